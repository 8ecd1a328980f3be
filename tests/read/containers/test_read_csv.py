from __future__ import annotations

import csv
import io
import random

import pytest
from making import DATE, HEADLINE, PARAGRAPHS, TEXT, squeezed, table
from reading import article, articles, failures, found

from kg.errors import Damaged, EmptyInput, InputError, NotText, TooLarge
from kg.read import Columns
from kg.read.walk import Found

BODY = "\n\n".join(PARAGRAPHS)


def rows(*told: tuple[str, ...], delimiter: str = ",") -> bytes:
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=delimiter).writerows(told)
    return file.getvalue().encode()


def test_a_row_tells_all_of_an_article() -> None:
    one = article(table(), "a.csv")
    assert (one.source, one.headline, one.byline) == ("a.csv#row=1", HEADLINE, "Ada Reporter")
    assert (one.published, one.dated_by) == ("2025-03-18T09:30:00+01:00", "metadata")
    assert one.url == "https://news.example/2025/bridge.html"
    assert squeezed(one.text) == squeezed(TEXT)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("name", ["a.csv", "x"])
def test_delimiters_are_told_by_themselves(delimiter: str, name: str) -> None:
    read = articles(rows(("id", "title", "text"), ("1", "One, two; three", BODY), ("2", "Four | five", BODY), delimiter=delimiter), name)
    assert [one.source for one in read] == [f"{name}#row=1", f"{name}#row=2"]


def test_columns_may_be_named() -> None:
    data = rows(("Artikel", "Kopf", "Zeit", "Haus"), (BODY, HEADLINE, "2025-03-18", "The Courier"))
    columns = Columns(text="Artikel", headline="kopf", published="Zeit", publisher="Haus")
    one = article(data, "a.csv", columns=columns)
    assert (one.headline, one.published, one.publisher) == (HEADLINE, "2025-03-18", "The Courier")


def test_without_a_text_column_the_columns_are_told() -> None:
    (error,) = failures(rows(("when", "what"), ("1", "2")), "a.csv")
    assert isinstance(error, NotText)
    assert "when, what" in error.cause
    assert "--column text=NAME" in error.fix
    (error,) = failures(table(), "a.csv", columns=Columns(text="story"))
    assert "no column 'story'" in error.cause


@pytest.mark.parametrize(
    ("told", "iso"),
    [
        (DATE, "2025-03-18T09:30:00+01:00"),
        ("2025-03-18 09:30:00", "2025-03-18 09:30:00"),
        ("2025-03-18T09:30:00Z", "2025-03-18T09:30:00Z"),
        ("March 18, 2025", "2025-03-18"),
        ("18 Mar 2025 10:30 GMT", "2025-03-18T10:30:00+00:00"),
        ("1742290200", "2025-03-18T09:30:00+00:00"),
        ("1742290200000", "2025-03-18T09:30:00+00:00"),
        ("3/4/2025", ""),
        ("soon", ""),
    ],
)
def test_dates_however_they_are_written(told: str, iso: str) -> None:
    assert article(rows(("text", "date"), (BODY, told)), "a.csv").published == iso


def test_rows_that_hold_nothing_are_errors_in_their_place() -> None:
    first, second, third = found(rows(("title", "text"), ("A", BODY), ("B", ""), ("C", BODY)), "a.csv")
    assert isinstance(first, Found)
    assert isinstance(second, EmptyInput)
    assert second.where == "a.csv#row=2"
    assert isinstance(third, Found)


def test_markup_in_a_cell_is_no_text() -> None:
    cell = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    assert squeezed(article(rows(("title", "content"), (HEADLINE, cell)), "a.csv").text) == squeezed(TEXT)


def test_short_rows_long_rows_empty_lines_and_marks() -> None:
    data = b"\xef\xbb\xbftitle,text,x\r\n\r\nA," + PARAGRAPHS[2].encode() + b"\r\n"
    (error,) = failures(b"title,text\nA\n", "a.csv")
    assert isinstance(error, EmptyInput)
    assert article(data.replace(b", of which", b" of which"), "a.csv").source == "a.csv#row=1"
    assert article(rows(("title", "text"), ("A", BODY, "more", "and more")), "a.csv").headline == "A"


def test_encodings() -> None:
    latin = rows(("title", "text"), ("Café", BODY)).decode().encode("cp1252")
    assert article(latin, "a.csv").headline == "Café"
    wide = rows(("title", "text"), ("Café", BODY)).decode().encode("utf-16")
    assert article(wide, "a.csv").headline == "Café"


def test_a_quotation_mark_that_is_never_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.read.containers.csv_table.MAX_LINE", 10_000)
    data = rows(("title", "text"), ("A", BODY)) + b'B,"never closed\n' + b"x,y\n" * 10_000
    first, error = found(data, "a.csv")
    assert isinstance(first, Found)
    assert isinstance(error, Damaged)
    assert error.where == "a.csv#row=2"


def test_an_endless_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.read.containers.lines.MAX_LINE", 10_000)
    first, error = found(rows(("title", "text"), ("A", BODY)) + b"x" * 30_000, "a.csv")
    assert isinstance(first, Found)
    assert isinstance(error, TooLarge)


def test_more_columns_than_a_format_is_told_by() -> None:
    names = tuple(f"column {number}" for number in range(20_000))
    one = article(rows((*names, "text"), (*("x" for _ in names), BODY)), "a.csv")
    assert squeezed(one.text) == squeezed(" ".join(PARAGRAPHS))
    (error,) = failures(rows(names, tuple("x" for _ in names)), "a.csv")
    assert isinstance(error, NotText)
    (error,) = failures(rows(names[:4_500], tuple("xyz" for _ in names[:4_500])), "a.csv")  # the second row is cut
    assert isinstance(error, NotText)


def test_more_columns_than_any_table_has() -> None:
    names = tuple(f"column {number}" for number in range(100_000))
    (error,) = failures(rows((*names, "text"), (*("x" for _ in names), BODY)), "a.csv")
    assert isinstance(error, TooLarge)
    assert error.cause == "the names of its columns are longer than 1,000,000 characters"


def test_a_table_without_rows() -> None:
    (error,) = failures(b"title,text\n", "a.csv")
    assert isinstance(error, EmptyInput)


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        f"Text, content and body\n\n{TEXT}",
        f"Title, Text\n\n{TEXT}",
        f"Title,Text\n{TEXT}",
        f"Content, she said, is king\nand, so, is, body\n{TEXT}",
        f"Body, soul, mind\n{TEXT}",
        "A; B\n" + TEXT,
    ],
)
def test_a_text_with_commas_is_no_table(text: str) -> None:
    assert article(text.encode(), "a.txt").text == text


@pytest.mark.parametrize("seed", range(10))
def test_any_damage_ends_in_errors_of_the_house(seed: int) -> None:
    draw = random.Random(seed)
    data = bytearray(table() + table())
    for _ in range(draw.randint(1, 12)):
        data[draw.randrange(len(data))] = draw.randrange(256)
    assert all(isinstance(one, (Found, InputError)) for one in found(bytes(data), "a.csv"))
