from __future__ import annotations

import pyoxigraph
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.store.blocks import Row, linked, rows_of
from kg.store.embedded import Embedded

_rows = st.lists(
    st.builds(Row, st.just("profile"), st.sampled_from("abcd"), st.text(max_size=4).filter(lambda t: t.isascii()),
              st.frozensets(st.sampled_from("stuvwxyz"), min_size=1, max_size=3).map(lambda keys: tuple(sorted(keys))),
              st.text("{}\"'\\ é", max_size=5), st.sampled_from(["", "x", "y.1"])),
    unique_by=lambda row: (row.article, row.id), max_size=8,
)


def _kept(rows: list[Row]) -> Embedded:
    backend = Embedded(pyoxigraph.Store())
    backend.change([], [], [quad for row in rows for quad in row.quads()])
    return backend


def _component(rows: list[Row], keys: set[str]) -> set[Row]:
    """The same by looking at all rows again and again."""
    found: set[Row] = set()
    while new := {row for row in rows if set(row.keys) & keys} - found:
        found |= new
        keys = keys | {key for row in new for key in row.keys}
    return found


@settings(max_examples=60)
@given(_rows, st.sets(st.sampled_from("stuvwxyz")))
def test_what_is_linked_is_what_shares_keys_over_any_number_of_rows(rows: list[Row], keys: set[str]) -> None:
    assert set(linked(_kept(rows), "profile", keys)) == _component(rows, keys)


@given(_rows)
def test_the_rows_of_articles(rows: list[Row]) -> None:
    backend = _kept(rows)
    assert set(rows_of(backend, "profile")) == set(rows)
    assert set(rows_of(backend, "profile", ["a", "c"])) == {row for row in rows if row.article in {"a", "c"}}
    assert rows_of(backend, "profile", []) == []


def test_rows_of_another_kind_are_apart() -> None:
    one, other = Row("profile", "a", "x", ("k",), ""), Row("signature", "a", "", ("k",), "")
    backend = _kept([one, other])
    assert linked(backend, "profile", ["k"]) == [one]
    assert linked(backend, "signature", ["k"]) == [other]
    assert rows_of(backend, "signature", ["a"]) == [other]
