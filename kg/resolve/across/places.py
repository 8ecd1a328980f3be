"""Where places are: cities of one name told apart by their state, spellings of one city's name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.resolve.knowledge import table
from kg.resolve.knowledge import words as known
from kg.resolve.names import fold
from kg.resolve.states import state_named

_BEHIND = re.compile(r",\s+([A-Z][\w.]*(?:\s+(?:of\s+)?[A-Z][\w.]*){0,2})(?=$|[^\w.]\s|[^\w.]$|\s+[^A-Z\s]|[^\w.\s])")
_Words = tuple[str, ...]
_COLONIES = frozenset({"USA", "CAN", "AUS", "NZL"})  # where places have the names of British counties
_OUTER: dict[_Words, str] = {("victoria",): "AUS"}  # parts of states whose names are cities' too; behind a comma they are meant
_TRANSPLANTED = frozenset({"USA", "AUS", "NZL"})  # where towns are named after places elsewhere
_NATIONS = frozenset({"england", "scotland", "wales", "northern ireland"})


@cache
def _spellings() -> dict[str, str]:
    return {name: row[0] for row in table("across")["places"] for name in row}


@cache
def _cities() -> dict[str, str]:
    return {name: code for code, names in table("gazetteer")["cities"].items() for name in names.split(" | ")}


def spelling(form: _Words) -> _Words:
    """The one spelling that stands for all of a place's.

    >>> spelling(("kiev",))
    ('kyiv',)
    """
    return tuple(_spellings().get(" ".join(form), " ".join(form)).split())


def region(form: _Words) -> str:
    """The code of what a part of a state lies in, and of a state of the United States its own."""
    return str(table("gazetteer")["regions"].get(" ".join(form), ""))


def of_state(form: _Words) -> str:
    """The code of the one large city of a name."""
    return _cities().get(" ".join(form), "")


def of_several(form: _Words) -> bool:
    """Whether several cities have the name."""
    return " ".join(form) in table("gazetteer")["shared"]


def twin(form: _Words) -> bool:
    """Whether a part of a state has the name of a city: "Washington"."""
    return " ".join(form) in known("across", "twins")


def code_of(name: str) -> str:
    """The code of a state, of a state of the United States, or of where the city is that a name means by itself."""
    if state := state_named(name):
        return state.code
    form = tuple(fold(name).split())
    if found := region(form) or of_state(form):
        return found
    options = str(table("gazetteer")["shared"].get(" ".join(form), ""))
    return options[1:].split()[0] if options.startswith("*") else ""


def behind(text: str, end: int, form: _Words = ()) -> str:
    """The code of what a text says a place is in, behind a comma: "Paris, Texas", "Lima, Peru"; "" where it says nothing.

    >>> behind("Tbilisi, Georgia", 7, ("tbilisi",)), behind("Athens, Georgia.", 6, ("athens",))
    ('GEO', 'USA.GA')
    >>> behind("Paris, Washington and Lima", 5, ("paris",))
    ''
    """
    match = _BEHIND.match(text, end)
    if not match:
        return ""
    words = match.group(1).split()
    for count in range(len(words), 0, -1):
        name = " ".join(words[:count])
        state, outer = state_named(name), tuple(fold(name).split())
        found = [code for code in (region(outer) or _OUTER.get(outer, ""), state.code if state else "") if code]
        fitting = [code for code in found if any(within(o, code) for o in options(form))]
        if found:
            return fitting[0] if fitting else "" if twin(outer) and options(form) else found[0]
    return ""


def within(inner: str, outer: str) -> bool:
    """Whether one code is the other or lies in it: "USA.OH" in "USA"."""
    return inner == outer or inner.startswith(outer + ".")


def options(form: _Words) -> tuple[str, ...]:
    """The codes of all known cities of a name, the largest first."""
    shared = str(table("gazetteer")["shared"].get(" ".join(form), ""))
    return tuple(shared.lstrip("*").replace("|", "").split()) or ((of_state(form),) if of_state(form) else ())


@dataclass(frozen=True, slots=True)
class Setting:
    """What an article says of where a place is.

    ``stated`` are codes behind a comma ("Paris, Texas"), ``told`` those of facts ("Paris is a city in Texas"), ``here`` of all
    other places of the article; ``home`` is the state that it is about. ``level`` of a twin is "city" or "region".
    """

    stated: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    here: frozenset[str] = frozenset()
    home: str = ""
    level: str = ""


def where(form: _Words, setting: Setting) -> tuple[str, bool]:
    """The code of the place that a name means, and whether its name is several places'.

    >>> where(("cambridge",), Setting(stated=("USA.MA",), home="GBR")), where(("cambridge",), Setting(home="GBR"))
    (('USA.MA', True), ('GBR', True))
    >>> where(("paris",), Setting(home="USA")), where(("springfield",), Setting(home="USA")), where(("ohio",), Setting())
    (('FRA', True), ('', True), ('USA.OH', False))
    """
    if (part := region(form)) and not (twin(form) and setting.level == "city"):
        abroad = part == "GBR" and setting.home in _COLONIES and "GBR" not in setting.here and " ".join(form) not in _NATIONS
        return ("", True) if abroad else (part, False)
    known_cities = options(form)
    if stated := _certain(setting.stated):
        fitting = [o for o in known_cities if within(o, stated) or within(stated, o)]
        if fitting or not known_cities or "." in stated:
            return (fitting[0] if len(fitting) == 1 else stated if "." in stated or not fitting else ""), of_several(form)
    if not of_several(form):
        return of_state(form) or _certain(setting.told), False
    return _by_size(form, setting), True


def _certain(codes: tuple[str, ...]) -> str:
    """The one code, or the innermost of several that lie in each other."""
    inner = max(codes, key=lambda c: (len(c), c), default="")
    return inner if all(within(inner, c) for c in codes) else ""


def _by_size(form: _Words, setting: Setting) -> str:
    """Without a word on where: the one in the place the article is about, if it is no hamlet beside the largest; else that one."""
    shared = str(table("gazetteer")["shared"][" ".join(form)])
    everywhere = options(form)
    near, middling = (group.split() for group in (shared.lstrip("*") + " | | ").split(" | ")[:2])
    close = [o for o in (*near, *middling) if "." in o and o in setting.here]
    if close and near[0] not in close and near[0][:3] not in {c[:3] for c in setting.here} - {"USA"}:
        return close[0] if len(close) == 1 else ""
    if close and near[0] not in close and near[0].startswith("USA"):
        return close[0] if len(close) == 1 else ""
    told = [o for o in everywhere if any(within(o, c) for c in setting.told)]
    if len(told) == 1:
        return told[0]
    unknown = setting.home and not shared.startswith("*") and {o[:3] for o in everywhere} <= _TRANSPLANTED
    if unknown and "USA" not in {setting.home, *(c[:3] for c in setting.here)}:
        return setting.home  # the place they are named after, too small for the table
    at_home = [o for o in near if setting.home and within(o, setting.home)]
    if at_home and at_home[0] != near[0]:
        return at_home[0] if len(at_home) == 1 else ""
    return near[0] if shared.startswith("*") or len(at_home) == 1 else ""
