"""A small invented story as readings, for the tests of the drawing."""

from __future__ import annotations

from typing import Any

from kg.types import Article, Entity, EntityType, Evidence, Fact, Reading, Span, Status, Surface, Time

SENTENCES = (
    "Mayor Ada Brook opened the Lowmere bridge on Monday.",
    "Brook did not cancel the festival.",
    "According to the Harbour Company, the storm damaged the old pier.",
    "Carl Finn will sue the Harbour Company.",
    "If the pier falls, Lowmere may close the harbour.",
    "Finn worked as a diver for years.",
)
TEXT = " ".join(SENTENCES)

ENTITIES = (
    Entity("ada_brook", "Ada Brook", EntityType.PERSON, ("Brook", "Mayor Ada Brook")),
    Entity("bridge", "Lowmere bridge", EntityType.PLACE),
    Entity("carl_finn", "Carl Finn", EntityType.PERSON, ("Finn",)),
    Entity("company", "Harbour Company", EntityType.ORGANIZATION),
    Entity("festival", "festival", EntityType.EVENT),
    Entity("harbour", "harbour", EntityType.PLACE),
    Entity("lowmere", "Lowmere", EntityType.GPE),
    Entity("pier", "old pier", EntityType.OBJECT),
    Entity("storm", "storm", EntityType.EVENT),
)


def fact(number: int, subject: str, predicate: str, object: str, sentence: int, **more: Any) -> Fact:
    start = TEXT.index(SENTENCES[sentence])
    quote = Span(start, start + len(SENTENCES[sentence]), SENTENCES[sentence])
    surface = more.pop("surface", Surface("", predicate, ""))
    return Fact(f"f{number}", subject, predicate, object, Evidence("a1", sentence, quote), surface, **more)


FACTS = (
    fact(
        0,
        "ada_brook",
        "open",
        "bridge",
        0,
        time=Time("Monday", "2025-03-17"),
        surface=Surface("Mayor Ada Brook", "opened", "the Lowmere bridge"),
    ),
    fact(1, "ada_brook", "cancel", "festival", 1, status=Status.NEGATED),
    fact(2, "storm", "damage", "pier", 2, sources=("company",), place="lowmere", event="ASSAULT", confidence=0.8),
    fact(3, "carl_finn", "sue", "company", 3, status=Status.PLANNED),
    fact(4, "lowmere", "close", "harbour", 4, status=Status.HYPOTHETICAL),
    fact(5, "carl_finn", "work as", "", 5, value="a diver for years"),
    fact(6, "ada_brook", "be mayor of", "lowmere", 0),
)

STORY = Reading(
    Article("a1", TEXT, headline="Bridge opens in Lowmere", publisher="The Tide", published="2025-03-18", url="https://news.example/1"),
    ENTITIES,
    FACTS,
)


def crowd(nodes: int, facts: int) -> Reading:
    """Many entities and facts, a few of them hubs, the same every time."""
    types = list(EntityType)
    entities = tuple(Entity(f"e{i}", f"Name {i}", types[i % len(types)]) for i in range(nodes))
    made = []
    for i in range(facts):
        subject, object = (i * i * 7 + i) % max(nodes // 9, 1), (i * 31 + i // 5) % nodes
        made.append(fact(i, f"e{subject}", f"verb {i % 13}", f"e{object}", i % 6, status=list(Status)[i % 4]))
    return Reading(Article("crowd", TEXT), entities, tuple(made))
