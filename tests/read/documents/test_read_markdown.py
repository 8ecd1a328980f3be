from __future__ import annotations

import random

import pytest
from making import HEADLINE, PARAGRAPHS, TEXT
from reading import article, failures, found

from kg.errors import InputError, TooLarge
from kg.read.walk import Found

BODY = "\n\n".join(PARAGRAPHS)


def text_of(markdown: str, name: str = "a.md") -> str:
    return article(markdown.encode(), name).text


def test_words_without_marks() -> None:
    markdown = (
        f"# {HEADLINE}\n\nIt was *really* **said** by [the mayor](https://x.example/) ![a picture](p.png), \\*not\\* me.[^1]\n\n"
        "- one\n- two\n\n  still two\n\n1. first\n\n> quoted `here`\n\n| a | b |\n|---|---|\n| c | d |\n\n"
        "See <https://x.example/> or [that][1].  \nNew line.\n\n***\n\n[1]: https://y.example/\n\n[^1]: A note.\n"
    )
    assert text_of(markdown).split("\n\n") == [
        *(HEADLINE, "It was really said by the mayor , *not* me.", "one", "two", "still two", "first", "quoted here", "a", "b", "c", "d"),
        "See  or that.\nNew line.",
    ]


def test_code_and_markup_are_dropped() -> None:
    markdown = f"# {HEADLINE}\n\n```python\nx = 1\n```\n\n<div class=ad>Buy</div>\n\n    indented()\n\n{PARAGRAPHS[0]}\n"
    (one,) = found(markdown.encode(), "a.md", dropped=True)
    assert isinstance(one, Found)
    assert one.article.text == f"{HEADLINE}\n\n{PARAGRAPHS[0]}"
    assert [(dropped.text, dropped.reason) for dropped in one.dropped] == [
        *(("x = 1", "code"), ("<div class=ad>Buy</div>", "markup"), ("indented()", "code"))
    ]


YAML = f"""---
layout: post
title: "{HEADLINE}"   # as printed
date: 2025-03-18 09:30:00 +0100
authors:
  - name: Ada Reporter
  - Bob Writer
publisher: 'The Courier'
url: https://news.example/bridge
description: |
  title: not this
tags: [a, "b"]
---
"""
TOML = f"""+++
title = "{HEADLINE}"
date = 2025-03-18
author = ["Ada Reporter", "Bob Writer"]
publisher = "The Courier"
url = "https://news.example/bridge"
+++
"""


@pytest.mark.parametrize("front", [YAML, TOML])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_what_is_told_in_front(front: str, end: str) -> None:
    one = article(f"{front}\n{BODY}\n".replace("\n", end).encode(), "a.md")
    assert (one.headline, one.byline, one.publisher) == (HEADLINE, "Ada Reporter, Bob Writer", "The Courier")
    assert (one.url, one.published[:10]) == ("https://news.example/bridge", "2025-03-18")
    assert one.text == TEXT


@pytest.mark.parametrize(
    "markdown",
    [
        f"# {HEADLINE}\n\nSee [this](https://x.example/).\n\n{BODY}",
        f"{YAML}# {HEADLINE}\n\n{BODY}",
        f"# {HEADLINE}\n\n**By Ada**\n\n{BODY}",
        f"{BODY}\n\n```\ncode\n```\n\n[1]: https://x.example/\n",
    ],
)
def test_unmistakable_markup_tells_it(markdown: str) -> None:
    (one,) = found(markdown.encode(), "a.txt")
    assert isinstance(one, Found)
    assert one.format == "Markdown"


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        f"{TEXT}\n\n* A star\n* another\n\n1. And a number\n\n# 1 in the country",
        f"#Bridge\n\n{TEXT} ** see below",
        f"{TEXT}\n\n---\n\nMore [sic] (he said) and 5 * 3 * 2.",
        f"---\n{TEXT}\n---\n",
        f"# {HEADLINE}\n\n{BODY}",
        f"{TEXT} **stressed** and _so_",
        f"> {TEXT}",
    ],
)
def test_a_text_with_a_stray_mark_is_no_markdown(text: str) -> None:
    (one,) = found(text.encode(), "a.txt")
    assert isinstance(one, Found)
    assert (one.format, one.article.text) == ("plain text", text)


def test_too_many_lines_are_refused() -> None:
    (error,) = failures(b"- a\n" * 200_001, "a.md")
    assert isinstance(error, TooLarge)


@pytest.mark.parametrize("hostile", ["[", "*", "> ", "`", "[a](", "- ", "<a", "![", "*[", "_a"])
def test_hostile_text_costs_little(hostile: str) -> None:
    assert len(found((hostile * (5_000 // len(hostile)) + "\n\nA word").encode(), "a.md")) == 1


@pytest.mark.parametrize("seed", range(10))
def test_any_damage_ends_in_errors_of_the_house(seed: int) -> None:
    draw = random.Random(seed)
    data = bytearray(f"{YAML}# {HEADLINE}\n\nSee [this](https://x.example/).\n\n{BODY}".encode())
    for _ in range(draw.randint(1, 12)):
        data[draw.randrange(len(data))] = draw.randrange(256)
    assert all(isinstance(one, (Found, InputError)) for one in found(bytes(data), "a.md"))
