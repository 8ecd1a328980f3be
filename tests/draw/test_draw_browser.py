"""The page in a real browser: quiet, offline, and showing the sentence behind what is selected."""

from __future__ import annotations

import csv
import io
import json
import struct
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from browsing import accessibility, chromium, needs_browser, watched
from draw_story import SENTENCES, STORY, crowd
from test_draw_page import HOSTILE, hostile

from kg.draw import draw

pytestmark = needs_browser

MIDDLE = """i => {
  const network = document.getElementById("canvas").network;
  const edge = network.body.edges[i];
  const at = network.canvasToDOM(edge.edgeType.getPoint(0.5, edge.edgeType.getViaNode()));
  const frame = document.getElementById("canvas").getBoundingClientRect();
  return [at.x + frame.x, at.y + frame.y];
}"""


IN_SIGHT = """() => {
  const [box, mark] = [".reading", ".reading mark.evidence"].map(one => document.querySelector(one).getBoundingClientRect());
  return mark.top >= box.top && mark.bottom <= box.bottom;
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as opened:
        yield opened


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Any]:
    """Opens a reading's page; at the end, there must have been no error and no request but for the file itself."""
    troubles: list[str] = []
    shown: list[Any] = []

    def open_page(reading: Any, view: str = "", **options: Any) -> Any:
        address = draw(reading if isinstance(reading, list) else [reading], tmp_path / "page.html").as_uri()
        page = watched(browser, troubles, lambda url: url.startswith((address, "blob:")), **options)
        shown.append(page)
        page.goto(address + view)
        return page

    yield open_page
    for page in shown:
        page.context.close()
    assert troubles == []


def arrow_of(page: Any, predicate: str) -> int:
    return int(page.evaluate("p => data.facts.find(f => f.predicate === p).arrow", predicate))


def select(page: Any, name: str) -> None:
    page.keyboard.press("/")
    page.keyboard.type(name)
    page.locator("#found-0").wait_for()
    page.keyboard.press("Enter")
    page.locator("#panel h2").wait_for()


def panel(page: Any) -> str:
    return str(page.locator("#panel").inner_text())


def rows(page: Any) -> Any:
    page.evaluate("document.getElementById('twin').open = true")
    page.locator("#table tbody tr").first.wait_for()
    return page.locator("#table tbody tr")


def test_a_click_on_an_arrow_shows_the_sentence_and_who_says_so(opened: Any) -> None:
    page = opened(STORY)
    page.mouse.click(*page.evaluate(MIDDLE, arrow_of(page, "damage")))
    page.locator("#panel blockquote").get_by_text("According to the Harbour Company, the storm damaged the old pier.").wait_for()
    text = panel(page)
    for said in ("storm damage old pier", "Asserted", "Who says so\nHarbour Company", "Place\nLowmere", "Event type\nASSAULT", "0.80"):
        assert said in text


def test_the_sentence_is_highlighted_in_its_article(opened: Any) -> None:
    page = opened(STORY)
    page.evaluate("i => focusArrow(i, arrows[i][0].number)", arrow_of(page, "damage"))
    page.locator(".reading mark.evidence").wait_for()
    assert page.locator(".reading mark.evidence").inner_text() == SENTENCES[2]
    assert page.evaluate(IN_SIGHT)
    assert page.locator(".reading .text").inner_text() == STORY.article.text
    page.locator(".reading").get_by_role("link", name="Harbour Company").first.click()
    page.get_by_role("heading", name="Harbour Company").wait_for()


def test_an_article_is_read_with_its_names_and_facts(opened: Any) -> None:
    page = opened(STORY)
    page.evaluate("i => focusArrow(i, arrows[i][0].number)", arrow_of(page, "open"))
    page.locator("#panel").get_by_role("button", name="Bridge opens in Lowmere").click()
    page.get_by_role("heading", name="Bridge opens in Lowmere").nth(1).wait_for()
    page.locator(".reading .text").wait_for()
    assert "What it tells (7)".upper() in panel(page).upper()
    assert page.locator("#panel a[rel]").get_attribute("href") == "https://news.example/1"
    page.get_by_role("button", name="Back").click()
    page.locator("#panel blockquote").wait_for()


def test_marks_show_subject_relation_and_object(opened: Any) -> None:
    page = opened(STORY)
    page.mouse.click(*page.evaluate(MIDDLE, arrow_of(page, "open")))
    page.locator("#panel blockquote mark").first.wait_for()
    assert page.locator("#panel blockquote mark").all_inner_texts() == ["Mayor Ada Brook", "opened", "the Lowmere bridge"]


