"""Facts as a network: entities joined by facts, for other programs.

The network of a graph of any size is made in little memory: what articles say of an entity comes together in a temporary
database on disk.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields
from itertools import groupby
from types import TracebackType
from typing import TYPE_CHECKING, Any

from kg.rdf.merge import merged
from kg.rdf.names import clean
from kg.rdf.spool import no_room
from kg.rdf.xml import xml_text
from kg.types import TRUE, Entity, EntityType, Fact, Reading

if TYPE_CHECKING:
    from networkx import MultiDiGraph

_TABLES = """
CREATE TABLE said (id BLOB, entity TEXT);
CREATE TABLE facts (fact TEXT);
CREATE TABLE names (id BLOB PRIMARY KEY, name TEXT) WITHOUT ROWID;
CREATE TABLE nodes (at INTEGER PRIMARY KEY, key TEXT UNIQUE, node TEXT);
CREATE TABLE edges (at INTEGER PRIMARY KEY, key TEXT, source TEXT, target TEXT, edge TEXT, UNIQUE (key, source, target));
"""
_CACHE = 16 << 10  # KB of the database that are held in memory


@dataclass(frozen=True, slots=True)
class Node:
    """An entity, or words that are none: these have the type "Text". What is spoken of and nowhere named is "Other"."""

    key: str
    label: str
    type: str
    names: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edge:
    """A fact of any status: ``subject`` and ``target`` are keys of nodes, ``sentence`` is its words, ``key`` the fact's id."""

    key: str
    subject: str
    target: str
    label: str
    status: str
    source: str
    time: str
    place: str
    event: str
    article: str
    sentence: str
    confidence: float
    start: int
    end: int


ATTRIBUTES = tuple(field.name for field in fields(Edge))[3:]
"""What an edge tells besides its key and its ends."""


class Network:
    """The nodes and edges of articles. Use it in a ``with`` statement: until then its database is on disk.

    Entities of all articles come by their ids, then what facts name besides; facts in the order of the articles. All text is
    such that XML can hold it.
    """

    def __init__(self, readings: Iterable[Reading]) -> None:
        """Read the articles.

        Raises:
            FormatError: there is no room for the database.
        """
        self._db = sqlite3.connect("", isolation_level=None)  # a database without a name is a temporary file
        for setting in ("journal_mode = OFF", "synchronous = OFF", "temp_store = FILE", f"cache_size = -{_CACHE}"):
            self._db.execute(f"PRAGMA {setting}")
        try:
            self._db.executescript(_TABLES)
            self._db.execute("BEGIN")
            for reading in readings:
                self._db.executemany("INSERT INTO said VALUES (?, ?)", ((_bytes(e.id), _packed(e)) for e in reading.entities))
                self._db.executemany("INSERT INTO facts VALUES (?)", ((_told(fact),) for fact in reading.facts))
            self._merge()
            for (fact,) in self._db.execute("SELECT fact FROM facts ORDER BY rowid"):
                self._join(json.loads(fact))
        except sqlite3.Error as error:
            self._db.close()
            raise no_room(error) from error
        except BaseException:
            self._db.close()
            raise

    def __enter__(self) -> Network:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._db.close()

    def nodes(self) -> Iterator[Node]:
        """The nodes, each once."""
        for (node,) in self._db.execute("SELECT node FROM nodes ORDER BY at"):
            key, label, type, names, same_as = json.loads(node)
            yield Node(key, label, type, tuple(names), tuple(same_as))

    def edges(self) -> Iterator[Edge]:
        """The edges, each once."""
        for (edge,) in self._db.execute("SELECT edge FROM edges ORDER BY at"):
            yield Edge(*json.loads(edge))

    def _merge(self) -> None:
        """One node for each entity that articles name."""
        found = self._db.execute("SELECT id, entity FROM said ORDER BY id")
        for id, several in groupby(found, key=lambda row: row[0]):
            entity = merged(_unpacked(text) for _, text in several)
            self._db.execute("INSERT INTO names VALUES (?, ?)", (id, json.dumps(entity.name)))
            key, *told = (_plain(text) for text in (entity.id, entity.name, entity.type))
            node = [key, *told, [_plain(name) for name in entity.names], list(entity.same_as)]
            # Two ids may look the same in XML.
            again = "ON CONFLICT (key) DO UPDATE SET node = excluded.node"
            self._db.execute(f"INSERT INTO nodes (key, node) VALUES (?, ?) {again}", (key, json.dumps(node)))

    def _join(self, told: dict[str, Any]) -> None:
        """The edge that a fact is, and what it names that is no entity."""
        subject = self._node(told["subject"], self._name(told["subject"]), "Other")
        # What somebody does alone has a node of their own: a shared "true" would join all that ever resigned.
        words = f'"{told["value"]}" {told["subject"]}' if told["value"] == TRUE else f'"{told["value"]}"'
        target = (
            self._node(told["object"], self._name(told["object"]), "Other") if told["object"] else self._node(words, told["value"], "Text")
        )
        key, *edge = (_plain(text) for text in (
            told["id"], told["predicate"], told["status"], "; ".join(map(self._name, told["sources"])), told["time"],
            self._name(told["place"]), told["event"], told["article"], told["sentence"],
        ))  # fmt: skip
        row = (key, subject, target, json.dumps([key, subject, target, *edge, *told["numbers"]]))
        again = "ON CONFLICT (key, source, target) DO UPDATE SET edge = excluded.edge"
        self._db.execute(f"INSERT INTO edges (key, source, target, edge) VALUES (?, ?, ?, ?) {again}", row)

    def _node(self, id: str, label: str, type: str) -> str:
        key = _plain(id)
        node = json.dumps([key, _plain(label), type, [], []])
        self._db.execute("INSERT OR IGNORE INTO nodes (key, node) VALUES (?, ?)", (key, node))
        return key

    def _name(self, id: str) -> str:
        row = self._db.execute("SELECT name FROM names WHERE id = ?", (_bytes(id),)).fetchone()
        return json.loads(row[0]) if row else id


