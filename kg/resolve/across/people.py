"""Full names of people across articles: the words compared, the key of their block, and whether two may be one person's."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.resolve.across.distinct import english_surname, how_common
from kg.resolve.knowledge import table
from kg.resolve.knowledge import words as known
from kg.resolve.names import words
from kg.resolve.people import same_word, sound

_ROUGH = tuple((re.compile(a), b) for a, b in (
    (r"^(?:kh|gh|g|q|k|c)(?=[^eih])|q|ck", "k"), (r"dh", "d"), (r"th", "t"), (r"gh", "g"), (r"ph", "f"), (r"(.)\1+", r"\1")))
_VOWELS = re.compile(r"[aeiou]+")
_INITIALS = {"c": "k", "g": "k", "q": "k"}
_GENERATIONS = {"jr": "jr", "sr": "sr", "ii": "ii", "iii": "iii", "iv": "iv"}
_SHARED = 13  # logarithm of how many have first name and surname from which a middle name tells people apart
_LONG = 5  # letters from which a word's sound tells it from others
NO, PERHAPS, YES = 0, 1, 2
_Words = tuple[str, ...]


def full_name(name: str) -> tuple[_Words, str]:
    """The words of a full name without what is behind it, and its "jr", "sr", "ii" ...; no words where it is no full name.

    >>> full_name("John Q. Smith, Jr.")
    (('john', 'q', 'smith'), 'jr')
    """
    found = words(name)
    generation = next((_GENERATIONS[w] for w in found[1:] if w in _GENERATIONS), "")
    form = _without_titles(tuple(w for w in found if w not in known("suffixes", "suffixes")))
    return (form if len(form) > 1 else ()), generation


def _without_titles(form: _Words) -> _Words:
    """A name without the office before it; nothing where it is an office only ("US Secretary of State")."""
    titles = [i for i, w in enumerate(form) if _title(w)]
    if not titles:
        return form
    if "of" in form or (titles[-1] == len(form) - 1 and not _given(form[0])):
        return ()
    rest = form[titles[-1] + 1:]
    if len(rest) > 1:
        return rest
    return form if titles[-1] > 0 or _given(form[0]) else ()


def _title(word: str) -> bool:
    return any(word in known("titles", kind) for kind in ("male", "female", "neutral"))


def block(form: _Words) -> str:
    """The key of the block: the consonants of the surname and the first letter, as transliterations share them.

    >>> block(("muammar", "gadhafi")) == block(("moammar", "qaddafi"))
    True
    """
    first = sound(table("pet_names").get(form[0], form)[0])
    initial = "e" if first.startswith("ie") else _INITIALS.get(first[:1], first[:1])
    surname = _rough(sound(form[-1]))
    return f"p:{surname[:1]}{_VOWELS.sub('', surname[1:])} {initial}"


@lru_cache(maxsize=16384)
def agree(a: _Words, b: _Words) -> int:
    """Whether two full names are one (YES), may be one person's by some other sign (PERHAPS), or are two people's (NO)."""
    if a == b:
        return YES
    if not (first := _first(a[0], b[0])) or not (surname := _same(a[-1], b[-1])):
        return NO
    middle_a, middle_b = a[1:-1], b[1:-1]
    if middle_a and middle_b and (len(middle_a) != len(middle_b) or not all(map(_middle, middle_a, middle_b))):
        return NO
    longer = len(a) != len(b) and max(how_common(a), how_common(b)) >= _SHARED
    return PERHAPS if longer else min(surname, first)


@lru_cache(maxsize=16384)
def _same(a: str, b: str) -> int:
    if a == b:
        return YES
    if english_surname(a) and english_surname(b):
        return PERHAPS if same_word(a, b) else NO
    if min(len(a), len(b)) >= _LONG and _sounds(a) == _sounds(b):
        return PERHAPS if english_surname(a) or english_surname(b) else YES
    return PERHAPS if same_word(a, b) or _consonants(a) == _consonants(b) else NO


@lru_cache(maxsize=16384)
def _first(a: str, b: str) -> int:
    if 1 in (len(a), len(b)):
        return PERHAPS if a[0] == b[0] else NO
    both_known = _given(a) and _given(b)
    same = _same(a, b)
    if same == YES or (same and not both_known):
        return same
    return PERHAPS if _pet_name(a, b) else NO


def _middle(a: str, b: str) -> bool:
    return a == b or (1 in (len(a), len(b)) and a[0] == b[0]) or _same(a, b) == YES


def _given(word: str) -> bool:
    return word in known("first_names", "male") or word in known("first_names", "female")


def _pet_name(a: str, b: str) -> bool:
    pets = table("pet_names")
    return b in pets.get(a, ()) or a in pets.get(b, ())


def _consonants(word: str) -> str:
    """What transliterations of a name have in common that write its vowels as they hear them; the word itself where it is short."""
    sounds = _sounds(word)
    skeleton = _VOWELS.sub("", sounds[1:])
    return sounds[:1] + skeleton if len(word) >= _LONG and len(skeleton) >= 2 else word


@lru_cache(maxsize=8192)
def _sounds(word: str) -> str:
    return _rough(sound(word))


@lru_cache(maxsize=8192)
def _rough(word: str) -> str:
    for pattern, to in _ROUGH:
        word = pattern.sub(to, word)
    return word
