"""Generic statements are told apart from reports of particular things."""

from __future__ import annotations

import pytest

from kg.extract.sentence.view import view
from kg.extract.status import generic
from tests.extract.parsed import doc


def _generic(subject: str, tag: str, verb: str, verb_tag: str, object_: str, determiner: str = "") -> bool:
    det = f"{determiner} {determiner} DET DT 2 det\n" if determiner else ""
    n = 2 if determiner else 1
    tags, name = ("PROPN NNP", "B-GPE") if object_[0].isupper() else ("NOUN NNS", "_")
    seen = view(
        doc(f"""
            {det}{subject} {subject.rstrip("s")} NOUN {tag} {n + 1} nsubj _ person
            {verb} {verb.rstrip("s")} VERB {verb_tag} 0 root
            {object_} {object_} {tags} {n + 1} obj {name} place
        """)
    )
    return generic(seen, n)


def test_bare_plural_in_the_simple_present_is_generic() -> None:
    assert _generic("traders", "NNS", "buy", "VBP", "ships")


@pytest.mark.parametrize("determiner", ["a", "every"])
def test_any_one_of_a_kind_is_generic(determiner: str) -> None:
    assert _generic("trader", "NN", "buys", "VBZ", "ships", determiner)


@pytest.mark.parametrize(
    ("subject", "tag", "verb", "verb_tag", "object_", "determiner"),
    [
        ("traders", "NNS", "bought", "VBD", "ships", ""),  # a time
        ("traders", "NNS", "leave", "VBP", "Lima", ""),  # a name
        ("trader", "NN", "buys", "VBZ", "ships", "the"),  # a definite noun
        ("traders", "NNS", "say", "VBP", "things", ""),  # a report
    ],
)
def test_what_has_something_particular_is_not(subject: str, tag: str, verb: str, verb_tag: str, object_: str, determiner: str) -> None:
    assert not _generic(subject, tag, verb, verb_tag, object_, determiner)
