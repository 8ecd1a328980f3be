"""docs/graph.md: the questions asked of a text that contradicts itself have the answers shown, by the commands alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.cli import run

PAGE = (Path(__file__).parents[2] / "docs" / "graph.md").read_text(encoding="utf-8")
[SECTION] = re.findall(r"^## Questions and answers$(.*?)(?=^## )", PAGE, re.MULTILINE | re.DOTALL)
TEXT = re.findall(r"```text\n(.*?)```", SECTION, re.DOTALL)[0]
QUESTIONS = re.findall(r"```sparql\n(.*?)```\n(?:\n```text\n(.*?)```)?", SECTION, re.DOTALL)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The text's graph."""
    folder = tmp_path_factory.mktemp("answers")
    (folder / "text.txt").write_text(TEXT, encoding="utf-8")
    assert run(["build", str(folder / "text.txt"), "--store", str(folder / "graph.kg")]) == 0
    return str(folder / "graph.kg")


@pytest.mark.parametrize(("question", "answer"), [pair for pair in QUESTIONS if pair[1]])
def test_the_answers_shown(question: str, answer: str, store: str, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(["query", question, "--store", store]) == 0
    assert capsys.readouterr().out == answer


def test_the_surest_facts(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    [question] = [question for question, answer in QUESTIONS if not answer]
    assert len(QUESTIONS) == 6
    capsys.readouterr()
    assert run(["query", question, "--store", store, "--csv"]) == 0
    sure = [float(line.rpartition(",")[2]) for line in capsys.readouterr().out.splitlines()[1:]]
    assert sure == sorted(sure, reverse=True)
    assert min(sure) > 0.7


def test_both_sides_are_told_of_whom_they_are_about(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(["about", "Arica", "--store", store]) == 0
    out = capsys.readouterr().out
    assert "asserted · says Chile · " in out
    assert "negated · says Bolivia · " in out
    assert " · instrument: drones · " in out
