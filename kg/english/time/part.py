"""The beginning, middle and end of a stretch of time: "early 2019", "mid-March", "the late 1990s"."""

from __future__ import annotations

import re
from calendar import monthrange

from kg.english.time.arithmetic import edtf_year

# First and last part of a decade, century, year or month, as offsets of years, months or days; what is meant by early and late is
# not sharp, which "~" says.
_DECADE = {"early": (0, 4), "mid": (4, 6), "late": (5, 9), "first half": (0, 4), "second half": (5, 9), "start": (0, 1), "end": (8, 9)}
_CENTURY = {
    "early": (0, 25),
    "mid": (40, 60),
    "late": (75, 99),
    "first half": (0, 49),
    "second half": (50, 99),
    "start": (0, 9),
    "end": (90, 99),
}
_YEAR = {"early": (1, 4), "mid": (5, 8), "late": (9, 12), "first half": (1, 6), "second half": (7, 12), "start": (1, 2), "end": (11, 12)}
_MONTH = {
    "early": (1, 10),
    "mid": (11, 20),
    "late": (21, 31),
    "first half": (1, 15),
    "second half": (16, 31),
    "start": (1, 5),
    "end": (26, 31),
}


def part_of(value: str, part: str) -> str:
    """The EDTF interval of a part of a decade, century, year or month; of any other value the value itself.

    >>> part_of("199X", "early"), part_of("2019", "late"), part_of("2025-03", "mid"), part_of("18XX", "second half")
    ('1990/1994~', '2019-09~/2019-12', '2025-03-11~/2025-03-20~', '1850/1899')
    """
    plain = value.rstrip("~")
    if found := re.fullmatch(r"(\d{2,3})(X|XX)", plain):
        first, last = (_DECADE if found[2] == "X" else _CENTURY)[part]
        base = int(found[1]) * (10 if found[2] == "X" else 100)
        return _between(edtf_year(base + first), edtf_year(base + last), part)
    if re.fullmatch(r"-?\d{4}", plain):
        first, last = _YEAR[part]
        return _between(f"{plain}-{first:02d}", f"{plain}-{last:02d}", part)
    if found := re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", plain):
        first, last = _MONTH[part]
        days = monthrange(max(1, int(found[1])), int(found[2]))[1]
        return _between(f"{plain}-{first:02d}", f"{plain}-{min(last, days):02d}", part)
    return value


def _between(first: str, last: str, part: str) -> str:
    if "half" in part:
        return f"{first}/{last}"
    open_begin, open_end = part in {"mid", "late", "end"}, part in {"early", "mid", "start"}
    return f"{first}{'~' * open_begin}/{last}{'~' * open_end}"
