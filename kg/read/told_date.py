"""A date that is told beside a text, in a table or in front of a text, however it is written."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from kg.read.dateline import is_date, published

_SECONDS = re.compile(r"\d{9,10}|\d{12,13}")  # since 1970; with thousandths


def iso(told: str) -> str:
    """A date however it is written, as ISO 8601; "" where it is none, or may be two ("3/4/2025").

    >>> iso("Tue, 18 Mar 2025 09:30:00 GMT"), iso("March 18, 2025"), iso("1742290200")
    ('2025-03-18T09:30:00+00:00', '2025-03-18', '2025-03-18T09:30:00+00:00')
    """
    told = told.strip()[:100]
    if _SECONDS.fullmatch(told):
        return datetime.fromtimestamp(int(told[:10]) if len(told) > 11 else int(told), UTC).isoformat()
    if is_date(told):
        return told
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(told).isoformat()
    except (ValueError, TypeError, IndexError):
        return published(told)