def test_search_by_another_name_with_the_keyboard(opened: Any) -> None:
    page = opened(STORY)
    select(page, "mayor ada")
    page.get_by_role("heading", name="Ada Brook").wait_for()
    assert "Also called: Brook · Mayor Ada Brook" in panel(page)
    assert "negated: Ada Brook cancel festival" in panel(page)
    page.locator("#panel").get_by_text("cancel festival").click()
    page.get_by_text("Brook did not cancel the festival.").first.wait_for()
    page.keyboard.press("Escape")
    page.get_by_text("Select an arrow to read the sentence behind it").wait_for()


def test_filters_hide_and_say_how_much(opened: Any) -> None:
    page = opened(STORY)
    page.get_by_label("Negated", exact=True).uncheck()
    assert page.locator("#shown").inner_text() == "Hidden now: 1 fact and 1 entity."
    hidden = page.evaluate("i => document.getElementById('canvas').network.body.data.edges.get(i).hidden", arrow_of(page, "cancel"))
    assert hidden is True
    assert rows(page).count() == 6
    page.get_by_role("button", name="Show all").click()
    assert rows(page).count() == 7
    assert page.locator("#shown").inner_text() == ""


FACETS = {"Classes": ("Person", 0), "Statuses": ("Planned", 1), "Predicates": ("sue", 1), "Event types": ("ASSAULT", 1),
          "Claimants": ("Harbour Company", 1), "Publishers": ("The Tide", 7), "Articles": ("Bridge opens in Lowmere", 7)}  # fmt: skip


def test_every_facet_isolates_a_value(opened: Any) -> None:
    page = opened(STORY)
    for facet, (value, left) in FACETS.items():
        page.locator(".facet summary", has_text=facet).evaluate("summary => summary.parentNode.open = true")
        page.get_by_role("button", name=f"Only {value}").click()
        assert page.evaluate("shown.facts.length") == left
        page.get_by_role("button", name=f"Only {value}").click()  # a second time lets all back in
        assert page.evaluate("shown.facts.length") == 7


def test_days_are_typed_or_slid(opened: Any) -> None:
    page = opened(STORY)
    assert page.locator("#bars g").count() == 2  # the fact's own day, and the article's
    page.locator("#until").fill("2025-03-17")
    page.locator("#until").press("Enter")
    assert page.evaluate("shown.facts.map(fact => fact.predicate)") == ["open"]
    page.locator("#until").fill("nonsense")
    page.locator("#until").press("Enter")
    assert page.locator("#until").get_attribute("aria-invalid") == "true"
    page.evaluate("clearFilters()")
    page.locator("#from").focus()
    page.keyboard.press("ArrowRight")
    assert page.locator("#since").input_value() == "2025-03-18"
    assert page.evaluate("shown.facts.length") == 6
    page.locator("#bars g").first.click(force=True)
    assert page.evaluate("[state.since, state.until]") == ["2025-03-17", "2025-03-17"]
    assert "FACTS SHOWN, BY TIME (1)" in panel(page).upper()


def test_neighbours_alone_then_more_then_a_path(opened: Any) -> None:
    page = opened(STORY)
    select(page, "lowmere")
    page.get_by_role("heading", name="Lowmere", exact=True).wait_for()
    page.get_by_role("button", name="Only its neighbours").click()
    assert sorted(page.evaluate("shown.entities.map(nameOf)")) == ["Ada Brook", "Lowmere", "harbour"]
    page.evaluate("change({ node: data.entities.findIndex(e => e.name === 'Ada Brook') })")
    assert "2 neighbours hidden." in panel(page)
    page.get_by_role("button", name="Expand").click()
    assert page.evaluate("shown.entities.length") == 5
    page.evaluate("clearFilters()")
    page.evaluate("focusOn(data.entities.findIndex(e => e.name === 'harbour'))")
    page.get_by_role("combobox", name="Path from").fill("bridge")
    page.locator("#path-found-0").click()
    page.get_by_role("heading", name="A path of 3 facts from harbour to Lowmere bridge").wait_for()
    assert [text.split("\n")[0] for text in page.locator("#panel .fact").all_inner_texts()] == [
        "hypothetical: Lowmere close harbour", "Ada Brook be mayor of Lowmere", "Ada Brook open Lowmere bridge"]  # fmt: skip


def test_no_path_is_said(opened: Any) -> None:
    page = opened(STORY)
    select(page, "storm")
    page.get_by_role("combobox", name="Path from").fill("festival")
    page.locator("#path-found-0").click()
    page.get_by_text("No facts that are shown join storm and festival.").wait_for()


def test_the_table_tells_every_fact_sorts_and_selects(opened: Any) -> None:
    page = opened(STORY)
    assert rows(page).count() == 7
    page.get_by_role("button", name="Predicate", exact=True).click()
    order = [row.split("\t")[1] for row in rows(page).all_inner_texts()]
    assert order == sorted(order)
    page.get_by_role("button", name="Predicate", exact=True).click()
    assert [row.split("\t")[1] for row in rows(page).all_inner_texts()] == sorted(order, reverse=True)
    assert page.locator("th[aria-sort=descending]").inner_text().startswith("Predicate")
    page.locator("#table").get_by_role("button", name="sue").click()
    assert "Carl Finn will sue the Harbour Company." in panel(page)


