"""Quads as readings: the articles, entities and facts a graph holds, as ``encode`` wrote them.

Mentions are not in the graph and do not come back. Where named graphs are lost (Turtle, RDF/XML), an entity of several
articles comes back with all its names in each of them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Store

from kg.rdf import names, ontology, terms
from kg.rdf.merge import fullest
from kg.rdf.terms import Node, value
from kg.types import Argument, Article, Entity, EntityType, Evidence, Fact, Reading, Span, Status, Surface, Time

GraphName = NamedNode | BlankNode | DefaultGraph


def readings(quads: Iterable[Quad]) -> list[Reading]:
    """Everything the articles of a graph say, sorted by article id; entities by id, facts by their place in the text."""
    return list(readings_in(in_memory(quads)))


def in_memory(quads: Iterable[Quad]) -> Store:
    """The quads, indexed."""
    store = Store()
    store.bulk_extend(quads)
    return store


def articles_in(store: Store) -> list[tuple[Article, GraphName]]:
    """The articles of a store and the graph each is described in, sorted by id.

    Where a named graph describes an article, the default graph only repeats it.
    """
    described = [(q.subject, q.graph_name) for q in store.quads_for_pattern(None, terms.TYPE, terms.NEWS_ARTICLE)]
    named = {node for node, graph in described if graph != DefaultGraph()}
    found = [(node, graph) for node, graph in described if graph != DefaultGraph() or node not in named]
    articles = [(_View(store, graph).article(node), graph) for node, graph in found if isinstance(node, NamedNode)]
    return sorted(articles, key=lambda pair: (pair[0].id, str(pair[1])))


def readings_in(store: Store, wanted: Collection[str] | None = None) -> Iterator[Reading]:
    """Everything the articles of a store say, one article at a time, sorted by id; ``wanted`` are the ids, None for all."""
    for article, graph in articles_in(store):
        if wanted is not None and article.id not in wanted:
            continue
        view = _View(store, graph)
        entities, facts = tuple(view.entities(article.id)), tuple(view.facts(article.id))
        yield Reading(article, entities, facts, model=view.model(article.id), least=view.least(article.id))


def entity_in(store: Store, graph: GraphName, node: NamedNode) -> Entity:
    """What a graph says an entity is; an entity that it says nothing about bears its id as a name."""
    return _View(store, graph).entity(node)


def fact_in(store: Store, graph: GraphName, node: NamedNode) -> Fact | None:
    """One fact of a graph, None where it lacks a part no fact can lack."""
    return _View(store, graph).fact(node)


class _View:
    """One graph of a store, read by subject."""

    def __init__(self, store: Store, graph: GraphName) -> None:
        self._store, self._graph = store, graph

    def _about(self, node: NamedNode | BlankNode) -> dict[str, list[Node]]:
        found: dict[str, list[Node]] = {}
        for quad in self._store.quads_for_pattern(node, None, None, self._graph):
            found.setdefault(quad.predicate.value, []).append(quad.object)
        for values in found.values():
            values.sort(key=str)
        return found

    def _subjects(self, predicate: NamedNode, object: NamedNode) -> list[NamedNode]:
        found = (quad.subject for quad in self._store.quads_for_pattern(None, predicate, object, self._graph))
        return sorted((node for node in found if isinstance(node, NamedNode)), key=str)

    def article(self, node: NamedNode) -> Article:
        said = self._about(node)
        return Article(
            id=names.local_id(node.value, names.ARTICLE),
            text=_first(said, terms.ARTICLE_BODY),
            source=_first(said, terms.SOURCE),
            headline=_first(said, terms.HEADLINE),
            publisher=_first(said, terms.PUBLISHER),
            byline=_first(said, terms.BYLINE),
            url=_first(said, terms.URL),
            published=_first(said, terms.DATE_PUBLISHED),
            dateline=_first(said, terms.DATELINE),
            dated_by=_first(said, terms.DATED_BY),
        )

    def model(self, article: str) -> str:
        """Name of the language model that read the article, "" where it is not told."""
        used = self._about(NamedNode(names.run_iri(article))).get(terms.USED.value, [])
        models = [node for node in used if isinstance(node, NamedNode) and node.value.startswith(names.MODEL)]
        return _first(self._about(models[0]), terms.LABEL) if models else ""

    def least(self, article: str) -> float:
        """The least confidence of the facts that were kept when the article was read."""
        told = _first(self._about(NamedNode(names.run_iri(article))), terms.LEAST_CONFIDENCE)
        return _number(told) if told else 0.0

    def entities(self, article: str) -> list[Entity]:
        said = self._about(NamedNode(names.article_iri(article)))
        return sorted(self.entity(node) for node in said.get(terms.MENTIONS.value, []) if isinstance(node, NamedNode))

    def entity(self, node: NamedNode) -> Entity:
        said = self._about(node)
        id = names.local_id(node.value, names.ENTITY)
        preferred = _all(said, terms.PREF_LABEL)
        name = fullest(preferred) if preferred else id
        others = {*preferred, *_all(said, terms.ALT_LABEL)} - {name}
        classes = {iri.removeprefix(names.KG) for iri in _all(said, terms.TYPE)}
        return Entity(
            id=id,
            name=name,
            type=next((kind for kind in EntityType if kind in classes), EntityType.OTHER),
            names=tuple(sorted(others)),
            same_as=tuple(sorted(_all(said, terms.SAME_AS))),
            reasons=tuple(sorted(_all(said, terms.REASON))),
        )

    def facts(self, article: str) -> list[Fact]:
        places = self._subjects(terms.HAS_SOURCE, NamedNode(names.article_iri(article)))
        found = (self.fact(node) for place in places for node in self._subjects(terms.EVIDENCE, place))
        return sorted((fact for fact in found if fact), key=lambda fact: (fact.evidence.quote, fact.id))

    def fact(self, node: NamedNode) -> Fact | None:
        said = self._about(node)
        subjects, predicates, objects, evidence = (
            said.get(part.value) for part in (terms.SUBJECT, terms.PREDICATE, terms.OBJECT, terms.EVIDENCE)
        )
        if not (subjects and predicates and objects and evidence and isinstance(evidence[0], NamedNode)):
            return None
        object_ = objects[0]
        event, mode = (names.local_id(_first(said, part), names.EVENT) for part in (terms.EVENT_TYPE, terms.EVENT_MODE))
        is_entity = not isinstance(object_, Literal)
        return Fact(
            id=names.local_id(node.value, names.FACT),
            subject=_entity_id(subjects[0]),
            predicate=self._predicate(predicates[0]),
            object=_entity_id(object_) if is_entity else "",
            value=_first(said, terms.VALUE) if is_entity else value(object_),
            evidence=self._evidence(evidence[0]),
            surface=Surface(_first(said, terms.SUBJECT_TEXT), _first(said, terms.RELATION_TEXT), _first(said, terms.OBJECT_TEXT)),
            status=_status(_first(said, terms.STATUS)),
            sources=tuple(sorted(_entity_id(node) for node in said.get(terms.ATTRIBUTED_TO.value, []))),
            time=self._time(said.get(terms.TIME.value)),
            place="".join(_entity_id(place) for place in said.get(terms.PLACE.value, [])[:1]),
            event=event,
            mode=mode.removeprefix(f"{event}-"),
            confidence=_number(_first(said, terms.CONFIDENCE)),
            arguments=tuple(sorted(_arguments(said))),
            construction=_first(said, terms.CONSTRUCTION),
            generic=_first(said, terms.GENERIC) in {"true", "1"},
        )

    def _predicate(self, node: Node) -> str:
        iri = value(node)
        if iri.startswith(names.RELATION):
            return names.decode(iri.removeprefix(names.RELATION))
        return (isinstance(node, NamedNode) and _first(self._about(node), terms.LABEL)) or iri

    def _evidence(self, node: NamedNode) -> Evidence:
        said = self._about(node)
        nodes = said.get(terms.HAS_SELECTOR.value, [])
        selectors = [self._about(selector) for selector in nodes if isinstance(selector, NamedNode | BlankNode)]
        start, end, exact = (
            next((found for s in selectors if (found := _first(s, part))), "") for part in (terms.START, terms.END, terms.EXACT)
        )
        article = names.local_id(_first(said, terms.HAS_SOURCE), names.ARTICLE)
        return Evidence(article, int(_number(_first(said, terms.SENTENCE), 0)), Span(int(_number(start, 0)), int(_number(end, 0)), exact))

    def _time(self, nodes: list[Node] | None) -> Time | None:
        if not nodes or not isinstance(nodes[0], NamedNode | BlankNode):
            return None
        said = self._about(nodes[0])
        return Time(_first(said, terms.LABEL), _first(said, terms.EDTF_VALUE), _first(said, terms.TIME_KIND))


def _all(said: dict[str, list[Node]], predicate: NamedNode) -> list[str]:
    return [value(node) for node in said.get(predicate.value, [])]


def _first(said: dict[str, list[Node]], predicate: NamedNode) -> str:
    found = said.get(predicate.value)
    return value(found[0]) if found else ""


def _entity_id(node: Node) -> str:
    return names.local_id(value(node), names.ENTITY)


def _status(iri: str) -> Status:
    name = iri.removeprefix(names.KG)
    return Status(name) if name in set(Status) else Status.ASSERTED


def _number(text: str, otherwise: float = 1.0) -> float:
    try:
        return float(text)
    except ValueError:
        return otherwise


def _arguments(said: dict[str, list[Node]]) -> Iterator[Argument]:
    for predicate, fillers in said.items():
        if predicate.startswith(names.ROLE):
            role = names.decode(predicate.removeprefix(names.ROLE))
        elif predicate.startswith(names.KG) and predicate.removeprefix(names.KG) in ontology.roles():
            role = predicate.removeprefix(names.KG)
        else:
            continue
        yield from (Argument(role, _entity_id(filler)) for filler in fillers)
