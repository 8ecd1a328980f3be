"""The page of ``kg draw`` in a real browser: how large, how soon one can use it, how smoothly it moves, and how far nodes move.

    python -m benchmarks.page

Opens the page of the seed article (outputs/graph.html) and one of 2,000 nodes and 6,000 facts in headless Chromium, without a graphics
card; and draws graphs of many articles with and without one more (read by ``benchmarks.merging``, in ``build/readings.pickle``).
"""

from __future__ import annotations

import argparse
import math
import pickle
import shutil
import statistics
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from kg.draw import draw
from kg.draw.network import network
from kg.draw.picture import picture
from kg.store import in_memory
from kg.types import Article, Entity, EntityType, Evidence, Fact, Reading, Span, Status, Surface

COUNTS = (10, 20, 40, 80)  # articles
SEED = Path("outputs/graph.html")
READINGS = Path("build/readings.pickle")
FRAMES = """() => {
  const times = [];
  let last = performance.now();
  const tick = (now) => { times.push(now - last); last = now; window.frame = requestAnimationFrame(tick); };
  window.frame = requestAnimationFrame(tick);
  window.times = times;
}"""
READY = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now()))))"


def crowd(nodes: int, facts: int) -> Reading:
    """Many entities and facts, a few of them hubs."""
    text = "One met another."
    quote = Span(0, len(text), text)
    kinds, statuses = list(EntityType), list(Status)
    entities = tuple(Entity(f"e{i}", f"Name {i}", kinds[i % len(kinds)]) for i in range(nodes))
    made = []
    for i in range(facts):
        subject, object = f"e{(i * i * 7 + i) % (nodes // 9)}", f"e{(i * 31 + i // 5) % nodes}"
        surface = Surface("One", "met", "another")
        made.append(Fact(f"f{i}", subject, f"verb {i % 13}", object, Evidence("a", 0, quote), surface, status=statuses[i % 4]))
    return Reading(Article("a", text), entities, tuple(made))


def opened(browser: Any, page: Path) -> float:
    """Seconds from the start of loading until the page has been drawn and answers."""
    shown = browser.new_page(viewport={"width": 1400, "height": 900})
    shown.goto(page.absolute().as_uri())
    took = float(shown.evaluate(READY)) / 1000
    shown.close()
    return took


def panned(browser: Any, page: Path) -> float:
    """The 95th percentile of the times between frames, in milliseconds, while the paper is pulled for two seconds."""
    shown = browser.new_page(viewport={"width": 1400, "height": 900})
    shown.goto(page.absolute().as_uri())
    shown.evaluate(READY)
    shown.mouse.move(40, 120)  # free paper
    shown.mouse.down()
    shown.mouse.move(60, 130)
    shown.evaluate(FRAMES)
    for i in range(120):
        shown.mouse.move(60 + 3 * i, 130 + i)
        shown.wait_for_timeout(16)
    times = sorted(shown.evaluate("times.slice(1)"))
    shown.close()
    return float(times[int(len(times) * 0.95)])


def moved(before: Sequence[Reading], after: Sequence[Reading]) -> float:
    """How far the median node of a picture moves when an article comes, as a share of the width."""
    old, new = (picture(network(readings)) for readings in (before, after))
    places = {id: (node["x"], node["y"]) for id, node in zip(new.order, new.nodes, strict=True)}
    far = [math.dist(places[id], (node["x"], node["y"])) for id, node in zip(old.order, old.nodes, strict=True) if id in places]
    across = [x for x, _ in places.values()]
    return statistics.median(far) / (max(across) - min(across))


def stability(table: Table, rounds: int) -> None:
    """How far nodes move in graphs of 10, 20, 40 and 80 articles when any of some others is added, at the limit of 150 nodes."""
    if not READINGS.exists():
        table.add_row("how far nodes move", f"not measured: {READINGS} is missing (python -m benchmarks.merging makes it)", "")
        return
    found = [reading for _, reading in sorted(pickle.loads(READINGS.read_bytes()).items())][: max(COUNTS) + rounds]
    with in_memory() as store:  # which makes one of what several articles tell of
        for reading in found:
            store.add(reading)
        readings = store.readings()
    for count in COUNTS:
        shares = [moved(readings[:count], [*readings[:count], more]) for more in readings[count : count + rounds]]
        told = f"median {statistics.median(shares):.1%}, worst {max(shares):.1%}"
        table.add_row(f"the median node moves, {count} articles and one more", told, "under 5 %")


def main() -> None:
    """Measure, and print a table."""
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    table = Table("what", "measured", "bar")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"])
        table.add_row("size of the seed's page", f"{SEED.stat().st_size / 1e6:.2f} MB", "under 1.2 MB")
        table.add_row("interactive after opening it", f"{min(opened(browser, SEED) for _ in range(rounds)):.2f} s", "under 1 s")
        large, reading, took = Path(folder, "large.html"), crowd(2000, 6000), []
        for _ in range(2):
            begun = time.perf_counter()
            draw([reading], large, limit=2000)
            took.append(time.perf_counter() - begun)
        table.add_row("kg draw, 2,000 nodes and 6,000 facts", f"{min(took):.1f} s", "under 10 s")
        table.add_row("interactive after opening that", f"{min(opened(browser, large) for _ in range(rounds)):.2f} s", "under 3 s")
        frame = min(panned(browser, large) for _ in range(rounds))
        table.add_row("time of a frame while panning it, p95", f"{frame:.0f} ms", "under 33 ms")
        browser.close()
    stability(table, rounds)
    Console().print(table)


if __name__ == "__main__":
    main()
