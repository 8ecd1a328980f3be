"""Rows in every output format."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.cli.output import Format, print_rows

COLUMNS = ("name", "number")
ROWS = [{"name": "Zürich, “city”", "number": 1}, {"name": "a\tb\nc [bold]d[/bold]", "number": None}]


@pytest.mark.parametrize(
    ("format", "expected"),
    [
        (Format.TABLE, "name                  number\nZürich, “city”        1\na b c [bold]d[/bold]\n"),
        (Format.CSV, 'name,number\n"Zürich, “city”",1\n"a\tb\nc [bold]d[/bold]",\n'),
        (Format.TSV, "name\tnumber\nZürich, “city”\t1\na b c [bold]d[/bold]\t\n"),
        (
            Format.JSON,
            '[\n {"name": "Zürich, “city”", "number": 1},\n {"name": "a\\tb\\nc [bold]d[/bold]", "number": null}\n]\n',
        ),
        (Format.JSONL, '{"name": "Zürich, “city”", "number": 1}\n{"name": "a\\tb\\nc [bold]d[/bold]", "number": null}\n'),
    ],
)
def test_formats(format: Format, expected: str, capsys: pytest.CaptureFixture[str]) -> None:
    print_rows(ROWS, COLUMNS, format)
    assert capsys.readouterr().out == expected


@pytest.mark.parametrize(
    ("format", "expected"), [(Format.CSV, "name,number\n"), (Format.TSV, "name\tnumber\n"), (Format.JSON, "[]\n"), (Format.JSONL, "")]
)
def test_no_rows(format: Format, expected: str, capsys: pytest.CaptureFixture[str]) -> None:
    print_rows([], COLUMNS, format)
    assert capsys.readouterr().out == expected


def test_a_long_row_of_a_piped_table_stays_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    print_rows([{"name": "word " * 2_000, "number": 1}], COLUMNS, Format.TABLE)
    assert len(capsys.readouterr().out.splitlines()) == 2


@given(st.lists(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\r"))))
def test_csv_and_json_give_back_what_they_were_given(values: list[str]) -> None:
    for format in (Format.CSV, Format.JSON, Format.JSONL):
        with pytest.MonkeyPatch.context() as patch:
            out = io.StringIO(newline="")
            patch.setattr("sys.stdout", out)
            print_rows([{"name": value, "number": 1} for value in values], COLUMNS, format)
        text = out.getvalue()
        if format is Format.CSV:
            assert [row[0] for row in csv.reader(io.StringIO(text, newline=""))][1:] == values
        elif format is Format.JSON:
            assert [row["name"] for row in json.loads(text)] == values
        else:
            assert [json.loads(line)["name"] for line in text.split("\n")[:-1]] == values
