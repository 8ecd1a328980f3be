"""Static pictures, and the picture as an object."""

from __future__ import annotations

import builtins
import struct
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from draw_story import STORY, crowd, fact
from test_draw_page import HOSTILE, hostile

import kg
from kg.draw import Drawing, draw
from kg.draw.network import network
from kg.draw.png import png
from kg.draw.svg import svg
from kg.errors import KgError, MissingExtra, UsageError
from kg.rdf import quads, to_rdflib
from kg.store import in_memory, open_store
from kg.types import EntityType, Reading

NAMESPACE = "{http://www.w3.org/2000/svg}"


def texts(drawn: str) -> list[str]:
    return ["".join(text.itertext()) for text in ElementTree.fromstring(drawn).iter(f"{NAMESPACE}text")]


def test_svg_shows_nodes_arrows_and_a_legend() -> None:
    drawn = svg(network([STORY]), title="Lowmere", note="All of it")
    said = texts(drawn)
    assert {"Lowmere", "All of it", "Ada Brook", "NOT cancel", "planned: sue", "Person", "Negated", "Hypothetical"} <= set(said)
    root = ElementTree.fromstring(drawn)
    arrows = [path for path in root.iter(f"{NAMESPACE}path") if "marker-end" in path.attrib]
    assert len(arrows) == 7 + 4  # of the facts, and of the legend
    assert len({path.get("stroke-dasharray") for path in arrows}) == 4
    assert drawn == svg(network([STORY]), title="Lowmere", note="All of it")


def test_everything_lies_on_the_sheet() -> None:
    root = ElementTree.fromstring(svg(network([crowd(60, 90)]), title="Crowd"))
    left, top, width, height = map(float, root.attrib["viewBox"].split())
    for circle in root.iter(f"{NAMESPACE}circle"):
        x, y = float(circle.attrib["cx"]), float(circle.attrib["cy"])
        assert left < x < left + width
        assert top < y < top + height


def test_every_class_has_a_shape_and_an_arrow_may_return() -> None:
    whole = svg(network([crowd(30, 60)]), title="")
    assert len(list(ElementTree.fromstring(whole).iter(f"{NAMESPACE}polygon"))) > 10
    alone = Reading(STORY.article, STORY.entities, (fact(0, "storm", "feed", "storm", 2),))
    assert "C " in svg(network([alone]), title="")
    assert "0 facts" in "".join(texts(svg(network([Reading(STORY.article)]), title="none", note="0 facts")))


@pytest.mark.parametrize("text", [*HOSTILE, "\ufffe\uffff"], ids=range(len(HOSTILE) + 1))
def test_hostile_text_is_only_text(text: str) -> None:
    calm, seen = (ElementTree.fromstring(svg(network([hostile(each)]), title=each, note=each)) for each in ("calm", text))
    assert {element.tag for element in seen.iter()} == {element.tag for element in calm.iter()}


def test_png_has_the_size_of_the_svg_twice() -> None:
    drawn = svg(network([STORY]), title="Lowmere")
    made = png(drawn)
    assert made[:8] == b"\x89PNG\r\n\x1a\n"
    width = float(ElementTree.fromstring(drawn).attrib["width"])
    assert struct.unpack(">I", made[16:20])[0] == pytest.approx(2 * width, abs=2)
    assert made == png(drawn)


def test_png_tells_what_is_missing_or_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(KgError, match="write SVG instead"):
        png("no svg")
    real = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name == "resvg_py":
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingExtra, match=r"kg\[png\]"):
        png("<svg/>")


def test_the_name_of_the_file_says_what_is_written(tmp_path: Path) -> None:
    starts = {"a.html": b"<!doctype", "a.svg": b"<svg", "a.PNG": b"\x89PNG", "a.txt": b"<!doctype"}
    for name, start in starts.items():
        assert draw([STORY], tmp_path / name).read_bytes().startswith(start)
    assert draw([STORY], tmp_path / "b.html", format="svg").read_bytes().startswith(b"<svg")
    with pytest.raises(UsageError, match="html, svg, png"):
        draw([STORY], tmp_path / "c.pdf", format="pdf")


def test_a_drawing_of_a_store_a_folder_a_dataset_or_readings(tmp_path: Path) -> None:
    with in_memory() as store:
        store.add(STORY)
        drawn = kg.draw(store)
    with open_store(tmp_path / "graph.kg", write=True) as store:
        store.add(STORY)
    others = [kg.draw(tmp_path / "graph.kg"), kg.draw([*[STORY]]), kg.draw(to_rdflib(quads(STORY)))]
    assert all(isinstance(other, Drawing) and other.svg == drawn.svg for other in others)
    assert kg.draw([STORY], about="Finn", types=[EntityType.PERSON], title="Who").title == "Who"


def test_a_notebook_shows_the_page_in_a_closed_frame(tmp_path: Path) -> None:
    made = kg.draw([hostile('"><script>alert(1)</script>')])
    shown = made._repr_html_()
    assert shown.startswith("<iframe ")
    assert shown.count("<") == 2  # the frame alone; the page is its attribute
    assert 'sandbox="allow-scripts allow-downloads allow-popups"' in shown
    assert "allow-same-origin" not in shown
    assert made.save(tmp_path / "a.html").read_text(encoding="utf-8") == made.html
