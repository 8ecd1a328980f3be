"""Where an article names what is drawn: its text, fit to be shown, with the places of the names (displaCy's idea)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

from kg.draw.text import veiled

_SHORTEST, _LONGEST = 2, 200  # characters of a name that is looked for


def marks(text: str, names: Mapping[str, tuple[str, ...]]) -> list[tuple[int, int, str]]:
    """The places where a text uses one of some names, left to right: start, end (characters) and whose name it is.

    Where names overlap the longer one counts, and of owners of the same name the first.

    Args:
        text: of the article.
        names: for each entity (id) what the article calls it.

    >>> marks("Ada Brook met Carl. Brook left.", {"ada": ("Ada Brook", "Brook"), "carl": ("Carl",)})
    [(0, 9, 'ada'), (14, 18, 'carl'), (20, 25, 'ada')]
    """
    owner: dict[str, str] = {}
    for id, several in names.items():
        for name in several:
            if _SHORTEST <= len(name) <= _LONGEST:
                owner.setdefault(name, id)
    if not owner:
        return []
    longest_first = sorted(owner, key=lambda name: (-len(name), name))
    found = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
    return [(match.start(), match.end(), owner[match.group()]) for match in found.finditer(text)]


def pieces(text: str, names: Mapping[str, tuple[str, ...]], number: Mapping[str, int]) -> list[tuple[str, int]]:
    """A text cut where names begin and end: each piece with the number of the entity it names, -1 for none.

    The pieces joined are as long as the text, so that the offsets of evidence hold in them.

    Args:
        text: of the article.
        names: for each entity (id) what the article calls it.
        number: the numbers of the entities that are drawn.
    """
    inside = {id: several for id, several in names.items() if id in number}
    found = {start: (end, number[id]) for start, end, id in marks(text, inside)}
    cuts = sorted({0, len(text), *found, *(end for end, _ in found.values())})
    shown = veiled(text)
    return [(shown[start:end], found.get(start, (end, -1))[1]) for start, end in pairwise(cuts)]
