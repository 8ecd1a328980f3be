"""Ids and headlines."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.read import article_id
from kg.read.identity import headline

BODY = "\n\nThe court ruled on Monday that the law stands."


@given(st.text())
def test_an_id_is_a_short_ascii_slug_and_a_hash(text: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*-[0-9a-f]{10}", article_id(text))
    assert len(article_id(text)) <= 51
    assert article_id(text) == article_id(text)


@given(st.text(), st.text())
def test_different_texts_have_different_ids(one: str, other: str) -> None:
    assert (article_id(one) == article_id(other)) == (one == other)


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("Court upholds law", "Court upholds law"),
        ("6 hours ago\n\nCourt upholds law", "Court upholds law"),
        ("Updated 10:42 a.m. EST, March 3, 2024\nCourt upholds law", "Court upholds law"),
        ("Friday, July 21, 2017\nBy Ann Lee and Bo Chen\nCourt upholds law", "Court upholds law"),
        ("Photo: a courtroom.\nBreaking news\nCourt upholds law", "Court upholds law"),
        ("By 2030 half of all cars will be electric", "By 2030 half of all cars will be electric"),
        ("Will the court uphold the law?", "Will the court uphold the law?"),
        ("The court upheld the law on Monday.", ""),
        ("“We uphold the law.”", ""),
        ("A spokesman said:", ""),
        ("Word " * 60, ""),
    ],
)
def test_headline(opening: str, expected: str) -> None:
    assert headline(opening + BODY) == expected


def test_a_single_line_is_no_headline() -> None:
    assert headline("Court upholds law") == ""


def test_the_id_begins_with_the_headline() -> None:
    assert article_id("6 hours ago\n\nÉlysée’s budget passes" + BODY).startswith("elysees-budget-passes-")
