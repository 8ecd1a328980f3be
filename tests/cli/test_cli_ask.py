"""kg ask and what kg about asks: the list, the help, wrong usage, the formats."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from graph_story import story

from kg.cli import run
from kg.store import open_store

Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KG_STORE", str(tmp_path / "graph.kg"))
    with open_store(tmp_path / "graph.kg", write=True) as store:
        store.add(story())


def test_without_a_question_they_are_listed(capsys: Captured) -> None:
    assert run(["ask"]) == 0
    assert "who-claims      Who claims what about somebody or something" in capsys.readouterr().out
    assert run(["ask", "--jsonl"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {"question": "contradictions", "asks": "Who contradicts whom", "takes": ["--about", "--confidence"]} in rows


def test_help_tells_the_parameters_and_an_example(capsys: Captured) -> None:
    assert run(["ask", "--help"]) == 0
    assert "timeline" in capsys.readouterr().out
    assert run(["ask", "who-claims", "--help"]) == 0
    out = capsys.readouterr().out
    assert "  kg ask who-claims --about Arica\n" in out
    assert "--about NAME" in out
    assert "[needed]" in out
    assert "--jsonl" in out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["who-clams"], "did you mean who-claims"),
        (["zzz"], "kg ask lists them"),
        (["who-claims"], "who-claims needs --about (for example: kg ask who-claims --about Arica)"),
        (["who-claims", "--abuot", "x"], "--about"),
        (["who-claims", "--about", "Norland", "--status", "assertd"], "did you mean asserted"),
        (["changed", "--since", "soon"], "is no date"),
        (["sources", "--confidence", "nan"], "is no number"),
        (["sources", "--csv", "--json"], "exclude each other"),
        (["--queries", "nowhere"], "there is no such folder"),
    ],
)
def test_wrong_usage(arguments: list[str], message: str, capsys: Captured) -> None:
    assert run(["ask", *arguments]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert message in err
    assert err.count("\n") == 1


def test_what_the_graph_does_not_know(capsys: Captured) -> None:
    assert run(["ask", "who-claims", "--about", "Norlnad"]) == 1
    assert "did you mean Norland" in capsys.readouterr().err
    assert run(["ask", "only", "--article", "norland-7"]) == 1
    assert "the graph holds no such article" in capsys.readouterr().err


def test_the_output_options(capsys: Captured) -> None:
    assert run(["ask", "who-claims", "--about", "Norland", "--csv"]) == 0
    head, line = capsys.readouterr().out.splitlines()
    assert head == "says,who,what,status,sentence,article,published"
    assert line.startswith("officials,Republic of Norland,shell Arden power station,asserted,")
    assert run(["ask", "sources", "--jsonl"]) == 0
    assert json.loads(capsys.readouterr().out)["claims"] == 1


def test_nothing_found_is_said(capsys: Captured) -> None:
    assert run(["ask", "contradictions"]) == 0
    assert capsys.readouterr() == ("", "kg: nothing in the graph answers contradictions\n")
    assert run(["ask", "contradictions", "--jsonl"]) == 0
    assert capsys.readouterr() == ("", "")


def test_show_prints_a_query_that_runs(capsys: Captured) -> None:
    assert run(["ask", "happened", "--about", "Norland", "--since", "2031-04", "--show"]) == 0
    sparql = capsys.readouterr().out
    assert "VALUES ?given_about { <urn:kg:entity:norland> }" in sparql
    assert '"2031-04-01"^^<http://www.w3.org/2001/XMLSchema#date>' in sparql
    assert "UNDEF" not in sparql
    assert run(["query", sparql, "--csv"]) == 0
    asked = capsys.readouterr().out
    assert run(["ask", "happened", "--about", "Norland", "--since", "2031-04", "--csv"]) == 0
    assert capsys.readouterr().out == asked


@pytest.mark.parametrize(("option", "question"), [("timeline", "timeline"), ("claims", "who-claims"), ("contradictions", "contradictions")])
def test_about_asks_the_same(option: str, question: str, capsys: Captured) -> None:
    assert run(["about", "Norland", f"--{option}", "--csv"]) == 0
    told = capsys.readouterr().out
    assert run(["ask", question, "--about", "Norland", "--csv"]) == 0
    assert capsys.readouterr().out == told


def test_about_tells_why_names_were_joined(capsys: Captured) -> None:
    assert run(["about", "Norland", "--why", "--csv"]) == 0
    assert "Republic of Norland,a shorter form,Norland shells Arden\n" in capsys.readouterr().out
    assert run(["about", "drones", "--why"]) == 0
    assert capsys.readouterr() == ("", "kg: drones (Object, ent:drones)\nkg: no names were joined\n")
    assert run(["about", "Norland", "--why", "--claims"]) == 2


def test_a_folder_of_ones_own(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "names.rq").write_text("# title: Names\nSELECT ?name { ?x skos:prefLabel ?name } ORDER BY ?name\n")
    assert run(["ask", "--queries", "mine", "names", "--csv"]) == 0
    assert capsys.readouterr().out.startswith("name\n")
    assert run(["ask", "names"]) == 2
