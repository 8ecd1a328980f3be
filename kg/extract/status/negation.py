"""Whether a clause is denied by a word of its own."""

from __future__ import annotations

from kg.extract.sentence.lexicon import words
from kg.extract.sentence.view import View

_ONLY = frozenset({"only", "just", "merely", "simply", "solely"})


def negated(view: View, i: int) -> bool:
    """Whether the clause that token i heads is denied by a word of its own."""
    if any(_denies(view, i, c) for c in view.children[i]):
        return True
    return view.base(i) in {"obj", "nsubj", "root", "conj", "xcomp"} and view.of(i, "cop") != [] and "no" in view.said(i, "det")


def _denies(view: View, i: int, c: int) -> bool:
    word, label = view.words[c].lower(), view.base(c)
    if word in words("negative_adverbs") and label in {"advmod", "aux", "cc", "discourse", "det", "cc:preconj"}:
        return not _more_than(view, c)
    if word == "no" and label == "advmod" and any(view.lemmas[d] in {"longer", "more"} for d in (c + 1,) if d < len(view.words)):
        return True
    if word == "longer" and c and view.words[c - 1].lower() == "no":
        return True
    if word in words("proximal_adverbs") and label == "advmod" and c == i - 1 and view.tags[i] in {"VBD", "VBN"}:
        return True  # "nearly drowned"
    if label in {"nsubj", "obj", "obl"} and _negative_phrase(view, c):
        return "with" not in view.said(c, "case")  # "sold it with no guarantee" is a sale
    if word in words("universal_adverbs") and label == "advmod" and "not" in view.said(c, "advmod"):
        return True  # "not always are they equal"
    if word in {"instead", "rather"} and label in {"mark", "case", "cc"}:
        return True
    return word == "without" and label in {"mark", "case"}


def _more_than(view: View, c: int) -> bool:
    """ "not only": what follows is so, and more."""
    return c + 1 < len(view.words) and view.words[c].lower() == "not" and view.words[c + 1].lower() in _ONLY


def _negative_phrase(view: View, i: int) -> bool:
    word = view.words[i].lower()
    if word in {"nobody", "none", "nothing"} or (word == "one" and i and view.words[i - 1].lower() == "no"):
        return True
    if "neither" in view.said(i, "cc", "advmod", "dep"):
        return True
    before = view.said(i, "amod", "det", "nummod")
    if "few" in before and "a" not in before:
        return True  # "few voters trust him" says that most do not
    return bool(view.said(i, "det") & {"no", "neither"}) or "zero" in view.said(i, "nummod")
