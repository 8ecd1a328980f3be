"""The headers of an e-mail message: what they tell of an article."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING, Any

from kg.read.item import Metadata

if TYPE_CHECKING:
    from email.message import Message
    from email.policy import Policy

_LONGEST = 2_000  # characters of a header that are looked at
_PASSED_ON = re.compile(r"(?:(?:re|fwd?)\s*:\s*)+", re.I)  # at the beginning of the subject of an answer, or of what is forwarded


@cache
def policy() -> Policy[Any]:
    """How messages are read: headers are not endless, and are not parsed but where they are asked for.

    The library's newer way of reading headers takes seconds for a hostile one of 2,000 characters, and this one no time.
    """
    from email.policy import Compat32

    class Bounded(Compat32):
        def header_fetch_parse(self, name: str, value: str) -> Any:
            return super().header_fetch_parse(name, _cut(value))

    return Bounded()


def told(message: Message) -> Metadata:
    """Subject, the first sender's name and date; "" for what is not there or makes no sense."""
    return Metadata(headline=_subject(message), byline=_sender(message), published=_date(message))


def _subject(message: Message) -> str:
    return _PASSED_ON.sub("", _plain(_raw(message, "subject")), count=1)


def _sender(message: Message) -> str:
    from email.utils import parseaddr

    try:
        name = _plain(parseaddr(_raw(message, "from"))[0])
    except RecursionError:  # of remarks in remarks
        return ""
    return "" if "@" in name else name


def _date(message: Message) -> str:
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(_raw(message, "date")).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def _cut(value: str) -> str:
    """A header without what goes beyond the longest; whole words of it, for half a coded word cannot be decoded."""
    begin = value[:_LONGEST]
    return begin if len(value) <= _LONGEST else begin.rpartition(" ")[0] or begin


def _raw(message: Message, name: str) -> str:
    return str(message.get(name, ""))


def _plain(text: str) -> str:
    """A header as it is shown: on one line, its coded words (``=?utf-8?q?...?=``) decoded."""
    from email.errors import MessageError
    from email.header import decode_header, make_header

    with suppress(ValueError, LookupError, MessageError):
        text = str(make_header(decode_header(text)))
    return " ".join(text.split())
