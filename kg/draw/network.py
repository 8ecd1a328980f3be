"""From readings to the graph that is drawn: which facts and entities are in the picture, and all that is known of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict

from kg.draw.dates import bounds
from kg.draw.select import beyond, named
from kg.errors import UsageError
from kg.types import TRUE, Article, Entity, EntityType, Fact, Reading, Status

if TYPE_CHECKING:
    import networkx

MOST_NODES = 2000  # a picture of more can be neither laid out quickly nor read


class Node(TypedDict):
    """Attributes of a node. ``type`` is None for words: the object of a fact that is a clause or property, no entity."""

    name: str
    names: tuple[str, ...]
    type: EntityType | None
    degree: int
    salience: int  # facts that name it, in whatever role


class Edge(TypedDict):
    """Attributes of an edge: one fact of one article. ``sources``, ``place`` and ``arguments`` hold names, ``source_ids`` ids."""

    fact: str
    predicate: str
    status: Status
    sources: tuple[str, ...]
    source_ids: tuple[str, ...]
    time: str
    date: str
    place: str
    event: str
    mode: str
    generic: bool
    arguments: tuple[tuple[str, str], ...]
    confidence: float
    sentence: str
    start: int
    end: int
    surface: tuple[str, str, str]
    article: str
    headline: str
    publisher: str
    published: str
    url: str


@dataclass(frozen=True, slots=True)
class Line:
    """A fact with its article and the ids of the nodes it joins."""

    article: Article
    fact: Fact
    subject: str
    object: str

    @property
    def parties(self) -> tuple[str, ...]:
        """Nodes that come into the picture with this fact: whom it joins, and who claims it."""
        return (self.subject, self.object, *self.fact.sources)


def network(
    readings: Sequence[Reading],
    *,
    about: str | None = None,
    hops: int = 1,
    since: str | None = None,
    until: str | None = None,
    types: Collection[EntityType] = (),
    statuses: Collection[Status] = (),
    limit: int = 150,
) -> networkx.MultiDiGraph:
    """The graph to draw, the same for the same set of readings in any order.

    Args:
        readings: what the articles say; entities with the same id are one node.
        about: a name; only what lies within ``hops`` facts of the entities that bear it is kept.
        hops: how many facts away from ``about``, 0 or more.
        since: first day (``2025``, ``2025-03`` or ``2025-03-18``). A fact is dated by its own time, else by its article's.
        until: last day, in the same forms.
        types: only entities of these classes (and words said of them); empty means all.
        statuses: only facts of these statuses; empty means all.
        limit: the most nodes to keep, 1 to 2,000; the most salient stay.

    Returns:
        Nodes with the attributes of ``Node``, edges with those of ``Edge``. ``graph.graph`` holds ``left_out`` (nodes over the
        limit), ``left_out_facts`` (facts lost with them), ``undated`` (facts without a date when dates are asked for),
        ``articles`` (how many), ``headlines``, and for each article that tells one of the facts ``texts``: its text and what
        it calls whom.

    Raises:
        UsageError: a date, the limit or the hops make no sense, or no entity bears the name.
    """
    _check(hops, limit)
    readings = [reading for _, reading in sorted({r.article.id: r for r in readings}.items())]
    entities = _merged(readings)
    lines = _lines(readings, statuses)
    lines, undated = _dated(lines, since, until)
    allowed = {id for id, entity in entities.items() if not types or entity.type in types}
    lines = [line for line in lines if all(party in allowed or party not in entities for party in (line.subject, line.object))]
    _add_unknown(lines, entities)
    parties = {party for line in lines for party in line.parties if not types or party in allowed or party not in entities}
    focus: set[str] = set()
    if about is not None:
        focus = named(about, [entity for entity in entities.values() if entity.id in parties], list(entities.values()))
        parties &= beyond(focus, hops, [line.parties for line in lines])
    kept = _most_salient(parties, focus, _salience(lines), limit)
    graph = _graph(lines, kept, entities, _salience(lines))
    inside = sum(line.subject in parties and line.object in parties for line in lines)
    graph.graph.update(
        left_out=len(parties) - len(kept),
        left_out_facts=inside - graph.number_of_edges(),
        undated=undated,
        articles=len(readings),
        headlines=tuple(reading.article.headline for reading in readings),
        texts=_texts(readings, {article for _, _, article in graph.edges(data="article")}),
    )
    return graph


def _texts(readings: Iterable[Reading], told: Collection[str]) -> dict[str, tuple[str, dict[str, tuple[str, ...]]]]:
    return {
        reading.article.id: (reading.article.text, {entity.id: (entity.name, *entity.names) for entity in reading.entities})
        for reading in readings
        if reading.article.id in told
    }


def _check(hops: int, limit: int) -> None:
    if hops < 0:
        raise UsageError(f"{hops} hops make no sense", where="hops", fix="give 0 or more")
    if not 1 <= limit <= MOST_NODES:
        raise UsageError(f"a picture of {limit} nodes cannot be drawn", where="limit", fix=f"give 1 to {MOST_NODES}")


def _merged(readings: Iterable[Reading]) -> dict[str, Entity]:
    """One entity an id: its commonest name and class over the articles, ties broken by the fuller name."""
    found: dict[str, list[Entity]] = {}
    for reading in readings:
        for entity in reading.entities:
            found.setdefault(entity.id, []).append(entity)
    merged = {}
    for id, same in sorted(found.items()):
        counts, kinds = Counter(entity.name for entity in same), Counter(entity.type for entity in same)
        name = max(counts, key=lambda name: (counts[name], len(name), name))
        names = {name for entity in same for name in (entity.name, *entity.names)} - {name}
        merged[id] = Entity(id, name, max(kinds, key=lambda kind: (kinds[kind], kind)), tuple(sorted(names)))
    return merged


def _lines(readings: Iterable[Reading], statuses: Collection[Status]) -> list[Line]:
    """Facts as lines. Words that are no entity become a node of their own, shared by the facts that say the same words.

    What an entity does alone leads to one node without words, its own: a shared one would join all that ever resigned.
    """

    def words(reading: Reading, fact: Fact) -> str:
        return f"alone:{fact.subject}" if fact.value == TRUE else f"words:{fact.value or (reading.article.id, fact.id)}"

    return [
        Line(reading.article, fact, fact.subject, fact.object or words(reading, fact))
        for reading in readings
        for fact in sorted({fact.id: fact for fact in reading.facts}.values(), key=lambda fact: (fact.evidence, fact.id))
        if not statuses or fact.status in statuses
    ]


def _dated(lines: list[Line], since: str | None, until: str | None) -> tuple[list[Line], int]:
    """The lines between two days, and how many have no date to judge by."""
    if since is None and until is None:
        return lines, 0
    first, last = _day(since, "since", 0) or "0000-01-01", _day(until, "until", 1) or "9999-12-31"
    if first > last:
        raise UsageError(f"{since} is after {until}", where="since", fix="give the earlier day as since")
    dates = [bounds(line.fact.time.value if line.fact.time else "") or bounds(line.article.published) for line in lines]
    kept = [line for line, date in zip(lines, dates, strict=True) if date and date[0] <= last and date[1] >= first]
    return kept, dates.count(None)


def _day(text: str | None, option: str, end: int) -> str | None:
    if text is None:
        return None
    found = bounds(text)
    if found is None:
        raise UsageError(f"{text!r} is no date", where=option, fix="write it as 2025, 2025-03 or 2025-03-18")
    return found[end]


def _add_unknown(lines: Iterable[Line], entities: dict[str, Entity]) -> None:
    """A reading may name an id it does not describe; the fact is still drawn, under the id."""
    for line in lines:
        for id in (line.subject, line.fact.object, *line.fact.sources):
            if id and id not in entities:
                entities[id] = Entity(id, id, EntityType.OTHER)


def _salience(lines: Iterable[Line]) -> Counter[str]:
    """In how many facts each node has a part: subject, object, claimant, place or further argument."""
    return Counter(
        party for line in lines for party in {*line.parties, line.fact.place, *(argument.entity for argument in line.fact.arguments)}
    )


def _most_salient(parties: set[str], focus: set[str], salience: Counter[str], limit: int) -> set[str]:
    """At most ``limit`` nodes: those in focus first, then the most named; words last, as they hang on one fact."""
    order = sorted(parties, key=lambda id: (id not in focus, id.startswith(("words:", "alone:")), -salience[id], id))
    return set(order[:limit])


def _graph(lines: Sequence[Line], kept: set[str], entities: dict[str, Entity], salience: Counter[str]) -> networkx.MultiDiGraph:
    import networkx as nx

    words = {line.object: "" if line.fact.value == TRUE else line.fact.value for line in lines}
    graph = nx.MultiDiGraph()
    for id in sorted(kept):
        entity = entities.get(id)
        node = Node(
            name=entity.name if entity else words[id],
            names=entity.names if entity else (),
            type=entity.type if entity else None,
            degree=0,
            salience=salience[id],
        )
        graph.add_node(id, **node)
    for line in lines:
        if line.subject in kept and line.object in kept:
            graph.add_edge(line.subject, line.object, key=(line.article.id, line.fact.id), **_edge(line, entities))
    for id, degree in graph.degree():
        graph.nodes[id]["degree"] = degree
    return graph


def _edge(line: Line, entities: dict[str, Entity]) -> Edge:
    fact, article, quote = line.fact, line.article, line.fact.evidence.quote

    def name(id: str) -> str:
        return entities[id].name if id in entities else id

    return Edge(
        fact=fact.id,
        predicate=fact.predicate,
        status=fact.status,
        sources=tuple(map(name, fact.sources)),
        source_ids=fact.sources,
        time=fact.time.text if fact.time else "",
        date=fact.time.value if fact.time else "",
        place=name(fact.place),
        event=fact.event,
        mode=fact.mode,
        generic=fact.generic,
        arguments=tuple((argument.role, name(argument.entity)) for argument in fact.arguments),
        confidence=fact.confidence,
        sentence=quote.text,
        start=quote.start,
        end=quote.end,
        surface=(fact.surface.subject, fact.surface.relation, fact.surface.object),
        article=article.id,
        headline=article.headline,
        publisher=article.publisher,
        published=article.published,
        url=article.url,
    )
