"""All facts of a graph at once, property by property: ten times as fast as reading one article after the other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from pyoxigraph import Literal, NamedNode, Quad, Triple

from kg.rdf import names, terms
from kg.rdf.merge import fullest
from kg.types import Entity, EntityType, Status

Find = Callable[[NamedNode], Iterable[Quad]]
"""The quads with a property, of all graphs that are looked at; the same triple may come more than once."""

_CLASSES = {names.KG + kind: kind for kind in EntityType}
_STATUSES = {names.KG + status: status for status in Status}
_NONE: Counter[EntityType] = Counter()


@dataclass(frozen=True, slots=True)
class Line:
    """A fact. Entities are ids; ``words`` is the object where it is none."""

    id: str
    article: str
    subject: str
    predicate: str
    object: str
    words: str
    status: Status
    generic: bool
    sources: tuple[str, ...]
    time: str
    begins: date | None
    ends: date | None
    place: str
    event: str
    mode: str
    confidence: float
    published: str
    sentence: str


def lines(find: Find, statuses: Collection[Status]) -> Iterator[Line]:
    """The facts of a graph that have one of the statuses, by id; what lacks a part that no fact can lack is none."""
    said = {name: _values(find(property)) for name, property in _OF_FACTS.items()}
    objects = _objects(find(terms.OBJECT))
    sources = _several(find(terms.ATTRIBUTED_TO))
    when = {name: _values(find(property)) for name, property in _OF_TIMES.items()}
    article_of, published = _values(find(terms.HAS_SOURCE)), _values(find(terms.DATE_PUBLISHED))
    exact = _values(find(terms.EXACT))
    selectors = _several(find(terms.HAS_SELECTOR))
    quotes = {node: exact[selector] for node, several in selectors.items() for selector in sorted(several) if selector in exact}
    for iri in sorted(said["subject"]):
        evidence = said["evidence"].get(iri, "")
        status = _STATUSES.get(said["status"].get(iri, ""), Status.ASSERTED)
        if status not in statuses or iri not in objects or iri not in said["predicate"] or evidence not in article_of:
            continue
        at, other = article_of[evidence], objects[iri]
        event, mode, time = said["event"].get(iri, ""), said["mode"].get(iri, ""), said["time"].get(iri, "")
        event_id = names.local_id(event, names.EVENT)
        yield Line(
            id=names.local_id(iri, names.FACT),
            article=_article(at),
            subject=_entity(said["subject"][iri]),
            predicate=_predicate(said["predicate"][iri]),
            object="" if isinstance(other, Literal) else _entity(terms.value(other)),
            words=other.value if isinstance(other, Literal) else "",
            status=status,
            generic=said["generic"].get(iri) in {"true", "1"},
            sources=tuple(sorted(map(_entity, sources[iri]))) if iri in sources else (),
            time=when["label"].get(time, ""),
            begins=_day(when["begins"].get(time, "")),
            ends=_day(when["ends"].get(time, "")),
            place=_entity(said["place"].get(iri, "")),
            event=event_id,
            mode=names.local_id(mode, names.EVENT).removeprefix(f"{event_id}-"),
            confidence=_number(said["confidence"].get(iri, "")),
            published=published.get(at, ""),
            sentence=quotes.get(evidence, ""),
        )


def entities(find: Find) -> dict[str, tuple[Entity, int]]:
    """The entities of a graph by id, and how many articles mention each. Their class is the one most articles give them."""
    mentioned = Counter(node.value for _, node in {*_pairs(find(terms.MENTIONS))} if isinstance(node, NamedNode))
    preferred, others, links = (_several(find(property)) for property in (terms.PREF_LABEL, terms.ALT_LABEL, terms.SAME_AS))
    kinds: dict[str, Counter[EntityType]] = defaultdict(Counter)  # by node
    for node, type in _pairs(find(terms.TYPE)):
        if kind := _CLASSES.get(terms.value(type)):
            kinds[node][kind] += 1
    found = {}
    for iri, count in mentioned.items():
        id, labels, of = _entity(iri), preferred.get(iri, set()), kinds.get(iri, _NONE)
        name = fullest(labels) if len(labels) > 1 else next(iter(labels), id)
        also = tuple(sorted((labels | others.get(iri, set())) - {name}))
        commonest = next(iter(of)) if len(of) == 1 else min(of, key=lambda kind: (-of[kind], kind), default=EntityType.OTHER)
        found[id] = (Entity(id, name, commonest, also, tuple(sorted(links.get(iri, ())))), count)
    return found


def origins(quads: Iterable[Quad]) -> dict[str, str]:
    """For articles, by id, the article that they are copies of."""
    return {names.local_id(copy, names.ARTICLE): names.local_id(of, names.ARTICLE) for copy, of in _values(quads).items()}


_OF_FACTS = {
    "subject": terms.SUBJECT,
    "predicate": terms.PREDICATE,
    "status": terms.STATUS,
    "generic": terms.GENERIC,
    "time": terms.TIME,
    "place": terms.PLACE,
    "event": terms.EVENT_TYPE,
    "mode": terms.EVENT_MODE,
    "confidence": terms.CONFIDENCE,
    "evidence": terms.EVIDENCE,
}
_OF_TIMES = {"label": terms.LABEL, "begins": terms.BEGINS, "ends": terms.ENDS}


def _objects(quads: Iterable[Quad]) -> dict[str, terms.Node]:
    """The object of each node, the least of several."""
    found: dict[str, terms.Node] = {}
    for node, object in _pairs(quads):
        if node not in found or str(object) < str(found[node]):
            found[node] = object
    return found


def _values(quads: Iterable[Quad]) -> dict[str, str]:
    """The value of each node, the least of several."""
    found: dict[str, str] = {}
    for node, object in _pairs(quads):
        value = terms.value(object)
        if found.setdefault(node, value) > value:
            found[node] = value
    return found


def _several(quads: Iterable[Quad]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for node, object in _pairs(quads):
        found[node].add(terms.value(object))
    return found


def _pairs(quads: Iterable[Quad]) -> Iterator[tuple[str, terms.Node]]:
    for quad in quads:
        if not isinstance(quad.subject, Triple):
            yield quad.subject.value, quad.object


@lru_cache(maxsize=100_000)
def _entity(iri: str) -> str:
    return names.local_id(iri, names.ENTITY)


@lru_cache(maxsize=10_000)
def _article(iri: str) -> str:
    return names.local_id(iri, names.ARTICLE)


@lru_cache(maxsize=100_000)
def _predicate(iri: str) -> str:
    return names.decode(iri.removeprefix(names.RELATION)) if iri.startswith(names.RELATION) else iri


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 1.0


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
