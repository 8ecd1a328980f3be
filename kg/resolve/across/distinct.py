"""How much a name tells: whether it is one thing's alone, or may be several people's, bodies' or places'."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kg.resolve.across.places import of_several, of_state, region
from kg.resolve.knowledge import table
from kg.resolve.knowledge import words as known
from kg.resolve.names import is_acronym, words
from kg.resolve.states import seat, state_named, state_of_adjective, state_of_people

_LEAST_WORDS = 3  # content words of a title that are seldom another's, common as each may be
_COMMON = 17  # logarithm of first name and surname together: more people than that share a full name
_SHORT = 4  # letters: a longer word that no text has in lower case is seldom two things' name
_SURNAME = 3  # logarithm of a surname from which places and firms are often named by it
_PLURAL = re.compile(r"[A-Z]{2,}s")  # "NCOs", "MPs": a kind, not a name
_Words = tuple[str, ...]


@cache
def unique_names() -> frozenset[_Words]:
    """Names of common words by which everybody means one thing, and the full names of well-known acronyms."""
    return frozenset(spelled(words(n)) for n in (*known("across", "unique"), *table("acronyms").values(), *table("aliases").values()))


def spelled(form: _Words) -> _Words:
    """The words in one spelling: "defense" and "defence"."""
    spellings = table("across")["spellings"]
    found = tuple(spellings.get(w, w) for w in form)
    if found[:1] == ("us",) and len(found) > 1:
        found = ("united", "states", *found[1:])
    return tuple(table("across")["also"].get(" ".join(found), " ".join(found)).split())


@cache
def phrases(kind: str) -> frozenset[_Words]:
    """A list of data/across.json as tuples of words."""
    return frozenset(tuple(p.split()) for p in known("across", kind))


def common_person(form: _Words) -> bool:
    """Whether two people may well have this full name: both its parts are common, or the first is an initial.

    Kings of one name and a low number ("Leopold I") are many too.

    >>> common_person(("john", "smith")), common_person(("john", "okonjo"))
    (True, False)
    """
    first, last = form[0], form[-1]
    if len(first) == 1 or len(form) < 2 or (last == "i" and len(form) == 2):
        return True
    if len(form) > 2:
        return False
    elsewhere = _elsewhere(first) and _elsewhere(last)
    return elsewhere or how_common(form) >= _COMMON


def how_common(form: _Words) -> int:
    """The logarithm of how many have both the first name and the surname, nearly."""
    return _how_common(form[0], "first") + _how_common(form[-1], "last")


def english_surname(word: str) -> bool:
    """Whether many Americans have a surname, so that another spelling of it is another's."""
    return _how_common(word, "last") > 0


@cache
def _bands(kind: str) -> dict[str, int]:
    return {name: int(band) for band, names in table("common_names")[kind].items() for name in names}


def _how_common(word: str, kind: str) -> int:
    """The logarithm of how many bear a name; below all where nobody is known to."""
    return _bands(kind).get(word, -_COMMON)


def _elsewhere(word: str) -> bool:
    return word in known("common_names", "first elsewhere") or word in known("common_names", "last elsewhere")


@lru_cache(maxsize=8192)
def tells(form: _Words, kind: str, name: str) -> bool:
    """Whether the name of a body, place, people or thing tells by itself which one is meant."""
    if form in unique_names() or seat(name):
        return True
    if is_acronym(name) or institution(form) or _PLURAL.fullmatch(name):
        return False
    if kind == "place" and (region(form) or of_state(form) or of_several_states(form)):
        return not of_several_states(form)
    proper = [w for w in form if not _common(w)] or (["united states"] if form[:2] == ("united", "states") and len(form) > 2 else [])
    if not proper:
        return kind == "thing" and content(form) >= _LEAST_WORDS and not _many(form) and form[0] != "best"
    if kind == "group" or state_of_people(name):
        return len(form) > 1 or not (_of_a_name(form[0]) or form[0] in known("across", "groups"))
    if kind == "place":
        return any(map(state_named, proper)) or not all(of_several((w,)) or _how_common(w, "last") > _SURNAME for w in proper)
    if len(form) == 1:
        rare = kind == "body" or (kind == "thing" and len(form[0]) > _SHORT)
        return rare and not (_weak(form[0]) or state_of_adjective(name) or of_state(form) or region(form))
    return not _one_of_many(form, kind, proper)


def of_several_states(form: _Words) -> bool:
    """Whether a region lies in several states, or several have one of its name: "Punjab"."""
    return " ".join(form) in known("across", "borderlands")


def of_somebody(form: _Words) -> bool:
    """Whether the name of a place is a surname that many have, so that somebody may be meant: "Gilbert"."""
    return len(form) == 1 and _how_common(form[0], "last") > _SURNAME


def of_a_state_part(form: _Words) -> bool:
    """Whether there are several of a name in one state: "Washington County"."""
    return bool(set(form) & known("across", "counties"))


def _one_of_many(form: _Words, kind: str, proper: list[str]) -> bool:
    """A thing named like a person, a body named after a person or a place of which there are many, or of a nation that has many."""
    if kind == "thing" or "university" in form:
        return len(proper) == len(form) and all(map(_weak, proper))
    national = all(state_of_adjective(w) or state_named(w) for w in proper)
    return (all(map(_weak, proper)) and (_many(form) or content(form) <= _LEAST_WORDS - 1)) or (national and _many(form))


def _of_a_name(adjective: str) -> bool:
    """Whether an adjective is of a person's name too: "Victorian", of the queen and of the place."""
    return any(adjective.endswith(end) and _weak(adjective.removesuffix(end)) for end in ("ian", "an"))


def content(form: _Words) -> int:
    """How many words of a name say something."""
    return len([w for w in form if w not in known("suffixes", "initials_skip")])


def famous(form: _Words) -> bool:
    """Whether everything may be named beside it, so that being named beside it tells nothing."""
    return form in unique_names() or len(form) < 2


def institution(form: _Words) -> bool:
    """Whether a state has one such body ("Supreme Court", "Ministry of Defence"), so that its state tells which it is."""
    return form in phrases("institutions") or (len(form) > 1 and form[0] in known("across", "departments") and not _many(form))


def of_its_state(form: _Words) -> bool:
    """Whether a body of this name in two articles about one state is one: it says much, or there is one in a state."""
    return institution(form) or (content(form) >= _LEAST_WORDS and not _many(form))


def _many(form: _Words) -> bool:
    """Whether a state has many bodies of the kind ("City Council")."""
    text = f" {' '.join(form)} "
    return any(f" {' '.join(p)} " in text for p in phrases("many"))


def _common(word: str) -> bool:
    return len(word) < 2 or word in known("common_words", "words") or word in known("across", "kinds") or not word.isalpha()


def _weak(word: str) -> bool:
    """Whether a word names many people or many places."""
    return max(_how_common(word, "first"), _how_common(word, "last")) > _SURNAME or _elsewhere(word) or of_several((word,))
