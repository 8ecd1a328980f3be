"""Sentences by hand for the tests of enhanced dependencies: one word a line, with its head and label."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc

from kg.english.enhanced import edges

_VOCAB = spacy.blank("en").vocab


def sentence(rows: str) -> Doc:
    """A Doc of rows "form/lemma/tag head label", the lemma left out where it is the form; heads are words, or their numbers."""
    parts = [row.split() for row in rows.strip().split("\n")]
    words = [p[0].split("/")[0] for p in parts]
    heads = [int(p[1]) - 1 if p[1].isdigit() else words.index(p[1]) for p in parts]
    return Doc(
        _VOCAB,
        words=words,
        lemmas=[p[0].split("/")[1] or w.lower() for p, w in zip(parts, words, strict=True)],
        tags=[p[0].split("/")[2] for p in parts],
        heads=heads,
        deps=[p[2] for p in parts],
    )


def added(doc: Doc) -> set[str]:
    """The edges that are not in the basic tree as they are, "head -label-> dependent"."""
    basic = {(t.head.i, t.dep_, t.i) for t in doc}
    found = ((head, label, i) for i, into in enumerate(edges(doc)) for head, label in into)
    return {f"{doc[h].text} -{label}-> {doc[i].text}" for h, label, i in found if h >= 0 and (h, label, i) not in basic}
