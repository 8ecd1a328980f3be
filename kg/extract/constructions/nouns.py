"""What noun phrases say of things: possession, affiliation, membership, complements.

"Ukraine's air force"               air force | be air force of | Ukraine
"Russian drones"                    drones | be drone of | Russia
"Labour's Jane Roe and John Poe"    Jane Roe, John Poe | be member of | Labour
"an envoy of Peru"                  envoy | be envoy of | Peru
"the critics of the plan"           critics | criticize | plan
"Iranian-made drones"               Iran | make | drones

Whose an ability, a name or a death is tells nothing that the phrase does not say by itself, so only persons, bodies, places and
objects have owners here; happenings have participants (happenings.py).
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.arguments.core import case_of
from kg.extract.maker import Maker
from kg.extract.phrase import Phrase, Proposition
from kg.extract.sentence.lexicon import pairs, words
from kg.extract.sentence.phrases import is_place, is_time, members, phrase
from kg.extract.sentence.roles import affiliation, definite, empty, owned, owners, relations, role_label
from kg.extract.sentence.view import View
from kg.extract.times import LOCATIVE
from kg.types import EntityType, MentionKind, Status

_NAME = "nouns"
_ABSTRACT = frozenset({"abstract", "event", ""})
_OF_COMMON = frozenset({"on", "against", "into", "over", "about", "by", "between"})  # told of common nouns too


def find(make: Maker) -> Iterator[Proposition | None]:
    """Propositions of every noun that has an owner or a complement."""
    v = make.view
    for i in range(len(v.words)):
        if v.pos[i] not in {"NOUN", "PROPN"} or not v.children[i] or is_time(v, i):
            continue
        if v.of(i, "nmod:desc"):  # titles are appositions' business
            if v.name[i] >= 0 and v.names[v.name[i]][2] == "PERSON":
                yield from _members_of(make, i, _parties(v, i))
            continue
        yield from _owned(make, i)
        yield from _compound(make, i)


def _fact(make: Maker, i: int, subject: int, predicate: str, object_: int) -> Proposition | None:
    return make.make(_NAME, i, subject, predicate, object_, state=Status.ASSERTED, background=True)


def _owned(make: Maker, i: int) -> Iterator[Proposition | None]:
    v = make.view
    p = phrase(v, i)
    if p is None or v.deps[i] in {"compound", "nmod:desc", "flat"}:
        return
    if p.label == "PERSON":
        if v.name[i] >= 0:  # else a title heads the name, which appositions read
            yield from _belongs(make, i)
        return
    if v.lemmas[i] in words("depictions", "nouns"):
        for o in _under(v, i, {"of"}):
            yield _fact(make, i, i, "show", o)
    done = pairs("agents", "nouns").get(v.lemmas[i]) if not p.label else None
    if done:
        for o in [*(o for o in owners(v, i) if v.deps[o] == "nmod:poss"), *_under(v, i, {"of"})]:
            yield _fact(make, i, i, done, o)
        return
    label = f"be {role_label(v, i)} of"
    if p.label and v.name[i] < 0:
        told = [(predicate, o) for predicate, o in relations(v, i) if v.name[o] < 0 or v.names[v.name[o]][0] != p.start]
        for predicate, o in told:  # "the Bild newspaper", "Swedish group Brightwater AB"
            yield _fact(make, i, i, predicate, o)
        if not told:
            yield make.make(_NAME, i, i, "be", None, value=role_label(v, i), state=Status.ASSERTED, background=True)
        return
    if p.label or v.mention[i] not in _ABSTRACT or v.lemmas[i] in words("relational", "nouns"):
        for o in owners(v, i):
            if v.deps[o] != "nmod:poss" and _of_this_class(v, i):
                yield _fact(make, i, i, "be in", o)  # "the Idaho city of Boise"
            elif not _only_named_after(v, i, o, p.type):
                yield _fact(make, i, i, _called(v, i, o, p) or owned(v, i, o, role_label(v, i)), o)
    yield from _complements(make, i, label)


def _of_this_class(v: View, i: int) -> bool:
    """Whether a noun only says what the place is that is named behind it: "the *city* of Lima"."""
    named = [c for c in v.of(i, "nmod") if case_of(v, c) == "of" and v.name[c] >= 0 and v.names[v.name[c]][2] in {"GPE", "LOC"}]
    return bool(named) and v.lemmas[i] in words("classes", "nouns") and v.name[i] < 0


def _called(v: View, i: int, o: int, p: Phrase) -> str:
    """How the name of a place, or of a single word, is told of its owner: "Peru's Lake Dora" is no "Dora of Peru"."""
    k = v.name[o]
    land = k >= 0 and v.names[k][2] in {"GPE", "LOC"}
    if not p.label or k < 0 or v.deps[o] != "nmod:poss":
        return ""
    if p.label in {"GPE", "LOC", "FAC"} and land:
        return "be in"
    if p.label not in {"ORG", "PRODUCT", "WORK_OF_ART"} or len(p.text.split()) > 1:
        return ""
    return "be from" if land else "belong to"


def _only_named_after(v: View, i: int, o: int, kind: EntityType) -> bool:
    """Whether a modifier tells where a thing is or what it is called, not whose it is: "Mosul airport", "border area"."""
    if v.base(o) == "compound" and (kind is EntityType.PLACE or v.lemmas[i] in words("classes", "nouns")):
        return True
    p = phrase(v, i)
    told = v.deps[i] in {"appos", "xcomp"} or v.of(i, "cop")  # of the name or the subject
    return bool(told) and p is not None and not p.label


def _under(v: View, i: int, cases: set[str]) -> list[int]:
    """What stands under one of the prepositions of a noun, each conjunct by itself."""
    return [m for c in v.of(i, "nmod") if case_of(v, c) in cases and not is_time(v, c) for m in members(v, c)]


def _complements(make: Maker, i: int, label: str) -> Iterator[Proposition | None]:
    """Names under a noun's preposition: "leader of Syria", "vote on Ukraine", "team from Oslo".

    Other nouns after *of* are part of its name. Of a happening the preposition says enough: "strikes | be against | Syria".
    """
    v = make.view
    p = phrase(v, i)
    if p is None or v.of(i, "cop") or empty(v, i) or v.lemmas[i] in words("classes", "nouns") or v.mention[i] == "place":
        return
    beside = phrase(v, v.heads[i]) if v.deps[i] == "appos" else None
    if beside is not None and beside.label == "PERSON":
        return  # "Anna Roe, minister for trade": told of her
    part = v.lemmas[i] in words("parts", "nouns")
    if v.mention[i] in {"abstract", ""} and v.name[i] < 0 and not part and v.lemmas[i] not in words("relational", "nouns"):
        return
    for c in v.of(i, "nmod"):
        case, q = case_of(v, c), phrase(v, c)
        if q is None or is_time(v, c) or not case or v.deps[c] == "nmod:poss":
            continue
        whole = part and case == "of" and (q.kind is MentionKind.NAME or v.mention[c] == "event")
        if not whole and not (q.kind is MentionKind.NAME or case in _OF_COMMON):
            continue
        event = v.mention[i] == "event" and v.name[i] < 0 and not whole
        if _told_elsewhere(v, i, c, case, event) or (case == "of" and not p.label and _role_told(v, i)):
            continue
        for m in members(v, c):
            seat = p.label in {"ORG", "FAC"} and case in {"at", "near"}  # "the Poe Museum at Hull University"
            predicate = f"be {case}" if event or seat or case == "from" else label.removesuffix(" of") + " " + case
            yield make.make(_NAME, i, i, predicate, m, state=Status.ASSERTED, background=not event or definite(v, i))


def _told_elsewhere(v: View, i: int, c: int, case: str, event: bool) -> bool:
    """Whether a complement is the verb's, or another construction tells it: a place, an example, a participant."""
    if case in words("examples", "nouns") or (case in LOCATIVE and is_place(v, c)):
        return True
    if case in {"with", "to", "for"} and v.mention[i] not in {"person", "organization"}:
        return True  # "envoy to", "spokesman for", but no "bridge for"
    if case == "between" and (v.mention[i] != "event" or v.tags[c] != "NNS" or v.of(c, "conj")):
        return True
    return (v.mention[i] == "object" and case in {"against", "into", "over"}) or (event and case in {"of", "by"})


