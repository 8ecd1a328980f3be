"""Groups of mentions become entities: type, name, other names, id."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from kg.resolve.cluster import Groups
from kg.resolve.knowledge import words as known
from kg.resolve.names import expanded, is_acronym, local, shown, slug, uncapitalised
from kg.resolve.owners import owned_by_pronoun
from kg.resolve.reference import Reference, bare_title, with_title
from kg.resolve.states import State, seat, state_of_code
from kg.types import Entity, EntityType

_IDENTIFYING = frozenset({"ORG", "GPE", "LOC", "FAC", "EVENT", "WORK_OF_ART", "PRODUCT", "NORP", "LAW", "LANGUAGE"})
_LONGEST_NAME = 12  # words; a longer phrase describes, it does not name


def vote(members: Sequence[Reference], key: Mapping[int, str]) -> EntityType:
    """The type most mentions have; names outvote nominals, a known state or seat of government outvotes all."""
    for r in members:
        what = key.get(r.number, "")
        if what.startswith("state:"):
            return EntityType.GPE
        if what.startswith("people:"):
            return EntityType.GROUP
    labelled = [r for r in members if r.named and r.phrase.label]
    if any(seat(r.name) for r in labelled):
        return EntityType.ORGANIZATION
    for voters in (labelled, [r for r in members if r.named], list(members)):
        count = Counter(r.type for r in voters if r.type is not EntityType.OTHER)
        if count:
            return min(count, key=lambda t: (-count[t], t.value))
    return EntityType.OTHER


def entities(references: Sequence[Reference], groups: Groups, key: Mapping[int, str], types: Mapping[int, EntityType],
             owner: Mapping[int, int], article: str) -> tuple[list[Entity], dict[int, str]]:
    """The entities, and group -> entity id. Groups whose names give one id (two spellings of a name) become one entity.

    ``owner``: group of the owner of each owned phrase, which tells "her passport" apart from all others.
    """
    reasons: dict[int, set[str]] = {}
    for link in groups.kept:
        if link.reason:
            reasons.setdefault(groups.of[link.first], set()).add(link.reason)
    ids: dict[int, str] = {}
    made: dict[str, Entity] = {}
    ordinals: Counter[str] = Counter()
    of_group = {group: [references[i] for i in numbers] for group, numbers in groups.members().items()}
    titles = {group: _title(members, types[group], key) for group, members in of_group.items()}
    for group, members in sorted(of_group.items()):
        owned = {r.number: _owned(r, titles[owner[r.number]]) for r in members if owner.get(r.number, group) != group and _by_pronoun(r)}
        entity = _entity(members, types[group], key, owned, sorted(reasons.get(group, ())), article, ordinals)
        ids[group] = entity.id
        made[entity.id] = _united(made[entity.id], entity) if entity.id in made else entity
    return sorted(made.values()), ids


def _title(members: Sequence[Reference], type: EntityType, key: Mapping[int, str]) -> str:
    """The name of a group of mentions: a state's common name, else the fullest name, else the first mention's words."""
    if state := _state(members, key):
        return state.name
    named = [r for r in members if r.named]
    return _fullest(named, type) if named else shown(members[0].phrase.text)


def _by_pronoun(r: Reference) -> bool:
    return r.nominal and owned_by_pronoun(r)


def _owned(r: Reference, owner: str) -> str:
    """ "her passport" as "Jane Roe's passport"; where a description owns it, it keeps its own words."""
    if not owner[:1].isupper() or "'s " in owner or "’s " in owner:
        return shown(r.phrase.text)
    return f"{owner}'{'' if owner.endswith('s') else 's'} {shown(r.phrase.text)}"


def _entity(members: Sequence[Reference], type: EntityType, key: Mapping[int, str], owned: Mapping[int, str], reasons: list[str],
            article: str, ordinals: Counter[str]) -> Entity:
    state = _state(members, key)
    named = [r for r in members if r.named]
    name = owned.get(members[0].number) if not named and not state else None
    name = name or _title(members, type, key)
    surfaces = {owned.get(r.number) or shown(r.phrase.text) for r in members if len(r.phrase.text.split()) <= _LONGEST_NAME and _names(r)}
    surfaces |= {t for r in named if (t := with_title(r))}
    surfaces |= {r.name if state else uncapitalised(r.name, acronym=type is EntityType.ORGANIZATION) for r in named if r.name}
    identifier = slug(name) if state else _global_id(named, name, type, key)
    if not identifier:
        base = slug(name)
        identifier = local(name, article, ordinals[base])
        ordinals[base] += 1
    same_as = (state.same_as,) if state else ()
    if found := next((s for r in named if (s := seat(r.name))), None):
        reasons = sorted({*reasons, f"“{found[0]}” is a seat of government of {found[1].name}, an entity of its own"})
    return Entity(identifier, name, type, tuple(sorted(surfaces - {name, ""})), same_as, tuple(reasons))


def _state(members: Sequence[Reference], key: Mapping[int, str]) -> State | None:
    for r in members:
        if key.get(r.number, "").startswith("state:"):
            return state_of_code(key[r.number].partition(":")[2])
    return None


def _names(r: Reference) -> bool:
    """Whether a mention's words are a name for it: all but adjectives and what is only said of it ("a sergeant")."""
    return r.named or not (r.indefinite or bare_title(r))


def _fullest(named: Sequence[Reference], type: EntityType) -> str:
    """The name with most words; of equals the one in plain case, then the commonest, the longest, the first by alphabet."""
    sure = [r for r in named if r.phrase.label] or list(named)
    for r in sure:
        if found := seat(r.name):
            return found[0]
    count = Counter(uncapitalised(r.name, acronym=type is EntityType.ORGANIZATION) for r in sure)
    if spelt := [n for n in count if not is_acronym(n)]:
        count = Counter({n: count[n] for n in spelt})
    return min(count, key=lambda n: (-len(n.split()), n.isupper(), -count[n], -len(n), n))


def _global_id(named: Sequence[Reference], name: str, type: EntityType, key: Mapping[int, str]) -> str:
    """An id for what a name identifies in any article; "" where it may be several things."""
    if not any(r.phrase.label in _IDENTIFYING or r.phrase.label == "PERSON" for r in named):
        return ""
    if all(key.get(r.number, "") == "" for r in named):
        return ""
    words = expanded(name)
    if type is EntityType.PERSON:
        core = [w for w in words if w not in known("suffixes", "suffixes")]
        return slug(name) if len(core) > 1 else ""
    if type in {EntityType.TIME, EntityType.QUANTITY} or all(r.phrase.label == "PERSON" for r in named):
        return ""
    if words in known_doubtful():
        return ""
    return slug(" ".join(words))


def known_doubtful() -> frozenset[tuple[str, ...]]:
    """Names that are a state's as often as something else's: known in their article alone unless shown to be the state."""
    from kg.resolve.knowledge import table

    return frozenset(tuple(k.split()) for k in table("ambiguous"))


def _united(a: Entity, b: Entity) -> Entity:
    name = min(a.name, b.name, key=lambda n: (-len(n), n))
    names = ({*a.names, *b.names, a.name, b.name}) - {name}
    type = a.type if a.type is not EntityType.OTHER else b.type
    return Entity(a.id, name, type, tuple(sorted(names)), tuple(sorted({*a.same_as, *b.same_as})), tuple(sorted({*a.reasons, *b.reasons})))
