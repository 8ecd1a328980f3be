"""The explorer in a real browser, on the made-up graph of 100,000 entities and a million facts (``benchmarks.explorer_store``).

    python -m benchmarks.explorer_page --store build/explorer/graph.kg

The server is given half a minute after it has counted the graph. Chromium runs without a graphics card.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
from rich.console import Console
from rich.table import Table

FLAGS = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"]
TYPED = ("m", "ma", "mar", "mart", "b", "be", "ber", "s", "sa", "sal", "salo", "th", "the ")
MARKS = "performance.getEntriesByType('mark').map(mark => mark.startTime)"
SEARCH = """async text => {
  const [input, list] = ["search", "found"].map(id => document.getElementById(id));
  const begun = performance.now();
  input.value = text;
  input.oninput();
  await new Promise(done => new MutationObserver((_, watch) => { watch.disconnect(); done(); }).observe(list, { childList: true }));
  await new Promise(requestAnimationFrame);
  return performance.now() - begun;
}"""
EXPAND = """async () => {
  focusOn(0);
  await new Promise(done => setTimeout(done, 1000)); // whoever clicks has looked first
  const begun = performance.now();
  await source.expand(0);
  await new Promise(requestAnimationFrame);
  return performance.now() - begun;
}"""


@contextmanager
def served(store: str) -> Iterator[str]:
    """The explorer of a graph, once all is counted; its address."""
    command = [sys.executable, "-m", "kg", "serve", "--store", store, "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        address = server.stdout.readline().split(" at ")[1].split()[0]
        httpx.get(f"{address}facets.json", timeout=600)
        time.sleep(30)
        yield address
        server.terminate()


def looked(browser: Any, address: str) -> tuple[float, float, list[float], float]:
    """Milliseconds to what can be read, to the picture, of each search, and to expand the largest hub, in a new page."""
    page = browser.new_page(viewport={"width": 1400, "height": 900}, reduced_motion="reduce")
    page.goto(address)
    page.locator("body[data-ready]").wait_for()
    read, drawn = page.evaluate(MARKS)
    searches = [page.evaluate(SEARCH, text) for text in TYPED]
    expanded = page.evaluate(EXPAND)
    page.close()
    return read, drawn, searches, expanded


def main() -> None:
    """Measure, and print a table."""
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", default="build/explorer/graph.kg")
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    with sync_playwright() as playwright, served(given.store) as address:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        rounds = [looked(browser, address) for _ in range(given.rounds)]
        browser.close()
    searches = sorted(took for _, _, several, _ in rounds for took in several)
    table = Table("milliseconds", "median", "worst", "bar")
    for name, figures, bar in (
        ("first view: what can be read", [one[0] for one in rounds], "2000"),
        ("first view: the picture", [one[1] for one in rounds], "2000"),
        ("search as you type", searches, "150"),
        ("expand the largest hub", [one[3] for one in rounds], "500"),
    ):
        table.add_row(name, f"{statistics.median(figures):.0f}", f"{max(figures):.0f}", bar)
    Console().print(table)


if __name__ == "__main__":
    main()
