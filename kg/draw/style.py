"""How each class and each status looks. Colours are Okabe and Ito's, told apart by the colour-blind; the shape says it again."""

from __future__ import annotations

from dataclasses import dataclass

from kg.types import EntityType, Status


@dataclass(frozen=True, slots=True)
class Look:
    """A class in the picture: the name people read, the vis-network shape, and its fill (hexadecimal)."""

    label: str
    shape: str
    colour: str


@dataclass(frozen=True, slots=True)
class Stroke:
    """A status in the picture: the name people read, what the label starts with, colours on light and dark, and dashes (pixels)."""

    label: str
    prefix: str
    light: str
    dark: str
    dashes: tuple[int, ...]


LOOKS: dict[EntityType | None, Look] = {
    EntityType.PERSON: Look("Person", "dot", "#0072b2"),
    EntityType.ORGANIZATION: Look("Organization", "square", "#e69f00"),
    EntityType.GPE: Look("State, city, region", "hexagon", "#009e73"),
    EntityType.PLACE: Look("Place", "triangleDown", "#56b4e9"),
    EntityType.GROUP: Look("Group", "triangle", "#cc79a7"),
    EntityType.EVENT: Look("Event", "star", "#d55e00"),
    EntityType.OBJECT: Look("Object", "diamond", "#f0e442"),
    EntityType.WORK: Look("Work", "square", "#882255"),
    EntityType.QUANTITY: Look("Quantity", "triangle", "#999933"),
    EntityType.TIME: Look("Time", "diamond", "#44aa99"),
    EntityType.OTHER: Look("Other", "dot", "#999999"),
    None: Look("Words, no entity", "box", "#ffffff"),
}

STROKES: dict[Status, Stroke] = {
    Status.ASSERTED: Stroke("Asserted", "", "#4d5968", "#a7b2c0", ()),
    Status.NEGATED: Stroke("Negated", "NOT ", "#b8400a", "#ff8f5c", (14, 6)),
    Status.PLANNED: Stroke("Planned", "planned: ", "#0063a0", "#62bdf5", (7, 5)),
    Status.HYPOTHETICAL: Stroke("Hypothetical", "hypothetical: ", "#9a3d78", "#e59ac9", (2, 5)),
}

WORDS_FONT, EDGE_FONT = 12, 12  # pixels


def radius(salience: int) -> int:
    """Half the width of a node's shape in pixels, growing with the area, so that a hub is seen but covers nothing."""
    return int(min(26, 8 + 3 * salience**0.5))


def font(salience: int) -> int:
    """Size in pixels of a node's name: the names of hubs can be read from farther away."""
    return int(min(22, 13 + salience**0.5))
