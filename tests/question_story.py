"""Readings of several articles that agree, differ and copy one another, for the tests of questions."""

from __future__ import annotations

from dataclasses import replace

from kg.types import Argument, Article, Entity, EntityType, Evidence, Fact, Reading, Span, Status, Surface, Time

PEOPLE = {
    "norland": ("Norland", EntityType.GPE),
    "velia": ("Velia", EntityType.GPE),
    "holt": ("Mira Holt", EntityType.PERSON),
    "abel": ("Jon Abel", EntityType.PERSON),
    "arden": ("Arden", EntityType.PLACE),
    "treaty": ("Arden treaty", EntityType.WORK),
    "officials": ("officials", EntityType.GROUP),
}


def fact(subject: str, predicate: str, object: str, **more: object) -> Fact:
    """A fact without evidence; ``article`` gives it one."""
    nowhere = Evidence("", 0, Span(0, 1, " "))
    made = Fact("", subject, predicate, object if object in PEOPLE else "", nowhere, Surface(subject, predicate, object))
    return replace(made, value="" if object in PEOPLE else object, **more)  # type: ignore[arg-type]


def article(id: str, published: str, *told: tuple[str, Fact | tuple[Fact, ...]], publisher: str = "") -> Reading:
    """What an article says: each sentence with its fact or facts."""
    text = " ".join(sentence for sentence, _ in told)
    made = Article(id, text, source=f"{id}.txt", headline=f"Headline of {id}", publisher=publisher, published=published)
    facts: list[Fact] = []
    for number, (sentence, said) in enumerate(told):
        start = text.index(sentence)
        evidence = Evidence(id, number, Span(start, start + len(sentence), sentence))
        some = (said,) if isinstance(said, Fact) else said
        facts += [replace(one, id=f"{id}.{number}.{i}", evidence=evidence) for i, one in enumerate(some)]
    used = {i for f in facts for i in (f.subject, f.object, f.place, *f.sources, *(a.entity for a in f.arguments))} - {""}
    return Reading(made, tuple(Entity(i, *PEOPLE[i]) for i in sorted(used)), tuple(facts))


SHELLED = fact("norland", "shell", "arden", sources=("officials",), time=Time("Tuesday", "2031-04-08", "point"), event="ASSAULT")
MET = fact("holt", "meet", "abel", time=Time("in April", "2031-04", "point"), event="CONSULT")
LEADS = fact("holt", "be president of", "norland")


def readings() -> list[Reading]:
    """Four articles: a report, its copy, one that denies it, and one that comes later."""
    report = (
        ("Norland shelled Arden on Tuesday, officials said.", SHELLED),
        ("President Mira Holt of Norland met Jon Abel in April.", (MET, LEADS)),
        ("Norland plans to sign the Arden treaty.", fact("norland", "sign", "treaty", status=Status.PLANNED)),
    )
    return [
        article("report", "2031-04-09", *report, publisher="The Ledger"),
        article("copy", "2031-04-09", *report, publisher="The Courier"),
        article(
            "denial",
            "2031-04-12T08:00:00",
            ("Velia said Norland had not shelled Arden.", replace(SHELLED, status=Status.NEGATED, sources=("velia",), time=None)),
            ("Mira Holt, the president of Norland, called Jon Abel.", (LEADS, fact("holt", "call", "abel", confidence=0.4))),
            ("Norland shelled Arden in 2029.", replace(SHELLED, sources=(), time=Time("in 2029", "2029", "point"))),
        ),
        article(
            "later",
            "2031-05",
            ("Norland signed the Arden treaty in Velia.", fact("norland", "sign", "treaty", arguments=(Argument("companion", "velia"),))),
            ("Norland denied it all.", fact("norland", "deny", "it all")),
            ('Holt "resigned".', fact("holt", "resign", "true", time=Time("on 1 April", "2031-04-01", "point"))),
        ),
    ]
