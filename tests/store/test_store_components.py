"""Rows are put together as a graph of them would link them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.store import in_memory
from kg.store.batch.components import Components
from kg.store.blocks import Row, linked

_keys = st.lists(st.sampled_from(["a", "b", "c", "d", "e", "\ud800", "\ud801", "f g"]), max_size=3, unique=True)


def _rows(keys: list[list[str]]) -> list[Row]:
    return [Row("one" if n % 3 else "other", f"article{n}", f"thing{n}", tuple(sorted(own)), f"payload {n}") for n, own in enumerate(keys)]


@given(st.lists(_keys, max_size=12))
def test_components_are_those_of_a_graph(keys: list[list[str]]) -> None:
    rows = _rows(keys)
    components = Components()
    components.put(rows)
    found = list(components.all())
    components.close()
    assert sorted(row.node.value for rows in found for row in rows) == sorted(row.node.value for row in rows)
    with in_memory() as store:
        store.backend.change((), (), {quad for row in rows for quad in row.quads()})
        for component in found:
            kind = component[0].kind
            near = linked(store.backend, kind, component[0].keys)
            assert {row.node for row in near or component[:1]} == {row.node for row in component}
            assert {row.payload for row in near or component} == {row.payload for row in component}


def test_rows_come_back_as_they_were() -> None:
    rows = [Row("kind", "an article", 'a "thing"', ("a\nb", "c"), "a\npayload"), Row("kind", "other", "x", (), "")]
    components = Components()
    components.put(rows)
    assert sorted((row for found in components.all() for row in found), key=lambda row: row.article) == rows
    components.close()
