"""The merged graph is a function of the set of its articles: real articles added, added again, replaced, taken out, in any order.

A long run, over all texts of a folder: ``KG_NEWS=folder KG_EXAMPLES=500 pytest tests/store/test_store_merge_law.py``.
"""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from news_articles import examples, news
from pyoxigraph import DefaultGraph
from whole import at_once, everything

from kg.rdf.formats import union
from kg.store import in_memory
from kg.store.merging import adopt
from kg.types import Reading

_many = settings(max_examples=examples(12), deadline=None, suppress_health_check=list(HealthCheck))


def _cut(reading: Reading) -> Reading:
    """An earlier reading of the same article, which found less in it."""
    return reading.telling(reading.facts[::2])


@st.composite
def _histories(draw: st.DrawFn) -> list[tuple[str, Reading]]:
    """What is done to a store: "add", "cut" (add an earlier reading), "remove"."""
    few = draw(st.lists(st.sampled_from(news()), min_size=1, max_size=8, unique_by=lambda r: r.article.id))
    steps = st.tuples(st.sampled_from(["add", "add", "cut", "remove"]), st.sampled_from(few))
    return draw(st.lists(steps, min_size=1, max_size=12))


@_many
@given(_histories())
def test_any_history_ends_in_the_graph_of_the_articles_that_are_left(history: list[tuple[str, Reading]]) -> None:
    left: dict[str, Reading] = {}
    with in_memory() as store:
        for step, reading in history:
            id = reading.article.id
            if step != "remove":
                left[id] = _cut(reading) if step == "cut" else reading
                store.add(_without_source(left[id]))
            elif left.pop(id, None):
                store.remove(id)
        adopt(store.backend)  # also where nothing was ever added
        fresh = at_once([_without_source(left[id]) for id in sorted(left)])
        assert everything(store) == everything(fresh)
        assert [quad.triple for quad in everything(store) if quad.graph_name == DefaultGraph()] == union(store.quads())


def _without_source(reading: Reading) -> Reading:
    """The same of an article that takes the place of no other."""
    return replace(reading, article=replace(reading.article, source="", url=""))


@settings(_many, max_examples=examples(6))
@given(st.permutations(news()).map(lambda order: order[:6]))
def test_the_order_of_adding_does_not_matter(order: list[Reading]) -> None:
    with in_memory() as store:
        for reading in order:
            store.add(_without_source(reading))
        assert everything(store) == everything(at_once([_without_source(r) for r in sorted(order, key=lambda r: r.article.id)]))
