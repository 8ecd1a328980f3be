"""The network as a folder of two CSV files, as ``neo4j-admin database import`` and Gephi's spreadsheet import take them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

from kg.rdf.networks import ATTRIBUTES, Edge, Network, Node
from kg.types import EntityType

_NUMBERS = {"confidence": "double", "start": "int", "end": "int"}
_BETWEEN = ";"  # between the names of one entity and between its labels: neo4j's own, which nothing escapes
_ENTITIES = frozenset(EntityType)


def neo4j(network: Network) -> Iterator[tuple[str, Iterator[str]]]:
    """The names of the files and their lines.

    Nodes are labelled with their class, and entities with ``Entity`` too; a relationship's type is the predicate in capitals.
    """
    yield "nodes.csv", _lines([":ID", "name", "names:string[]", "same_as:string[]", ":LABEL"], map(_neo4j_node, network.nodes()))
    properties = [f"{name}:{_NUMBERS[name]}" if name in _NUMBERS else name for name in ("predicate", *ATTRIBUTES[1:])]
    yield "relationships.csv", _lines([":START_ID", ":END_ID", ":TYPE", "fact", *properties], map(_neo4j_edge, network.edges()))


def gephi(network: Network) -> Iterator[tuple[str, Iterator[str]]]:
    """The names of the files and their lines; Gephi takes the columns with a capital as its own."""
    yield "nodes.csv", _lines(["Id", "Label", "Type", "names"], map(_gephi_node, network.nodes()))
    columns = ["Source", "Target", "Type", "Id", "Label", *ATTRIBUTES[1:]]
    yield "edges.csv", _lines(columns, map(_gephi_edge, network.edges()))


FOLDERS: Mapping[str, Callable[[Network], Iterator[tuple[str, Iterator[str]]]]] = MappingProxyType({"neo4j": neo4j, "gephi": gephi})
"""The formats that are a folder."""


def _neo4j_node(node: Node) -> list[object]:
    label = f"Entity{_BETWEEN}{node.type}" if node.type in _ENTITIES else node.type
    return [node.key, node.label, _list(node.names), _list(node.same_as), label]


def _neo4j_edge(edge: Edge) -> list[object]:
    type = re.sub(r"\s+", "_", edge.label.strip().upper()) or "_"  # as relationship types are written; none may be empty
    return [edge.subject, edge.target, type, edge.key, *(getattr(edge, name) for name in ATTRIBUTES)]


def _gephi_node(node: Node) -> list[object]:
    return [node.key, node.label, node.type, "; ".join(node.names)]


def _gephi_edge(edge: Edge) -> list[object]:
    return [edge.subject, edge.target, "Directed", edge.key, *(getattr(edge, name) for name in ATTRIBUTES)]


def _list(texts: Iterable[str]) -> str:
    return _BETWEEN.join(text.replace(_BETWEEN, ",") for text in texts)


def _lines(header: list[str], rows: Iterator[list[object]]) -> Iterator[str]:
    yield _line(header)
    yield from map(_line, rows)


def _line(values: Iterable[object]) -> str:
    """One line, whatever the text: both programs read line by line."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerow(" ".join(re.split("[\r\n]+", str(value))) for value in values)
    return out.getvalue()
