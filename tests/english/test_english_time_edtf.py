"""EDTF values: what is one, and the days it can mean."""

from __future__ import annotations

from datetime import date

import pytest
from graph_story import hostile
from hypothesis import given
from hypothesis import strategies as st

from kg.english.time.edtf import Extent, extent, valid


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2031-04-08", Extent("day", date(2031, 4, 8), date(2031, 4, 8))),
        ("2031-04-08T10:30", Extent("time", date(2031, 4, 8), date(2031, 4, 8))),
        ("2032-02", Extent("month", date(2032, 2, 1), date(2032, 2, 29))),
        ("2031", Extent("year", date(2031, 1, 1), date(2031, 12, 31))),
        ("2031?", Extent("year", date(2031, 1, 1), date(2031, 12, 31))),
        ("2031-04-XX", Extent("month", date(2031, 4, 1), date(2031, 4, 30))),
        ("2031-XX", Extent("year", date(2031, 1, 1), date(2031, 12, 31))),
        ("2031-XX-XX", Extent("year", date(2031, 1, 1), date(2031, 12, 31))),
        ("203X", Extent("decade", date(2030, 1, 1), date(2039, 12, 31))),
        ("20XX", Extent("century", date(2000, 1, 1), date(2099, 12, 31))),
        ("2031-22", Extent("season", date(2031, 6, 1), date(2031, 8, 31))),
        ("2031-24", Extent("season", date(2031, 12, 1), date(2032, 2, 29))),
        ("2031-34", Extent("quarter", date(2031, 4, 1), date(2031, 6, 30))),
        ("../2022", Extent("interval", None, date(2022, 12, 31))),
        ("2022-03/..", Extent("interval", date(2022, 3, 1), None)),
        ("2022-03-01/2022-03-05", Extent("interval", date(2022, 3, 1), date(2022, 3, 5))),
        ("2031-02-30", Extent("unknown")),
        ("2031-99", Extent("unknown")),
        ("9999-24", Extent("unknown")),
        ("0000", Extent("year")),
        ("-0507", Extent("year")),
        ("-06XX", Extent("century")),
        ("Y-13000", Extent("year")),
        ("-0799/0200", Extent("interval", None, date(200, 12, 31))),
        ("2031-04-08T10:30:00-05:00", Extent("time", date(2031, 4, 8), date(2031, 4, 8))),
        ("XXXX-02-29", Extent("day")),
        ("XXXX-22", Extent("season")),
        ("P30D", Extent("duration")),
        ("R/2031-04-08/P1W", Extent("set")),
        ("R/soon/P1W", Extent("unknown")),
        ("XXXX-02-30", Extent("unknown")),
        ("2031-04-08T25:00", Extent("unknown")),
        ("../..", Extent("unknown")),
        ("", Extent("unknown")),
        ("last week", Extent("unknown")),
    ],
)
def test_the_days_a_value_can_mean(value: str, expected: Extent) -> None:
    assert extent(value) == expected


@given(hostile | st.from_regex(r"[-\\dX~?%/.TPRY:]{1,24}", fullmatch=True))
def test_what_is_valid_has_a_precision(value: str) -> None:
    assert (extent(value).precision != "unknown") or not valid(value)


@given(st.dates(), st.dates())
def test_an_interval_of_days_is_those_days(a: date, b: date) -> None:
    assert extent(f"{a.isoformat()}/{b.isoformat()}") == Extent("interval", a, b)
