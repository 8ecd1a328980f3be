"""Facts as a network: entities joined by facts, for programs that read GraphML or GEXF."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.rdf.merge import merged
from kg.rdf.names import clean
from kg.types import TRUE, Entity, Fact, Reading

if TYPE_CHECKING:
    from networkx import MultiDiGraph

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """Text that XML can hold: characters it has no way to write become U+FFFD, one for one."""
    return _NOT_XML.sub("\ufffd", text)


def network(readings: Iterable[Reading]) -> MultiDiGraph:
    """Entities as nodes, facts of every status as edges from subject to object; words that are no entity get a node of their own.

    Nodes have ``label`` and ``type``; edges ``label``, ``status``, ``source``, ``time``, ``place``, ``event``, ``confidence``,
    ``article``, ``sentence`` (its words), ``start`` and ``end``. The key of an edge is the fact's id.
    """
    import networkx

    found = list(readings)
    said: dict[str, list[Entity]] = {}
    for reading in found:
        for entity in reading.entities:
            said.setdefault(entity.id, []).append(entity)
    entities = {id: merged(several) for id, several in sorted(said.items())}
    graph = networkx.MultiDiGraph()
    for id, entity in entities.items():
        graph.add_node(xml_text(clean(id)), label=xml_text(clean(entity.name)), type=str(entity.type))
    for reading in found:
        for fact in reading.facts:
            _add(graph, fact, entities)
    return graph


def _add(graph: MultiDiGraph, fact: Fact, entities: dict[str, Entity]) -> None:
    def name(id: str) -> str:
        return entities[id].name if id in entities else id

    def node(id: str, label: str, kind: str) -> str:
        key = xml_text(clean(id))
        if key not in graph:
            graph.add_node(key, label=xml_text(clean(label)), type=kind)
        return key

    subject = node(fact.subject, name(fact.subject), "Other")
    # What somebody does alone has a node of their own: a shared "true" would join all that ever resigned.
    words = f'"{fact.value}" {fact.subject}' if fact.value == TRUE else f'"{fact.value}"'
    target = node(fact.object, name(fact.object), "Other") if fact.object else node(words, fact.value, "Text")
    quote = fact.evidence.quote
    attributes = {
        "label": fact.predicate,
        "status": str(fact.status),
        "source": "; ".join(name(source) for source in fact.sources),
        "time": (fact.time.value or fact.time.text) if fact.time else "",
        "place": name(fact.place),
        "event": fact.event,
        "article": fact.evidence.article,
        "sentence": quote.text,
    }
    told = {key: xml_text(clean(text)) for key, text in attributes.items()}
    numbers = {"confidence": round(float(fact.confidence), 2), "start": quote.start, "end": quote.end}
    graph.add_edge(subject, target, key=xml_text(clean(fact.id)), **told, **numbers)


def to_graphml(readings: Iterable[Reading]) -> bytes:
    """The network as GraphML."""
    import networkx

    out = io.BytesIO()
    networkx.write_graphml_xml(network(readings), out, encoding="utf-8", prettyprint=True)
    return out.getvalue()


def to_gexf(readings: Iterable[Reading]) -> bytes:
    """The network as GEXF 1.2, without the date of writing: the same facts give the same bytes."""
    import networkx

    out = io.BytesIO()
    networkx.write_gexf(network(readings), out, encoding="utf-8", prettyprint=True)
    return re.sub(rb' lastmodifieddate="[^"]*"', b"", out.getvalue(), count=1)
