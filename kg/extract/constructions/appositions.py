"""Appositions and titles: what a noun beside a name says of it.

"Ivan Kravchenko, a sergeant in the battalion"    Ivan Kravchenko | be sergeant in | battalion
"Russian President Vladimir Putin"                Vladimir Putin | be president of | Russia
"American scholar and poet Ann Roe"               Ann Roe | be from | America; Ann Roe | be | scholar, poet
"Tartus, Syria"                                   Tartus | be in | Syria
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.maker import Maker
from kg.extract.phrase import Phrase, Proposition
from kg.extract.sentence.lexicon import words
from kg.extract.sentence.naming import person_after
from kg.extract.sentence.phrases import is_place, is_time, members, phrase
from kg.extract.sentence.roles import owned, owners, relations, role_label
from kg.extract.sentence.view import View
from kg.types import MentionKind, Status

_NAME = "appositions"
_BESIDE = frozenset({"appos", "list", "nmod:desc", "flat", "compound", "nmod", "nmod:unmarked"})
_OUTER = frozenset({"appos", "nmod:unmarked", "nmod", "list"})
_AFTER = frozenset({",", "(", "-", "–", "—", '"', "”", ":"})
_OWN = frozenset({"det", "nmod:poss", "nummod"})


def find(make: Maker) -> Iterator[Proposition | None]:
    """Propositions of appositions, titles and places named after places."""
    v = make.view
    yield from _nested(make)
    yield from _office(make)
    yield from _side_by_side(make)
    for i in range(len(v.words)):
        base = v.deps[i]
        if v.name[i] < 0 and not v.of(i, "flat") and person_after(v, i) is not None:  # "minister for trade Jane Roe"
            for predicate, target in relations(v, i, person=True):
                yield _fact(make, i, i, predicate, target)
        for m in _at_home(v, i):
            yield _fact(make, i, v.heads[i], "be home to", m)
        if v.heads[i] == i or base not in _BESIDE:
            continue
        h = v.heads[i]
        if base == "flat" and h < i and v.name[h] < 0 and v.of(h, "flat")[0] == i and _person(v, h):
            yield from _titles(make, h, h)
            continue
        if base == "nmod:desc" or (base in {"flat", "compound"} and _title(v, i, h)):
            yield from _titles(make, i, h)
        elif base == "appos" or _late(v, h, i) or (base == "list" and _person(v, h) and v.mention[i] == "person" and v.name[i] < 0):
            yield from _beside(make, h, i)


def _fact(make: Maker, at: int, subject: int, predicate: str, object_: int | None, value: str = "") -> Proposition | None:
    return make.make(_NAME, at, subject, predicate, object_, value=value, state=Status.ASSERTED, background=True)


def _office(make: Maker) -> Iterator[Proposition | None]:
    """A role and, behind a comma, the body it is in: "Gary Bell, commander, Northern Command", as armed forces write it."""
    v = make.view
    for start, end, label in v.names:
        role = start - 2
        if label != "ORG" or role < 1 or v.words[start - 1] != "," or v.pos[role] != "NOUN" or v.mention[role] != "person":
            continue
        body, bearer = _root(v, start, end), v.heads[role]
        beside = v.base(role) in {"appos", "list"} and v.heads[body] in {bearer, role} and v.base(body) in {"appos", "list", "conj"}
        p = phrase(v, bearer)
        if beside and p is not None and p.label == "PERSON" and v.words[p.end] == ",":
            yield _fact(make, role, bearer, f"be {role_label(v, role)} of", body)


def _at_home(v: View, i: int) -> list[int]:
    """Who or what is at home in the place before it: "Lagos, *home to 15 million people*"."""
    beside = v.lemmas[i] == "home" and i > v.heads[i] and v.pos[v.heads[i]] in {"NOUN", "PROPN"}
    under = v.of(i, "nmod", "obl") if beside and not v.of(i, "case", "cop", "det") else []
    return [m for c in under if v.said(c, "case") == {"to"} for m in members(v, c)]


def _nested(make: Maker) -> Iterator[Proposition | None]:
    """A place and, behind a comma, the place it is in, wherever the parse hangs that: "Clearwater, Florida"."""
    v = make.view
    for (begin, end, a), (start, stop, b) in zip(v.names, v.names[1:], strict=False):
        if v.sent[start] != v.sent[end - 1]:
            continue
        first, last = _root(v, begin, end), _root(v, start, stop)
        seat = a == "ORG" and b == "GPE" and v.deps[last] in _OUTER and v.heads[last] == first  # "Fort Bragg, North Carolina"
        if {a, b} - {"GPE", "LOC", "FAC"} and not seat:
            continue
        between = [t for t in range(end, start) if v.words[t] != ","]
        comma = start > end and v.words[end] == ","
        plain = all(v.pos[t] == "ADJ" and v.heads[t] == last for t in between)  # "northern Syria"
        goes_on = stop + 1 < len(v.words) and v.pos[stop] == "CCONJ" and v.pos[stop + 1] == "PROPN"  # "Lima, Quito and Bogota"
        row = goes_on or v.base(last) == "conj" or v.of(last, "case", "cc")
        if comma and plain and not row and phrase(v, first) is not None:
            yield _fact(make, first, first, "be in", last)
    for i in range(2, len(v.words)):  # "Anbar province, Iraq": the first has a common noun for its head
        h = v.heads[i]
        if (
            v.deps[i] in _OUTER
            and h == i - 2
            and v.words[i - 1] == ","
            and v.name[h] < 0 <= v.name[i]
            and is_place(v, h)
            and is_place(v, i)
        ):
            yield _fact(make, h, h, "be in", i)


def _side_by_side(make: Maker) -> Iterator[Proposition | None]:
    """A common noun right before a name, where the parse makes both of them subject or object: "vessel Sea Rose sank"."""
    v = make.view
    for start, stop, label in v.names:
        h, last = start - 1, _root(v, start, stop)
        if h < 0 or label not in {"PERSON", "ORG", "PRODUCT", "FAC", "EVENT", "WORK_OF_ART"} or v.tags[h] != "NN" or v.name[h] >= 0:
            continue
        if v.heads[h] != v.heads[last] or v.deps[h] != v.deps[last] or h == last or v.of(last, "cc", "det", "case", "nmod:poss"):
            continue
        found = relations(v, h, person=label == "PERSON")
        for predicate, target in found:
            yield _fact(make, h, last, predicate, target)
        if not found:
            yield _fact(make, h, last, "be", None, _text(v, h))


def _root(v: View, start: int, stop: int) -> int:
    """The token of a name that the others hang on."""
    return next((t for t in range(start, stop) if not start <= v.heads[t] < stop or v.heads[t] == t), stop - 1)


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
    if v.words[title].lower() in words("honorifics", "nouns") or _goes_on(v, title, name):
        return
    for t in [title, *(c for c in v.of(title, "conj") if c < name and v.pos[c] == "NOUN" and v.name[c] < 0)]:
        text = _text(v, t)
        found = relations(v, t, person=_person(v, name))
        plain = v.pos[t] == "PROPN" and " " in text
        found += [
            (f"be {text.lower()} of" if plain else owned(v, t, o, role_label(v, t), _person(v, name)), o)
            for o in owners(v, name)
            if o < title
        ]
        several = v.tags[t] == "NNS"  # "ministers Jane Roe and John Poe"
        for bearer in members(v, name) if several else [name]:
            for predicate, target in found:
                yield _fact(make, t, bearer, predicate, target)
            if (not found or all(q == "be from" for q, _ in found)) and len(v.words[t]) > 3:
                yield _fact(make, t, bearer, "be", None, role_label(v, t) if several else text)


def _goes_on(v: View, title: int, name: int) -> bool:
    """Whether the title is the beginning of a longer one: "Lt." in "Lt. Gen."."""
    after = title + 1
    return after < name and v.heads[after] == v.heads[title] == name and v.deps[after] == "nmod:desc" and v.pos[after] == "PROPN"


def _text(v: View, title: int) -> str:
    """The title with its modifiers and the titles it goes on from: "staff sergeant", "Lt. Gen."; where one is from is told apart."""
    parts = [c for c in v.children[title] if c < title and v.deps[c] in {"amod", "compound", "flat"} and v.name[c] < 0]
    start = min([title, *(j for c in parts for j in v.subtree(c))])
    while start > 0 and v.deps[start - 1] == "nmod:desc" and v.heads[start - 1] == v.heads[title] and v.name[start - 1] < 0:
        start -= 1
    return v.text(start, title + 1)


def _late(v: View, h: int, i: int) -> bool:
    """An apposition the parse calls a modifier: no preposition, an indefinite article, a comma before it."""
    first = min(v.subtree(i))
    comma = first > h and "," in (v.words[first], v.words[first - 1])
    return comma and v.base(i) == "nmod" and not v.of(i, "case") and bool(v.said(i, "det") & {"a", "an"})


def _beside(make: Maker, h: int, i: int) -> Iterator[Proposition | None]:
    v = make.view
    a, b = phrase(v, h), phrase(v, i)
    if a is None or b is None or is_time(v, h) or is_time(v, i) or (is_place(v, h) and is_place(v, i) and b.kind is MentionKind.NAME):
        return
    bearer, role = _bearer(a, b)
    if bearer is not None and role is not None and bearer.label == "PERSON" and v.mention[role.head] not in {"person", ""}:
        return  # "(Jane Roe / Agency)" under a picture is no role of Jane Roe
    if bearer is None or role is None or not _describes(v, bearer, role):
        return
    for m in members(v, role.head) if bearer is a else [role.head]:
        p = phrase(v, m)
        found = relations(v, m, person=bearer.label == "PERSON")
        plain = (not found or all(q == "be from" for q, _ in found)) and p is not None and not p.label and v.pos[m] in {"NOUN", "PROPN"}
        for one in members(v, bearer.head) if m == h and v.tags[m] == "NNS" else [bearer.head]:  # "writers Jane Roe and John Poe"
            for label, target in found:
                yield _fact(make, m, one, label, target)
            if plain and p is not None:
                yield _fact(make, m, one, "be", None, role_label(v, m) if v.tags[m] == "NNS" else p.text)


def _describes(v: View, bearer: Phrase, role: Phrase) -> bool:
    """Whether the role says what the bearer is: no part of its name, no other measure, no next item of a list."""
    both = v.pos[bearer.head] == v.pos[role.head] == "PROPN" and "PERSON" not in {bearer.label, role.label}
    if role.text in bearer.text or bearer.text in role.text or (both and (bearer.end == role.start or role.end == bearer.start)):
        return False  # "Operation Overlord"
    if v.lemmas[bearer.head] == v.lemmas[role.head]:
        return False  # "a role, any role"
    if v.of(bearer.head, "nummod") and v.of(role.head, "nummod"):
        return False  # "500 miles (800 km)"
    if not bearer.label and role.start > bearer.end and v.words[bearer.end] not in _AFTER:
        return False  # "firms working in *Lima*, a port"
    if bearer.label or v.pos[role.head] == "PROPN" or v.pos[bearer.head] == "PROPN":
        return ":" not in role.text
    own = bool(v.of(role.head, *_OWN, "nmod"))  # "the trade, a practice of old"; in "lorries, cars and buses" the next of a list has none
    return own and not (v.of(role.head, "conj") and not v.of(bearer.head, "det"))


def _bearer(a: Phrase, b: Phrase) -> tuple[Phrase | None, Phrase | None]:
    """Which of two appositives is the name and which the role; a name nobody marked is one beside a common noun."""
    named_a, named_b = bool(a.label), bool(b.label)
    if not named_a and not named_b:
        named_b = b.kind is MentionKind.NAME and a.kind is not MentionKind.NAME
    if named_a and not named_b:
        return a, b
    if named_b and not named_a:
        return b, a
    return (a, b) if not named_a and not named_b else (None, None)
