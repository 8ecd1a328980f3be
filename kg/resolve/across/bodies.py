"""Names of bodies, places and things across articles: the words compared, the key of their block, acronyms, whose body it is."""

from __future__ import annotations

from functools import lru_cache

from kg.resolve.across.distinct import institution, spelled, unique_names
from kg.resolve.across.places import spelling
from kg.resolve.knowledge import table
from kg.resolve.knowledge import words as known
from kg.resolve.names import expanded, is_acronym, slug, words
from kg.resolve.people import same_word, sound
from kg.resolve.states import State, state_named, state_of_adjective

_Words = tuple[str, ...]


@lru_cache(maxsize=8192)
def form_of(name: str, kind: str) -> tuple[_Words, str]:
    """The words of a name in one spelling, and the id of the state whose body it is by its name.

    >>> form_of("Chilean Ministry of Defense", "body"), form_of("Kiev", "place")
    ((('ministry', 'of', 'defence'), 'chile'), (('kyiv',), ''))
    """
    if is_acronym(name) and words(name) == expanded(name):
        return words(name), ""
    form = spelled(expanded(expanded_alias(name)))
    if kind == "place":
        return spelling(expanded(name)) or form, ""
    if kind != "body" or form in unique_names():
        return form, ""
    while len(form) > 1 and form[-1] in known("across", "legal"):
        form = form[:-1]
    for rest, owner in _owned(form):
        if rest and owner and institution(rest):
            return rest, slug(owner.name)
    return form, ""


def expanded_alias(name: str) -> str:
    """The name without the signs of transliteration, where that is a body's well-known other name: "Da'esh"."""
    plain = " ".join(words(name)).replace("'", "")
    return plain if plain in table("aliases") else name


def _owned(form: _Words) -> list[tuple[_Words, State | None]]:
    """A name without the state before it ("Russian", "US", "United States") or behind it ("of Chile")."""
    found = []
    for count in (1, 2, 3):
        before = " ".join(form[:count])
        found.append((form[count:], (state_of_adjective(before) or state_named(before.upper() if len(before) < 4 else before))))
        if len(form) > count + 1 and form[-count - 1] in {"of", "for"}:
            found.append((form[:-count - 1], state_named(" ".join(form[-count:]))))
    return found


def block(form: _Words) -> str:
    """The key of the block: the words as transliterations share them."""
    return "n:" + " ".join(sound(w) for w in form if w not in {"al", "el", "the"})


def initials(name: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """The acronyms that an article ties to the full name of a body: "SDF" beside "Syrian Democratic Forces"."""
    if is_acronym(name):
        return (words(name)[0],) if words(name) == expanded(name) and len(words(name)) == 1 else ()
    letters = [w[0] for w in words(name)]
    found = {words(n)[0] for n in names if is_acronym(n) and len(words(n)) == 1}
    return tuple(sorted(a for a in found if 2 < len(a) <= 7 and _in_order(a, letters)))


def _in_order(acronym: str, letters: list[str]) -> bool:
    """Whether the letters are the initials of the name's words, some words left out."""
    rest = iter(letters)
    return len(letters) > 1 and all(c in rest for c in acronym)


@lru_cache(maxsize=8192)
def agree(a: _Words, b: _Words) -> bool:
    """Whether two names of one block are spellings of one name."""
    strip = [[w for w in form if w not in {"al", "el", "the"}] for form in (a, b)]
    return a == b or (len(strip[0]) == len(strip[1]) and all(map(same_word, *strip)))
