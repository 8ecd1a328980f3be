"""The memory and time that writing a graph takes: does a graph of ten times as many articles take more memory?

    python -m benchmarks.export --articles 50 500

Builds a store of each size from texts of the corpora (see benchmarks/merging.py) and writes it in each format, each in a
process of its own; what such a process takes before it starts to write is told too.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from rich.console import Console
from rich.table import Table

from kg import rdf
from kg.rdf.sheets import FOLDERS
from kg.rdf.streams import REIFYING
from kg.store import open_store
from kg.store.export import source

VARIANTS = [(format, "") for format in (*rdf.FORMATS, *FOLDERS)] + [(format, "--rdf12") for format in REIFYING] + [("nq", "--all")]
_CHILD = "import sys; from benchmarks.export import child; child(*sys.argv[1:])"


def child(store: str, out: str, format: str, option: str) -> None:
    """Write a store in a format and print seconds and peak memory in MB, before and after."""
    with open_store(store) as graph:
        next(iter(graph.graphs()))
        before, began = _peak(), time.perf_counter()
        found = source(graph, all=option == "--all", confidence=0.5 if option == "--confidence" else 0.0)
        rdf.write(found, out, format, rdf12=option == "--rdf12")
        print(time.perf_counter() - began, before, _peak())


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(store: Path, format: str, option: str) -> tuple[float, float, float, float]:
    """Seconds, peak memory in MB before and after, and the size in MB of what was written."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "graph"
        arguments = [sys.executable, "-c", _CHILD, str(store), str(out), format, option]
        done = subprocess.run(arguments, check=True, capture_output=True, text=True)
        files = list(out.iterdir()) if out.is_dir() else [out]
        seconds, before, after = map(float, done.stdout.split())
        return seconds, before, after, sum(file.stat().st_size for file in files) / (1 << 20)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--kept", type=Path, default=Path("build/readings.pickle"))
    parser.add_argument("--articles", type=int, nargs="+", default=[50, 500])
    parser.add_argument("--stores", type=Path, help="Folder where stores are made, and kept for next time.")
    args = parser.parse_args()
    table = Table(title=f"kg export, {os.cpu_count()} cores")
    for column in ("format", *(f"{n} articles: {what}" for n in args.articles for what in ("seconds", "MB before", "MB peak", "MB file"))):
        table.add_column(column, justify="left" if column == "format" else "right")
    with tempfile.TemporaryDirectory() as folder:
        stores = [_store(args.stores or Path(folder), count, args) for count in args.articles]
        for format, option in [*VARIANTS, ("nq", "--confidence")]:
            figures = [figure for store in stores for figure in measure(store, format, option)]
            table.add_row(f"{format} {option}".strip(), *(f"{figure:.1f}" for figure in figures))
    Console(width=200).print(table)


def _store(folder: Path, count: int, args: argparse.Namespace) -> Path:
    path = folder / f"{count}.kg"
    if not path.exists():
        from benchmarks.merging import readings

        with open_store(path, write=True) as store:
            for reading in readings(args.shared, args.kept)[:count]:
                store.add(reading)
    return path


if __name__ == "__main__":
    main()
