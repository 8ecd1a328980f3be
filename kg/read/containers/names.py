"""Names of the members of archives: shown safely, and told whether they may be articles. They never become paths."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime
from pathlib import PurePosixPath

from kg.read.containers.folder import SUFFIXES

_LONGEST = 300  # characters shown
_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))  # control, formatting (as right-to-left marks), broken, line ends
_DRIVE = re.compile(r"[A-Za-z]:")


def shown(text: str) -> str:
    """A name as it may be shown: on one line, without characters that cannot be seen, and not endless.

    >>> shown("a\\u202eb\\nc")
    'abc'
    """
    text = "".join(character for character in text[: 4 * _LONGEST] if unicodedata.category(character) not in _UNSEEN)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def member_name(name: str) -> str:
    """The name of a member, with nothing in it that leads elsewhere; "" for a name that is nothing else.

    >>> member_name("../../etc/passwd"), member_name("C:\\\\news\\\\a.txt")
    ('etc/passwd', 'news/a.txt')
    """
    parts = shown(name).replace("\\", "/").split("/")
    return "/".join(part for part in parts if part not in ("", ".", "..") and not _DRIVE.fullmatch(part))


def may_be_article(name: str) -> bool:
    """Whether a member with this clean name is worth a look: no hidden file, none in a hidden folder, no picture or script."""
    path = PurePosixPath(name)
    hidden = any(part.startswith(".") or part == "__MACOSX" for part in path.parts)
    return bool(name) and not hidden and path.suffix.lower() in SUFFIXES


def day(seconds: float) -> str:
    """The UTC day of a time in seconds since 1970, ISO 8601; "" where that is none."""
    try:
        return datetime.fromtimestamp(seconds, UTC).date().isoformat() if seconds > 0 else ""
    except (ValueError, OverflowError, OSError):
        return ""


def calendar_day(year: int, month: int, day_of_month: int) -> str:
    """That day, ISO 8601; "" where there is none, as in archives that set no time."""
    try:
        return date(year, month, day_of_month).isoformat() if year > 1980 else ""  # the zero of ZIP is 1 January 1980
    except ValueError:
        return ""
