"""The text of an e-mail message without what others wrote in it, and without the signature."""

from __future__ import annotations

import re

from kg.read.item import Dropped

_SIGNATURE = "-- "
_WROTE = re.compile(r"On\b.{5,300}\bwrote:", re.S)


def own_text(text: str) -> tuple[str, tuple[Dropped, ...]]:
    """The sender's own text, and what is left out with the reason. What is nothing but a quotation is passed on as the text."""
    lines = text.replace("\r\n", "\n").split("\n")
    end = next((number for number, line in enumerate(lines) if line == _SIGNATURE), len(lines))
    own, quoted = _own(lines[:end])
    dropped = [Dropped("\n".join(quoted), "quoted reply")] if quoted else []
    if not any(line.strip() for line in own):
        own, dropped = [line.lstrip("> ") for line in lines[:end]], []
    if lines[end + 1 :]:
        dropped.append(Dropped("\n".join(lines[end + 1 :]).strip(), "signature"))
    return "\n".join(own).strip(), tuple(dropped)


def _own(lines: list[str]) -> tuple[list[str], list[str]]:
    """The lines that are not quoted, and those that are, with the "On ... wrote:" before them."""
    own: list[str] = []
    quoted: list[str] = []
    for line in lines:
        if not line.startswith(">"):
            own.append(line)
            continue
        while own and not own[-1].strip():
            own.pop()
        wrote = next((count for count in (1, 2) if _WROTE.fullmatch("\n".join(own[-count:]).strip())), 0)
        quoted += own[len(own) - wrote :]
        del own[len(own) - wrote :]
        own.append("")
        quoted.append(line)
    return own, quoted
