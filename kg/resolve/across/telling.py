"""From the reading of one article to the profiles of its entities."""

from __future__ import annotations

from dataclasses import replace

from kg.resolve.across import bodies, people
from kg.resolve.across.distinct import (
    common_person,
    famous,
    of_a_state_part,
    of_its_state,
    of_several_states,
    of_somebody,
    phrases,
    tells,
    unique_names,
)
from kg.resolve.across.evidence import Evidence, Told, evidence
from kg.resolve.across.places import Setting, options, region, twin, where
from kg.resolve.across.profile import Profile
from kg.resolve.names import is_acronym, words
from kg.types import Entity, EntityType, Reading

_NEVER = frozenset({EntityType.TIME, EntityType.QUANTITY})
_KINDS = {
    EntityType.PERSON: "person",
    EntityType.GPE: "place",
    EntityType.PLACE: "place",
    EntityType.ORGANIZATION: "body",
    EntityType.GROUP: "group",
}
_MOST_BESIDE = 10
_SHORT = 3  # letters of acronyms that several bodies of one state have


def profiles(reading: Reading) -> tuple[Profile, ...]:
    """What an article tells of each entity that has a name, sorted. States have none: their id is certain everywhere."""
    told = evidence(reading)
    rare = {e.id for e in reading.entities if _rare(e)}
    year = reading.article.published[:4]
    return tuple(sorted(_profile(reading.article.id, year, e, told, rare) for e in reading.entities if _has_profile(e, told)))


def _has_profile(e: Entity, told: Evidence) -> bool:
    return e.type not in _NEVER and not e.same_as and ("." not in e.id or e.id in told.named)


def _kind(e: Entity) -> str:
    return _KINDS.get(e.type, "thing")


def _rare(e: Entity) -> bool:
    """Whether being named beside an entity says something: it has a name that few things have, and is no place everybody names."""
    if "." in e.id or e.same_as or e.type in _NEVER or e.type is EntityType.GROUP:
        return False
    kind = _kind(e)
    if kind == "person":
        form, _ = people.full_name(e.name)
        return bool(form) and not common_person(form)
    form, _ = bodies.form_of(e.name, kind)
    return kind != "place" and bool(form) and not famous(form) and tells(form, kind, e.name)


def _profile(article: str, year: str, e: Entity, evidence: Evidence, rare: set[str]) -> Profile:
    kind, told = _kind(e), evidence.told[e.id]
    names = tuple(sorted(set(e.names)))
    own = (f"id:{e.id}",)
    if "." in e.id or not words(e.name):
        return Profile(article, e.id, own, e.name, kind, names)
    beside = sorted((i for i in told.beside if i in rare), key=lambda i: (-told.beside[i], i))[:_MOST_BESIDE]
    shared = {f"with:{i}" for i in beside}
    if kind == "person":
        return _person(Profile(article, e.id, own, e.name, kind, names), told, evidence.home[1], year, shared)
    found = _other(Profile(article, e.id, own, e.name, kind, names), told, evidence, shared)
    titled = e.type is EntityType.WORK and len(found.form) == 1  # many songs have one title of one word
    return replace(found, sure=False) if titled else found


def _person(p: Profile, told: Told, home: str, year: str, shared: set[str]) -> Profile:
    form, generation = people.full_name(p.name)
    if not form:
        return p
    one = {f"born:{y}" for y in told.born if len(told.born) == 1} | {f"died:{y}" for y in told.died if len(told.died) == 1}
    one |= {f"sex:{told.sex}"} if told.sex else set()
    one |= {f"generation:{generation}"} if generation else set()
    for role, of in told.roles:
        shared.add(f"role:{role}|{of}")
        if tuple(role.split()) in phrases("offices"):
            one.add(f"{role} of:{of}@{year}")
    shared |= {f"role:{title}|{home}" for title in told.titles if home}
    shared |= {t for t in one if t.startswith("born:")}
    regnal = generation not in {"", "jr", "sr"}
    return _with(p, (*p.keys, people.block(form)), form, regnal or not common_person(form), one, shared)


def _place(form: tuple[str, ...], name: str, told: Told, evidence: Evidence, id: str) -> tuple[bool, set[str], set[str]]:
    """Whether the name of a place tells which it is, what it is told to be, what makes two of its name one."""
    sure = tells(form, "place", name)
    if form in unique_names():
        return sure, set(), set()
    level = "river" if told.river and region(form) else ""
    if twin(form) or (options(form) and not region(form)):
        level = "region" if told.part or (told.region and twin(form)) else "city"
    here = frozenset(code for code, ids in evidence.places.items() if ids != {id})
    setting = Setting(tuple(sorted(told.stated)), tuple(sorted(told.lies)), here, evidence.home[0], level)
    at, several = _county(told, here) if of_a_state_part(form) else where(form, setting)
    if of_several_states(form):
        at = at or evidence.home[0]
    elif of_somebody(form) and at[:3] not in {evidence.home[0], *(code[:3] for code in (*here, *told.stated, *told.lies))}:
        at, several = "", True  # nothing else in the article is there: it may be somebody's name
    sure = sure and not several
    one = ({f"at:{at}"} if at else set()) | ({f"level:{level}"} if level else set())
    return sure, one, {f"at:{at}|{level}"} if at and not sure else set()


def _county(told: Told, here: frozenset[str]) -> tuple[str, bool]:
    """Where a county lies: by the article's word, else in the one innermost part of a state that it speaks of."""
    inner = {c for c in here if not any(o.startswith(c + ".") for o in here)}
    for codes in (told.stated, told.lies, inner):
        if len(codes) == 1:
            return next(iter(codes)), True
    return "", True


def _other(p: Profile, told: Told, evidence: Evidence, shared: set[str]) -> Profile:
    form, owner = bodies.form_of(p.name, p.kind)
    home = evidence.home
    if not form:
        return p
    sure, one = tells(form, p.kind, p.name), set[str]()
    if p.kind == "place":
        sure, one, shared = _place(form, p.name, told, evidence, p.id)
    else:
        state_like = of_its_state(form) or (is_acronym(p.name) and len(form[0]) > _SHORT)
        owners = {owner} if owner else told.of | told.lies_in
        shared |= {f"of:{o}" for o in owners or ({home[1]} if state_like and home[1] else set())}
        if not sure and len(owners) == 1:
            one |= {f"of:{o}" for o in owners}
        if p.kind == "thing" and len(told.years) == 1:
            one |= {f"year:{y}" for y in told.years}
    acronyms = bodies.initials(p.name, p.names) if p.kind in {"body", "thing"} else ()
    shared |= {f"in:{home[1]}"} if acronyms and home[1] else set()
    return _with(p, (*p.keys, bodies.block(form), *(f"a:{a}" for a in acronyms)), form, sure, one, shared)


def _with(p: Profile, keys: tuple[str, ...], form: tuple[str, ...], sure: bool, told: set[str], shared: set[str]) -> Profile:
    return Profile(p.article, p.id, tuple(sorted(keys)), p.name, p.kind, p.names, form, sure, tuple(sorted(told)), tuple(sorted(shared)))
