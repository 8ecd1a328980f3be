"""docs/questions.md: the commands shown have the answers shown, and the example of every question runs."""

from __future__ import annotations

import doctest
import re
import shlex
from pathlib import Path

import pytest

from kg.cli import run
from kg.store.questions import questions

PAGE = (Path(__file__).parents[2] / "docs" / "questions.md").read_text(encoding="utf-8")
TEXTS = re.findall(r"`(\w+\.txt)`:\n\n```text\n(.*?)```", PAGE, re.DOTALL)
BUILT = re.findall(r"^kg build .*", PAGE, re.MULTILINE)
SHOWN = re.findall(r"```console\n\$ (kg [^\n]*)\n(.*?)```", PAGE, re.DOTALL)
[OWN] = re.findall(r"```sparql\n(# title: .*?)```", PAGE, re.DOTALL)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page's articles, their graph, and its question of one's own."""
    made = tmp_path_factory.mktemp("questions")
    for name, text in TEXTS:
        (made / name).write_text(text, encoding="utf-8")
    (made / "mine").mkdir()
    (made / "mine" / "deeds.rq").write_text(OWN, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(made)
        patch.delenv("KG_STORE", raising=False)
        assert [run(shlex.split(line)[1:]) for line in BUILT] == [0] * 4
    return made


@pytest.fixture(autouse=True)
def _in_the_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.delenv("KG_STORE", raising=False)


@pytest.mark.parametrize(("command", "answer"), SHOWN, ids=[command for command, _ in SHOWN])
def test_the_answers_shown(command: str, answer: str, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(shlex.split(command)[1:]) == 0
    assert capsys.readouterr().out == answer


def test_every_question_is_shown() -> None:
    assert {command.split()[2] for command, _ in SHOWN if command.startswith("kg ask")} >= {question.name for question in questions()}


@pytest.mark.parametrize("question", questions(), ids=lambda question: str(question.name))
def test_the_examples_have_answers(question: object, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run([*shlex.split(question.example)[1:], "--jsonl"]) == 0  # type: ignore[attr-defined]
    assert capsys.readouterr().out


def test_the_python_shown_runs() -> None:
    [block] = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    example = doctest.DocTestParser().get_doctest(block, {}, "docs/questions.md", "docs/questions.md", 0)
    assert doctest.DocTestRunner().run(example).failed == 0


def test_the_query_shown_has_an_answer(capsys: pytest.CaptureFixture[str]) -> None:
    [query] = [block for block in re.findall(r"```sparql\n(.*?)```", PAGE, re.DOTALL) if block != OWN]
    capsys.readouterr()
    assert run(["query", query, "--csv"]) == 0
    assert "Luis Rossi,4" in capsys.readouterr().out
