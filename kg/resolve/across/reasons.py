"""Why entities of several articles are one, in words."""

from __future__ import annotations

from kg.resolve.across.profile import Profile
from kg.resolve.states import state_of_code

_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "de", "la", "al", "von", "van"})


def on_evidence(p: Profile, feature: str) -> str:
    """Two of one name are one thing for what both articles tell."""
    return f"“{p.name}” of several articles is one: {_told(feature)}"


def another_name(p: Profile, q: Profile, feature: str = "") -> str:
    """Two of different names are one thing, for their names and what both articles tell."""
    first, second = sorted((p.name, q.name), key=lambda n: (-len(n), n))
    why = f"; {_told(feature)}" if feature else ""
    return f"“{second}” is another name of “{first}”: {_alike(p, q)}{why}"


def short_for(p: Profile, q: Profile, feature: str) -> str:
    """An acronym and the full name that an article ties to it."""
    return f"“{p.name}” is short for “{q.name}”: an article has both, and {_told(feature)}"


def by_rule(names: tuple[str, ...]) -> str:
    """The user said so."""
    return "a rule of yours makes them one: " + ", ".join(f"“{n}”" for n in names)


def _alike(p: Profile, q: Profile) -> str:
    a, b = p.form, q.form
    if p.kind != "person":
        return "spellings of one name"
    surnames = "surnames are equal" if a[-1] == b[-1] else "surnames sound alike"
    if a[0] == b[0]:
        first = "first names are equal"
    elif 1 in (len(a[0]), len(b[0])):
        first = "an initial agrees with the first name"
    else:
        first = "first names are forms of one name"
    return f"{surnames}, {first}"


def _told(feature: str) -> str:
    key, _, value = feature.partition(":")
    if key == "with":
        return f"each names it beside {_shown(value)}"
    if key == "role":
        role, _, of = value.partition("|")
        return f"each tells of a {role} of {_shown(of)}" if of else f"each tells of a {role}"
    if key == "at":
        return f"each places it in {_place(value.partition('|')[0])}"
    if key == "of":
        return f"each ties it to {_shown(value)}"
    if key == "in":
        return f"each is about {_shown(value)}"
    if key == "year":
        return f"each dates it to {value}"
    return f"each says {key} {_shown(value.partition('@')[0])}"


def _place(code: str) -> str:
    state = state_of_code(code[:3])
    return f"{state.name if state else code}" + (f" ({code[4:]})" if "." in code else "")


def _shown(id: str) -> str:
    """The name that an id was made of, nearly."""
    return " ".join(w if w in _SMALL else w[:1].upper() + w[1:] for w in id.split("_"))
