"""Whether one of a service's candidates is the entity. In doubt none is: a wrong link is worse than no link.

What speaks for a candidate: the service's own word (``match``), its name, its type, and how far its score is ahead of the
next. A candidate of another kind ("Paris", a film) is none, whatever the service says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.link.protocol import Candidate, Manifest, Query
from kg.resolve.names import fold
from kg.types import Entity, EntityType

LEAD = 1.2  # times the score of the next candidate; of namesakes none leads

_LOCAL = re.compile(r"\.[0-9a-f]{6}$")  # ids of what is known in one article alone
_WORD = re.compile(r"[a-z]+")
_WIKIDATA = "://www.wikidata.org/"
_IN_WIKIDATA = {
    EntityType.PERSON: "Q5",
    EntityType.ORGANIZATION: "Q43229",
    EntityType.GPE: "Q56061",
    EntityType.PLACE: "Q2221906",
    EntityType.EVENT: "Q1656682",
    EntityType.WORK: "Q17537576",
}
_WORDS = {
    EntityType.PERSON: "human person people individual politician",
    EntityType.ORGANIZATION: (
        "organization organisation company business enterprise corporation party agency ministry department university school college "
        "bank club team newspaper broadcaster channel union institution institute government court army military navy force brigade "
        "council committee commission association federation foundation parliament legislature police hospital airline league "
        "publisher publication periodical network alliance movement group body authority bureau"
    ),
    EntityType.GPE: (
        "state country city town municipality village capital province region county district territory republic commune settlement "
        "administrative oblast raion governorate metropolis locality kingdom island"
    ),
    EntityType.PLACE: (
        "place location geographic river lake mountain sea ocean island building airport street bridge region park square desert "
        "peninsula strait station base border site port prison castle palace stadium church mosque temple continent valley bay canal "
        "road highway dam plant city town village district settlement"
    ),
    EntityType.EVENT: (
        "event war battle election conflict attack summit conference festival tournament storm hurricane cyclone earthquake protest "
        "revolution crisis disaster referendum massacre campaign games championship cup competition operation pandemic"
    ),
    EntityType.WORK: (
        "work book film newspaper law treaty report song album resolution agreement act article series magazine novel constitution "
        "statute bill document program programme convention publication"
    ),
}  # words in the names of types, by what they are types of
_KINDS: dict[str, frozenset[EntityType]] = {}
for _kind, _of in _WORDS.items():
    for _word in _of.split():
        _KINDS[_word] = _KINDS.get(_word, frozenset()) | {_kind}
_NOTHING = frozenset({"disambiguation", "name", "surname", "category", "template", "list"})  # pages and names, not what bears them


def asked(entity: Entity, manifest: Manifest) -> Query | None:
    """The query for an entity, None where it is not asked for: what has no name of its own, and people without a full name."""
    if entity.type not in _WORDS or _LOCAL.search(entity.id):
        return None
    if entity.type is EntityType.PERSON and len(fold(entity.name).split()) < 2:
        return None
    return Query(entity.name, _type(entity.type, manifest))


def decided(entity: Entity, query: Query, candidates: Sequence[Candidate]) -> tuple[Candidate, str] | None:
    """The candidate that the entity is, and why in words; None where none is sure.

    Args:
        entity: the entity.
        query: what was asked for it.
        candidates: the answer, best first.
    """
    fitting = [c for c in candidates if _agrees(entity, query, c) is not False]
    sure = [c for c in fitting if c.match]
    if len(sure) == 1 and sure[0].score == max(c.score for c in fitting):
        return sure[0], "the service is sure"
    if sure or not fitting:
        return None
    first, *others = fitting
    next_best = max((c.score for c in others), default=0.0)
    if not (_named(entity, first) and _agrees(entity, query, first) and first.score > 0 and first.score >= LEAD * next_best):
        return None
    if any(_named(entity, other) for other in others):
        return None
    kind = ", ".join(name for _, name in first.types[:1])
    return first, f"its name and type ({kind or query.type}) agree, and its score of {first.score:g} leads that of the next, {next_best:g}"


def _type(type: EntityType, manifest: Manifest) -> str:
    """The service's own type for a class of ours, "" where it names none."""
    if _WIKIDATA in manifest.space:
        return _IN_WIKIDATA[type]
    return next((id for id, name in manifest.types if _kinds(name) == {type}), "")


def _agrees(entity: Entity, query: Query, candidate: Candidate) -> bool | None:
    """Whether a candidate's types say it is of the entity's class; None where they do not tell."""
    if any(_NOTHING & _words(name) for _, name in candidate.types):
        return False
    kinds = {kind for _, name in candidate.types for kind in _kinds(name)}
    if entity.type in kinds or (query.type and query.type in {id for id, _ in candidate.types}):
        return True
    if kinds:
        return False
    # A service that was asked for a type gives what is of it, also by way of a type with a name not known here.
    return True if query.type and candidate.types else None


def _kinds(type: str) -> set[EntityType]:
    """The classes that the name of a type speaks of: of a "human settlement", places alone."""
    found = {kind for word in _words(type) for kind in _KINDS.get(word, ())}
    return found - {EntityType.PERSON} if len(found) > 1 else found


def _words(name: str) -> set[str]:
    return {*_WORD.findall(name.lower())}


def _named(entity: Entity, candidate: Candidate) -> bool:
    """Whether a candidate bears a name of the entity; of other names than its own those of several words count."""
    others = {fold(name) for name in entity.names if len(fold(name).split()) > 1}
    return fold(candidate.name) in {fold(entity.name), *others}
