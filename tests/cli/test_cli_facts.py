"""``kg facts``."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable

import pytest

from kg.cli import run
from kg.rdf.table import COLUMNS

Write = Callable[..., str]
pytestmark = pytest.mark.usefixtures("pipeline_by_hand")


def test_facts_of_an_article(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["facts", write("law.txt"), "--jsonl"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(row["subject_entity"], row["predicate"], row["object_entity"], row["status"]) for row in rows] == [
        ("court", "uphold", "law", "asserted"),
        ("minister", "publish", "law", "planned"),
    ]
    assert tuple(rows[0]) == COLUMNS


def test_facts_of_a_folder_with_a_bad_file(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    write("news/a.txt"), write("news/b.txt", b"\x89PNG"), write("news/c.txt")
    assert run(["facts", "news", "--csv"]) == 1
    out, err = capsys.readouterr()
    assert len(list(csv.reader(io.StringIO(out)))) == 5
    assert err == "kg: error: news/b.txt: this is a PNG picture, not text (give plain text or HTML)\n"


def test_facts_of_loose_sentences(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    path = write("lines.txt", "Nothing here .\r\nThe court upheld the law.\n\nThe court upheld the law.\n")
    assert run(["facts", "--lines", path, "--jsonl"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["line"] for row in rows] == [1, 1, 3, 3]
    assert next(iter(rows[0])) == "line"
    assert not {"article", "sentence"} & set(rows[0])


def test_loose_sentences_from_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"The court upheld the law.")))
    assert run(["facts", "--lines", "-", "--tsv"]) == 0
    assert capsys.readouterr().out.splitlines()[1].startswith("0\tThe court\tupheld\tthe law")


def test_articles_and_lines_exclude_each_other(write: Write) -> None:
    assert run(["facts", write("law.txt"), "--lines", "law.txt"]) == 2
