"""Quads to rdflib and back; pure functions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad

from kg.rdf.encode import sort_quads
from kg.rdf.names import PREFIXES
from kg.rdf.terms import XSD_STRING, Node

if TYPE_CHECKING:
    import rdflib
    from rdflib.term import Node as RdflibNode


def to_rdflib(quads: Iterable[Quad]) -> rdflib.Dataset:
    """The quads as an rdflib dataset whose default graph is the union of its named graphs, our prefixes bound."""
    import rdflib

    dataset = rdflib.Dataset(default_union=True)
    for prefix, namespace in PREFIXES.items():
        dataset.bind(prefix, namespace, replace=True)
    graphs: dict[str, rdflib.Graph] = {}
    for quad in quads:
        key = str(quad.graph_name)
        if key not in graphs:
            graphs[key] = _graph(dataset, quad)
        graphs[key].add((to_term(quad.subject), to_term(quad.predicate), to_term(quad.object)))
    return dataset


def _graph(dataset: rdflib.Dataset, quad: Quad) -> rdflib.Graph:
    from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

    name = quad.graph_name
    return dataset.graph(DATASET_DEFAULT_GRAPH_ID if isinstance(name, DefaultGraph) else to_term(name))


def to_term(node: Node) -> rdflib.IdentifiedNode | rdflib.Literal:
    """A node as rdflib has it; a literal keeps its words as they are.

    Raises:
        ValueError: a triple term, which rdflib has no form for.
    """
    import rdflib

    if isinstance(node, NamedNode):
        return rdflib.URIRef(node.value)
    if isinstance(node, BlankNode):
        return rdflib.BNode(node.value)
    if isinstance(node, Literal):
        if node.language:
            return rdflib.Literal(node.value, lang=node.language)
        datatype = None if node.datatype == XSD_STRING else rdflib.URIRef(node.datatype.value)
        return rdflib.Literal(node.value, datatype=datatype, normalize=False)
    raise ValueError(f"Unexpected RDF term: {node!r}")


def from_rdflib(graph: rdflib.Graph) -> list[Quad]:
    """The quads of an rdflib graph or dataset, sorted.

    Raises:
        ValueError: a term that RDF does not allow where it stands.
    """
    import rdflib

    if isinstance(graph, rdflib.Dataset):
        default = graph.default_graph.identifier
        found = [_quad(s, p, o, None if name in (None, default) else name) for s, p, o, name in graph.quads((None, None, None, None))]
    else:
        found = [_quad(s, p, o, None) for s, p, o in graph]
    return sort_quads(found)


def _quad(s: RdflibNode, p: RdflibNode, o: RdflibNode, name: RdflibNode | None) -> Quad:
    subject, predicate, graph = from_term(s), from_term(p), None if name is None else from_term(name)
    if isinstance(subject, Literal) or not isinstance(predicate, NamedNode) or isinstance(graph, Literal):
        raise ValueError(f"Unexpected RDF triple: {s!r} {p!r} {o!r}")
    return Quad(subject, predicate, from_term(o), graph if graph is not None else DefaultGraph())


def from_term(term: RdflibNode) -> NamedNode | BlankNode | Literal:
    """An rdflib term as a node.

    Raises:
        ValueError: a term RDF does not have (a variable, a formula) or an IRI that is none.
    """
    import rdflib

    if isinstance(term, rdflib.URIRef):
        return NamedNode(str(term))
    if isinstance(term, rdflib.BNode):
        return BlankNode(str(term))
    if isinstance(term, rdflib.Literal):
        if term.language:
            return Literal(str(term), language=term.language)
        return Literal(str(term), datatype=NamedNode(str(term.datatype)) if term.datatype else None)
    raise ValueError(f"Unexpected RDF term: {term!r}")
