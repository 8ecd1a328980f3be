"""What the SPARQL service offers, in RDF: SPARQL 1.1 Service Description."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import BlankNode, NamedNode, Quad, RdfFormat, serialize

from kg.rdf.names import RDF
from kg.rdf.streams import RDF_FORMATS

SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_RESULTS = (
    "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV",
    "Turtle", "N-Triples", "RDF_XML", "JSON-LD", "TriG", "N-Quads",
)  # fmt: skip
_TYPE = NamedNode(RDF + "type")


def described(address: str, format: str) -> bytes:
    """The description of the service at an address, in one of ``RDF_FORMATS``.

    The default graph is the union of all articles; triples are in no named graph of their own beside that.
    """
    service, dataset, graph = NamedNode(address), BlankNode("dataset"), BlankNode("graph")
    told = [
        Quad(service, _TYPE, NamedNode(SD + "Service")),
        Quad(service, NamedNode(SD + "endpoint"), service),
        Quad(service, NamedNode(SD + "supportedLanguage"), NamedNode(SD + "SPARQL11Query")),
        *(Quad(service, NamedNode(SD + "resultFormat"), NamedNode(_FORMATS + name)) for name in _RESULTS),
        Quad(service, NamedNode(SD + "feature"), NamedNode(SD + "UnionDefaultGraph")),
        Quad(service, NamedNode(SD + "defaultDataset"), dataset),
        Quad(dataset, _TYPE, NamedNode(SD + "Dataset")),
        Quad(dataset, NamedNode(SD + "defaultGraph"), graph),
        Quad(graph, _TYPE, NamedNode(SD + "Graph")),
    ]
    return _written(told, format)


def listed(address: str, graphs: Iterable[str], format: str) -> bytes:
    """The named graphs of a graph store at an address, in one of ``RDF_FORMATS``."""
    store = NamedNode(address)
    told = [Quad(store, _TYPE, NamedNode(SD + "GraphCollection"))]
    for number, graph in enumerate(graphs):
        node = BlankNode(f"g{number}")
        told.append(Quad(store, NamedNode(SD + "namedGraph"), node))
        told.append(Quad(node, NamedNode(SD + "name"), NamedNode(graph)))
    return _written(told, format)


def _written(quads: list[Quad], format: str) -> bytes:
    kind = RDF_FORMATS[format]
    prefixes = {"sd": SD, "formats": _FORMATS} if kind in (RdfFormat.TURTLE, RdfFormat.TRIG, RdfFormat.RDF_XML, RdfFormat.JSON_LD) else None
    triples = quads if kind.supports_datasets else [quad.triple for quad in quads]
    return serialize(triples, format=kind, prefixes=prefixes) or b""
