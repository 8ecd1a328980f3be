"""outputs/ is what the main job makes of seeds/ today."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from machine import machine

ROOT = Path(__file__).parents[1]
FILES = ("graph.ttl", "facts.csv", "graph.html")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Where the recipe of ``make graph`` left its files now, and what it printed."""
    make = shutil.which("make")
    assert make, "make is needed to check outputs/"
    folder = tmp_path_factory.mktemp("outputs")
    python = sys.executable
    where = (f"OUT={folder}", f"STORE={folder}/seeds.kg", "INSTALLED=", f"KG={python} -m kg", f"MACHINE={python} tests/machine.py")
    done = subprocess.run([make, "--no-print-directory", "graph", *where], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return folder, done.stdout


def _same_machine() -> bool:
    kept = json.loads((ROOT / "outputs" / "made_on.json").read_text("utf8"))
    return bool(kept == json.loads(json.dumps(machine())))


@pytest.mark.parametrize("name", FILES)
def test_outputs_are_current(name: str, made: tuple[Path, str]) -> None:
    """Byte for byte where the processor family and the libraries are those that made them."""
    if _same_machine():
        assert (made[0] / name).read_bytes() == (ROOT / "outputs" / name).read_bytes(), "run: make graph, and commit outputs/"


def test_facts_are_current_on_any_machine(made: tuple[Path, str]) -> None:
    """Elsewhere the model's last bits differ: a close decision may fall otherwise, and confidences shift; the facts stay."""
    now, kept = (_facts(folder / "facts.csv") for folder in (made[0], ROOT / "outputs"))
    assert len(now & kept) >= 0.9 * max(len(now), len(kept)), "run: make graph, and commit outputs/"


def _facts(path: Path) -> set[tuple[str, ...]]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {tuple(v for k, v in row.items() if k != "confidence") for row in rows}


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
