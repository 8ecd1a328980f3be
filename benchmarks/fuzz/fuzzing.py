"""One process that fuzzes one target until its time is over: ``python -m benchmarks.fuzz.fuzzing TARGET FOLDER SECONDS``.

libFuzzer takes the process over and ends it, so this is a process of its own, started by ``benchmarks.fuzz``.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
from pathlib import Path

import atheris  # type: ignore[import-untyped]

SECONDS_EACH = 60  # an input that takes longer hangs
MEGABYTES = 2_000  # the fuzzer itself, its corpus and the model included
LONGEST = 20_000  # bytes of an input


def main(name: str, folder: Path, seconds: int) -> None:
    """Fuzz; never returns."""
    with atheris.instrument_imports(include=list(PACKAGES[name])):
        for package in PACKAGES[name]:
            _import_all(package)
    from benchmarks.fuzz.crashes import Crashes
    from benchmarks.fuzz.targets import TARGETS

    target = TARGETS[name]
    crashes = Crashes(folder / "crashes")

    def one(data: bytes) -> None:
        try:
            target.run(data)
        except Exception as error:
            if crashes.keep(data, error):
                print(f"\nbroken: {error!r:.300}", file=sys.stderr, flush=True)

    words = folder / "words"
    words.write_text("".join(f'"{_escaped(word)}"\n' for word in target.words))
    options = {
        "max_total_time": seconds,
        "timeout": SECONDS_EACH,
        "report_slow_units": SECONDS_EACH,
        "rss_limit_mb": MEGABYTES,
        "max_len": LONGEST,
        "artifact_prefix": f"{folder}/crashes/",
        "dict": str(words),
        "reload": 0,
    }
    atheris.Setup([sys.argv[0], *(f"-{key}={value}" for key, value in options.items()), str(folder / "corpus")], one)
    atheris.Fuzz()


def _import_all(package: str) -> None:
    """Import a package with all modules in it, so that none is imported unwatched later."""
    module = importlib.import_module(package)
    for found in pkgutil.walk_packages(getattr(module, "__path__", ()), f"{package}."):
        if "__main__" not in found.name:
            try:
                importlib.import_module(found.name)
            except Exception as error:  # parts of libraries that need what is not installed
                print(f"not watched: {found.name}: {error}", file=sys.stderr)


def _escaped(word: bytes) -> str:
    return "".join(chr(byte) if 32 <= byte < 127 and byte not in b'"\\' else f"\\x{byte:02x}" for byte in word)


# Known before the targets are imported: importing those imports what is to be watched.
PACKAGES = {
    "read": (
        *("kg.read", "pypdf", "feedparser", "trafilatura", "htmldate", "docx", "odfdo", "markdown_it", "warcio"),
        *("email", "mailbox", "zipfile", "tarfile", "csv"),
    ),
    "english": ("kg.english",),
    "extract": ("kg.extract", "kg.resolve", "kg.english"),
    "sparql": ("kg.store", "kg.rdf"),
    "names": ("kg.read", "kg.rdf", "kg.cli"),
}

if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
