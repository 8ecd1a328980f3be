# ruff: noqa: E501  (one sentence a line reads best)
from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.resolve.cluster import Link, group

_N = 12
_INDEX = st.integers(0, _N - 1)
_LINKS = st.lists(st.builds(Link, st.integers(0, 2), _INDEX, _INDEX, st.just("")), max_size=30)
_PAIRS = st.lists(st.tuples(_INDEX, _INDEX).filter(lambda p: p[0] != p[1]), max_size=6)


@given(_LINKS, _PAIRS, st.sets(_INDEX), st.randoms())
def test_groups_do_not_depend_on_the_order_of_links(links: list[Link], apart: list[tuple[int, int]], named: set[int], random: object) -> None:
    shuffled = list(links)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert group(_N, links, apart, named) == group(_N, [*shuffled, *links[:3]], reversed(apart), named)


@given(_LINKS, _PAIRS, st.sets(_INDEX))
def test_what_must_stay_apart_stays_apart(links: list[Link], apart: list[tuple[int, int]], named: set[int]) -> None:
    of = group(_N, links, apart, named).of
    assert all(of[a] != of[b] for a, b in apart)


@given(_LINKS, st.sets(_INDEX))
def test_weak_links_never_join_two_names(links: list[Link], named: set[int]) -> None:
    weak = [Link(1, x.first, x.second, "") for x in links]
    of = group(_N, weak, (), named).of
    assert len({of[i] for i in named}) == len(named)


def test_a_group_is_called_by_its_first_member() -> None:
    assert group(4, [Link(0, 2, 3, "x"), Link(0, 1, 3, "y")]).of == (0, 1, 1, 1)
