"""``kg measure``: the measures of a store, with names, in every format."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from network_story import APART, BETWEEN, NORTH, SOUTH, article

from kg.cli import run
from kg.cli.measure import BRIDGES, CENTRALITIES, COMMUNITIES, Measure
from kg.store import open_store
from kg.store.measures import MEASURES
from kg.types import Status

Captured = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("measure") / "graph.kg"
    with open_store(path, write=True) as graph:
        graph.add(article("world", NORTH + SOUTH + BETWEEN + APART))
        graph.add(article("plans", [("Gund", "visit", "Arden")], status=Status.PLANNED, published="2031-05-01"))
    return str(path)


def printed(capsys: Captured, store: str, *arguments: str) -> str:
    assert run(["measure", "--store", store, *arguments]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out


def test_the_most_central_by_name(store: str, capsys: Captured) -> None:
    assert printed(capsys, store, "--top", "3") == (
        "name   type                degree  weight  betweenness  pagerank  articles\n"
        "Corva  GeopoliticalEntity  3       3       0.2857       0.08664   1\n"
        "Dorne  GeopoliticalEntity  3       3       0.2857       0.251     1\n"
        "Arden  GeopoliticalEntity  2       2       0.0          0.06016   2\n"
    )


def test_measures_are_those_there_are() -> None:
    assert tuple(Measure) == MEASURES


@pytest.mark.parametrize("by", Measure)
def test_by_a_measure(by: Measure, store: str, capsys: Captured) -> None:
    rows = json.loads(printed(capsys, store, "--by", by, "--json"))
    assert len(rows) == 8
    assert tuple(rows[0]) == CENTRALITIES
    assert [row[by] for row in rows] == sorted((row[by] for row in rows), reverse=True)


def test_top(store: str, capsys: Captured) -> None:
    assert len(printed(capsys, store, "--top", "2", "--csv").splitlines()) == 3
    assert len(printed(capsys, store, "--top", "0", "--csv").splitlines()) == 9


def test_communities(store: str, capsys: Captured) -> None:
    assert printed(capsys, store, "--communities") == (
        "community  entities  links  members\n"
        "1          3         3      Corva; Arden; Brenn\n"
        "2          3         3      Dorne; Eskar; Fayle\n"
        "3          2         1      Gund; Hestia\n"
    )
    first = json.loads(printed(capsys, store, "--communities", "--jsonl", "--top", "1"))
    assert tuple(first) == COMMUNITIES
    assert first["ids"] == ["corva", "arden", "brenn"]


def test_a_large_community_is_cut_short_in_a_table_alone(tmp_path: Path, capsys: Captured) -> None:
    with open_store(tmp_path / "star.kg", write=True) as graph:
        graph.add(article("star", [("Arden", "border", f"Land{letter}") for letter in "abcdefgh"]))
    assert printed(capsys, str(tmp_path / "star.kg"), "--communities").endswith("Arden; Landa; Landb; Landc; Landd; and 4 more\n")
    [row] = json.loads(printed(capsys, str(tmp_path / "star.kg"), "--communities", "--json"))
    assert len(row["members"]) == len(row["ids"]) == 9


def test_bridges(store: str, capsys: Captured) -> None:
    assert printed(capsys, store, "--bridges") == (
        "kind                apart  name   other  told\n"
        "bridge              3      Corva  Dorne  recognise\n"
        "articulation point  2      Corva\n"
        "articulation point  2      Dorne\n"
    )
    [first, *_] = csv.DictReader(io.StringIO(printed(capsys, store, "--bridges", "--csv")))
    assert (tuple(first), first["id"], first["other_id"]) == (BRIDGES, "corva", "dorne")


def test_the_whole_in_numbers(store: str, capsys: Captured) -> None:
    found = dict(line.rsplit(",", 1) for line in printed(capsys, store, "--summary", "--csv", "--top", "1").splitlines())
    modularity = float(found.pop("modularity"))
    assert found == {
        "measure": "value",
        "articles": "1",
        "entities": "8",
        "facts": "8",
        "links": "8",
        "density": "0.2857",
        "components": "2",
        "largest component": "6",
        "communities": "3",
        "bridges": "2",
        "articulation points": "2",
    }
    assert 0.4 < modularity < 0.7


@pytest.mark.parametrize(
    ("options", "links"),
    [
        ([], "8"),
        (["--status", "planned"], "1"),
        (["--status", "planned", "--status", "asserted"], "9"),
        (["--status", "planned", "--status", "asserted", "--since", "2031-05"], "1"),
        (["--until", "2031-04"], "8"),
    ],
)
def test_only_some_facts(options: list[str], links: str, store: str, capsys: Captured) -> None:
    assert f"\nlinks,{links}\n" in printed(capsys, store, "--summary", "--csv", *options)


def test_nothing_to_measure(store: str, capsys: Captured) -> None:
    assert run(["measure", "--store", store, "--status", "negated"]) == 0
    assert capsys.readouterr() == ("", "kg: there is no fact to measure\n")
    assert printed(capsys, store, "--status", "negated", "--json") == "[]\n"
    assert printed(capsys, store, "--status", "negated", "--communities", "--csv") == "community,entities,links,members,ids\n"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--communities", "--bridges"], "--communities and --bridges exclude each other"),
        (["--by", "beauty"], "'beauty'"),
        (["--top", "-1"], "greater than or equal to 0"),
        (["--since", "spring"], "'spring' is no date"),
    ],
)
def test_wrong_usage(options: list[str], said: str, store: str, capsys: Captured) -> None:
    assert run(["measure", "--store", store, *options]) == 2
    assert said in capsys.readouterr().err


def test_no_store(tmp_path: Path, capsys: Captured) -> None:
    assert run(["measure", "--store", str(tmp_path / "none.kg")]) == 1
    assert "there is no graph here" in capsys.readouterr().err
