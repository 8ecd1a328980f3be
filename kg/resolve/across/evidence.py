"""What the facts, the mentions and the text of one article tell of each of its entities, beside their names."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from kg.resolve.across.places import behind, code_of, options, region
from kg.resolve.knowledge import words as known
from kg.resolve.names import slug, words
from kg.resolve.states import state_of_code
from kg.types import Entity, EntityType, Fact, Mention, MentionKind, Reading, Status

_ROLE = re.compile(
    r"(?:be|become|serve as|be (?:elected|appointed|named))"
    r"(?: (?:former|then|current|new|acting|late|first))* (.+?) (?:of|for|to|in|at|from|with)"
)
_LIES = re.compile(
    r"(?:be|lie|be (?:located|situated|based)"
    r"|be [\w -]*(?:city|town|village|capital|district|county|municipality|suburb|island)) (?:in|of)"
)
_DONE = re.compile(r"(?:ed|born|known|made|held|won|built|set|put|led|given|taken|seen|found|able|more|than)$")
_HAPPENS = re.compile(r"(?:be )?(?:held|hold|take place|begin|start|occur|release[d]?|publish(?:ed)?|premiere[d]?)\b")
_ARTICLE = re.compile(r"\bthe $", re.IGNORECASE)
_NOUN = re.compile(r"[’']s\b|[ -](?!(?:in|near|at|and|or|to|from|is|was|west|north|east|south|below|above|into|with|where|which)\b)\w")
_PART = r"(?:province|governorate|county|prefecture)"
_PART_OF, _PART_BEHIND = re.compile(rf"\b{_PART} of $", re.IGNORECASE), re.compile(rf" {_PART}\b", re.IGNORECASE)
_ROW = frozenset({", ", ", and ", " and "})
_YEAR = re.compile(r"(\d{4})(?:-|$)")
_HE, _SHE = frozenset({"he", "him", "his", "himself"}), frozenset({"she", "her", "hers", "herself"})
_LEAST_PRONOUNS = 2
_DOMINANT = 0.6  # of all mentions of states and of places in states
_PLACES = frozenset({EntityType.GPE, EntityType.PLACE})


@dataclass
class Told:
    """What is told of one entity. Codes are those of ``places``; ids are of entities that have theirs in any article."""

    roles: set[tuple[str, str]] = field(default_factory=set)  # ("spokesman", "acme_corporation")
    titles: set[str] = field(default_factory=set)  # "foreign minister", of nobody
    of: set[str] = field(default_factory=set)  # what it is a part, a member or the body of
    stated: set[str] = field(default_factory=set)  # codes of where it lies, behind a comma
    lies: set[str] = field(default_factory=set)  # codes of where it lies, by facts
    lies_in: set[str] = field(default_factory=set)  # ids of where it lies
    beside: Counter[str] = field(default_factory=Counter)  # named in the same sentence
    born: set[str] = field(default_factory=set)
    died: set[str] = field(default_factory=set)
    years: set[str] = field(default_factory=set)  # when it happened or came out
    sex: str = ""
    region: bool = False  # stands behind the name of a city: "Albany, New York"
    part: bool = False  # a part of a state, and not the city of its name: "the province of Barcelona"
    river: bool = False  # "the Missouri"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What an article tells: of each entity by id; ``home`` is the code and the id of the state that it is about."""

    told: Mapping[str, Told]
    home: tuple[str, str]
    named: frozenset[str]
    places: Mapping[str, frozenset[str]]  # code -> ids of the places that tell of it


def evidence(reading: Reading) -> Evidence:
    """What one article tells of its entities."""
    by_id = {e.id: e for e in reading.entities}
    told: dict[str, Told] = {id: Told() for id in by_id}
    for fact in reading.facts:
        if fact.status is Status.ASSERTED and not fact.generic and fact.subject in told:
            _fact(fact, told[fact.subject], by_id)
    mentions = sorted(reading.mentions)
    _sexes(reading.entities, mentions, told)
    _beside(reading, mentions, told)
    _layout(reading.article.text, mentions, by_id, told)
    named = frozenset(m.entity for m in mentions if m.kind is MentionKind.NAME)
    return Evidence(told, _home(mentions, by_id), named, _places(reading.entities))


def _fact(fact: Fact, of: Told, by_id: Mapping[str, Entity]) -> None:
    year = match.group(1) if fact.time and (match := _YEAR.match(fact.time.value)) else ""
    predicate, object = fact.predicate, by_id.get(fact.object)
    if year and predicate.startswith("be born"):
        of.born.add(year)
    elif year and re.match(r"die\b", predicate):
        of.died.add(year)
    elif year and _HAPPENS.match(predicate):
        of.years.add(year)
    if predicate == "be" and (words_ := words(fact.value or (object.name if object else ""))) and _office(words_):
        of.titles.add(" ".join(words_))
    if object is None or "." in object.id:
        return
    if _LIES.fullmatch(predicate):
        of.lies_in.add(object.id)
        if code := _code(object):
            of.lies.add(code)
    if (match := _ROLE.fullmatch(predicate)) and not _DONE.search(role := match.group(1).casefold()):
        of.of.add(object.id)
        of.roles.add((role, object.id))


