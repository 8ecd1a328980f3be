"""Articles that come and go as graphs: what may be written without breaking the merge law, and how."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, parse

from kg import rdf
from kg.errors import FormatError
from kg.rdf import names
from kg.rdf.reifiers import described
from kg.rdf.streams import RDF_FORMATS
from kg.serve.problems import problem
from kg.store import Store

_OWN = (names.UNION, names.JOINS, names.KEPT, names.JOURNAL)
_OWN_NODES: list[NamedNode | BlankNode | DefaultGraph] = [NamedNode(iri) for iri in _OWN]
_ARTICLES = "put in the graph of an article, as kg or GET /graphs writes it; kg load takes other graphs"


@dataclass(frozen=True, slots=True)
class Put:
    """What was put in: the ids of the articles, and whether one that was there was replaced."""

    articles: tuple[str, ...]
    replaced: bool


def put(store: Store, content: bytes, format: str, graph: str | None, replace: bool) -> Put:
    """Add the articles that a file of RDF describes, as if they had just been read.

    Args:
        store: the store.
        content: the file.
        format: one of ``RDF_FORMATS``.
        graph: the IRI of the graph of the one article it describes; None where it may describe any.
        replace: whether an article that is there by that name may be replaced; where none is named, it is.

    Raises:
        HTTPException: these are no articles, or not the one that is named.
        FormatError: it is not of its format.
        StoreError: the store cannot be written.
    """
    if graph in _OWN:
        raise problem(403, "this graph is derived from the articles", _ARTICLES)
    quads = _parsed(content, format, graph)
    readings = rdf.readings(quads)
    ids = tuple(reading.article.id for reading in readings)
    if not readings or (graph is not None and [names.graph_iri(id) for id in ids] != [graph]):
        told = f"the graphs of {', '.join(ids)[:200]}" if ids else "no article"
        raise problem(409, f"the content describes {told}", f"name the graph urn:kg:graph:ARTICLE; {_ARTICLES}")
    if graph is not None and not replace and next(store.backend.find(None, None, None, NamedNode(graph)), None) is not None:
        raise problem(409, "the article is there, and an article is not added to", "replace it with PUT")
    replaced = [id for reading in readings for id in store.add(reading)]
    return Put(ids, bool(set(ids) & set(replaced)))


def delete(store: Store, graph: str) -> None:
    """Take out the article with a graph.

    Raises:
        HTTPException: no article has such a graph.
        NoSuchArticle: the store does not hold it.
        StoreError: the store cannot be written.
    """
    if graph in _OWN:
        raise problem(403, "this graph is derived from the articles", "take out articles, by their graphs")
    if not graph.startswith(names.GRAPH):
        raise problem(404, "there is no article with this graph", "GET /graphs lists them")
    store.remove(names.local_id(graph, names.GRAPH))


def _parsed(content: bytes, format: str, graph: str | None) -> list[Quad]:
    """The quads of a file; those in no graph, and those in the graph that is named, are in the latter."""
    try:
        found = list(described(parse(content, format=RDF_FORMATS[format], base_iri=graph)))
        name = NamedNode(graph) if graph else DefaultGraph()
    except (SyntaxError, ValueError) as error:
        raise FormatError(f"this is not {format}: {error}", fix="check the content and its content type") from error
    foreign = [quad for quad in found if quad.graph_name not in (DefaultGraph(), name)]
    if graph and foreign:
        raise problem(409, f"the content is also of the graph {foreign[0].graph_name}", "send one graph, or POST without a name")
    return list(_placed(found, name)) if graph else [quad for quad in found if quad.graph_name not in _OWN_NODES]


def _placed(quads: Iterable[Quad], name: NamedNode | DefaultGraph) -> Iterable[Quad]:
    return (Quad(quad.subject, quad.predicate, quad.object, name) for quad in quads)
