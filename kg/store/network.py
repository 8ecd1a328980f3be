"""The facts of a store as a network, to be measured with networkx: entities joined by what is told of them."""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, TypedDict

from kg.english.time.edtf import extent
from kg.errors import UsageError
from kg.rdf.rdflib_bridge import from_rdflib
from kg.store.contents import Contents, of_quads, of_store
from kg.store.lines import Line
from kg.store.opening import open_store
from kg.store.store import Store
from kg.types import Entity, EntityType, Status

if TYPE_CHECKING:
    import networkx
    import rdflib

Days = tuple[date, date]


class NodeAttributes(TypedDict):
    """What a node has: an entity that is the subject or object of a fact that is kept."""

    label: str  # its fullest name
    type: str  # its class: "Person"
    names: tuple[str, ...]  # all other names
    same_as: tuple[str, ...]  # IRIs outside the graph
    articles: int  # how many mention it
    facts: int  # how many of the facts that are kept it is the subject or object of, those with words for an object too


class EdgeAttributes(TypedDict):
    """What an edge has: one fact of one article, from its subject to its object. Its key is the fact's id."""

    predicate: str
    status: str
    generic: bool
    sources: tuple[str, ...]  # names of who claims it
    time: str  # the words of the article
    begins: date | None  # the first day its time can mean
    ends: date | None  # the last
    place: str  # a name
    event: str
    mode: str
    confidence: float
    article: str  # its id
    published: str
    sentence: str
    origin: str  # id of the article that its article is a copy of, that of the article itself where it is none
    origins: int  # from how many origins the same is told: subject, predicate, object and status


def network(
    store: Store | str | os.PathLike[str] | rdflib.Dataset,
    *,
    articles: Collection[str] | None = None,
    status: Status | str | Iterable[Status | str] | None = Status.ASSERTED,
    since: str = "",
    until: str = "",
    confidence: float = 0.0,
) -> networkx.MultiDiGraph:
    """Facts between entities as a networkx graph, the same for the same articles however they came into the store.

    Nodes are ids of entities, with the attributes of ``NodeAttributes``; edges have those of ``EdgeAttributes``. Facts with
    words instead of an entity as their object have no second end and are counted at their subject alone.

    Args:
        store: an open store, where one is (a folder or an address), or a dataset as ``kg.build`` gives it.
        articles: ids of the articles whose facts are taken; by default all.
        status: the status or statuses of the facts that are taken; None takes all.
        since: the first day ("2025", "2025-03" or "2025-03-18"). A fact is dated by its own time, else by its article's;
            one without either is left out when days are asked for.
        until: the last day, in the same forms.
        confidence: facts less sure than this are left out.

    Raises:
        UsageError: a status or a date is none.
        NoSuchArticle: the store does not hold one of the articles.
        StoreError: the store cannot be read.
    """
    wanted, days = _statuses(status), _days(since, until)
    if isinstance(store, str | os.PathLike):
        with open_store(store) as opened:
            return network(opened, articles=articles, status=wanted, since=since, until=until, confidence=confidence)
    told = of_store(store, articles, wanted) if isinstance(store, Store) else of_quads(from_rdflib(store), articles, wanted)
    kept = [line for line in told.lines if line.confidence >= confidence and (days is None or _within(days, _when(line)))]
    return _graph(kept, told)


def _graph(kept: Sequence[Line], contents: Contents) -> networkx.MultiDiGraph:
    import networkx

    ends = Counter(end for line in kept for end in {line.subject, line.object} - {""})
    told: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for line in kept:
        told[_same(line)].add(contents.origin(line.article))
    graph = networkx.MultiDiGraph()
    for id in sorted(ends):
        graph.add_node(id, **_node(*contents.entities.get(id, (Entity(id, id, EntityType.OTHER), 0)), ends[id]))
    for line in sorted(kept, key=lambda line: (line.subject, line.object, line.article, line.id)):
        if line.object:
            graph.add_edge(line.subject, line.object, key=line.id, **_edge(line, contents, len(told[_same(line)])))
    return graph


def _same(line: Line) -> tuple[str, ...]:
    return (line.subject, line.predicate, line.object, line.words, line.status)


def _node(entity: Entity, articles: int, facts: int) -> NodeAttributes:
    return NodeAttributes(
        label=entity.name, type=str(entity.type), names=entity.names, same_as=entity.same_as, articles=articles, facts=facts
    )


def _edge(line: Line, contents: Contents, told: int) -> EdgeAttributes:
    return EdgeAttributes(
        predicate=line.predicate,
        status=str(line.status),
        generic=line.generic,
        sources=tuple(contents.name(source) for source in line.sources),
        time=line.time,
        begins=line.begins,
        ends=line.ends,
        place=contents.name(line.place),
        event=line.event,
        mode=line.mode,
        confidence=line.confidence,
        article=line.article,
        published=line.published,
        sentence=line.sentence,
        origin=contents.origin(line.article),
        origins=told,
    )


def _statuses(given: Status | str | Iterable[Status | str] | None) -> frozenset[Status]:
    if given is None:
        return frozenset(Status)
    try:
        return frozenset(Status(one) for one in ([given] if isinstance(given, str) else given))
    except ValueError as error:
        raise UsageError(str(error), where="status", fix=f"give some of {', '.join(Status)}") from error


def _days(since: str, until: str) -> Days | None:
    """The first and the last day asked for, None where neither is."""
    if not since and not until:
        return None
    first, last = _extent(since) if since else (date.min, date.max), _extent(until) if until else (date.min, date.max)
    for text, found, where in ((since, first, "since"), (until, last, "until")):
        if found is None:
            raise UsageError(f"{text!r} is no date", where=where, fix="write it as 2025, 2025-03 or 2025-03-18")
    assert first
    assert last
    if first[0] > last[1]:
        raise UsageError(f"{since} is after {until}", where="since", fix="give the earlier day as since")
    return first[0], last[1]


def _when(line: Line) -> Days | None:
    if line.begins is None and line.ends is None:
        return _extent(line.published[:10])
    return line.begins or date.min, line.ends or date.max


def _extent(value: str) -> Days | None:
    """The days an EDTF value can mean, None where it means none in particular."""
    found = extent(value)
    return None if found.begins is None and found.ends is None else (found.begins or date.min, found.ends or date.max)


def _within(days: Days, when: Days | None) -> bool:
    return when is not None and when[0] <= days[1] and when[1] >= days[0]
