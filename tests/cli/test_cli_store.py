"""The commands on a store: build, list, query, about, draw, export, validate, remove."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

import kg.pipeline
from kg.cli import run
from kg.types import Article, Reading

Write = Callable[..., str]
Captured = pytest.CaptureFixture[str]
pytestmark = pytest.mark.usefixtures("pipeline_by_hand")

LABELS = "SELECT ?who ?what { ?s ?p ?o . ?p rdfs:label 'uphold' . ?s skos:prefLabel ?who . ?o skos:prefLabel ?what }"


@pytest.fixture
def built(write: Write, capsys: Captured) -> str:
    """The id of the one article in ./graph.kg."""
    assert run(["build", write("law.txt"), "--date", "2025-03-18", "--publisher", "Example News"]) == 0
    return capsys.readouterr().out.split(":")[0]


def ids(capsys: Captured, *options: str) -> list[str]:
    assert run(["list", "--jsonl", *options]) == 0
    return [json.loads(line)["article"] for line in capsys.readouterr().out.splitlines()]


def test_build_says_what_it_did_and_where(write: Write, capsys: Captured) -> None:
    assert run(["build", write("law.txt")]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("court-upholds-law-")
    assert out.endswith(": 2 facts about 3 entities added to graph.kg\n")
    assert err == ""


def test_build_twice_is_build_once(built: str, capsys: Captured) -> None:
    assert run(["build", "law.txt"]) == 0
    assert "replaced in graph.kg" in capsys.readouterr().out
    assert ids(capsys) == [built]


def test_the_store_is_the_option_else_the_environment(write: Write, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    monkeypatch.setenv("KG_STORE", "b.kg")
    assert run(["build", write("law.txt"), "--store", "a.kg"]) == 0
    assert run(["list"]) == 1
    assert run(["build", "law.txt"]) == 0
    assert sorted(path.name for path in Path().iterdir()) == ["a.kg", "b.kg", "law.txt"]


def test_bad_input_makes_no_store_and_the_rest_is_done(write: Write, capsys: Captured) -> None:
    write("news/1.txt", b"\x89PNG"), write("news/2.txt", b"")
    assert run(["build", "news", "no.txt"]) == 1
    assert capsys.readouterr().err.count("kg: error: ") == 3
    assert not Path("graph.kg").exists()
    write("news/3.txt")
    assert run(["build", "news", "no.txt"]) == 1
    capsys.readouterr()
    assert len(ids(capsys)) == 1


def test_an_interrupted_build_keeps_the_articles_before(write: Write, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    by_hand = kg.pipeline.read_articles

    def interrupted(articles: Iterable[Article]) -> Iterator[Reading]:
        yield next(by_hand(articles))
        raise KeyboardInterrupt

    monkeypatch.setattr("kg.pipeline.read_articles", interrupted)
    write("news/1.txt"), write("news/2.txt", "Another article.")
    assert run(["build", "news"]) == 130
    assert capsys.readouterr().err == "kg: error: interrupted\n"
    assert len(ids(capsys)) == 1


def test_out_writes_a_file_instead_of_a_store_and_with_store_both(write: Write, capsys: Captured) -> None:
    assert run(["build", write("law.txt"), "--out", "graph.ttl"]) == 0
    assert "written to graph.ttl" in capsys.readouterr().out
    assert "rel:uphold" in Path("graph.ttl").read_text()
    assert not Path("graph.kg").exists()
    assert run(["build", "law.txt", "--out", "graph.nq", "--store", "graph.kg"]) == 0
    capsys.readouterr()
    assert run(["export", "nq"]) == 0
    assert capsys.readouterr().out == Path("graph.nq").read_text()


@pytest.mark.parametrize("format", ["nq", "trig", "jsonld", "ttl", "nt", "rdf", "graphml", "gexf", "csv"])
def test_export(format: str, built: str, capsys: Captured) -> None:
    assert run(["export", format]) == 0
    out = capsys.readouterr().out
    assert run(["export", format, "--out", "graph.x"]) == 0
    assert out == Path("graph.x").read_text(encoding="utf-8") != ""
    assert capsys.readouterr() == ("", "kg: the graph of graph.kg written to graph.x\n")


def test_list(built: str, capsys: Captured) -> None:
    assert run(["list", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == [
        {"article": built, "published": "2025-03-18", "publisher": "Example News", "headline": "Court upholds law", "source": "law.txt"}
    ]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ([], "who    what\ncourt  law\n"),
        (["--csv"], "who,what\ncourt,law\n"),
        (["--jsonl"], '{"who": "court", "what": "law"}\n'),
    ],
)
def test_query(options: list[str], expected: str, built: str, capsys: Captured) -> None:
    assert run(["query", LABELS, *options]) == 0
    assert capsys.readouterr().out == expected


def test_query_from_a_file_and_other_formats(built: str, write: Write, capsys: Captured) -> None:
    assert run(["query", "-f", write("q.rq", LABELS), "--format", "xml"]) == 0
    assert "<literal>court</literal>" in capsys.readouterr().out
    assert run(["query", "DESCRIBE ent:court"]) == 0
    assert "ent:court" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [[], ["ASK {}", "-f", "q.rq"], ["ASK {}", "--csv", "--format", "xml"]])
def test_query_wrongly_used(arguments: list[str], built: str) -> None:
    assert run(["query", *arguments]) == 2


def test_a_wrong_query(built: str, capsys: Captured) -> None:
    assert run(["query", "SELECT nonsense"]) == 1
    assert capsys.readouterr().err.startswith("kg: error: ")


def test_about(built: str, capsys: Captured) -> None:
    assert run(["about", "The court", "--jsonl"]) == 0
    out, err = capsys.readouterr()
    (row,) = map(json.loads, out.splitlines())
    assert (row["predicate"], row["sentence"], row["article"]) == ("uphold", "The court upheld the law.", built)
    assert err == "kg: court (Organization, ent:court), also The court\n"


def test_about_somebody_unknown(built: str, capsys: Captured) -> None:
    assert run(["about", "courts"]) == 1
    assert "did you mean court" in capsys.readouterr().err


def test_draw(built: str, capsys: Captured) -> None:
    assert run(["draw", "--about", "court", "--status", "asserted", "--out", "graph.html"]) == 0
    assert capsys.readouterr().out == "graph.html: drawn from 1 article\n"
    assert "The court upheld the law." in Path("graph.html").read_text()


def test_validate(built: str, capsys: Captured) -> None:
    assert run(["validate"]) == 0
    assert capsys.readouterr() == ("", "kg: the graph of 1 article conforms\n")


def test_validate_a_broken_graph(built: str, capsys: Captured) -> None:
    import pyoxigraph

    store = pyoxigraph.Store("graph.kg")
    store.update("DELETE { GRAPH ?g { ?s <urn:kg:ontology#status> ?o } } WHERE { GRAPH ?g { ?s <urn:kg:ontology#status> ?o } }")
    store.flush()
    del store
    assert run(["validate", "--jsonl"]) == 1
    out, err = capsys.readouterr()
    assert out.count("\n") >= 2
    assert "problems" in err


def test_remove(built: str, capsys: Captured) -> None:
    assert run(["remove", built, "no-such-article"]) == 1
    out, err = capsys.readouterr()
    assert out == f"{built}: removed from graph.kg\n"
    assert "no-such-article" in err
    assert ids(capsys) == []


@pytest.mark.parametrize("command", [["list"], ["query", "ASK {}"], ["about", "x"], ["draw"], ["export", "nq"], ["validate"]])
def test_no_store_is_an_error_with_a_fix(command: list[str], write: Write, capsys: Captured) -> None:
    assert run(command) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("kg: error: graph.kg: ")
    assert not Path("graph.kg").exists()
