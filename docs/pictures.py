"""The pictures of the README: the page of the seed article, and the explorer on the same graph.

    python docs/pictures.py

Needs Chromium, and the graph that ``make graph`` leaves in build/seeds.kg.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
STORE = HERE.parent / "build" / "seeds.kg"
PAGE = HERE.parent / "outputs" / "graph.html"
SIZE = {"width": 1400, "height": 875}
FLAGS = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"]


@contextmanager
def served() -> Iterator[str]:
    """The explorer on the seed's graph; its address."""
    command = [sys.executable, "-m", "kg", "serve", "--store", str(STORE), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        yield server.stdout.readline().split(" at ")[1].split()[0]
        server.terminate()


def show(page: Any, name: str, said: str) -> None:
    """Go to an entity, and to what is said of it."""
    page.keyboard.press("/")
    page.keyboard.type(name)
    page.locator("#found-0").wait_for()
    page.keyboard.press("Enter")
    page.locator("#panel h2").wait_for()
    if said:
        page.locator("#panel .list button", has_text=said).first.click()
        page.locator(".reading mark.evidence").wait_for()
    page.wait_for_timeout(800)


def main() -> None:
    """Take both."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright, served() as address:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        page = browser.new_page(viewport=SIZE)
        page.goto(PAGE.as_uri())
        show(page, "UkrZaliznytsia", "strike")
        page.screenshot(path=HERE / "graph.png")
        page = browser.new_page(viewport=SIZE)
        page.goto(address)
        page.locator("body[data-ready]").wait_for()
        show(page, "Russia", "")
        page.get_by_role("button", name="Only its neighbours").click()
        page.wait_for_timeout(800)
        page.screenshot(path=HERE / "explorer.png")
        browser.close()


if __name__ == "__main__":
    main()
