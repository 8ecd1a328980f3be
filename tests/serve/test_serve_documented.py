"""docs/serve.md: what it says is what is so."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import httpx
import pytest
from graph_story import story
from served import graph_in, serving

from kg import rdf
from kg.serve import Limits
from kg.serve.negotiate import GRAPHS, ROWS
from kg.serve.workers import _SLOW

PAGE = (Path(__file__).parents[2] / "docs" / "serve.md").read_text(encoding="utf-8")
ADDRESS = "http://127.0.0.1:8000"


@pytest.fixture
def address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A server that writes."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with serving(graph_in(tmp_path), writable=True) as found:
        yield found


def test_the_client_prints_what_there_is(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    exec(code.replace(ADDRESS, address), {})
    assert capsys.readouterr().out == "Arden power station\n"


def test_the_formats_are_those_that_there_are() -> None:
    told = re.findall(r"^\| `([a-z/+-]+)`[^|]*\| `(\w+)` \|$", PAGE, re.MULTILINE)
    assert told == [(format.types[0], format.name) for format in (*ROWS, *GRAPHS)]


def test_the_limits_are_those_that_there_are() -> None:
    section = PAGE.partition("## Limits")[2].partition("##")[0]
    told = [int(number.replace(",", "")) for number in re.findall(r"(?<![\w:-])\d[\d,]*\d|(?<= )\d\b", section.partition("\n`X-SPARQL")[0])]
    limits: dict[str, Any] = {field.name: field.default for field in fields(Limits)}
    values = {limits[name] for name in limits if name != "threads"}
    assert values <= set(told)


def test_an_article_comes_and_goes_as_shown(address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    rdf.write(rdf.quads(story("norland-3", source="c.txt")), "article.nq")
    upload, delete = (shlex.split(line) for line in re.findall(r"^\$ curl (.*)", PAGE, re.MULTILINE))
    (_, file, _, header, put), (_, method, gone) = upload, delete
    name, _, value = header.partition(": ")
    said = httpx.put(put.replace(ADDRESS, address), content=Path(file).read_bytes(), headers={name: value})
    assert said.status_code == 201
    assert httpx.request(method, gone.replace(ADDRESS, address)).status_code == 204


def test_the_error_shown_is_the_one_given() -> None:
    (shown,) = re.findall(r"```text\n(.*?)\n```", PAGE, re.DOTALL)
    assert shown == f"the query took more than 30 seconds and was stopped ({_SLOW})"