def _office(title: tuple[str, ...]) -> bool:
    """Whether a class is an office ("foreign minister", "president"), which few hold, and not an occupation ("singer")."""
    return len(title) <= 4 and title[-1] in known("titles", "neutral")


def _code(entity: Entity) -> str:
    return entity.same_as[0].rpartition("/")[2] if entity.same_as else code_of(entity.name) if entity.type in _PLACES else ""


def _sexes(entities: tuple[Entity, ...], mentions: list[Mention], told: Mapping[str, Told]) -> None:
    """The sex that titles tell, else nearly all pronouns."""
    pronouns: dict[str, Counter[str]] = defaultdict(Counter)
    for m in mentions:
        if m.kind is MentionKind.PRONOUN:
            word = m.span.text.casefold()
            pronouns[m.entity]["m" if word in _HE else "f" if word in _SHE else ""] += 1
    for e in entities:
        if e.type is not EntityType.PERSON:
            continue
        first = {words(n)[0] for n in (e.name, *e.names) if words(n)}
        by_title = {s for s, kind in (("m", "male"), ("f", "female")) if first & known("titles", kind)}
        he, she = pronouns[e.id]["m"], pronouns[e.id]["f"]
        if len(by_title) == 1:
            told[e.id].sex = by_title.pop()
        elif max(he, she) >= _LEAST_PRONOUNS and max(he, she) >= 4 * min(he, she):
            told[e.id].sex = "m" if he > she else "f"


def _beside(reading: Reading, mentions: list[Mention], told: Mapping[str, Told]) -> None:
    """Who and what is named in one sentence."""
    spans = sorted({(f.evidence.quote.start, f.evidence.quote.end) for f in reading.facts})
    starts = [s for s, _ in spans]
    inside: dict[int, set[str]] = defaultdict(set)
    for m in mentions:
        at = bisect_right(starts, m.span.start) - 1
        if at >= 0 and m.span.start < spans[at][1] and m.entity in told:
            inside[at].add(m.entity)
    for ids in inside.values():
        known_anywhere = [i for i in ids if "." not in i]
        for id in ids:
            told[id].beside.update(i for i in known_anywhere if i != id)


def _layout(text: str, mentions: list[Mention], by_id: Mapping[str, Entity], told: Mapping[str, Told]) -> None:
    """What a comma or an article tells of places: "Paris, Texas", "the Missouri"."""
    last, before = -1, ""
    for m in mentions:
        entity = by_id.get(m.entity)
        if m.kind is not MentionKind.NAME or entity is None or entity.type not in _PLACES:
            continue
        if code := behind(text, m.span.end, words(entity.name)):
            told[m.entity].stated.add(code)
        if last >= 0 and text[last:m.span.start] in _ROW:
            _in_row(by_id[before], entity, told)
        if _ARTICLE.search(text[max(0, m.span.start - 5):m.span.start]) and not _NOUN.match(text[m.span.end:m.span.end + 20]):
            told[m.entity].river = True
        if _PART_OF.search(text[max(0, m.span.start - 20):m.span.start]) or _PART_BEHIND.match(text[m.span.end:m.span.end + 20]):
            told[m.entity].part = True
        last, before = m.span.end, m.entity


def _in_row(first: Entity, second: Entity, told: Mapping[str, Told]) -> None:
    """A city and what it is in ("Albany, New York"), or parts of states in a row ("Oregon, Washington")."""
    one, two = region(words(first.name)), region(words(second.name))
    if two and (one or two in (options(words(first.name)) or (two,))):
        told[second.id].region = True
    if one and two:
        told[first.id].region = True


def _places(entities: tuple[Entity, ...]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for e in entities:
        if code := _code(e):
            found[code].add(e.id)
    return {code: frozenset(ids) for code, ids in found.items()}


def _home(mentions: list[Mention], by_id: Mapping[str, Entity]) -> tuple[str, str]:
    """The state that most mentions of states and of places in states are of."""
    counts = Counter(dict(_states(mentions, by_id)))
    total = sum(counts.values())
    if not total:
        return "", ""
    code = min(counts, key=lambda c: (-counts[c], c))
    state = state_of_code(code)
    return (code, slug(state.name)) if state and counts[code] >= _DOMINANT * total else ("", "")


def _states(mentions: list[Mention], by_id: Mapping[str, Entity]) -> Iterator[tuple[str, int]]:
    counts = Counter(m.entity for m in mentions if m.entity in by_id)
    states: Counter[str] = Counter()
    for id, count in counts.items():
        if code := _code(by_id[id]):
            states[code[:3]] += count
    yield from states.items()
