"""``kg export``: beside the formats themselves, what its options do and refuse."""

from __future__ import annotations

import csv
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from kg import rdf
from kg.cli import run
from kg.rdf.encode import sort_quads
from kg.rdf.names import KEPT
from kg.rdf.reifiers import described

Write = Callable[..., str]
Captured = pytest.CaptureFixture[str]
pytestmark = pytest.mark.usefixtures("pipeline_by_hand")


@pytest.fixture
def built(write: Write, capsys: Captured) -> None:
    """An article in ./graph.kg."""
    assert run(["build", write("law.txt")]) == 0
    capsys.readouterr()


@pytest.mark.parametrize("format", ["nq", "trig"])
def test_all_holds_what_the_store_needs_too(format: str, built: None, capsys: Captured) -> None:
    assert run(["export", format, "--out", "some.x"]) == 0
    assert run(["export", format, "--all", "--out", "all.x"]) == 0
    some, all_ = ({*rdf.read(Path(name), format)} for name in ("some.x", "all.x"))
    assert some < all_
    assert {quad.graph_name.value for quad in all_ - some} == {KEPT}  # type: ignore[union-attr]


@pytest.mark.parametrize("format", ["nq", "trig", "ttl", "nt"])
def test_reifiers(format: str, built: None, capsys: Captured) -> None:
    assert run(["export", format]) == 0
    plain = capsys.readouterr().out
    assert run(["export", format, "--rdf12"]) == 0
    reified = capsys.readouterr().out
    assert reified.count("<<( ") == 2
    known = {"nq": RdfFormat.N_QUADS, "trig": RdfFormat.TRIG, "ttl": RdfFormat.TURTLE, "nt": RdfFormat.N_TRIPLES}[format]
    assert sort_quads(list(described(parse(reified.encode(), format=known)))) == sort_quads(list(parse(plain.encode(), format=known)))


@pytest.mark.parametrize(("format", "edges"), [("neo4j", "relationships.csv"), ("gephi", "edges.csv")])
def test_folders(format: str, edges: str, built: None, capsys: Captured) -> None:
    for _ in range(2):  # the second takes the place of the first
        assert run(["export", format, "--out", "network"]) == 0
    assert capsys.readouterr().err.splitlines() == ["kg: the graph of graph.kg written to network"] * 2
    assert sorted(path.name for path in Path("network").iterdir()) == sorted(["nodes.csv", edges])
    assert len(list(csv.reader(Path("network", edges).read_text(encoding="utf-8").splitlines()))) == 3


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["neo4j"], "neo4j is a folder of files (for example: kg export neo4j --out graph-for-neo4j)"),
        (["rdf", "--rdf12"], "--rdf12: rdf has no RDF 1.2 reifiers (use one of nq, trig, ttl, nt)"),
        (["gephi", "--out", "x", "--rdf12"], "--rdf12: gephi has no RDF 1.2 reifiers (use one of nq, trig, ttl, nt)"),
        (["ttl", "--all"], "--all: ttl keeps no graphs apart (use one of nq, trig)"),
        (["nq", "--all", "--confidence", "0.5"], "--all and --confidence exclude each other (leave out one of them)"),
        (["neo5j"], "'neo5j' is no format of a graph (use one of nq, trig, jsonld, ttl, nt, rdf, graphml, gexf, csv, neo4j, gephi)"),
    ],
)
def test_what_cannot_be_is_refused(options: list[str], words: str, built: None, capsys: Captured) -> None:
    assert run(["export", *options]) == 2
    assert capsys.readouterr() == ("", f"kg: error: {words}\n")


def test_a_folder_with_something_else_is_left_alone(built: None, capsys: Captured) -> None:
    Path("network").mkdir()
    Path("network", "thesis.txt").write_text("mine")
    assert run(["export", "gephi", "--out", "network"]) == 1
    assert "network: the folder holds something else: thesis.txt" in capsys.readouterr().err
    assert [path.name for path in Path("network").iterdir()] == ["thesis.txt"]


def test_who_reads_the_first_line_only_is_not_told_of_an_error(built: None) -> None:
    code = "import sys; from kg.cli import run; sys.exit(run(['export', 'nq']))"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().endswith(b" .\n")
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0