def network(readings: Iterable[Reading]) -> MultiDiGraph:
    """Entities as nodes, facts of every status as edges from subject to object; words that are no entity get a node of their own.

    Nodes have ``label`` and ``type``; edges ``label``, ``status``, ``source``, ``time``, ``place``, ``event``, ``confidence``,
    ``article``, ``sentence`` (its words), ``start`` and ``end``. The key of an edge is the fact's id.
    """
    import networkx

    graph = networkx.MultiDiGraph()
    with Network(readings) as found:
        for node in found.nodes():
            graph.add_node(node.key, label=node.label, type=node.type)
        for edge in found.edges():
            told = asdict(edge)
            graph.add_edge(edge.subject, edge.target, key=edge.key, **{name: told[name] for name in ATTRIBUTES})
    return graph


def _plain(text: str) -> str:
    return xml_text(clean(text))


def _bytes(id: str) -> bytes:
    """An id in an order that is the order of ids; the database takes no lone surrogate as text."""
    return id.encode("utf-8", "surrogatepass")


def _packed(entity: Entity) -> str:
    return json.dumps([entity.id, entity.name, entity.type, entity.names, entity.same_as])


def _unpacked(text: str) -> Entity:
    id, name, type, names, same_as = json.loads(text)
    return Entity(id, name, EntityType(type), tuple(names), tuple(same_as))


def _told(fact: Fact) -> str:
    quote = fact.evidence.quote
    return json.dumps({
        "id": fact.id, "subject": fact.subject, "object": fact.object, "value": fact.value, "predicate": fact.predicate,
        "status": fact.status, "sources": fact.sources, "time": (fact.time.value or fact.time.text) if fact.time else "",
        "place": fact.place, "event": fact.event, "article": fact.evidence.article, "sentence": quote.text,
        "numbers": [round(float(fact.confidence), 2), quote.start, quote.end],
    })  # fmt: skip
