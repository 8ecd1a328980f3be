"""The ontology files, wherever the package lies, and what the code asks of them."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from pyoxigraph import RdfFormat, Triple, parse

from kg.errors import FormatError
from kg.rdf import terms
from kg.rdf.names import EVENT, KG

NAMES = ("kg", "events", "shapes")


def ontology_file(name: str) -> Traversable:
    """One of the files of ``ontologies/``: "kg", "events" or "shapes".

    An installed package carries them inside; in a checkout they lie beside it.

    Raises:
        FormatError: there is no such file, which a damaged installation has.
    """
    inside = files("kg") / "ontologies" / f"{name}.ttl"
    if inside.is_file():
        return inside
    beside = Path(__file__).parents[2] / "ontologies" / f"{name}.ttl"
    if beside.is_file():
        return beside
    raise FormatError("the ontology file is missing", where=f"{name}.ttl", fix="install kg again")


@cache
def triples(name: str) -> tuple[Triple, ...]:
    """The triples of an ontology file.

    Raises:
        FormatError: the file is missing or is not Turtle.
    """
    try:
        found = parse(ontology_file(name).read_bytes(), format=RdfFormat.TURTLE)
        return tuple(quad.triple for quad in found)
    except (SyntaxError, OSError) as error:
        raise FormatError(f"the ontology file cannot be read: {error}", where=f"{name}.ttl", fix="install kg again") from error


@cache
def roles() -> frozenset[str]:
    """The roles of further arguments that the ontology names: "instrument", "destination", ..."""
    declared = (t.subject for t in triples("kg") if t.predicate == terms.SUB_PROPERTY_OF and t.object == terms.ARGUMENT)
    return frozenset(terms.value(role).removeprefix(KG) for role in declared)


@cache
def event_types() -> frozenset[str]:
    """The event types: "AGREE", "CONSULT", ..."""
    return frozenset(terms.value(t.subject).removeprefix(EVENT) for t in triples("events") if t.object == terms.EVENT_CLASS)


@cache
def event_modes() -> frozenset[tuple[str, str]]:
    """The modes of event types: ("ASSAULT", "firearms"), ..."""
    modes = {t.subject for t in triples("events") if t.object == terms.EVENT_MODE_CLASS}
    broader = (t for t in triples("events") if t.subject in modes and t.predicate == terms.BROADER)
    pairs = ((terms.value(t.object).removeprefix(EVENT), terms.value(t.subject)) for t in broader)
    return frozenset((type, mode.removeprefix(f"{EVENT}{type}-")) for type, mode in pairs)


@cache
def general(name: str) -> tuple[tuple[str, str], ...]:
    """What a general relation is a kind of, all the way up: (property, property above) as IRIs, sorted.

    Args:
        name: local name of a property of ``kg.ttl``, e.g. "leads".
    """
    above: dict[str, list[str]] = {}
    for t in triples("kg"):
        if t.predicate == terms.SUB_PROPERTY_OF:
            above.setdefault(terms.value(t.subject), []).append(terms.value(t.object))
    found: set[tuple[str, str]] = set()
    todo = [KG + name]
    while todo:
        below = todo.pop()
        steps = {(below, up) for up in above.get(below, ())} - found
        found |= steps
        todo += sorted(up for _, up in steps)
    return tuple(sorted(found))
