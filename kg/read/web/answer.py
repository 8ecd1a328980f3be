"""What a server answered: its content, what its headers tell, and which error a status is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus

from kg.errors import InputError, NotFound, Refused

MOVED = frozenset((301, 302, 303, 307, 308))
AGAIN = frozenset((429, 502, 503, 504))  # statuses of what may be over soon
_REFUSED = frozenset((401, 403, 451))
_GONE = frozenset((404, 410))
_CHARSET = re.compile(r"""charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.I)


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer of a server; ``headers`` are looked up by names in lower case; ``content`` is that of a success only."""

    status: int
    headers: Mapping[str, str]
    content: bytes = b""

    @property
    def is_success(self) -> bool:
        """Whether it is what was asked for."""
        return 200 <= self.status < 300

    @property
    def location(self) -> str:
        """Where it sends to; "" if nowhere."""
        return self.headers.get("location", "") if self.status in MOVED else ""

    @property
    def media_type(self) -> str:
        """Its media type, in lower case."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str:
        """The character set it names."""
        match = _CHARSET.search(self.headers.get("content-type", ""))
        return match[1] if match else ""

    @property
    def modified(self) -> str:
        """The day on which it was changed last, ISO 8601, in UTC."""
        moment = _moment(self.headers.get("last-modified", ""))
        return moment.date().isoformat() if moment else ""

    @property
    def wait(self) -> float:
        """The seconds after which it wants to be asked again; 0 where it does not say."""
        told = self.headers.get("retry-after", "").strip()
        if told.isascii() and told.isdigit():
            return float(told[:9])
        moment = _moment(told)
        now = _moment(self.headers.get("date", "")) or datetime.now(UTC)
        return max(0.0, (moment - now).total_seconds()) if moment else 0.0

    def error(self) -> InputError:
        """The error that an answer without success is."""
        phrase = next((f" {one.phrase}" for one in HTTPStatus if one == self.status), "")
        cause = f"the server answers {self.status}{phrase}"
        if self.status in _REFUSED:
            return Refused(cause, fix="open it in a browser, save the page, and give its file")
        if self.status in _GONE:
            return NotFound(cause, fix="check the address in a browser")
        return NotFound(cause, fix="try again later, or save the page and give its file")


def _moment(told: str) -> datetime | None:
    """A date as headers have it."""
    try:
        moment = parsedate_to_datetime(told)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
