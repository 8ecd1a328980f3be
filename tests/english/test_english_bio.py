from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.english.bio import Scheme, decode, spans

TAGS = ("O", "B-A", "I-A", "B-B", "I-B")


def permitted(tags: tuple[int, ...], starts: list[int]) -> bool:
    return all(t % 2 or not t or (i not in starts and tags[i - 1] in (t, t - 1)) for i, t in enumerate(tags))


@st.composite
def texts(draw: st.DrawFn) -> tuple[np.ndarray, list[int]]:
    n = draw(st.integers(1, 5))
    cells = draw(st.lists(st.integers(-9, 9), min_size=n * 5, max_size=n * 5))
    starts = sorted({0, *draw(st.lists(st.integers(0, n - 1), max_size=2))})
    return np.array(cells, np.float32).reshape(n, 5), starts


@given(texts())
@settings(deadline=None, max_examples=60)
def test_no_permitted_sequence_is_better(text: tuple[np.ndarray, list[int]]) -> None:
    scores, starts = text
    n = len(scores)
    rows = np.arange(n)
    best = max(scores[rows, list(t)].sum() for t in product(range(5), repeat=n) if permitted(t, starts))
    tags = decode(scores, starts)
    assert permitted(tuple(tags.tolist()), starts)
    assert scores[rows, tags].sum() == best


def test_spans() -> None:
    assert spans(np.array([1, 2, 0, 3, 3, 4])) == [(0, 2, 0), (3, 4, 1), (4, 6, 1)]
    assert spans(np.array([], np.int64)) == []


def test_a_name_does_not_cross_a_sentence_end() -> None:
    scores = np.zeros((2, 5), np.float32)
    scores[0, 1], scores[1, 2] = 9, 9
    assert spans(decode(scores, [0])) == [(0, 2, 0)]
    assert all(end - start == 1 for start, end, _ in spans(decode(scores, [0, 1])))


def test_scheme_checks_its_order() -> None:
    assert Scheme(TAGS).types == ("A", "B")
    with pytest.raises(ValueError, match="order of name tags"):
        Scheme(("O", "I-A", "B-A"))
