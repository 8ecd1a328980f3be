"""What docs/reading.md shows is what happens."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from kg import errors
from kg.cli.app import run
from kg.read.formats import formats

DOCS = Path(__file__).parents[2] / "docs" / "reading.md"
PAGE = """<!DOCTYPE html><html><head><title>Court upholds law</title></head><body>
<nav><a href="/">Home</a> <a href="/world">World</a> <a href="/sport">Sport</a></nav>
<article><h1>Court upholds law</h1><p>The court upheld the law on Monday.</p>
<p>The minister said that the rules would be published.</p></article></body></html>"""


def test_the_examples_of_kg_read(write: Callable[..., str], capsys: pytest.CaptureFixture[str]) -> None:
    write("page.html", PAGE)
    (block,) = re.findall(r"```console\n(.*?)```", DOCS.read_text("utf8"), re.S)
    examples = [part.partition("\n") for part in re.split(r"^\$ ", block, flags=re.M) if part]
    assert len(examples) == 2
    for command, _, printed in examples:
        assert run(shlex.split(command)[1:]) == 0
        assert capsys.readouterr().out == printed


@pytest.mark.usefixtures("pipeline_by_hand")
def test_the_columns_of_a_table(write: Callable[..., str], capsys: pytest.CaptureFixture[str]) -> None:
    write("news.csv", 'story,day\n"The court upheld the law.",2025-03-18\n')
    (line,) = re.findall(r"`kg (build news.csv[^`]*)`", DOCS.read_text("utf8"))
    assert run(shlex.split(line)) == 0
    assert run(["list", "--tsv"]) == 0
    assert "2025-03-18" in capsys.readouterr().out


@pytest.mark.usefixtures("pipeline_by_hand")
def test_long_work(write: Callable[..., str]) -> None:
    write("news/a.txt", "The court upheld the law.\n")
    (line,) = re.findall(r"```bash\nkg (build [^\n]*)\n", DOCS.read_text("utf8"))
    assert run([word for word in shlex.split(line) if word not in ("--jobs", "2")]) == 0  # processes have no pipeline by hand
    assert Path("failures.jsonl").read_text("utf8") == ""


def test_the_python_example(write: Callable[..., str], capsys: pytest.CaptureFixture[str]) -> None:
    write("news/a.txt", "2025-03-18\nThe court upheld the law.\n")
    (block,) = re.findall(r"```python\n(.*?)```", DOCS.read_text("utf8"), re.S)
    exec(block, {})
    assert capsys.readouterr().out.split()[1:3] == ["2025-03-18", "text"]


def test_every_error_and_every_format_is_named() -> None:
    text = DOCS.read_text("utf8")
    named = {error.__name__ for error in errors.InputError.__subclasses__()}
    assert named == set(re.findall(r"^\| `(\w+)` \|", text, re.M))
    table = text[: text.index("`kg read` shows")].lower()
    for format in formats():
        assert format.label.lower().split()[0] in table, format.label
