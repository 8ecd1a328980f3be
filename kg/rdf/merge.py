"""One entity from what several articles say of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from pyoxigraph import Quad

from kg.rdf import terms
from kg.types import Entity


def fullest(labels: Iterable[str]) -> str:
    """The name that says most: the longest, the first in code point order among those.

    >>> fullest(["Putin", "Vladimir Putin"])
    'Vladimir Putin'
    """
    return min(labels, key=lambda label: (-len(label), label))


def merged(entities: Iterable[Entity]) -> Entity:
    """What several articles say of one entity, put together; the order does not matter.

    The class is the one most articles give it.

    Raises:
        ValueError: no entity, or entities with different ids.
    """
    found = sorted(entities)
    if len({entity.id for entity in found}) != 1:
        raise ValueError("merged() takes entities of one id")
    name = fullest(entity.name for entity in found)
    classes = Counter(entity.type for entity in found)
    return Entity(
        id=found[0].id,
        name=name,
        type=min(classes, key=lambda kind: (-classes[kind], kind)),
        names=tuple(sorted({n for entity in found for n in (entity.name, *entity.names)} - {name})),
        same_as=tuple(sorted({link for entity in found for link in entity.same_as})),
        reasons=tuple(sorted({reason for entity in found for reason in entity.reasons})),
    )


def one_name_each(quads: list[Quad]) -> list[Quad]:
    """The same quads, but an entity with several preferred names keeps the fullest; the others become other names.

    Within an article's graph an entity has one preferred name. Two articles may prefer different ones, which shows as
    soon as their graphs are written as one.
    """
    preferred: dict[str, set[str]] = {}
    for quad in quads:
        if quad.predicate == terms.PREF_LABEL:
            preferred.setdefault(str(quad.subject), set()).add(terms.value(quad.object))
    best = {node: fullest(labels) for node, labels in preferred.items() if len(labels) > 1}
    return [_settled(quad, best) for quad in quads if not _is_repeated(quad, best)] if best else quads


def _settled(quad: Quad, best: dict[str, str]) -> Quad:
    name = best.get(str(quad.subject))
    if name is None or quad.predicate != terms.PREF_LABEL or terms.value(quad.object) == name:
        return quad
    return Quad(quad.subject, terms.ALT_LABEL, quad.object, quad.graph_name)


def _is_repeated(quad: Quad, best: dict[str, str]) -> bool:
    """An other name that is the preferred name now."""
    return quad.predicate == terms.ALT_LABEL and best.get(str(quad.subject)) == terms.value(quad.object)
