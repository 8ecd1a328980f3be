"""Words to values: every written form, counted from a Wednesday, 19 March 2025."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.english.time import normalise, valid

DAY = "2025-03-19"

ABSOLUTE = [
    ("September 14, 2015", "2015-09-14"),
    ("14 September 2015", "2015-09-14"),
    ("Monday, September 14th, 2015", "2015-09-14"),
    ("the 14th day of September, 2015", "2015-09-14"),
    ("14-Sep-2015", "2015-09-14"),
    ("2015-09-14", "2015-09-14"),
    ("2015-09-14T08:30:00Z", "2015-09-14T08:30:00Z"),
    ("9/14/2015", "2015-09-14"),
    ("14/9/2015", "2015-09-14"),
    ("14.09.2015", "2015-09-14"),
    ("4/5/2015", "2015"),  # April or May: only the year is sure
    ("March 2011", "2011-03"),
    ("October , 1805", "1805-10"),
    ("2011", "2011"),
    ("the 1990s", "199X"),
    ("the ’70s", "197X"),
    ("the nineties", "199X"),
    ("the 1600s", "16XX"),
    ("the 19th century", "18XX"),
    ("the sixteenth century", "15XX"),
    ("the 7th century BC", "-06XX"),
    ("508 BC", "-0507"),
    ("AD 842", "0842"),
    ("the year 71", "0071"),
    ("summer of 2012", "2012-22"),
    ("winter 1776-77", "1776-24"),
    ("the third quarter of 2024", "2024-35"),
    ("Q3 2024", "2024-35"),
    ("fiscal 2023", "2023~"),
    ("World War II", "1939-09-01/1945-09-02"),
    ("Christmas Eve 2014", "2014-12-24"),
    ("Good Friday 2025", "2025-04-18"),
    ("Thanksgiving 2024", "2024-11-28"),
]
PARTS = [
    ("early 2019", "2019-01/2019-04~"),
    ("mid-March 2011", "2011-03-11~/2011-03-20~"),
    ("the late 1980s", "1985~/1989"),
    ("the second half of the 19th century", "1850/1899"),
    ("the first half of 2024", "2024-01/2024-06"),
    ("the end of May 2024", "2024-05-26~/2024-05-31"),
    ("about 1850", "1850~"),
    ("c. 1230 BC", "-1229~"),
    ("sometime in 1999", "1999-XX-XX"),
    ("possibly in November 1849", "1849-11?"),
]
INTERVALS = [
    ("from May to July 2024", "2024-05/2024-07"),
    ("between October 2023 and April 2024", "2023-10/2024-04"),
    ("from November to February 2024", "2023-11/2024-02"),
    ("19 to 21 August 2024", "2024-08-19/2024-08-21"),
    ("March 18-20, 2025", "2025-03-18/2025-03-20"),
    ("1892–94", "1892/1894"),
    ("2009-10", "2009/2010"),
    ("1656 - 1662", "1656/1662"),
    ("from 1200 to 400 BC", "-1199/-0399"),
    ("the 15th to the 19th century", "14XX/18XX"),
    ("since 2014", "2014/.."),
    ("until July 1805", "../1805-07"),
    ("by 1900", "../1900"),
    ("2013–present", "2013/.."),
    ("from 2013 onwards", "2013/.."),
    ("between 5 and 7 people", ""),
]
LASTING = [
    ("for 30 days", "P30D"),
    ("a 30-day ceasefire", "P30D"),
    ("two and a half years", "P2.5Y"),
    ("nine years and ten months", "P9Y10M"),
    ("half an hour", "PT30M"),
    ("48 hours", "PT48H"),
    ("two decades", "P20Y"),
    ("several days", ""),
    ("every Friday", "R/2025-03-14/P1W"),
    ("every other week", "R/P2W"),
    ("weekly", "R/P1W"),
    ("annually", "R/P1Y"),
    ("twice a year", "R/P1Y"),
    ("Fridays", "R/2025-03-14/P1W"),
]
RELATIVE = [
    ("today", DAY),
    ("tonight", DAY),
    ("yesterday", "2025-03-18"),
    ("tomorrow morning", "2025-03-20"),
    ("the day before yesterday", "2025-03-17"),
    ("overnight", "2025-03-18/2025-03-19"),
    ("last night", "2025-03-18"),
    ("Wednesday", DAY),
    ("on Tuesday", "2025-03-18"),
    ("late Tuesday", "2025-03-18"),
    ("Tuesday morning", "2025-03-18"),
    ("last Wednesday", "2025-03-12"),
    ("next Wednesday", "2025-03-26"),
    ("Friday last week", "2025-03-14"),
    ("Tuesday at 5:30 p.m. GMT", "2025-03-18T17:30:00Z"),
    ("5 p.m. EST on Tuesday", "2025-03-18T17:00:00-05:00"),
    ("last week", "2025-03-10/2025-03-16"),
    ("next week", "2025-03-24/2025-03-30"),
    ("the weekend", "2025-03-22/2025-03-23"),
    ("last month", "2025-02"),
    ("this year", "2025"),
    ("next year", "2026"),
    ("last November", "2024-11"),
    ("last summer", "2024-22"),
    ("this decade", "202X"),
    ("last century", "19XX"),
    ("three days ago", "2025-03-16"),
    ("two weeks ago", "2025-03-05~"),
    ("six months ago", "2024-09"),
    ("5,000 years ago", "-2975~"),
    ("in two weeks", "P2W"),
    ("the past five years", "2020-03-19/2025-03-19"),
    ("the past decade", "2015/2025"),
    ("the next three months", "2025-03-19/2025-06-19"),
    ("recent years", "../2025-03-19"),
    ("the 12th of last month", "2025-02-12"),
    ("the 1st day of May next", "2025-05-01"),
]
NONE = [
    "aged 96",
    "a 30-year-old man",
    "30 years of age",
    "$2,011",
    "her 80s",
    "a second attempt",
    "the fall of the city",
    "COVID-19",
    "two people",
    "31 February 2024",
]


@pytest.mark.parametrize(("words", "value"), [*ABSOLUTE, *PARTS, *INTERVALS, *LASTING, *RELATIVE])
def test_value(words: str, value: str) -> None:
    assert normalise(words, DAY) == value


@pytest.mark.parametrize("words", [*(w for w, _ in RELATIVE if w != "in two weeks")])
def test_without_a_reference_what_counts_from_it_has_no_value(words: str) -> None:
    assert normalise(words) == ""


@pytest.mark.parametrize(("words", "value"), [(w, v) for w, v in ABSOLUTE])
def test_absolute_dates_need_no_reference(words: str, value: str) -> None:
    assert normalise(words) == value


@pytest.mark.parametrize("words", NONE)
def test_ages_amounts_and_names_are_no_times(words: str) -> None:
    assert normalise(words, DAY) == ""


@pytest.mark.parametrize(
    ("words", "back", "ahead"),
    [
        ("Friday", "2025-03-14", "2025-03-21"),
        ("Wednesday", DAY, DAY),
        ("May 2", "2024-05-02", "2025-05-02"),
        ("March 19", DAY, DAY),
        ("June", "2024-06", "2025-06"),
        ("summer", "2024-22", "2025-22"),
        ("Christmas", "2024-12-25", "2025-12-25"),
        ("this weekend", "2025-03-15/2025-03-16", "2025-03-22/2025-03-23"),
        ("in two weeks", "P2W", "2025-04-02~"),
    ],
)
def test_the_clause_tells_the_direction(words: str, back: str, ahead: str) -> None:
    assert (normalise(words, DAY, direction=-1), normalise(words, DAY, direction=1)) == (back, ahead)


@pytest.mark.parametrize(
    ("words", "value"),
    [("May 2", "XXXX-05-02"), ("October", "XXXX-10"), ("summers", "XXXX-22"), ("July 4th", "XXXX-07-04")],
)
def test_a_date_of_no_known_year(words: str, value: str) -> None:
    assert normalise(words) == value


FORMATS = ["%B %d, %Y", "%d %B %Y", "%A, %B %d, %Y", "%A %d %B %Y", "%b. %d, %Y", "%d %b %Y", "%Y-%m-%d", "%d.%m.%Y", "the %dth of %B, %Y"]


@given(st.dates(date(1000, 1, 1), date(2099, 12, 31)), st.sampled_from(FORMATS), st.sampled_from(["", DAY]))
def test_a_day_written_in_a_usual_way_comes_back(day: date, form: str, reference: str) -> None:
    if form == "%d.%m.%Y" and day.year < 1900:
        return
    words = day.strftime(form).replace("May.", "May")
    assert normalise(words, reference) == day.isoformat()


@given(st.dates(date(1000, 1, 1), date(2099, 12, 31)))
def test_a_month_and_a_year_come_back(day: date) -> None:
    assert normalise(day.strftime("%B %Y")) == day.strftime("%Y-%m")


@given(st.dates(date(1901, 1, 1), date(2099, 12, 31)), st.integers(1, 3000))
def test_days_ago_are_days_ago(day: date, days: int) -> None:
    assert (day - date.fromisoformat(normalise(f"{days} days ago", day.isoformat()))).days == days


@given(st.dates(date(2, 1, 1), date(9998, 12, 31)), st.sampled_from(["Monday", "Thursday", "Sunday"]), st.sampled_from([-1, 1]))
def test_a_weekday_is_within_a_week_and_that_day(day: date, name: str, direction: int) -> None:
    found = date.fromisoformat(normalise(name, day.isoformat(), direction=direction))
    assert found.strftime("%A") == name
    assert 0 <= (found - day).days * direction < 7


_PIECES = [
    "the", "last", "next", "May", "Tuesday", "of", "-", "century", "1999", "31", "9999", "years", "ago", "from", "to",
    "until", "since", "two", "early", "BC", "Easter", "5 p.m.", "every", "0", "99999999999999", "’", "half", "and",
    "later", "a", "the end of", "about", "weekend", "1/2", "million",
]  # fmt: skip
_ANY_WORDS = st.lists(st.sampled_from(_PIECES), max_size=8).map(" ".join) | st.text(max_size=40)


@given(_ANY_WORDS, st.sampled_from(["", DAY, "0001-01-01", "9999-12-31", "x"]))
def test_any_words_give_a_valid_value_or_none(words: str, reference: str) -> None:
    value = normalise(words, reference)
    assert value == "" or valid(value)