def test_the_address_keeps_the_view(opened: Any) -> None:
    page = opened(STORY)
    page.get_by_label("Negated", exact=True).uncheck()
    page.locator("#colours").select_option("community")
    select(page, "carl")
    view = page.evaluate("location.hash")
    again = opened(STORY, view)
    again.get_by_role("heading", name="Carl Finn").wait_for()
    assert again.evaluate("shown.facts.length") == 6
    assert again.locator("#colours").input_value() == "community"
    assert again.locator("#communities button").count() > 1
    again.evaluate("location.hash = '#node=lowmere&since=2025-03-18'")
    again.get_by_role("heading", name="Lowmere", exact=True).wait_for()
    broken = opened(STORY, "#node=nobody&fact=%00&since=x&show=y&class-not=Person&colours=z")
    assert broken.evaluate("[state.node, state.arrow, state.since, state.focus]") == [None, None, "", None]


def saved(page: Any, kind: str) -> bytes:
    page.evaluate("document.querySelector('.menu').open = true")
    with page.expect_download() as waiting:
        page.locator(f"#save-{kind}").click()
    assert waiting.value.suggested_filename == f"bridge-opens-in-lowmere.{kind}"
    return Path(waiting.value.path()).read_bytes()


def test_the_view_is_saved_as_picture_and_as_data(opened: Any) -> None:
    page = opened(STORY)
    page.get_by_label("Negated", exact=True).uncheck()
    png = saved(page, "png")
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert min(struct.unpack(">II", png[16:24])) > 300
    drawn = ElementTree.fromstring(saved(page, "svg"))
    words = " ".join("".join(text.itertext()) for text in drawn.iter("{http://www.w3.org/2000/svg}text"))
    assert "Ada Brook" in words
    assert "festival" not in words
    data = json.loads(saved(page, "json"))
    assert [fact["predicate"] for fact in data["facts"]] == ["open", "be mayor of", "damage", "sue", "close", "work as"]
    assert data["facts"][2]["sources"] == ["Harbour Company"]
    table = list(csv.DictReader(io.StringIO(saved(page, "csv").decode())))
    assert table[2]["sentence"] == SENTENCES[2]


def test_by_keyboard_alone(opened: Any) -> None:
    page = opened(STORY)
    page.keyboard.press("Tab")
    while page.evaluate("document.activeElement.id") != "canvas":
        page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    first = page.evaluate("state.node")
    assert first is not None
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowRight")
    assert page.locator("#said").inner_text() != ""
    scale = page.evaluate("network.getScale()")
    page.keyboard.press("+")
    assert page.evaluate("network.getScale()") > scale
    page.keyboard.press("0")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "panel"
    while not page.evaluate("document.activeElement.matches('#panel .list button')"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator("#panel blockquote").first.wait_for()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_state_is_accessible_and_fits(opened: Any, scheme: str) -> None:
    page = opened(STORY, color_scheme=scheme)
    assert (page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)") == (scheme == "light")
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    for width, state in ((1280, "focusArrow(0, 0)"), (1280, "change({ article: 0, colours: 'community' })"), (390, "focusOn(0)")):
        page.set_viewport_size({"width": width, "height": 800})
        page.evaluate(state)
        assert accessibility(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_hostile_text_stays_text(opened: Any) -> None:
    page = opened([replace(hostile(text), article=replace(hostile(text).article, id=f"a{i}")) for i, text in enumerate(HOSTILE)])
    assert rows(page).count() == 2 * len(HOSTILE)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    for i in range(len(HOSTILE)):
        page.evaluate(f"focusArrow(data.facts[{2 * i}].arrow, {2 * i})")
        page.evaluate(f"change({{ article: {i} }})")
        page.locator(".reading .text").first.wait_for()
        assert page.locator("#panel img, #panel script, #table script, #facets script, #facets img").count() == 0
        links = page.evaluate("[...document.querySelectorAll('#panel a')].map(a => a.getAttribute('href'))")
        assert all(link.startswith("#node=") for link in links)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    ElementTree.fromstring(page.evaluate("asSvg()"))


def test_many_facts_come_in_portions(opened: Any) -> None:
    page = opened(crowd(40, 260))
    assert rows(page).count() == 200
    page.get_by_role("button", name="Show 60 more of 60").click()
    assert rows(page).count() == 260
    page.locator(".facet summary", has_text="Predicates").click()
    assert page.locator(".facet[open] .choice").count() > 12
    page.get_by_role("button", name="Show all 13").click()
    page.get_by_label("Find in predicates").fill("verb 7")
    assert page.get_by_role("button", name="Only verb 7").count() == 1
