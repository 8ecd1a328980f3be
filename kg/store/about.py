"""What a graph knows of an entity, each line with the sentence that says it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeGuard

from pyoxigraph import Literal, NamedNode, Store

from kg.errors import NoSuchEntity
from kg.rdf import names, terms
from kg.rdf.decode import GraphName, articles_in, entity_in, fact_in
from kg.rdf.merge import merged
from kg.rdf.table import FactRow, row_of
from kg.types import Article, Entity, Fact

_LABELS = (terms.PREF_LABEL, terms.ALT_LABEL)
_SUGGESTIONS = 3
_LIKE_ENOUGH = 65  # of 100; below it suggestions are noise


@dataclass(frozen=True, slots=True)
class Line:
    """One fact an entity takes part in, places, or claims: the fact, the same in words, its sentence and its article."""

    fact: Fact
    row: FactRow
    sentence: str
    article: Article


@dataclass(frozen=True, slots=True)
class About:
    """Everything known of the entities that bear a name. There are several when the name may be two things."""

    name: str
    entities: tuple[Entity, ...]
    lines: tuple[Line, ...]


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
    return About(name, tuple(known.entity(names.local_id(node.value, names.ENTITY)) for node in nodes), tuple(told))


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
    if exact:
        return _nodes(exact)
    labels = _all_labels(store)
    folded = {node for label, nodes in labels.items() if label.casefold() == wanted.casefold() for node in nodes}
    if folded:
        return _nodes(folded)
    raise NoSuchEntity("the graph knows nothing by that name", where=name, fix=_proposal(wanted, list(labels)))


def _nodes(found: Iterable[object]) -> list[NamedNode]:
    return sorted((node for node in found if isinstance(node, NamedNode)), key=str)


def _all_labels(store: Store) -> dict[str, set[object]]:
    labels: dict[str, set[object]] = {}
    for label in _LABELS:
        for quad in store.quads_for_pattern(None, label, None, None):
            labels.setdefault(terms.value(quad.object), set()).add(quad.subject)
    return labels


def _proposal(wanted: str, labels: list[str]) -> str:
    from rapidfuzz import fuzz, process
    from rapidfuzz.utils import default_process

    like = process.extract(
        wanted, sorted(labels), scorer=fuzz.WRatio, processor=default_process, limit=_SUGGESTIONS, score_cutoff=_LIKE_ENOUGH
    )
    if not like:
        return "kg query 'SELECT ?name { ?entity skos:prefLabel ?name }' lists all names"
    return f"did you mean {' or '.join(label for label, _, _ in like)}?"
