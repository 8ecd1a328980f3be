"""The corpus of bad inputs, laid down in a folder: ``python -m tests.bad.make FOLDER [--small]``.

Each kind is a function, or a few bytes, in one of the modules beside this one, with what is to become of it. The same call makes
the same bytes. Full-sized, the corpus takes about a minute to make and 600 MB; the tests read the small one.
"""

from __future__ import annotations

import argparse
from importlib import import_module
from pathlib import Path

from tests.bad.case import CASES, laid_down

for _name in ("texts", "words", "pages", "bombs", "feeds", "pdf", "office", "archives", "mail", "tables", "files"):
    import_module(f"tests.bad.bad_{_name}")  # each adds its kinds

# Servers are bad in what they do rather than in what they give: tests/read/web has one of each kind, and asks it.
__all__ = ["CASES", "SERVERS"]

SERVERS = (
    "redirects in a circle",
    "redirects to the machine's own network",
    "never answers",
    "answers a byte a second",
    "never ends",
    "says it sends less than it sends",
    "says it sends more than it sends",
    "compressed a thousand to one",
    "says it sends text and sends a picture",
    "closes in the middle",
    "answers that it is too busy",
    "answers what is no HTTP",
    "refuses robots",
)


def main() -> None:
    """Lay the corpus down."""
    parser = argparse.ArgumentParser(description="Lay down bad inputs of every kind.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--small", action="store_true", help="the ones that the tests read")
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    for case, path in laid_down(arguments.folder, full=not arguments.small):
        print(f"{case.kind}\t{path.name!a}\t{case.outcome(full=not arguments.small)}")


if __name__ == "__main__":
    main()