def _role_told(v: View, i: int) -> bool:
    """Whether an *of*-phrase is told of who bears the role, of what a picture shows, or said by the noun: "members of the council"."""
    plural = v.tags[i] == "NNS" and v.mention[i] == "person" and not v.of(i, "nummod")
    first = v.heads[i] if v.deps[i] == "conj" else i
    return plural or v.deps[first] in {"appos", "xcomp", "list"} or v.lemmas[i] in words("depictions", "nouns")


def _belongs(make: Maker, i: int) -> Iterator[Proposition | None]:
    """A person told apart by an organisation or a country: "Labour's Jane Roe", "Jane Roe of Labour"."""
    yield from _members_of(make, i, [*_shared_owner(make.view, i), *_parties(make.view, i)])


def _members_of(make: Maker, i: int, parties: list[int]) -> Iterator[Proposition | None]:
    v = make.view
    for o in parties:
        q = phrase(v, o)
        if q is None or is_time(v, o):
            continue
        if q.label == "ORG" or (not q.label and v.mention[o] == "organization"):
            yield _fact(make, i, i, "be member of", o)
        elif q.label in {"GPE", "NORP", "LOC"}:
            yield _fact(make, i, i, "be from", o)


def _parties(v: View, i: int) -> list[int]:
    """What stands under "of" or "from" behind a name; "of A and B respectively" gives each of a row its own."""
    row = members(v, v.heads[i] if v.base(i) == "conj" else i)
    for holder in dict.fromkeys((i, *row)):
        for c in v.of(holder, "nmod"):
            if case_of(v, c) not in {"of", "from", "of respectively"}:
                continue
            pairs = _respective(v, row, c)
            if pairs is not None or holder == i:
                return members(v, c) if pairs is None else pairs.get(i, [])
    return []


