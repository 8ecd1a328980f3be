"""What a graph knows of an entity, each line with the sentence that says it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeGuard

from pyoxigraph import Literal, NamedNode, Store

from kg.rdf import names, terms
from kg.rdf.decode import GraphName, articles_in, entity_in, fact_in
from kg.rdf.merge import merged
from kg.rdf.table import FactRow, row_of
from kg.store.lookup import Named, found, nothing_named
from kg.types import Article, Entity, Fact

_LABELS = (terms.PREF_LABEL, terms.ALT_LABEL)


@dataclass(frozen=True, slots=True)
class Line:
    """One fact an entity takes part in, places, or claims: the fact, the same in words, its sentence and its article.

    ``articles`` is how many articles tell the same with the same status, among the lines it is one of, and ``origins`` how many
    independent origins these have: articles that are copies of one another count once.
    """

    fact: Fact
    row: FactRow
    sentence: str
    article: Article
    origins: int = 1
    articles: int = 1


Reason = tuple[str, str, Article | None]


@dataclass(frozen=True, slots=True)
class About:
    """Everything known of the entities that bear a name. There are several when the name may be two things.

    ``reasons`` tell why names were joined: the id of an entity, the reason, and the article whose names it is about, None where
    names of several articles were joined.
    """

    name: str
    entities: tuple[Entity, ...]
    lines: tuple[Line, ...]
    reasons: tuple[Reason, ...] = ()


def about(store: Store, name: str) -> About:
    """Everything a store knows of the entities that bear a name, or whose id it is.

    The name is looked for as it is, then without regard to capitals. Lines come by date of publication, then as told.

    Raises:
        NoSuchEntity: nothing bears the name; the error proposes names that are like it.
    """
    nodes = find(store, name)
    graphs = {str(graph): (article, graph) for article, graph in articles_in(store)}
    known = _Names(store, [graph for _, graph in graphs.values()])
    lines: dict[tuple[str, str], Line] = {}
    for node in nodes:
        for quad in store.quads_for_pattern(None, None, node, None):
            key = (str(quad.graph_name), str(quad.subject))
            if key in lines or key[0] not in graphs or not _is_fact(quad.subject):
                continue
            article, graph = graphs[key[0]]
            if fact := fact_in(store, graph, quad.subject):
                lines[key] = Line(fact, row_of(fact, known.of(fact)), fact.evidence.quote.text, article)
    told = sorted(lines.values(), key=lambda line: (line.article.published, line.article.id, line.row.start, line.fact.id))
    entities = tuple(known.entity(names.local_id(node.value, names.ENTITY)) for node in nodes)
    return About(name, entities, tuple(_with_origins(store, told)), tuple(_reasons(store, nodes, graphs)))


def _with_origins(store: Store, lines: list[Line]) -> Iterator[Line]:
    origins = {terms.value(q.subject): terms.value(q.object) for q in store.quads_for_pattern(None, terms.ORIGIN, None, terms.JOINS_GRAPH)}
    told: dict[tuple[str, ...], set[str]] = {}
    for line in lines:
        told.setdefault(_what(line.fact), set()).add(names.article_iri(line.article.id))
    for line in lines:
        articles = told[_what(line.fact)]
        yield replace(line, origins=len({origins.get(article, article) for article in articles}), articles=len(articles))


def _what(fact: Fact) -> tuple[str, ...]:
    return fact.subject, fact.predicate, fact.object, "" if fact.object else fact.value, fact.status


def _reasons(store: Store, nodes: list[NamedNode], graphs: dict[str, tuple[Article, GraphName]]) -> Iterator[Reason]:
    """Why names were joined, those of several articles first."""
    for node in nodes:
        told = [(q.graph_name, terms.value(q.object)) for q in store.quads_for_pattern(node, terms.REASON, None, None)]
        across = sorted(reason for graph, reason in told if graph == terms.JOINS_GRAPH)
        within = [(graphs[str(graph)][0], reason) for graph, reason in told if str(graph) in graphs]
        id = names.local_id(node.value, names.ENTITY)
        yield from ((id, reason, None) for reason in across)
        yield from ((id, reason, article) for article, reason in sorted(within, key=lambda pair: (pair[0].published, pair[0].id, pair[1])))


def _is_fact(node: terms.Node) -> TypeGuard[NamedNode]:
    return isinstance(node, NamedNode) and node.value.startswith(names.FACT)


class _Names:
    """Entities put together from all articles, each looked up once."""

    def __init__(self, store: Store, graphs: Iterable[GraphName]) -> None:
        self._store, self._graphs = store, list(graphs)
        self._found: dict[str, Entity] = {}

    def entity(self, id: str) -> Entity:
        if id not in self._found:
            node = NamedNode(names.entity_iri(id))
            described = [graph for graph in self._graphs if next(self._store.quads_for_pattern(node, terms.PREF_LABEL, None, graph), None)]
            self._found[id] = merged(entity_in(self._store, graph, node) for graph in described or self._graphs[:1])
        return self._found[id]

    def of(self, fact: Fact) -> dict[str, Entity]:
        ids = {fact.subject, fact.object, fact.place, *fact.sources, *(argument.entity for argument in fact.arguments)} - {""}
        return {id: self.entity(id) for id in ids}


def find(store: Store, name: str) -> list[NamedNode]:
    """The entities that bear a name, or whose id it is.

    Raises:
        NoSuchEntity: there is none.
    """
    wanted = names.clean(name).strip()
    spellings = {wanted, names.clean(name)}
    exact = {q.subject for label in _LABELS for word in spellings for q in store.quads_for_pattern(None, label, Literal(word), None)}
    as_id = NamedNode(names.entity_iri(wanted.removeprefix("ent:")))
    if next(store.quads_for_pattern(as_id, terms.PREF_LABEL, None, None), None) is not None:
        exact.add(as_id)
    nodes = found(wanted, (node for node in exact if isinstance(node, NamedNode)), lambda: _all_labels(store))
    if not nodes:
        raise nothing_named(name, (label for label, _ in _all_labels(store)))
    return nodes


def _all_labels(store: Store) -> Iterator[Named]:
    for label in _LABELS:
        for quad in store.quads_for_pattern(None, label, None, None):
            if isinstance(quad.subject, NamedNode):
                yield terms.value(quad.object), quad.subject
