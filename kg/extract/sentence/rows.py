"""Roles in a row beside a name: which of them are one row, and what is told of all of them.

"Ana Roe, president and chief executive of Norbank"     both are roles of Ana Roe, and both at Norbank
"Jane Poe, professor of law and mayor of Lima"          no professor of a mayor
"""

from __future__ import annotations

from kg.extract.sentence.clause import case_of
from kg.extract.sentence.lexicon import words
from kg.extract.sentence.view import View

_BESIDE = frozenset({"appos", "list", "nmod:unmarked", "nmod:desc"})


def mend_rows(view: View) -> None:
    """Hang the second role of a row on the first, where the parse hangs it on the name or on what the first is a role in."""
    for i in range(len(view.words)):
        if view.deps[i] == "conj" and _role(view, i) and (first := _first(view, i)) >= 0:
            view.hang(i, first, "conj")


def _role(view: View, i: int) -> bool:
    return view.pos[i] == "NOUN" and view.name[i] < 0 and (view.mention[i] == "person" or view.lemmas[i] in words("employed", "nouns"))


def _first(view: View, i: int) -> int:
    """The first role of the row that i is the second of, -1 where it is none."""
    up = view.heads[i]
    if view.name[up] >= 0 and view.names[view.name[up]][2] == "PERSON":
        beside = [c for c in view.children[up] if c < i and view.deps[c] in _BESIDE and _role(view, c)]
    else:
        beside = [view.heads[up]] if view.base(up) == "nmod" and view.mention[up] != "person" and _role(view, view.heads[up]) else []
        beside = [c for c in beside if view.deps[c] in _BESIDE and c < up]
    begin = min(view.subtree(i))
    inside = set(view.subtree(i))
    last = max((max(t for t in view.subtree(c) if t not in inside) for c in beside), default=-1)
    return beside[-1] if beside and view.words[begin].lower() in {"and", "&"} and last == begin - 1 else -1


def shared(view: View, i: int) -> list[int]:
    """What stands under a preposition behind a row of two bare roles is told of both: "founder and director *of the institute*"."""
    if view.of(i, "det", "nmod:poss") or view.lemmas[i] not in words("employed", "nouns") | words("offices", "nouns"):
        return []
    own = view.of(i, "nmod")
    if view.deps[i] == "conj" and _role(view, view.heads[i]) and not own:
        other = view.heads[i]
        return [] if view.of(other, "det") else [c for c in view.of(other, "nmod") if c > i and case_of(view, c)]
    after = [c for c in view.of(i, "conj") if _role(view, c) and not view.of(c, "det", "nmod:poss")]
    return [c for c in view.of(after[0], "nmod") if case_of(view, c)] if len(after) == 1 and not own else []
