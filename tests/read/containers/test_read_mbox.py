from __future__ import annotations

import random

import pytest
from making import HEADLINE, PARAGRAPHS, TEXT, mbox, message, squeezed
from reading import article, articles, found

from kg.errors import InputError, TooLarge
from kg.read.walk import Found

ONE = message().as_bytes()


def test_messages_are_counted() -> None:
    read = articles(mbox(ONE, ONE, ONE), "news.mbox")
    assert [one.source for one in read] == ["news.mbox#message=1", "news.mbox#message=2", "news.mbox#message=3"]
    assert {one.headline for one in read} == {HEADLINE}
    assert {one.byline for one in read} == {"Ada Reporter"}


def test_line_ends_of_another_system() -> None:
    assert len(articles(mbox(ONE, ONE).replace(b"\n", b"\r\n"), "news.mbox")) == 2


def test_lines_that_begin_as_separators_do() -> None:
    text = f"{PARAGRAPHS[0]}\n\n>From the start it was clear.\n\n>>From it he quoted.\n\nFrom Paris with love, 2025.\n\n{PARAGRAPHS[1]}"
    one = article(mbox(message(text).as_bytes()), "news.mbox")
    assert "\n\nFrom the start it was clear." in one.text
    assert "\n\nFrom Paris with love, 2025." in one.text
    assert PARAGRAPHS[1] in squeezed(one.text)


def test_a_message_that_is_too_large_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.read.containers.mbox.MAX_BYTES", 5_000)
    first, second, third = found(mbox(ONE, ONE + b"x" * 6_000, ONE), "news.mbox")
    assert isinstance(first, Found)
    assert isinstance(second, TooLarge)
    assert second.where == "news.mbox#message=2"
    assert isinstance(third, Found)


@pytest.mark.parametrize("begin", ["From Kyiv with the latest", "From 10:30 on Tuesday 18 March 2025 the town was quiet", "From: Kyiv"])
def test_a_text_that_begins_so_is_no_mailbox(begin: str) -> None:
    text = f"{begin}\n{TEXT}"
    assert article(text.encode(), "a.txt").text == text


@pytest.mark.parametrize("seed", range(10))
def test_any_damage_ends_in_errors_of_the_house(seed: int) -> None:
    draw = random.Random(seed)
    data = bytearray(mbox(ONE, ONE))
    for _ in range(draw.randint(1, 12)):
        data[draw.randrange(len(data))] = draw.randrange(256)
    assert all(isinstance(one, (Found, InputError)) for one in found(bytes(data), "n.mbox"))
