"""The same name again: equal names, states in all their guises, seats of government."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set

from kg.resolve.cluster import NAME, Link
from kg.resolve.knowledge import table
from kg.resolve.knowledge import words as known
from kg.resolve.names import expanded, words
from kg.resolve.reference import SUBJECT, Reference
from kg.resolve.states import State, seat, state_named, state_of_adjective, state_of_capital, state_of_people
from kg.types import EntityType

PLACES = frozenset({EntityType.GPE, EntityType.PLACE})


def keys(references: Sequence[Reference], text_words: Set[str]) -> dict[int, str]:
    """The key of every reference that names something: equal keys, one thing.

    "state:UKR" for a state's names and adjectives and for its capital where it acts, "people:UKR" for its people,
    "name:..." for all else. ``text_words``: the article's lower-case words, which tell apart names of states that are
    as often something else.
    """
    found = {}
    for r in references:
        if r.named and r.words and (key := _key(r, text_words)):
            found[r.number] = key
    return found


def _key(r: Reference, text_words: Set[str]) -> str:
    if r.type is not EntityType.PERSON or _country_code(r):
        if r.phrase.label == "NORP" or (r.head.pos_ == "ADJ" and not r.phrase.label):
            return _nationality(r)
        if (state := state_named(r.name)) and _is_state(r, state, text_words):
            return f"state:{state.code}"
        if r.type in PLACES and (state := state_of_capital(r.name)) and acts(r):
            return f"state:{state.code}"
        if found := seat(r.name):
            return f"name:{' '.join(words(found[0]))}"
    return "name:" + " ".join(expanded(r.name))


def _country_code(r: Reference) -> bool:
    """Whether a label for a person was put on a state's initials before a title: "US President ..."."""
    return r.name.replace(".", "").isupper() and r.head.dep_ in {"compound", "amod", "nmod:desc"} and state_named(r.name) is not None


def _nationality(r: Reference) -> str:
    """An adjective of nationality is its state, a plural its people; a single "Ukrainian" names nobody else."""
    if r.plural or (r.determiner == "the" and r.head.pos_ in {"NOUN", "PROPN", "ADJ"} and r.head.dep_ not in {"amod", "compound"}):
        if state := state_of_people(r.name):
            return f"people:{state.code}"
    elif state := state_of_adjective(r.name):
        return f"state:{state.code}" if r.head.pos_ == "ADJ" or r.head.dep_ in {"amod", "compound", "nmod:desc", "flat"} else ""
    elif state := state_named(r.name):
        return f"state:{state.code}"
    return "name:" + " ".join(r.words)


def _is_state(r: Reference, state: State, text_words: Set[str]) -> bool:
    doubtful: Mapping[str, Sequence[str]] = table("ambiguous")
    evidence = doubtful.get(" ".join(r.words))
    return evidence is None or any(w in text_words for w in evidence)


def acts(r: Reference) -> bool:
    """Whether a place does what only somebody with a will does: subject of such a verb, or joined by "and" to one that is."""
    head = r.head
    if head.dep_ == "nmod:poss" and (head.head.lemma_ or head.head.lower_).lower() in known("acts", "nouns"):
        return True  # "Lima's decision"
    while head.dep_ == "conj" and head.head.i != head.i:
        head = head.head
    if any(c.dep_ == "case" for c in (*head.children, *r.head.children) if c.lower_ not in {"'s", "’s", "'", "’"}):
        return False
    if head.dep_ not in SUBJECT or head.dep_ == "nsubj:pass":
        return False
    return (head.head.lemma_ or head.head.lower_).lower() in known("acts", "verbs")


def link_same(references: Sequence[Reference], key: Mapping[int, str], unsure: Set[int]) -> Iterator[Link]:
    """Links between references with one key. ``unsure``: bare names that fit several people, left to the people's rules."""
    groups: dict[str, list[Reference]] = defaultdict(list)
    for r in references:
        if r.number in key and r.number not in unsure:
            groups[key[r.number]].append(r)
    for name, group in groups.items():
        for same in _kinds(group) if name.startswith("name:") and " " not in name else [group]:
            for r in same[1:]:
                yield Link(NAME, same[0].number, r.number, _reason(same[0], r, name))


def _kinds(group: list[Reference]) -> list[list[Reference]]:
    """One word may name a person and a place, or two people by their titles; a lone odd label is taken for a slip."""
    genders = {r.gender for r in group if r.type is EntityType.PERSON}
    if {"m", "f"} <= genders:
        return [[r for r in group if r.type is EntityType.PERSON and r.gender == g] for g in ("m", "f")] + [
            [r for r in group if r.type is not EntityType.PERSON]]
    people = [r for r in group if r.type is EntityType.PERSON]
    others = [r for r in group if r.type is not EntityType.PERSON]
    return [people, others] if len(people) > 1 and len(others) > 1 else [group]


def _reason(first: Reference, r: Reference, key: str) -> str:
    if first.words == r.words:
        return ""
    if key.startswith("state:") and state_of_capital(r.name) and not state_named(r.name):
        return f"“{r.name}”, the capital, acts for the state"
    if key.startswith("state:") and state_of_capital(first.name) and not state_named(first.name):
        return f"“{first.name}”, the capital, acts for the state"
    what = {"state": "the same state", "people": "the same people"}.get(key.split(":")[0], "the same name")
    return f"“{first.name}” and “{r.name}”: {what}"
