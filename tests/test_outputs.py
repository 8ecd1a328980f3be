"""outputs/ is what the main job makes of seeds/ today."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FILES = ("graph.ttl", "facts.csv", "graph.html")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Where the recipe of ``make graph`` left its files now, and what it printed."""
    make = shutil.which("make")
    assert make, "make is needed to check outputs/"
    folder = tmp_path_factory.mktemp("outputs")
    where = (f"OUT={folder}", f"STORE={folder}/seeds.kg", "INSTALLED=", f"KG={sys.executable} -m kg")
    done = subprocess.run([make, "--no-print-directory", "graph", *where], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return folder, done.stdout


@pytest.mark.parametrize("name", FILES)
def test_outputs_are_current(name: str, made: tuple[Path, str]) -> None:
    assert (made[0] / name).read_bytes() == (ROOT / "outputs" / name).read_bytes(), "run: make graph, and commit outputs/"


def test_the_job_prints_facts_an_answer_and_the_page(made: tuple[Path, str]) -> None:
    folder, printed = made
    assert " facts about " in printed
    assert "Who opposed what?" in printed
    assert f"{folder}/graph.html" in printed


def test_outputs_tell_of_no_machine() -> None:
    for name in FILES:
        text = (ROOT / "outputs" / name).read_text(encoding="utf-8")
        assert str(ROOT) not in text
        assert str(Path.home()) + "/" not in text
