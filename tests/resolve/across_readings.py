"""Readings made by hand for what joins articles: each tells of some entities, and of what they are or do."""

from __future__ import annotations

from kg.resolve.across import NO_RULES, Joined, Rules, join, profiles
from kg.resolve.names import slug
from kg.resolve.states import state_named
from kg.types import Article, Entity, EntityType, Evidence, Fact, Mention, MentionKind, Reading, Span, Surface, Time

KINDS = {"p": EntityType.PERSON, "o": EntityType.ORGANIZATION, "l": EntityType.GPE, "e": EntityType.EVENT}


def reading(article: str, *names: str, told: tuple[str, ...] = (), published: str = "2031-04-08") -> Reading:
    """An article that names all in one sentence: "p Anna Berg", "l Chile"; ``told``: "Anna Berg | be minister of | Chile",
    "Anna Berg | be born | 1960"."""
    text = ", ".join(name[2:] for name in names)
    entities, mentions, at = [], [], 0
    for name in names:
        kind, shown = KINDS[name[0]], name[2:]
        state = state_named(shown)
        entity = Entity(slug(state.name) if state else slug(shown), shown, kind, same_as=(state.same_as,) if state else ())
        entities.append(entity)
        mentions.append(Mention(Span(at, at + len(shown), shown), entity.id, MentionKind.NAME))
        at += len(shown) + 2
    ids = {entity.name: entity.id for entity in entities}
    evidence = Evidence(article, 0, Span(0, len(text), text))
    facts = []
    for number, line in enumerate(told):
        subject, predicate, object = line.split(" | ")
        time = Time(object, object) if object.isdigit() else None
        value = "" if object in ids else object
        surface = Surface(subject, predicate, object)
        facts.append(Fact(f"{article}.{number}", ids[subject], predicate, ids.get(object, ""), evidence, surface, value, time=time))
    return Reading(Article(article, text, published=published), tuple(sorted(entities)), tuple(facts), tuple(sorted(mentions)))


def joined(*readings: Reading, rules: Rules = NO_RULES) -> list[Joined]:
    """The entities of the articles."""
    return list(join([p for r in readings for p in profiles(r)], rules))


def together(*readings: Reading, rules: Rules = NO_RULES) -> set[frozenset[tuple[str, str]]]:
    """Which entities of articles are one, of those that are several."""
    return {frozenset(entity.members) for entity in joined(*readings, rules=rules) if len(entity.members) > 1}
