"""What an article tells of an entity that may be met in other articles."""

from __future__ import annotations

import json
from dataclasses import astuple, dataclass


@dataclass(frozen=True, slots=True, order=True)
class Profile:
    """An entity of one article. Only profiles that share a key, directly or by way of others, can be one entity.

    ``form`` holds the words of the name that are compared. ``sure`` says whether the name by itself tells which thing is
    meant. ``told`` holds what an entity has one of ("born:1950", "sex:f"): where two differ, they are two entities.
    ``shared`` holds what makes two of one name one thing if both have it ("with:anna_weber", "of:chile").
    """

    article: str
    id: str
    keys: tuple[str, ...]
    name: str = ""
    kind: str = ""  # "person", "place", "body", "group" or "thing"
    names: tuple[str, ...] = ()
    form: tuple[str, ...] = ()
    sure: bool = False
    told: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()

    @property
    def local(self) -> bool:
        """Whether the entity is known in its article alone: only a rule joins it with another."""
        return not self.form

    def to_json(self) -> str:
        """One line of JSON, in ASCII: a name may hold what no other text can."""
        return json.dumps(astuple(self), separators=(",", ":"))

    @staticmethod
    def from_json(text: str) -> Profile:
        """The profile that :meth:`to_json` wrote."""
        article, id, keys, name, kind, names, form, sure, told, shared = json.loads(text)
        return Profile(article, id, tuple(keys), name, kind, tuple(names), tuple(form), sure, tuple(told), tuple(shared))