def _respective(v: View, row: list[int], c: int) -> dict[int, list[int]] | None:
    """What of the row c answers to which name of the other row, where "respectively" says so; None where it does not."""
    near = range(max(0, c - 4), min(len(v.words), max(v.subtree(c)) + 3))
    if not any(v.words[t].lower() == "respectively" and v.sent[t] == v.sent[c] for t in near):
        return None
    parties = members(v, c)
    return {name: [party] for name, party in zip(row[-len(parties) :], parties, strict=False)} if len(row) >= len(parties) else {}


def _shared_owner(v: View, i: int) -> list[int]:
    """The owners of a name; a bare name in a row has those of the name before it: "Labour's Jane Roe and John Poe"."""
    own = owners(v, i)
    told = [c for c in v.of(i, "nmod", "appos", "amod", "compound", "nmod:desc") if v.name[c] != v.name[i]]
    if own or told or v.base(i) != "conj":
        return own
    row = members(v, v.heads[i])
    for k in reversed(row[: row.index(i)] if i in row else []):
        if v.of(k, "nmod", "appos"):
            shared = [o for o in owners(v, k) if v.name[o] >= 0 and v.names[v.name[o]][2] == "ORG"]
            return shared if v.of(k, "nmod:poss") and len(v.of(k, "nmod")) == len(v.of(k, "nmod:poss")) else []
    return []


def _compound(make: Maker, i: int) -> Iterator[Proposition | None]:
    """A participle with its doer before the noun: "Iranian-made drones" tells that Iran makes them."""
    v = make.view
    for c in v.of(i, "amod", "compound"):
        if v.tags[c] != "VBN" or v.pos[c] not in {"VERB", "ADJ"} or c > i:
            continue
        for doer in v.children[c]:
            if doer < c and (affiliation(v, doer) or v.name[doer] >= 0) and not is_time(v, doer):
                if v.words[c].lower() in words("placed", "nouns"):  # "Lima-based"
                    yield _fact(make, i, i, f"be {v.words[c].lower()} in", doer)
                    continue
                yield _fact(make, i, doer, v.lemmas[c].lower(), i)
