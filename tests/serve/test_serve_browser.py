"""The explorer and the SPARQL page in a real browser: quiet, on this machine alone, and showing the sentence behind what is selected."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from browsing import accessibility, chromium, needs_browser, watched
from explored import telling
from graph_story import TEXT, story
from served import serving

from kg.serve import explorer
from kg.store import open_store
from kg.types import EntityType, Reading, Status

pytestmark = needs_browser

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)>"
MANY = telling(*((f"person {i}", "meet", "hub") for i in range(70)), id="many")
CALLS = telling(("caller", "call", "board"), ("critic", "deny", "board", {"status": Status.NEGATED}), ("board", "join", "far end"))
MIDDLE = """async key => {
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame); // what was asked for is drawn
  const { renderer } = document.getElementById("canvas");
  const graph = renderer.getGraph();
  const [from, to] = graph.extremities(key).map(node => renderer.graphToViewport(graph.getNodeAttributes(node)));
  const frame = document.getElementById("canvas").getBoundingClientRect();
  return [(from.x + to.x) / 2 + frame.x, (from.y + to.y) / 2 + frame.y];
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium(webgl=True) as opened:
        yield opened


def hostile() -> Reading:
    """An article whose every word would like to be markup."""
    facts = ((HOSTILE, "javascript:alert(1)", f"{HOSTILE}b"), (f"{HOSTILE}b", "meet", "\u202egnp.exe"), ("N" * 5000, "meet", "norland"))
    return telling(*facts, id="hostile", headline=HOSTILE, publisher=HOSTILE, url="javascript:alert(1)")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    where = tmp_path_factory.mktemp("served") / "graph.kg"
    with open_store(where, write=True) as store:
        for reading in (story(), MANY, hostile(), CALLS):
            store.add(reading)
    routes, page = explorer(str(where))
    with serving(where, routes_of=routes, page=page) as served:
        yield served


@pytest.fixture
def opened(browser: Any, address: str) -> Iterator[Callable[..., Any]]:
    """Opens a view; at the end there must have been no error, and no request but to the server."""
    troubles: list[str] = []
    pages: list[Any] = []

    def open_view(path: str = "/", **options: Any) -> Any:
        page = watched(browser, troubles, lambda url: url.startswith((address, "blob:", "data:,")), **options)
        pages.append(page)
        page.goto(address + path)
        page.locator("body[data-ready]").wait_for()
        return page

    yield open_view
    for page in pages:
        page.context.close()
    assert troubles == []


def find(page: Any, name: str) -> None:
    page.keyboard.press("/")
    page.keyboard.type(name)
    page.locator("#found-0", has_text=name).wait_for()
    page.keyboard.press("Enter")
    page.locator("#panel h2", has_text=name).wait_for()


def test_it_opens_on_hubs_and_finds_the_sentence(opened: Any) -> None:
    page = opened()
    page.get_by_text("In the whole graph").wait_for()
    text = page.locator("#panel").inner_text()
    assert "Hub" in text
    assert re.search(r"\d+ entities, 79 facts, 4 articles", text)
    assert page.evaluate("data.entities.length") <= 30  # never the whole
    assert page.evaluate("data.classes.map(one => one.name).filter(Boolean)") == [str(kind) for kind in EntityType]
    find(page, "Norland")
    arrow = page.evaluate("'a' + data.facts.find(fact => fact.predicate === 'shell').arrow")
    page.mouse.click(*page.evaluate(MIDDLE, arrow))
    page.locator("#panel blockquote").wait_for()
    assert "Who says so\nofficials" in page.locator("#panel").inner_text()
    page.locator(".reading mark.evidence").wait_for()
    assert page.locator(".reading mark.evidence").inner_text() == TEXT[:79]
    page.locator(".reading").get_by_role("link", name="Arden power station").click()
    page.get_by_role("heading", name="Arden power station").wait_for()


def test_expanding_brings_a_few_and_says_how_many_are_left(opened: Any) -> None:
    page = opened("/entity/norland")
    page.evaluate("source.open({ id: 'hub' }).then(i => focusOn(i))")
    page.get_by_role("heading", name="Hub", exact=True).wait_for()
    before = page.evaluate("data.entities.length")
    places = page.evaluate("JSON.stringify(places)")
    assert before < 60
    page.get_by_role("button", name="Expand").click()
    page.locator("#said", has_text="left").wait_for(state="attached")
    assert page.evaluate("data.entities.length") <= before + 40
    assert page.evaluate(f"JSON.stringify(places.slice(0, {before}))") == places  # what is placed stays
    assert "/view?node=" in page.url
    again = opened(page.url[page.url.index("/view") :])
    assert sorted(again.evaluate("inView()")) == sorted(page.evaluate("inView()"))


