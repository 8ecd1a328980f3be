"""What is compared across articles, kept by block: rows with keys, of which only those can meet that share one.

A row is what one article tells of one thing (a profile of an entity, a signature of its text). Rows that are linked by
shared keys, over as many rows as it takes, form a component; whatever is derived from rows is derived component by
component, so a change of one article touches the components of its own rows and nothing else.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad

from kg.rdf import names, terms
from kg.rdf.names import KG
from kg.rdf.terms import KEPT_GRAPH
from kg.store.backend import Backend

KEY = NamedNode(KG + "key")
PAYLOAD = NamedNode(KG + "payload")
OF = NamedNode(KG + "of")
JOINED = NamedNode(KG + "joined")

_ROW = "urn:kg:row:"
_MOST_KNOWN = 100_000  # rows kept by a backend, about as many bytes as a thousand times that


@dataclass(frozen=True, slots=True)
class Row:
    """What an article tells of one thing.

    ``kind`` parts rows of one sort from another's; ``id`` is the thing's in its article; ``payload`` is any text;
    ``joined`` is under which id an entity is joined, "" where it keeps its own.
    """

    kind: str
    article: str
    id: str
    keys: tuple[str, ...]
    payload: str
    joined: str = ""

    @property
    def node(self) -> NamedNode:
        """The node it is kept under."""
        return NamedNode(f"{_ROW}{self.kind}:{names.encode(self.article, '_')}:{names.encode(self.id, '_')}")

    def quads(self) -> Iterator[Quad]:
        """The row as it is kept."""
        node = self.node
        yield Quad(node, OF, NamedNode(names.article_iri(self.article)), KEPT_GRAPH)
        yield Quad(node, PAYLOAD, Literal(self.payload), KEPT_GRAPH)
        for key in self.keys:
            yield Quad(node, KEY, _key(self.kind, key), KEPT_GRAPH)
        if self.joined:
            yield Quad(node, JOINED, NamedNode(names.entity_iri(self.joined)), KEPT_GRAPH)


def rows_of(backend: Backend, kind: str, articles: Collection[str] | None = None) -> list[Row]:
    """The rows of articles, of all where none are named, in no order."""
    of = None if articles is None else [NamedNode(names.article_iri(id)) for id in articles]
    nodes = [q.subject for q in backend.find(None, OF, of, KEPT_GRAPH)] if of is None or of else []
    return list(_rows(backend, kind, [node for node in nodes if isinstance(node, NamedNode) and _is_of(kind, node)]))


def linked(backend: Backend, kind: str, keys: Iterable[str]) -> list[Row]:
    """The components of rows that have one of the keys."""
    found: dict[NamedNode, Row] = {}
    asked: set[str] = set()
    wanted = set(keys)
    while wanted:
        asked |= wanted
        holders = {q.subject for q in backend.find(None, KEY, [_key(kind, key) for key in sorted(wanted)], KEPT_GRAPH)}
        new = sorted((node for node in holders if isinstance(node, NamedNode) and node not in found), key=str)
        rows = list(_rows(backend, kind, new))
        found.update((row.node, row) for row in rows)
        wanted = {key for row in rows for key in row.keys} - asked
    return list(found.values())


def _rows(backend: Backend, kind: str, nodes: Collection[NamedNode]) -> Iterator[Row]:
    known = backend.known
    if known is None:
        yield from _read(backend, kind, nodes)
        return
    missing = [node for node in nodes if node not in known]
    if len(known) + len(missing) > _MOST_KNOWN:
        known.clear()
        missing = list(nodes)
    known.update((row.node, row) for row in _read(backend, kind, missing))
    yield from (known[node] for node in nodes)


def _read(backend: Backend, kind: str, nodes: Collection[NamedNode]) -> Iterator[Row]:
    told: dict[NamedNode, dict[NamedNode, list[str]]] = {node: {} for node in nodes}
    for quad in backend.find(nodes, None, None, KEPT_GRAPH) if nodes else ():
        if isinstance(quad.subject, NamedNode):
            told[quad.subject].setdefault(quad.predicate, []).append(terms.value(quad.object))
    for node, said in told.items():
        article = names.local_id(said[OF][0], names.ARTICLE)
        id = names.decode(node.value.rpartition(":")[2], "_")
        joined = names.local_id(said[JOINED][0], names.ENTITY) if JOINED in said else ""
        keys = tuple(sorted(key.removeprefix(kind + " ") for key in said.get(KEY, ())))
        yield Row(kind, article, id, keys, said[PAYLOAD][0], joined)


def _is_of(kind: str, node: NamedNode) -> bool:
    return node.value.startswith(f"{_ROW}{kind}:")


def _key(kind: str, key: str) -> Literal:
    return Literal(f"{kind} {names.clean(key)}")
