"""docs/measure.md: the measures of the text shown are those shown, and every attribute is explained."""

from __future__ import annotations

import doctest
import re
from pathlib import Path
from typing import get_type_hints

import pytest

from kg.cli import run
from kg.cli.measure import CENTRALITIES
from kg.store.network import EdgeAttributes, NodeAttributes

PAGE = (Path(__file__).parents[2] / "docs" / "measure.md").read_text(encoding="utf-8")
TEXT = re.findall(r"```text\n(.*?)```", PAGE, re.DOTALL)[0]
COMMANDS = re.findall(r"```sh\nkg (.*?)\n```\n\n```text\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the text's graph in it."""
    made = tmp_path_factory.mktemp("measure")
    (made / "text.txt").write_text(TEXT, encoding="utf-8")
    assert run(["build", str(made / "text.txt"), "--store", str(made / "graph.kg")]) == 0
    return made


@pytest.mark.parametrize(("command", "shown"), COMMANDS)
def test_the_measures_shown(
    command: str, shown: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.delenv("KG_STORE", raising=False)
    capsys.readouterr()
    assert run(command.split()) == 0
    assert capsys.readouterr().out == shown


def test_the_python_shown_runs(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    [block] = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    example = doctest.DocTestParser().get_doctest(block, {}, "docs/measure.md", "docs/measure.md", 0)
    assert doctest.DocTestRunner().run(example).failed == 0


def test_all_is_explained() -> None:
    assert len(COMMANDS) == 4
    explained = {*re.findall(r"`(\w+)`", "".join(line for line in PAGE.splitlines() if line.startswith("| `")))}
    assert {*CENTRALITIES} - {"name", "type", "id"} <= explained
    assert {*get_type_hints(NodeAttributes), *get_type_hints(EdgeAttributes)} <= explained
