from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.english.tree import decode, is_tree, probabilities


@st.composite
def squares(draw: st.DrawFn, largest: int = 5) -> np.ndarray:
    n = draw(st.integers(1, largest))
    cells = draw(st.lists(st.integers(-20, 20), min_size=n * (n + 1), max_size=n * (n + 1)))
    return np.array(cells, np.float32).reshape(n, n + 1)


def total(scores: np.ndarray, heads: np.ndarray) -> float:
    return float(scores[np.arange(len(heads)), heads].sum())


@given(squares())
@settings(deadline=None)
def test_no_tree_is_better(scores: np.ndarray) -> None:
    n = len(scores)
    best = max(total(scores, h) for h in map(np.array, product(range(n + 1), repeat=n)) if is_tree(h))
    heads = decode(scores)
    assert is_tree(heads)
    assert total(scores, heads) == best


@given(st.integers(0, 2**32 - 1), st.integers(2, 60), st.floats(0.1, 10))
@settings(deadline=None, max_examples=50)
def test_large_sentences_get_trees(seed: int, n: int, spread: float) -> None:
    scores = (np.random.default_rng(seed).standard_normal((n, n + 1)) * spread).astype(np.float32)
    assert is_tree(decode(scores))


def test_rivals_for_the_root() -> None:
    scores = np.array([[9, 0, 1, 1], [8, 1, 0, 1], [7, 1, 1, 0]], np.float32)  # every word's best head is the root
    assert decode(scores).tolist() == [0, 1, 1]


def test_one_word() -> None:
    assert decode(np.array([[-5.0, 3.0]], np.float32)).tolist() == [0]


def test_cycles_and_second_roots_are_no_trees() -> None:
    assert is_tree(np.array([0, 1, 1]))
    assert not is_tree(np.array([2, 1, 0]))
    assert not is_tree(np.array([0, 0]))
    assert not is_tree(np.array([2, 3, 1]))


@given(squares())
@settings(deadline=None)
def test_probabilities_are_probabilities(scores: np.ndarray) -> None:
    found = probabilities(scores, decode(scores))
    assert ((found >= 0) & (found <= 1)).all()
