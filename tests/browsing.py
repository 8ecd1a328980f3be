"""Pages in a real browser, watched: what is written to the console, any error, any policy broken, and any request is a trouble."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.resources import files
from typing import Any

import pytest

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
needs_browser = [pytest.mark.browser, pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")]
# Where there is no graphics card, the explorer's WebGL runs on the processor.
_WEBGL = ["--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"]
_FLAGS = ["--no-sandbox", "--disable-background-networking"]


@contextmanager
def chromium(*, webgl: bool = False) -> Iterator[Any]:
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*_FLAGS, *(_WEBGL if webgl else ["--disable-gpu"])])
        yield browser
        browser.close()


def watched(browser: Any, troubles: list[str], allowed: Callable[[str], bool], **options: Any) -> Any:
    """A new empty page; what goes wrong in it is added to ``troubles``. Requests are wrong but to what is allowed."""
    page = browser.new_context(reduced_motion="reduce", **options).new_page()
    page.on("console", lambda message: troubles.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: troubles.append(f"error: {error}"))
    page.on("dialog", lambda dialog: (troubles.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    page.on("request", lambda request: allowed(request.url) or troubles.append(f"request: {request.url}"))
    page.add_init_script("document.addEventListener('securitypolicyviolation', e => console.error('policy: ' + e.violatedDirective))")
    return page


def accessibility(page: Any) -> list[str]:
    """What axe-core finds serious or critical."""
    page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    bad = [one for one in found["violations"] if one["impact"] in ("serious", "critical")]
    return [
        f"{one['id']}: {one['help']}: {node['html'][:200]} {node.get('failureSummary', '')[:300]}" for one in bad for node in one["nodes"]
    ]
