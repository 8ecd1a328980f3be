"""States: their names, adjectives, peoples, capitals and codes, from countryinfo with the corrections of data/states.json."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.resolve.knowledge import table
from kg.resolve.names import fold, shown

_AUTHORITY = "http://publications.europa.eu/resource/authority/country/"


@dataclass(frozen=True, slots=True, order=True)
class State:
    """A state or territory: ISO 3166-1 alpha-3 code, common English name, and ISO 3166-1 alpha-2 code."""

    code: str
    name: str
    alpha2: str = ""

    @property
    def same_as(self) -> str:
        """IRI of the state in the EU's country table, which is keyed by ISO 3166-1 alpha-3 codes."""
        return _AUTHORITY + self.code


@dataclass(frozen=True, slots=True)
class _Tables:
    names: dict[str, State]
    adjectives: dict[str, State]
    people: dict[str, State]
    capitals: dict[str, State]
    codes: dict[str, State]


@cache
def _tables() -> _Tables:
    from countryinfo import all_countries  # read when first needed: 250 small files

    corrections = table("states")
    found = _Tables({}, {}, {}, {}, {})
    rows = []
    for country in all_countries():
        info = country.info()
        code = info.get("ISO", {}).get("alpha3")
        if code and code not in found.codes:
            own = corrections.get(code, {})
            name = own.get("name") or re.sub(r",? State of$|^The |\s*\(.*\)$", "", info["name"])
            state = State(code, name, info["ISO"].get("alpha2") or "")
            found.codes[code] = state
            rows.append((-(info.get("population") or 0), state, info, own))
    for _, state, info, own in sorted(rows, key=lambda row: (row[0], row[1])):  # of two claims to a word, the larger state's holds
        _fill(found, state, info, own)
    for capital in list(found.capitals):
        if capital in found.names:  # Singapore, Luxembourg: the state
            del found.capitals[capital]
    return found


def _fill(found: _Tables, state: State, info: object, own: dict[str, list[str]]) -> None:
    assert isinstance(info, dict)
    spellings = [state.name, info["name"], *(s for s in info.get("altSpellings") or [] if len(s) > 3), *own.get("names", [])]
    for spelling in spellings:
        found.names.setdefault(fold(spelling), state)
    demonyms = [d.strip() for d in re.split(r"[,/]", info.get("demonym") or "") if d.strip()]
    for word in [*demonyms, *own.get("adjectives", [])]:
        found.adjectives.setdefault(fold(word), state)
        if not word.endswith(("ese", "ish", "ch", "ss", ".", "US")):
            found.people.setdefault(fold(word) + "s", state)
    for word in own.get("people", []):
        found.people.setdefault(fold(word), state)
    capital = info.get("capital")
    for word in [*([capital] if isinstance(capital, str) and capital else []), *own.get("capitals", [])]:
        if word in own.get("without", []):  # Brussels speaks for the Union, not for Belgium
            continue
        found.capitals.setdefault(fold(word), state)


def state_named(text: str) -> State | None:
    """The state a name names: "the U.S.", "Russia's", "Burma". The pronoun "us" is none.

    >>> state_named("the United States").name, state_named("us")
    ('United States', None)
    """
    key = fold(text)
    if len(key) <= 3 and shown(text).replace(".", "") != key.upper():
        return None
    return _tables().names.get(key)


def state_of_adjective(text: str) -> State | None:
    """The state of an adjective of nationality: "Russian", "British"."""
    return _tables().adjectives.get(fold(text))


def state_of_people(text: str) -> State | None:
    """The state whose people a plural noun names: "Ukrainians", "the French"."""
    return _tables().people.get(fold(text))


def state_of_capital(text: str) -> State | None:
    """The state whose capital a name names."""
    return _tables().capitals.get(fold(text))


def state_of_code(code: str) -> State | None:
    """The state with an ISO 3166-1 alpha-3 code."""
    return _tables().codes.get(code)


def state_of_link(iri: str) -> State | None:
    """The state whose IRI in the EU's country table this is; None for any other IRI.

    >>> state_of_link("http://publications.europa.eu/resource/authority/country/UKR").alpha2
    'UA'
    """
    return state_of_code(iri.removeprefix(_AUTHORITY)) if iri.startswith(_AUTHORITY) else None


def seat(text: str) -> tuple[str, State] | None:
    """A seat of government and its state: "the Kremlin" -> ("Kremlin", Russia)."""
    row = table("seats").get(fold(text))
    state = state_of_code(row[1]) if row else None
    return (row[0], state) if row and state else None
