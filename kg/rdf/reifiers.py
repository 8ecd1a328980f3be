"""Facts as RDF 1.2 reifiers, and back to RDF 1.1.

In RDF 1.1 a fact is an ``rdf:Statement`` with a subject, a predicate and an object. RDF 1.2 says the same in one triple, whose
object is a triple that is spoken of and not thereby told. The IRI of the fact is the same, and so is all else it says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from pyoxigraph import NamedNode, Quad, Triple

from kg.rdf.encode import sort_quads
from kg.rdf.names import RDF
from kg.rdf.terms import OBJECT, PREDICATE, STATEMENT, SUBJECT, TYPE

REIFIES = NamedNode(RDF + "reifies")

_PARTS = (SUBJECT, PREDICATE, OBJECT)


def reified(quads: Iterable[Quad]) -> Iterator[Quad]:
    """Sorted quads, sorted again, with a reifier for each statement that has one subject, one predicate and one object."""
    for _, about in groupby(quads, key=lambda quad: (quad.graph_name, quad.subject)):
        told = iter(about)
        types = [next(told)]  # types come first
        while types[-1].predicate == TYPE and (quad := next(told, None)):
            types.append(quad)
        if any(quad.object == STATEMENT for quad in types if quad.predicate == TYPE):
            types += told
            yield from _reified(types)
        else:  # of a hub of the graph very much may be told: it is not held
            yield from types
            yield from told


def _reified(statement: list[Quad]) -> list[Quad]:
    parts = {part: [quad.object for quad in statement if quad.predicate == part] for part in _PARTS}
    subject, predicate, object = (found[0] if len(found) == 1 else None for found in parts.values())
    if subject is None or not isinstance(predicate, NamedNode) or object is None or not isinstance(subject, NamedNode):
        return statement
    graph, kept = statement[0].graph_name, [quad for quad in statement if not _is_part(quad)]
    return sort_quads([*kept, Quad(statement[0].subject, REIFIES, Triple(subject, predicate, object), graph)])


def _is_part(quad: Quad) -> bool:
    return quad.predicate in _PARTS or (quad.predicate == TYPE and quad.object == STATEMENT)


def described(quads: Iterable[Quad]) -> Iterator[Quad]:
    """Quads with every reifier described as a statement, as RDF 1.1 has it; in no order."""
    for quad in quads:
        if quad.predicate != REIFIES or not isinstance(quad.object, Triple):
            yield quad
            continue
        parts = (quad.object.subject, quad.object.predicate, quad.object.object)
        yield Quad(quad.subject, TYPE, STATEMENT, quad.graph_name)
        yield from (Quad(quad.subject, part, node, quad.graph_name) for part, node in zip(_PARTS, parts, strict=True))
