"""Where things go: apart, on the sheet, the same every time."""

from __future__ import annotations

import math

import numpy as np
import pytest
from draw_story import STORY, TEXT, crowd, fact
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.draw.arrows import Arrow, arrows, short
from kg.draw.boxes import Box, bounding, part
from kg.draw.curves import curves, middle
from kg.draw.network import network
from kg.draw.pack import pack
from kg.draw.picture import picture
from kg.draw.stress import all_steps, anchors, spread
from kg.draw.style import LOOKS, STROKES
from kg.draw.text import clean, extent, wrap
from kg.types import Article, Entity, EntityType, Reading, Status


def overlap(one: Box, other: Box) -> bool:
    wide = (one.width + other.width) / 2 - abs(one.x - other.x)
    high = (one.height + other.height) / 2 - abs(one.y - other.y)
    return wide > 0.5 and high > 0.5


def test_steps_are_the_shortest_paths() -> None:
    ring = [[(i - 1) % 6, (i + 1) % 6] for i in range(6)]
    assert all_steps(ring)[0].tolist() == [0, 1, 2, 3, 2, 1]


def test_a_path_is_spread_as_a_line() -> None:
    path = [[j for j in (i - 1, i + 1) if 0 <= j < 5] for i in range(5)]
    place = spread(path, 100.0, {}, anchors("abcde"))
    gaps = np.hypot(*np.diff(place, axis=0).T)
    assert gaps == pytest.approx([100] * 4, abs=30)
    assert float(np.hypot(*(place[0] - place[4]))) > 250


def test_the_leaves_of_a_star_do_not_lie_on_one_spot() -> None:
    place = spread([list(range(1, 9)), *([[0]] * 8)], 100.0, {}, anchors("abcdefghi"))
    closest = min(float(np.hypot(*(place[i] - place[j]))) for i in range(9) for j in range(i))
    assert closest > 40


def test_a_wished_length_is_kept() -> None:
    place = spread([[1], [0]], 100.0, {(0, 1): 250.0}, anchors("ab"))
    assert float(np.hypot(*(place[0] - place[1]))) == pytest.approx(250, rel=0.1)


boxes = st.builds(Box, st.integers(-200, 200), st.integers(-200, 200), st.integers(5, 60), st.integers(5, 60))


@settings(deadline=None)
@given(st.lists(boxes, max_size=25))
def test_boxes_are_parted(made: list[Box]) -> None:
    part(made)
    assert not any(overlap(a, b) for i, a in enumerate(made) for b in made[:i])


@settings(deadline=None)
@given(st.lists(st.tuples(boxes, st.floats(-1, 1), st.floats(-1, 1)), min_size=1, max_size=20))
def test_packed_parts_do_not_touch(parts: list[tuple[Box, float, float]]) -> None:
    frames = [frame for frame, _, _ in parts]
    moves = pack(frames, [[frame] for frame in frames], [wish for _, *wish in parts], 1.4)
    moved = [Box(f.x + x, f.y + y, f.width, f.height) for f, (x, y) in zip(frames, moves, strict=True)]
    assert not any(overlap(a, b) for i, a in enumerate(moved) for b in moved[:i])


def test_an_anchor_is_that_of_the_id_alone() -> None:
    place = anchors([f"e{i}" for i in range(500)])
    assert np.hypot(*place.T).max() <= 1
    assert anchors(["e7", "other"])[0].tolist() == place[7].tolist()
    assert abs(place.mean(0)).max() < 0.1  # spread over the disc


def test_one_more_article_moves_the_median_node_little() -> None:
    """On stories that share people and have parts of their own, as news do."""
    stories = [told(number) for number in range(13)]
    before = picture(network(stories[:12], limit=2000))
    after = picture(network(stories, limit=2000))
    places = {id: (node["x"], node["y"]) for id, node in zip(after.order, after.nodes, strict=True)}
    moved = [math.dist(places[id], (node["x"], node["y"])) for id, node in zip(before.order, before.nodes, strict=True)]
    across = [x for x, _ in places.values()]
    assert np.median(moved) < 0.05 * (max(across) - min(across))


