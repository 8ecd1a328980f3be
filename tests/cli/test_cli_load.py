"""``kg load``, and the way from ``kg export`` to it and back."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.cli import run

Write = Callable[..., str]
Captured = pytest.CaptureFixture[str]
pytestmark = pytest.mark.usefixtures("pipeline_by_hand")


@pytest.fixture
def built(write: Write, capsys: Captured) -> str:
    """The id of the one article in ./graph.kg."""
    assert run(["build", write("law.txt"), "--date", "2025-03-18"]) == 0
    return capsys.readouterr().out.split(":")[0]


def exported(capsys: Captured, *options: str) -> str:
    assert run(["export", "nq", *options]) == 0
    return capsys.readouterr().out


def test_what_was_exported_comes_back(built: str, capsys: Captured) -> None:
    before = exported(capsys, "--all")
    Path("all.nq").write_text(before, encoding="utf-8")
    assert run(["load", "all.nq", "--store", "copy.kg"]) == 0
    count = before.count("\n")
    assert capsys.readouterr() == (f"all.nq: {count} quads loaded into copy.kg\n", "")
    assert exported(capsys, "--all", "--store", "copy.kg") == before


def test_articles_come_into_a_graph_that_is_there(built: str, write: Write, capsys: Captured) -> None:
    assert run(["export", "ttl", "--out", "law.ttl"]) == 0
    assert run(["build", write("other.txt", "Nothing was said of it."), "--store", "other.kg"]) == 0
    capsys.readouterr()
    assert run(["load", "law.ttl", "--store", "other.kg"]) == 0
    assert capsys.readouterr().out.endswith("quads loaded into other.kg, 1 article added one by one\n")
    assert run(["list", "--csv", "--store", "other.kg"]) == 0
    assert built in capsys.readouterr().out


def test_standard_input_needs_a_format(built: str, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    class Piped:
        buffer = io.BytesIO(exported(capsys).encode())

    monkeypatch.setattr("sys.stdin", Piped)
    assert run(["load", "-", "--store", "copy.kg"]) == 1
    assert "name its format" in capsys.readouterr().err
    assert run(["load", "-", "--format", "nq", "--store", "copy.kg"]) == 0
    assert exported(capsys, "--store", "copy.kg")


def test_a_graph_name_of_ones_own(write: Write, capsys: Captured) -> None:
    assert run(["load", write("a.ttl", "<urn:a> <urn:b> <urn:c> ."), "--graph", "urn:my:graph"]) == 0
    assert run(["query", "SELECT ?g ?s { GRAPH ?g { ?s ?p ?o } }", "--csv"]) == 0
    assert capsys.readouterr().out.endswith("g,s\nurn:my:graph,urn:a\n")


WRONG = {"no.nq": "there is no such file", "law.txt": "no format of RDF", "wrong.ttl": "this is not ttl"}


@pytest.mark.parametrize("name", WRONG)
def test_what_cannot_be_loaded_makes_no_graph(name: str, write: Write, capsys: Captured) -> None:
    write("law.txt"), write("wrong.ttl", "<urn:a> <urn:b> nonsense .")
    assert run(["load", name]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"kg: error: {name}: ")
    assert WRONG[name] in err
    assert not Path("graph.kg").exists()


def test_a_full_disk_is_told_and_leaves_nothing(tmp_path: Path, built: str, capsys: Captured) -> None:
    small = tmp_path / "small"
    small.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=100k", "tmpfs", str(small)], capture_output=True).returncode:
        pytest.skip("a small file system can be mounted by a superuser only")
    try:
        assert run(["export", "nq", "--out", "law.nq"]) == 0
        capsys.readouterr()
        assert run(["load", "law.nq", "--store", str(small / "graph.kg")]) == 1
        assert "the disk is full" in capsys.readouterr().err
        assert list(small.iterdir()) == []
    finally:
        subprocess.run(["umount", str(small)], check=True)
