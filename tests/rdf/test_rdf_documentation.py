"""docs/graph.md: what it shows is what the code does."""

from __future__ import annotations

import doctest
import re
from dataclasses import replace
from pathlib import Path

import pytest
import rdflib
from graph_story import story

from kg import rdf
from kg.rdf.names import PREFIXES
from kg.store import Rows, open_store, render
from kg.types import Entity, EntityType, Fact, Reading, Surface

# The questions with their answers are about another text: tests/cli/test_cli_answers.py asks them.
PAGE = re.sub(
    r"^## Questions and answers$.*?(?=^## )",
    "",
    (Path(__file__).parents[2] / "docs" / "graph.md").read_text(encoding="utf-8"),
    flags=re.MULTILINE | re.DOTALL,
)

# rdflib warns of its own code.
pytestmark = pytest.mark.filterwarnings("ignore:Dataset.default_context is deprecated:DeprecationWarning")


def _with_a_role() -> Reading:
    """The story, and who is its president."""
    told = story()
    fact = Fact("norland-1.3", "roe", "be president of", "norland", told.facts[0].evidence, Surface("Roe", "is president of", "Norland"))
    return replace(told, entities=(*told.entities, Entity("roe", "Roe", EntityType.PERSON)), facts=(*told.facts, fact))


def _blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


def test_the_turtle_shown_is_in_the_graph() -> None:
    declared = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in PREFIXES.items())
    graph = set(rdf.to_rdflib(rdf.quads(_with_a_role())).triples((None, None, None)))
    shown = [triple for block in _blocks("turtle") for triple in rdflib.Graph().parse(data=declared + block, format="turtle")]
    assert len(shown) > 40
    assert [triple for triple in shown if triple not in graph] == []


@pytest.mark.parametrize("number", range(4))
def test_the_queries_shown_have_answers(number: int, tmp_path: Path) -> None:
    queries = _blocks("sparql")
    assert len(queries) == 4
    with open_store(tmp_path / "graph.kg", write=True) as store:
        store.add(_with_a_role())
        found = store.query(queries[number])
    assert isinstance(found, Rows)
    assert "Republic of Norland" in render(found)


def test_the_python_shown_runs() -> None:
    [block] = _blocks("python")
    example = doctest.DocTestParser().get_doctest(block, {"reading": story()}, "docs/graph.md", "docs/graph.md", 0)
    assert doctest.DocTestRunner().run(example).failed == 0


def test_every_column_is_explained() -> None:
    _, _, table = PAGE.partition("## Facts as rows")
    first = "".join(line.split("|")[1] for line in table.splitlines() if line.startswith("| `"))
    assert tuple(re.findall(r"`(\w+)`", first)) == rdf.COLUMNS


def test_every_prefix_is_explained() -> None:
    own = {prefix for prefix, namespace in PREFIXES.items() if namespace.startswith("urn:kg:")}
    assert own <= set(re.findall(r"`([a-z]+):`", PAGE))
