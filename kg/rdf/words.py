"""What a node of an article's graph is, in words, and the sentence that it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pyoxigraph import BlankNode, NamedNode, Store

from kg.rdf import names, terms
from kg.rdf.decode import GraphName, entity_in, fact_in

Place = tuple[int, str]
"""Which sentence, from 0, and its words; -1 and "" where it is none."""

NOWHERE: Place = (-1, "")

_EVIDENCE = re.compile(rf"({re.escape(names.EVIDENCE)}.*:\d+-\d+)(?::quote|:position)?", re.DOTALL)


def in_words(store: Store, graph: GraphName, iri: str, relation: str = "") -> tuple[str, Place]:
    """What a node is and where it stands.

    Args:
        store: what holds the graph.
        graph: the graph that tells of the node.
        iri: the node.
        relation: where a direct triple is meant, its relation; the node is its subject then.
    """
    node = _node(iri)
    if node is None:
        return "node", NOWHERE
    if relation.startswith(names.RELATION):
        what = f"triple {_name(store, graph, node)} | {_label(store, graph, NamedNode(relation))}"
        return what, _first(store, graph, set(_facts(store, graph, node)) & set(_facts(store, graph, NamedNode(relation))))
    if match := _EVIDENCE.fullmatch(iri):
        return "evidence", _place(store, graph, NamedNode(match[1]))
    if iri.startswith(names.FACT):
        return _fact(store, graph, node), _first(store, graph, [node])
    if iri.startswith(names.ARTICLE):
        headline = _value(store, graph, node, terms.HEADLINE)
        return f'article "{headline}"' if headline else "article", NOWHERE
    kinds = {
        names.ENTITY: f"entity {_name(store, graph, node)}",
        names.RELATION: f'relation "{_label(store, graph, node)}"',
        names.TIME: f'time "{_label(store, graph, node)}"',
        names.GRAPH: "the graph",
        names.ROLE: "role",
    }
    what = next((what for start, what in kinds.items() if iri.startswith(start)), "node")
    return what, _first(store, graph, _facts(store, graph, node))


def _node(iri: str) -> NamedNode | None:
    try:
        return NamedNode(iri)
    except ValueError:
        return None


def _fact(store: Store, graph: GraphName, node: NamedNode) -> str:
    fact = fact_in(store, graph, node)
    if fact is None:  # it lacks a part; the rest tells enough
        parts = (_objects(store, graph, node, part) for part in (terms.SUBJECT, terms.PREDICATE, terms.OBJECT))
        told = [_told(store, graph, part[0]) for part in parts if part]
        return f"fact {' | '.join(told)}" if told else "fact"
    ends = [_name(store, graph, NamedNode(names.entity_iri(id))) if id else fact.value for id in (fact.subject, fact.object)]
    return f"fact {ends[0]} | {fact.predicate} | {ends[1]}"


def _told(store: Store, graph: GraphName, part: terms.Node) -> str:
    if not isinstance(part, NamedNode):
        return terms.value(part)
    return _name(store, graph, part) if part.value.startswith(names.ENTITY) else _label(store, graph, part)


def _name(store: Store, graph: GraphName, node: NamedNode) -> str:
    return entity_in(store, graph, node).name


def _label(store: Store, graph: GraphName, node: NamedNode) -> str:
    namespace = next((space for space in (names.RELATION, names.TIME) if node.value.startswith(space)), "")
    return _value(store, graph, node, terms.LABEL) or names.decode(node.value.removeprefix(namespace))


def _facts(store: Store, graph: GraphName, node: NamedNode) -> Iterator[NamedNode]:
    """The facts that a node takes part in."""
    for quad in store.quads_for_pattern(None, None, node, graph):
        if isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(names.FACT):
            yield quad.subject


def _first(store: Store, graph: GraphName, facts: Iterable[NamedNode]) -> Place:
    """The first sentence that some facts stand in."""
    evidence = {node for fact in facts for node in _objects(store, graph, fact, terms.EVIDENCE) if isinstance(node, NamedNode)}
    places = [_place(store, graph, node) for node in evidence]
    return min((place for place in places if place != NOWHERE), default=NOWHERE)


def _place(store: Store, graph: GraphName, evidence: NamedNode) -> Place:
    """The sentence that a piece of evidence is; its words are the text's own where the quote is missing."""
    selectors = [node for node in _objects(store, graph, evidence, terms.HAS_SELECTOR) if isinstance(node, NamedNode | BlankNode)]
    start, end, exact = ("".join(_value(store, graph, s, part) for s in selectors) for part in (terms.START, terms.END, terms.EXACT))
    articles = [node for node in _objects(store, graph, evidence, terms.HAS_SOURCE) if isinstance(node, NamedNode)]
    if not exact and start.isdecimal() and end.isdecimal() and articles:
        exact = _value(store, graph, articles[0], terms.ARTICLE_BODY)[int(start) : int(end)]
    number = _value(store, graph, evidence, terms.SENTENCE)
    return int(number) if number.isdecimal() else -1, exact


def _objects(store: Store, graph: GraphName, node: NamedNode | BlankNode, predicate: NamedNode) -> list[terms.Node]:
    return sorted((quad.object for quad in store.quads_for_pattern(node, predicate, None, graph)), key=str)


def _value(store: Store, graph: GraphName, node: NamedNode | BlankNode, predicate: NamedNode) -> str:
    return next(map(terms.value, _objects(store, graph, node, predicate)), "")
