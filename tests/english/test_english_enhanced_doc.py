"""Enhanced dependencies of whole Docs: laws, white space, the extension, CoNLL-U."""

from __future__ import annotations

import re

import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from kg.english import to_conllu
from kg.english.enhanced import ROOT, Tree, edges, enhance, register_extension

_VOCAB = spacy.blank("en").vocab
_DEPS = ["nsubj", "obj", "iobj", "obl", "nmod", "conj", "cc", "xcomp", "ccomp", "acl:relcl", "advcl", "case", "mark", "nsubj:pass", "expl"]
_WORDS = [("who", "WP"), ("what", "WP"), ("and", "CC"), ("of", "IN"), ("ran", "VBD"), ("day", "NN"), ("is", "VBZ"), ("3", "CD")]


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    """Trees of any shape: every word hangs on an earlier one of some order."""
    n = draw(st.integers(1, 9))
    order = draw(st.permutations(range(n)))
    heads = [ROOT] * n
    for k in range(1, n):
        heads[order[k]] = order[draw(st.integers(0, k - 1))]
    words = [draw(st.sampled_from(_WORDS)) for _ in range(n)]
    deps = ["root" if h == ROOT else draw(st.sampled_from(_DEPS)) for h in heads]
    return Tree([w for w, _ in words], [w for w, _ in words], [t for _, t in words], heads, deps)


@given(trees())
def test_every_word_is_reached_from_the_root_by_valid_labels(tree: Tree) -> None:
    found = enhance(tree)
    reached: set[int] = {ROOT}
    while more := {i for i, into in enumerate(found) if i not in reached and any(h in reached for h, _ in into)}:
        reached |= more
    assert reached == {ROOT, *range(len(tree.words))}
    for i, into in enumerate(found):
        assert list(into) == sorted(set(into))
        for head, label in into:
            assert head != i
            assert re.fullmatch(r"[a-z]+(:[a-z]+)?(:[a-z]+(_[a-z]+)*)?", label), label
    assert enhance(tree) == found


def spaced() -> Doc:
    return Doc(
        _VOCAB,
        words=["Ann", "\n", "ran", "and", "swam", "\n\n"],
        lemmas=["Ann", "\n", "run", "and", "swim", "\n\n"],
        tags=["NNP", "_SP", "VBD", "CC", "VBD", "_SP"],
        pos=["PROPN", "SPACE", "VERB", "CCONJ", "VERB", "SPACE"],
        heads=[2, 0, 2, 4, 2, 4],
        deps=["nsubj", "", "root", "cc", "conj", ""],
    )


def test_white_space_takes_no_part() -> None:
    assert edges(spaced()) == [((2, "nsubj"), (4, "nsubj")), (), ((-1, "root"),), ((4, "cc"),), ((2, "conj:and"),), ()]


def test_doc_without_a_tree_has_roots_alone() -> None:
    assert edges(Doc(_VOCAB, words=["Ann", "ran"])) == [((-1, "root"),), ((-1, "root"),)]
    assert edges(Doc(_VOCAB)) == []


def test_extension_follows_the_tree() -> None:
    register_extension()
    register_extension()
    doc = spaced()
    assert doc._.enhanced == edges(doc)
    doc[4].dep_ = "parataxis"
    assert doc._.enhanced[4] == ((2, "parataxis"),)


def test_conllu_numbers_words_without_white_space() -> None:
    columns = [line.split("\t") for line in to_conllu(spaced()).split("\n") if "\t" in line]
    assert [c[8] for c in columns] == ["2:nsubj|4:nsubj", "0:root", "4:cc", "2:conj:and"]
