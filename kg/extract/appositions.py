"""Appositions and titles: what a noun beside a name says of it.

"Ivan Kravchenko, a sergeant in the battalion"    Ivan Kravchenko | be sergeant in | battalion
"Russian President Vladimir Putin"                Vladimir Putin | be president of | Russia
"Tartus, Syria"                                   Tartus | be in | Syria
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.maker import Maker
from kg.extract.phrase import Phrase, Proposition
from kg.extract.phrases import is_place, is_time, members, phrase
from kg.extract.roles import owners, relations, role_label
from kg.extract.view import View
from kg.types import MentionKind, Status

_NAME = "appositions"
_BESIDE = frozenset({"appos", "nmod:unmarked", "nmod:desc", "flat", "list", "nmod"})


def find(make: Maker) -> Iterator[Proposition | None]:
    """Propositions of appositions, titles and places named after places."""
    v = make.view
    for i in range(len(v.words)):
        base = v.deps[i]
        if v.heads[i] == i or base not in _BESIDE:
            continue
        h = v.heads[i]
        if base == "flat" and h < i and v.name[h] < 0 and v.of(h, "flat")[0] == i and _person(v, h):
            yield from _titles(make, h, h)
            continue
        if base == "nmod:desc" or (base in {"flat", "compound"} and _title(v, i, h)):
            yield from _titles(make, i, h)
        elif base == "appos" or (base != "flat" and not v.of(i, "case")):
            yield from _beside(make, h, i)


def _title(v: View, i: int, h: int) -> bool:
    return i < h and v.name[i] < 0 and v.name[h] >= 0 and v.names[v.name[h]][2] == "PERSON" and v.pos[i] in {"NOUN", "PROPN"}


def _person(v: View, i: int) -> bool:
    p = phrase(v, i)
    return p is not None and p.label == "PERSON"


def _titles(make: Maker, title: int, name: int) -> Iterator[Proposition | None]:
    """A title before a name; what modifies the pair from the left belongs to the title."""
    v = make.view
    p = phrase(v, name)
    if p is None or p.kind is not MentionKind.NAME or v.pos[title] not in {"NOUN", "PROPN"} or v.name[title] >= 0:
        return
    found = relations(v, title)
    found += [(f"be {role_label(v, title)} of", o) for o in owners(v, name) if o < title]
    for label, target in found:
        yield make.make(_NAME, title, name, label, target, state=Status.ASSERTED, background=True, prior=0.95)
    if not found and len(v.words[title]) > 3:
        yield make.make(_NAME, title, name, "be", None, value=_text(v, title), state=Status.ASSERTED, background=True, prior=0.9)


def _text(v: View, title: int) -> str:
    parts = [c for c in v.children[title] if c < title and v.deps[c] in {"amod", "compound", "flat"}]
    start = min([title, *(j for c in parts for j in v.subtree(c))])
    return v.text(start, title + 1)


def _beside(make: Maker, h: int, i: int) -> Iterator[Proposition | None]:
    v = make.view
    a, b = phrase(v, h), phrase(v, i)
    if a is None or b is None or is_time(v, h) or is_time(v, i):
        return
    if is_place(v, h) and is_place(v, i) and b.kind is MentionKind.NAME and v.name[i] != v.name[h] and i > h and _plain(v, h, i):
        yield make.make(_NAME, i, h, "be in", i, state=Status.ASSERTED, background=True, prior=0.9)
        return
    if v.deps[i] != "appos":
        return
    bearer, role = _bearer(a, b)
    if bearer is not None and role is not None and bearer.label == "PERSON" and v.mention[role.head] not in {"person", ""}:
        return  # "(Jane Roe / Agency)" under a picture is no role of Jane Roe
    if bearer is None or role is None:
        return
    for m in members(v, role.head) if bearer is a else [role.head]:
        p = phrase(v, m)
        found = relations(v, m)
        for label, target in found:
            yield make.make(_NAME, m, bearer.head, label, target, state=Status.ASSERTED, background=True, prior=0.9)
        if not found and p is not None and not p.label:
            value = role_label(v, m) if v.tags[m] == "NNS" else p.text
            yield make.make(_NAME, m, bearer.head, "be", None, value=value, state=Status.ASSERTED, background=True, prior=0.85)


def _plain(v: View, h: int, i: int) -> bool:
    """Nothing but a comma between two places."""
    start = v.names[v.name[i]][0] if v.name[i] >= 0 else i
    between = [v.words[j] for j in range(h + 1, start) if v.name[j] != v.name[h] or v.name[j] < 0]
    return between == [","] or between == []


def _bearer(a: Phrase, b: Phrase) -> tuple[Phrase | None, Phrase | None]:
    """Which of two appositives is the name and which the role."""
    named_a, named_b = bool(a.label), bool(b.label)
    if named_a and not named_b:
        return a, b
    if named_b and not named_a:
        return b, a
    return (a, b) if not named_a and not named_b else (None, None)