def told(number: int) -> Reading:
    """A story of nine entities, of which two are in others too."""
    ids = [f"who{number % 4}", f"who{(number * 3 + 1) % 7}", *(f"s{number}n{i}" for i in range(7))]
    pairs = [(0, 2), (0, 3), (2, 4), (1, 4), (5, 6), (5, 7), (3, 8), (2, 8)]
    facts = [fact(i, ids[a], "meet", ids[b], i % 6) for i, (a, b) in enumerate(pairs)]
    return Reading(
        Article(f"story{number}", TEXT), tuple(Entity(id, f"Name {id}", EntityType.PERSON) for id in sorted(set(ids))), tuple(facts)
    )


def test_the_middle_of_a_curve_lies_beside_the_straight_line() -> None:
    assert middle((0, 0), (100, 0), 0.0) == (50, 0)
    x, y = middle((0, 0), (100, 0), 0.4)
    other = middle((0, 0), (100, 0), -0.4)
    assert (other[0], other[1]) == (pytest.approx(x), pytest.approx(-y))
    assert abs(y) > 10
    assert not math.isnan(x)


def test_arrows_between_the_same_two_bend_differently() -> None:
    made = [
        Arrow("a", "b", Status.ASSERTED, "one", ()),
        Arrow("b", "a", Status.ASSERTED, "two", ()),
        Arrow("a", "b", Status.NEGATED, "three", ()),
    ]
    points = {"a": (0.0, 0.0), "b": (300.0, 0.0)}
    bends = curves(made, points, [Box(0, 0, 40, 40), Box(300, 0, 40, 40)], 12)
    middles = {middle(points[a.subject], points[a.object], bend) for a, bend in zip(made, bends, strict=True)}
    assert len(middles) == 3


def test_names_do_not_cover_each_other() -> None:
    shown = picture(network([crowd(60, 90)]))
    covered = [
        Box(n["x"], n["y"], max(extent(n["label"], n["font"]["size"])[0], 2 * n["size"]), 2 * n["size"]) for n in shown.nodes if "size" in n
    ]
    assert not any(overlap(a, b) for i, a in enumerate(covered) for b in covered[:i])
    frame = bounding(covered)
    assert frame.width > frame.height


def test_labels_say_status_and_claimant() -> None:
    labels = {(a.subject, a.object): a.label for a in arrows(network([STORY]))}
    assert labels["ada_brook", "festival"] == "NOT cancel"
    assert labels["carl_finn", "company"] == "planned: sue"
    assert labels["lowmere", "harbour"] == "hypothetical: close"
    assert labels["storm", "pier"] == "damage\nsays Harbour Company"


def test_many_facts_share_one_arrow() -> None:
    made = arrows(network([crowd(2, 60)]))
    assert all(len(arrow.label.split("\n")) <= 3 for arrow in made)
    assert sum(len(arrow.keys) for arrow in made) == 60
    assert any("more" in arrow.label for arrow in made)


def test_the_short_name_is_part_of_the_full_one() -> None:
    assert short("Ada Brook", ("Brook", "Mayor Ada Brook", "AB")) == "Brook"
    assert short("Lowmere", ("the town",)) == "Lowmere"


def test_every_class_and_status_has_its_own_look() -> None:
    assert set(LOOKS) == {*EntityType, None}
    assert len({(look.shape, look.colour) for look in LOOKS.values()}) == len(LOOKS)
    assert set(STROKES) == set(Status)
    assert len({stroke.dashes for stroke in STROKES.values()}) == len(STROKES)


def test_text_is_cleaned_and_cut() -> None:
    assert clean("a\u202eb\x00c\n d\ud800") == "abc d?"
    assert clean("word " * 10, 12) == "word word w…"
    assert clean("\u200b" * 100 + "x", 5) == "…"


@given(st.text(max_size=300), st.integers(4, 30), st.integers(1, 4))
def test_wrapped_text_fits(text: str, width: int, lines: int) -> None:
    rows = wrap(text, width, lines).split("\n")
    assert len(rows) <= lines
    assert all(len(row) <= width for row in rows)


def test_wide_scripts_take_more_room() -> None:
    assert extent("漢字", 10)[0] > extent("ab", 10)[0]
    assert extent("", 10) == (0, 0)
