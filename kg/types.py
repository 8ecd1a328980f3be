"""What flows through the house: Article, Mention, Entity, Fact, Evidence, and the reading of one article that holds them.

All are frozen and ordered, so that whatever is made of them comes out in the same order every time. Offsets count
characters (Unicode code points) of ``Article.text`` from 0, end exclusive; ``article.text[s.start:s.end] == s.text`` holds
for every Span of that article.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum


class EntityType(StrEnum):
    """Classes of entities; each is a class of ``ontologies/kg.ttl`` by the same local name."""

    PERSON = "Person"
    ORGANIZATION = "Organization"
    GPE = "GeopoliticalEntity"
    PLACE = "Place"
    GROUP = "Group"
    EVENT = "Event"
    OBJECT = "Object"
    WORK = "Work"
    QUANTITY = "Quantity"
    TIME = "Time"
    OTHER = "Other"


class Status(StrEnum):
    """Whether the text reports a fact as so. Only asserted facts become direct triples."""

    ASSERTED = "asserted"
    NEGATED = "negated"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"


class MentionKind(StrEnum):
    """How a text refers to an entity."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of an article's text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Article:
    """A text as it came, and what is known about it. ``id`` depends on the text alone (see ``kg.read.article_id``)."""

    id: str
    text: str
    source: str = ""  # the path or URL as it was given; of a member of an archive, that and its name in it
    headline: str = ""
    publisher: str = ""
    byline: str = ""
    url: str = ""
    published: str = ""  # ISO 8601 date (or date and time), "" where not known
    dateline: str = ""  # where it was written, as "KYIV, Ukraine" in "KYIV, Ukraine (AP) — ..."
    dated_by: str = ""  # what tells ``published``: "given", "metadata", "text", "file time"; "" where not known

    @property
    def sha256(self) -> str:
        """The hash of the text in UTF-8, as 64 hexadecimal digits."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True, order=True)
class Time:
    """A time expression: its words, its value, "" where not resolved, and its kind.

    Points and intervals are EDTF ("2025-03-18", "2025-03", "../2022"), durations ISO 8601 ("P30D"), sets ISO 8601 recurring
    intervals ("R/P1W"). ``kind`` is "point", "interval", "duration", "set", or "" where it is not told.
    """

    text: str
    value: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """The sentence a fact stands on. ``sentence`` counts the article's sentences from 0."""

    article: str
    sentence: int
    quote: Span


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """One place where the text refers to an entity."""

    span: Span
    entity: str
    kind: MentionKind


@dataclass(frozen=True, slots=True, order=True)
class Entity:
    """One thing of the graph. ``id`` is the local name of its IRI; ``names`` are all other names the text uses for it."""

    id: str
    name: str
    type: EntityType
    names: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()  # why names were joined, in words


@dataclass(frozen=True, slots=True, order=True)
class Argument:
    """A further argument of a happening: ``role`` is "instrument", "destination", ...; ``entity`` an entity id."""

    role: str
    entity: str


@dataclass(frozen=True, slots=True, order=True)
class Surface:
    """Subject, relation and object in the sentence's own words and order."""

    subject: str
    relation: str
    object: str


TRUE = "true"  # the value of a fact without another party: it is so


@dataclass(frozen=True, slots=True)
class Fact:
    """Who did what to whom.

    ``subject`` and ``object`` are entity ids; where the object is no entity (a clause, a property) ``object`` is "" and
    ``value`` holds its words, or :data:`TRUE` where the predicate says it all ("the minister resigned"). ``predicate`` is
    the base form ("strike", "accuse of", "be commander of"); the subject is always who does or has it. ``sources`` are the
    entities that claim it. ``event`` is a PLOVER type or "".
    """

    id: str
    subject: str
    predicate: str
    object: str
    evidence: Evidence
    surface: Surface
    value: str = ""
    status: Status = Status.ASSERTED
    sources: tuple[str, ...] = ()
    time: Time | None = None
    place: str = ""  # entity id
    event: str = ""
    mode: str = ""  # how, of an event ("firearms"); "" where it is not plain
    confidence: float = 1.0  # two decimals
    arguments: tuple[Argument, ...] = ()
    construction: str = ""  # the file of kg/extract/ that found it
    generic: bool = False  # says something of a kind ("sharks attack people"), not of particular things; hypothetical then


# Who and what acts in the news: named also where no fact tells of them.
_ALWAYS_NAMED = frozenset({EntityType.PERSON, EntityType.ORGANIZATION, EntityType.GPE})


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything one article says: the unit the store adds, replaces and removes."""

    article: Article
    entities: tuple[Entity, ...] = ()
    facts: tuple[Fact, ...] = ()
    mentions: tuple[Mention, ...] = field(default=())
    model: str = ""  # name and version of the language model that read it
    least: float = 0.0  # the least confidence of a fact that was kept

    def entity(self, id: str) -> Entity:
        """The entity with an id.

        Raises:
            KeyError: no entity of this article has it.
        """
        for entity in self.entities:
            if entity.id == id:
                return entity
        raise KeyError(id)

    def telling(self, facts: Iterable[Fact]) -> Reading:
        """The same article with these facts, and without entities and mentions that nobody needs then.

        Entities stay that a fact names in any role, and all people, organisations and geopolitical entities.
        """
        told = tuple(facts)
        used = {id for f in told for id in (f.subject, f.object, f.place, *f.sources, *(a.entity for a in f.arguments))}
        entities = tuple(entity for entity in self.entities if entity.id in used or entity.type in _ALWAYS_NAMED)
        kept = {entity.id for entity in entities}
        mentions = tuple(mention for mention in self.mentions if mention.entity in kept)
        return replace(self, entities=entities, facts=told, mentions=mentions)

    def surer_than(self, least: float) -> Reading:
        """The same article without facts of a confidence below ``least`` (0 to 1); one of just that confidence stays."""
        surer = self.telling(fact for fact in self.facts if fact.confidence >= least)
        return replace(surer, least=max(self.least, least))
