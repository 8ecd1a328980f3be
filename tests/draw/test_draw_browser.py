"""The page in a real browser: quiet, offline, and showing the sentence behind what is selected."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from draw_story import STORY
from test_draw_page import HOSTILE, hostile

from kg.draw import draw

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = [pytest.mark.browser, pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")]

MIDDLE = """i => {
  const network = document.getElementById("canvas").network;
  const edge = network.body.edges[i];
  const at = network.canvasToDOM(edge.edgeType.getPoint(0.5, edge.edgeType.getViaNode()));
  const frame = document.getElementById("canvas").getBoundingClientRect();
  return [at.x + frame.x, at.y + frame.y];
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield chromium
        chromium.close()


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Any]:
    """Opens a reading's page; at the end, there must have been no error and no request but for the file itself."""
    troubles: list[str] = []
    contexts = []

    def open_page(reading: Any, **options: Any) -> Any:
        context = browser.new_context(**options)
        contexts.append(context)
        shown = context.new_page()
        shown.on("console", lambda message: troubles.append(message.text))
        shown.on("pageerror", lambda error: troubles.append(str(error)))
        shown.on("dialog", lambda dialog: (troubles.append(dialog.message), dialog.dismiss()))
        address = draw([reading], tmp_path / "page.html").as_uri()
        shown.on("request", lambda request: request.url == address or troubles.append(request.url))
        shown.goto(address)
        return shown

    yield open_page
    for context in contexts:
        context.close()
    assert troubles == []


def arrow_of(page: Any, predicate: str) -> int:
    found = page.evaluate(
        "p => JSON.parse(document.getElementById('data').textContent).facts.find(f => f.predicate === p).arrow", predicate
    )
    return int(found)


def test_a_click_on_an_arrow_shows_the_sentence_and_who_says_so(opened: Any) -> None:
    page = opened(STORY)
    page.mouse.click(*page.evaluate(MIDDLE, arrow_of(page, "damage")))
    panel = page.locator("#panel")
    panel.get_by_text("According to the Harbour Company, the storm damaged the old pier.").wait_for()
    text = panel.inner_text()
    assert "storm damage old pier" in text
    assert "Asserted" in text
    assert "Claimant:\nHarbour Company" in text
    assert "Place:\nLowmere" in text
    assert "Bridge opens in Lowmere" in text


def test_marks_show_subject_relation_and_object(opened: Any) -> None:
    page = opened(STORY)
    page.mouse.click(*page.evaluate(MIDDLE, arrow_of(page, "open")))
    page.locator("#panel mark").first.wait_for()
    assert page.locator("#panel mark").all_inner_texts() == ["Mayor Ada Brook", "opened", "the Lowmere bridge"]


def test_search_by_another_name_with_the_keyboard(opened: Any) -> None:
    page = opened(STORY)
    page.keyboard.press("/")
    page.keyboard.type("mayor ada")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Ada Brook").wait_for()
    panel = page.locator("#panel").inner_text()
    assert "Also called: Brook · Mayor Ada Brook" in panel
    assert "negated: Ada Brook cancel festival" in panel
    page.locator("#panel").get_by_text("cancel festival").click()
    page.get_by_text("Brook did not cancel the festival.").first.wait_for()
    page.keyboard.press("Escape")
    page.get_by_text("Select an arrow to read the sentence behind it").wait_for()


def test_filters_hide_and_count(opened: Any) -> None:
    page = opened(STORY)
    page.get_by_label("Negated").uncheck()
    assert page.locator("#shown").inner_text() == "Filters show 6 of 7 facts."
    hidden = page.evaluate("i => document.getElementById('canvas').network.body.data.edges.get(i).hidden", arrow_of(page, "cancel"))
    assert hidden is True
    page.get_by_text("All facts as a table").click()
    page.locator("#table tbody tr").first.wait_for()  # filled when the table opens, a moment after the click
    assert page.locator("#table tbody tr").count() == 6


def test_the_table_tells_every_fact_and_selects_it(opened: Any) -> None:
    page = opened(STORY)
    page.get_by_text("All facts as a table").click()
    page.locator("#table tbody tr").first.wait_for()  # filled when the table opens, a moment after the click
    assert page.locator("#table tbody tr").count() == 7
    page.locator("#table").get_by_role("button", name="sue").click()
    assert "Carl Finn will sue the Harbour Company." in page.locator("#panel").inner_text()


@pytest.mark.parametrize(
    "options", [{"color_scheme": "dark"}, {"viewport": {"width": 390, "height": 800}, "has_touch": True}], ids=["dark", "phone"]
)
def test_dark_and_narrow_screens(opened: Any, options: dict[str, Any]) -> None:
    page = opened(STORY, **options)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    light = page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
    assert light == ("color_scheme" not in options)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_stays_text(opened: Any, text: str) -> None:
    page = opened(hostile(text))
    page.get_by_text("All facts as a table").click()
    page.locator("#table tbody tr").first.wait_for()  # filled when the table opens, a moment after the click
    assert page.locator("#table tbody tr").count() == 2
    page.locator("#table tbody button").first.click()
    page.locator("#panel blockquote").wait_for()
    assert page.locator("#panel img, #panel script, #table script, #panel a").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
