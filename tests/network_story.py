"""Articles made by hand whose entities form a network of a known shape."""

from __future__ import annotations

from kg.types import Article, Entity, EntityType, Evidence, Fact, Reading, Span, Status, Surface

Told = tuple[str, str, str]

# Two triangles, joined by one link; and two that are linked with each other alone.
NORTH = [("Arden", "border", "Brenn"), ("Brenn", "border", "Corva"), ("Corva", "border", "Arden")]
SOUTH = [("Dorne", "border", "Eskar"), ("Eskar", "border", "Fayle"), ("Fayle", "border", "Dorne")]
BETWEEN = [("Corva", "recognise", "Dorne")]
APART = [("Gund", "border", "Hestia")]


def article(id: str, facts: list[Told], *, published: str = "2031-04-09", status: Status = Status.ASSERTED, copy_of: str = "") -> Reading:
    """An article of one sentence for each fact, a subject, a predicate and an object, between states."""
    lines = [f"{subject} did {predicate} {object} as article {copy_of or id} has it." for subject, predicate, object in facts]
    text = " ".join(lines)
    names = sorted({name for subject, _, object in facts for name in (subject, object)})
    told = []
    for number, ((subject, predicate, object), line) in enumerate(zip(facts, lines, strict=True)):
        start = text.index(line)
        evidence = Evidence(id, number, Span(start, start + len(line), line))
        surface = Surface(subject, predicate, object)
        told.append(Fact(f"{id}.{number}", subject.lower(), predicate, object.lower(), evidence, surface, status=status))
    entities = tuple(Entity(name.lower(), name, EntityType.GPE) for name in names)
    return Reading(Article(id, text, source=f"{id}.txt", published=published), entities, tuple(told))