def test_a_path_between_two(opened: Any) -> None:
    page = opened("/entity/caller")
    page.get_by_role("combobox", name="Path from").fill("far end")
    page.locator("#path-found-0").click()
    page.get_by_role("heading", name="A path of 2 facts").wait_for()
    assert "Caller call Board" in page.locator("#panel").inner_text()
    page.evaluate("source.open({ id: 'drones' }).then(i => { clearFilters(); focusOn(i); })")
    page.get_by_role("heading", name="drones").wait_for()
    page.get_by_role("combobox", name="Path from").fill("far end")
    page.locator("#path-found-0").click()
    page.get_by_text("No facts that are shown join").wait_for()


def test_filters_and_the_twins_of_the_view(opened: Any, address: str) -> None:
    page = opened("/entity/norland")
    page.get_by_role("button", name="Only Negated").click()
    assert page.evaluate("shown.facts.map(fact => fact.predicate)") == ["sign"]
    page.evaluate("document.querySelector('.menu').open = true")
    links = page.locator("#twins a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert [link.split("?")[0] for link in links] == ["/view.json", "/view.csv", "/view.ttl", "/view.graphml"]
    assert [fact["predicate"] for fact in json.loads(httpx.get(address + links[0]).text)["facts"]] == ["sign"]
    assert "shell" not in httpx.get(address + links[1]).text
    with page.expect_download() as waiting:
        page.locator("#save-png").click()
    assert Path(waiting.value.path()).read_bytes().startswith(b"\x89PNG")


def test_what_is_not_there_is_said(opened: Any, browser: Any, address: str) -> None:
    troubles: list[str] = []
    page = watched(browser, troubles, lambda url: True)
    page.goto(f"{address}/entity/nobody")
    page.get_by_text("the graph holds no such entity").wait_for()
    page.context.close()
    assert [trouble for trouble in troubles if "404" not in trouble] == []


def test_it_is_accessible_by_keyboard_and_fits(opened: Any) -> None:
    page = opened("/article/norland-1")
    page.get_by_role("heading", name="Norland shells Arden").wait_for()
    assert page.locator(".reading .text").inner_text() == TEXT
    page.locator("#twin summary").click()
    page.locator("#table tbody tr").first.wait_for()
    assert page.locator("#table tbody tr").count() == 3
    page.locator("#canvas").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    assert page.evaluate("state.node") is not None
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "panel"
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    for scheme, width in (("light", 1280), ("dark", 390)):
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 800})
        assert accessibility(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_hostile_articles_stay_text(opened: Any) -> None:
    page = opened("/article/hostile")
    page.locator(".reading .text").wait_for()
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    page.evaluate("focusArrow(0, 0)")
    page.locator("#panel blockquote").wait_for()
    assert page.locator("#panel img, #panel script, #facets img, #table img").count() == 0
    links = page.evaluate("[...document.querySelectorAll('a')].map(a => a.getAttribute('href'))")
    assert not [link for link in links if link.startswith("javascript")]
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_sparql_is_asked_and_a_construct_is_drawn(opened: Any) -> None:
    page = opened("/sparql")
    assert page.locator(".CodeMirror").inner_text().count("PREFIX") >= 1
    page.locator(".yasqe_queryButton").first.click()
    page.locator(".yasr table").get_by_text("officials").first.wait_for()
    page.locator("#ready").select_option(index=4)
    page.locator(".yasqe_queryButton").first.click()
    page.locator("#graph canvas").first.wait_for()
    assert re.match(r"\d+ of \d+ triples", page.locator("#drawn-note").inner_text())


def test_an_article_is_dropped_and_taken_out_again(browser: Any, tmp_path: Path, pipeline_by_hand: None) -> None:
    troubles: list[str] = []
    routes, page_of = explorer(str(tmp_path / "new.kg"))
    with serving(tmp_path / "new.kg", writable=True, routes_of=routes, page=page_of) as served:
        page = watched(browser, troubles, lambda url: url.startswith((served, "data:,")))
        page.on("dialog", lambda dialog: None)
        page.goto(served)
        page.locator("body[data-ready]").wait_for()
        page.evaluate("document.getElementById('add').open = true")
        page.locator("#add-text").fill("Court upholds law\n\nThe court upheld the law. The minister said the rules would be published.\n")
        page.locator("#add-date").fill("2025-03-18")
        page.locator("#add-send").click()
        page.get_by_text("2 facts about 3 entities").wait_for()
        page.locator(".reading .text").wait_for()
        assert page.evaluate("data.facts.map(fact => fact.predicate).sort()") == ["publish", "uphold"]
        page.evaluate("""() => {
          const data = new DataTransfer();
          data.items.add(new File([''], 'empty.txt', { type: 'text/plain' }));
          document.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
        }""")
        page.get_by_text("it is empty").wait_for()
        page.get_by_role("button", name="Take out of the graph").click()
        page.wait_for_url(f"{served}/")
        page.get_by_text("0 facts").wait_for()
        page.context.close()
    assert troubles == []
