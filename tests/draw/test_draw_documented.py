"""docs/draw.md: its examples run, and what it says of the keys and options is so."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from draw_story import STORY

from kg.cli.app import run
from kg.draw.page import SCRIPTS, asset
from kg.store import open_store

PAGE = (Path(__file__).parents[2] / "docs" / "draw.md").read_text(encoding="utf-8")


@pytest.fixture
def graph(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with the story's graph in it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KG_STORE", raising=False)
    with open_store("graph.kg", write=True) as store:
        store.add(STORY)


@pytest.mark.usefixtures("graph")
def test_the_commands_draw() -> None:
    (block,) = re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
    for line in block.splitlines():
        command = shlex.split(line, comments=True)
        assert run(command[1:]) == 0
        assert Path(command[command.index("--out") + 1]).stat().st_size > 5000


@pytest.mark.usefixtures("graph")
def test_the_code_draws() -> None:
    (code,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    exec(code, {})
    assert Path("company.html").read_text(encoding="utf-8").count("About Harbour Company") > 1


def test_the_keys_are_those_that_are_listened_to() -> None:
    code = "".join(map(asset, SCRIPTS))
    for key in ("ArrowLeft", "Enter", "Escape", '"+"', '"-"', '"0"', '"/"'):
        assert key in code


def test_every_filter_is_told() -> None:
    titles = re.findall(r'title: "(\w[\w ]*)", values', asset("view.js"))
    row = next(line for line in PAGE.splitlines() if line.startswith("| only some facts"))
    assert len(titles) == 7
    assert all(title.lower() in row for title in titles)
