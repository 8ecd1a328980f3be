"""robots.txt: what a server lets programs ask for (RFC 9309)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from kg.errors import InputError, MissingExtra, Refused

MAX_BYTES = 512_000  # what comes after that is not heeded; RFC 9309 asks for 500 KiB
LONGEST_DELAY = 30.0  # seconds between requests that a server may ask for
AGENT = "kg"  # the name by which it may address us

_OTHER = "other"
_AGENT_LINE = re.compile(r"[ \t]*user[- ]?agent[ \t]*[:\s][ \t]*([^#]*)", re.I)


@dataclass(frozen=True, slots=True)
class Rules:
    """What may be asked of a server. ``failure`` is why nothing may; ``delay`` is how long to wait between requests."""

    parsed: Any = None
    delay: float = 0.0
    failure: InputError | None = None

    def require(self, url: str) -> None:
        """Pass an address of the server that may be asked for.

        Raises:
            Refused: it may not, or the server does not tell.
            InputError: the server could not be asked what may.
        """
        if self.failure:
            raise type(self.failure)(self.failure.cause, fix=self.failure.fix) from self.failure
        if self.parsed is not None and not self.parsed.can_fetch(url, AGENT):
            fix = "open it in a browser, save the page, and give its file"
            raise Refused("the server's robots.txt forbids programs to ask for it", fix=fix)


ALL = Rules()


def rules(content: bytes) -> Rules:
    """The rules for us in a robots.txt."""
    from protego import Protego

    text = content.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
    if len(content) >= MAX_BYTES:
        text = text.rpartition("\n")[0]  # the last line may be half a line
    made = Protego.parse("\n".join(map(_for_us, text.splitlines())))
    return Rules(made, min(made.crawl_delay(AGENT) or 0.0, LONGEST_DELAY))


def require_parser() -> None:
    """Pass where robots.txt can be read.

    Raises:
        MissingExtra: what reads it is not installed.
    """
    try:
        import protego  # noqa: F401
        import tenacity  # noqa: F401
    except ImportError as error:
        fix = "install it: pip install '.[web]' in a checkout, or kg[web]"
        raise MissingExtra("asking web addresses needs an optional part", fix=fix) from error


def _for_us(line: str) -> str:
    """A line, with all other programs under one name: a file that names many makes as many copies of its rules else."""
    match = _AGENT_LINE.match(line)
    if not match:
        return line
    name = match[1].strip().lower()
    ours = name in ("*", AGENT) or name.startswith(f"{AGENT}/")
    return f"User-agent: {name.partition('/')[0] if ours else _OTHER}"
