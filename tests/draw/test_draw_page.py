"""The page as text: whole, closed to the network, the same every time, and unmoved by hostile news."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from draw_story import STORY, crowd, fact
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.draw import draw
from kg.draw.network import network
from kg.draw.page import page
from kg.draw.payload import web_address
from kg.errors import KgError
from kg.types import Argument, Article, Entity, EntityType, Reading, Surface

HOSTILE = (
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "\u202egnp.exe\u202c",
    "a\x00b\x1bc\u2028d",
    "{{ 7 * 7 }}{% raw %}",
    "<!-- <script>",
    "N" * 5000,
    "\ud800",
    "]]>&amp;&lt;\"'`",
)


def hostile(text: str) -> Reading:
    entity = Entity("a", text, EntityType.PERSON, (text,)), Entity("b", "plain", EntityType.OTHER)
    facts = (
        fact(0, "a", text, "b", 0, surface=Surface(text, text, text)),
        fact(1, "b", "say", "", 0, value=text, sources=("a",), event=text),
    )
    return Reading(Article("a1", text, headline=text, publisher=text, published=text, url=text), entity, facts)


class Page(HTMLParser):
    """Elements and the text of scripts, as a browser sees them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self.inside = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.inside = tag == "script"
        if self.inside:
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.scripts[-1] += data

    def data(self, id: str) -> Any:
        order = [attrs.get("id") for tag, attrs in self.tags if tag == "script"]
        return json.loads(self.scripts[order.index(id)])


def test_page_holds_the_story() -> None:
    html = page(network([STORY]), title="Lowmere")
    seen = Page(html)
    data = seen.data("data")
    assert {entity["name"] for entity in data["entities"]} >= {"Ada Brook", "Lowmere", "a diver for years"}
    opened = next(fact for fact in data["facts"] if fact["predicate"] == "open")
    assert opened["sentence"] == "Mayor Ada Brook opened the Lowmere bridge on Monday."
    assert data["articles"][opened["article"]]["headline"] == "Bridge opens in Lowmere"
    assert "9 entities, 7 facts from 1 article." in html
    assert len(seen.data("nodes")) == 10
    assert seen.data("options")["physics"] == {"enabled": False}
    assert len(html.encode()) < 1_200_000


def test_page_tells_how_a_fact_is_told() -> None:
    told = fact(0, "storm", "hit", "pier", 2, event="ASSAULT", mode="firearms", generic=True, arguments=(Argument("target", "harbour"),))
    [shown] = Page(page(network([replace(STORY, facts=(told,))]), title="")).data("data")["facts"]
    assert (shown["event"], shown["mode"], shown["generic"], shown["arguments"]) == ("ASSAULT", "firearms", True, [["target", "harbour"]])


def test_page_names_what_is_left_out() -> None:
    html = page(network([STORY], limit=3), title="")
    assert "the 7 least connected nodes, with 6 facts." in html
    assert "Left out as undated: 1 fact." in page(
        network([Reading(Article("x", ""), (), (fact(0, "a", "b", "c", 0),))], since="2025"), title=""
    )


def test_page_without_facts_is_a_page() -> None:
    html = page(network([Reading(Article("x", ""))]), title="")
    assert "0 entities, 0 facts from 1 article." in html


def test_page_is_closed_to_the_network() -> None:
    html = page(network([STORY]), title="Lowmere")
    seen = Page(html)
    policy = (
        next(attrs["content"] for tag, attrs in seen.tags if tag == "meta" and attrs.get("http-equiv") == "Content-Security-Policy") or ""
    )
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe-inline" not in policy.split("style-src")[0]
    running = [
        text for (tag, attrs), text in zip([t for t in seen.tags if t[0] == "script"], seen.scripts, strict=True) if not attrs.get("type")
    ]
    for text in running:
        assert base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() in policy
    assert not [attrs for tag, attrs in seen.tags if tag in ("link", "img", "iframe", "object") or "src" in attrs]
    assert "sourceMappingURL" not in html
    assert "Apache 2.0 License" in html


def test_page_marks_up_no_text_of_the_news() -> None:
    scripts = Path(sys.modules["kg.draw.page"].__file__ or "").parent.joinpath("assets").glob("*.js")
    code = "".join(path.read_text(encoding="utf-8") for path in scripts)
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function", code)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_changes_nothing(text: str) -> None:
    calm, seen = (Page(page(network([hostile(each)]), title=each)) for each in ("calm", text))
    assert [tag for tag, _ in seen.tags] == [tag for tag, _ in calm.tags]
    assert seen.scripts[-2:] == calm.scripts[-2:]
    assert seen.data("data")["articles"][0]["url"] == ""
    shown = json.dumps(seen.data("data"), ensure_ascii=False) + json.dumps(seen.data("nodes"), ensure_ascii=False)
    assert not set(shown) & set("\x00\x1b\u202e\u202c\ud800")
    assert max(len(node["label"]) for node in seen.data("nodes")) < 100


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=60))
def test_any_text_leaves_the_page_whole(text: str) -> None:
    calm, seen = (Page(page(network([hostile(each)]), title=each)) for each in ("calm", text))
    assert [tag for tag, _ in seen.tags] == [tag for tag, _ in calm.tags]


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://news.example/a?b=c", True),
        ("http://news.example", True),
        ("javascript:alert(1)", False),
        ("java\x00script:alert(1)", False),
        ("data:text/html,x", False),
        ("https:///nowhere", False),
        ("http://[", False),
        ("/a/file.txt", False),
    ],
)
def test_only_web_addresses_become_links(url: str, kept: bool) -> None:
    assert web_address(url) == (url if kept else "")


def test_page_is_the_same_in_every_process(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from draw_story import STORY, crowd; from kg.draw import draw;"
        "draw([STORY, crowd(40, 80)], Path(sys.argv[1])); assert 'IPython' not in sys.modules and 'pandas' not in sys.modules"
    )
    pages = []
    for seed in ("1", "2"):
        out = tmp_path / f"{seed}.html"
        path = [str(Path(__file__).parent), *filter(None, sys.path)]
        subprocess.run([sys.executable, "-c", code, str(out)], check=True, env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(path)})
        pages.append(out.read_bytes())
    assert pages[0] == pages[1]


def test_draw_writes_one_file_with_a_title(tmp_path: Path) -> None:
    out = draw([STORY], tmp_path / "a.html")
    assert "<title>Bridge opens in Lowmere</title>" in out.read_text(encoding="utf-8")
    assert "<title>About Finn</title>" in draw([STORY], out, about="Finn").read_text(encoding="utf-8")
    assert "<title>2 articles</title>" in draw([STORY, crowd(3, 3)], out).read_text(encoding="utf-8")
    assert "<title>Mine</title>" in draw([STORY], out, title="Mine").read_text(encoding="utf-8")
    assert [path.name for path in tmp_path.iterdir()] == ["a.html"]


def test_draw_tells_where_it_cannot_write(tmp_path: Path) -> None:
    with pytest.raises(KgError, match=r"nowhere.*choose a file"):
        draw([STORY], tmp_path / "nowhere" / "a.html")
    with pytest.raises(KgError, match="choose a file"):
        draw([STORY], tmp_path)
    assert list(tmp_path.iterdir()) == []
