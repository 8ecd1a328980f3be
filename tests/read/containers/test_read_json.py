from __future__ import annotations

import io
import json
import random

import pytest
from making import HEADLINE, PARAGRAPHS, TEXT, URL, json_object, squeezed
from reading import article, articles, failures, found

from kg.errors import Damaged, EmptyInput, InputError, NotText, TooLarge
from kg.read import Columns
from kg.read.containers.json_array import Broken, objects
from kg.read.walk import Found

ONE = json_object()


def test_lines_are_counted_and_broken_ones_are_errors_in_their_place() -> None:
    data = ONE + b"\n\n{broken\n" + ONE + b"\n[]\n" + ONE
    outcomes = found(data, "a.jsonl")
    assert [type(one) for one in outcomes] == [Found, Damaged, Found, Damaged, Found]
    assert [one.article.source for one in outcomes if isinstance(one, Found)] == ["a.jsonl#line=1", "a.jsonl#line=4", "a.jsonl#line=6"]
    assert [one.where for one in outcomes if isinstance(one, InputError)] == ["a.jsonl#line=3", "a.jsonl#line=5"]


def test_what_an_object_tells() -> None:
    one = article(json_object(author={"@type": "Person", "name": "Ada Reporter"}, publisher={"name": "The Courier"}), "a.json")
    assert (one.source, one.headline, one.byline, one.publisher) == ("a.json", HEADLINE, "Ada Reporter", "The Courier")
    assert (one.url, one.published) == (URL, "2025-03-18")
    two = article(json_object(author=[{"name": "Ada"}, "Bob", None, ["x"]], publisher=None, publishedAt=0), "a.json")
    assert (two.byline, two.publisher) == ("Ada, Bob", "")


def test_paragraphs_in_a_list() -> None:
    one = article(json.dumps({"title": HEADLINE, "text": list(PARAGRAPHS)}).encode())
    assert one.text == TEXT


@pytest.mark.parametrize("indent", [None, 2])
def test_arrays_and_what_web_services_answer(indent: int | None) -> None:
    told = json.loads(ONE)
    other = told | {"articleBody": TEXT + " And more."}
    assert [one.source for one in articles(json.dumps([told, other], indent=indent).encode(), "a.json")] == [
        "a.json#item=1",
        "a.json#item=2",
    ]
    answer = {"status": "ok", "response": {"count": 2, "articles": [told, other]}}
    assert len(articles(json.dumps(answer, indent=indent).encode(), "a.json")) == 2
    graph = {"@context": "https://schema.org", "@graph": [told]}
    assert squeezed(article(json.dumps(graph, indent=indent).encode(), "a.json").text) == squeezed(TEXT)


def test_of_an_array_what_comes_before_the_damage_is_read() -> None:
    first, second, error = found(b"[" + ONE + b",\n1," + ONE[:100], "a.json")
    assert isinstance(first, Found)
    assert isinstance(second, NotText)
    assert isinstance(error, Damaged)
    assert error.where == "a.json#item=3"
    (error,) = failures(b"[]", "a.json")
    assert isinstance(error, EmptyInput)


def test_columns_may_be_named() -> None:
    data = json.dumps({"lead": HEADLINE, "words": " ".join(PARAGRAPHS)}).encode()
    assert article(data, "a.json", columns=Columns(text="words", headline="lead")).headline == HEADLINE
    (error,) = failures(data, "a.json")
    assert isinstance(error, NotText)
    assert "lead, words" in error.cause
    assert "--column text=NAME" in error.fix


def test_a_file_of_other_objects_is_given_up() -> None:
    outcomes = failures(b'{"id": 1}\n' * 1_000, "a.jsonl")
    assert len(outcomes) == 21
    assert outcomes[-1].where == "a.jsonl"
    assert len(found(ONE + b"\n" + b'{"id": 1}\n' * 50, "a.jsonl")) == 51


def test_marks_wide_characters_and_numbers() -> None:
    assert article(b"\xef\xbb\xbf" + ONE + b"\n", "a.jsonl").headline == HEADLINE
    assert article(ONE.decode().encode("utf-16"), "a.json").headline == HEADLINE
    assert article(b'{"text": 5, "title": true, "url": "javascript:x"}\n', "a.jsonl").text == "5"


def test_a_line_that_is_too_long_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.read.containers.lines.MAX_LINE", 2_000)
    first, error, third = found(ONE + b'\n{"text": "' + b"x" * 9_000 + b'"}\n' + ONE, "a.jsonl")
    assert isinstance(first, Found)
    assert isinstance(error, TooLarge)
    assert error.where == "a.jsonl#line=2"
    assert isinstance(third, Found)


def test_nesting_without_end_is_damage() -> None:
    for data in (b'{"text":' * 100_000, b'[{"a":' + b"[" * 100_000):
        (error,) = failures(data, "a.json")
        assert isinstance(error, (Damaged, NotText))


@pytest.mark.parametrize(
    "text", ["[Update] " + TEXT, "{Note} " + TEXT, "[1] " + TEXT, "[1, 2] " + TEXT, "[[Wiki]] " + TEXT, '["Stop"] ' + TEXT]
)
def test_a_text_with_a_bracket_is_no_json(text: str) -> None:
    assert article(text.encode(), "a.txt").text == text


@pytest.mark.parametrize("piece", [1, 2, 7, 1_000])
def test_arrays_are_read_in_pieces_of_any_size(piece: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.read.containers.json_array._PIECE", piece)
    values = [{"a": [1, 2, {"b": "]}"}]}, 12345, -1.5, 'x\\"', None, True, [], {}]
    for text in (json.dumps(values), json.dumps(values, indent=3)):
        assert list(objects(io.TextIOWrapper(io.BytesIO(text.encode())))) == values
        with pytest.raises(Broken):
            list(objects(io.TextIOWrapper(io.BytesIO(text.encode()[:-1]))))


@pytest.mark.parametrize("seed", range(10))
def test_any_damage_ends_in_errors_of_the_house(seed: int) -> None:
    draw = random.Random(seed)
    data = bytearray(draw.choice((ONE + b"\n" + ONE, b"[" + ONE + b"]", json.dumps(json.loads(ONE), indent=1).encode())))
    for _ in range(draw.randint(1, 12)):
        data[draw.randrange(len(data))] = draw.randrange(256)
    assert all(isinstance(one, (Found, InputError)) for one in found(bytes(data), "a.jsonl"))
