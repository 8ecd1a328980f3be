"""A graph on Virtuoso, loaded by its bulk loader: the ready questions' answers and times beside the embedded store's.

    python -m benchmarks.virtuoso STORE --about NAME --article ID --since DATE

STORE is a graph in a folder: that of benchmarks.many_articles has ten million quads. Virtuoso is started on free ports, with a
gigabyte and a half of buffers, and ended afterwards. Every question that can be is asked about NAME, three times, as ``kg ask`` asks it;
the last time counts.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from rich.console import Console
from rich.table import Table

from kg.store import bulk, open_store
from kg.store.questions import ask, questions

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "store"))
import virtuoso

_BUFFERS = 170_000  # of 8 KB
_T = TypeVar("_T")


def timed(work: Callable[[], _T]) -> tuple[_T, float]:
    """What comes of some work, and how many seconds it took."""
    began = time.perf_counter()
    found = work()
    return found, time.perf_counter() - began


def started(folder: Path, files: Path) -> virtuoso.Virtuoso:
    """A Virtuoso that may read the files, with memory for millions of quads."""
    wanted = virtuoso._SETTINGS.replace("NumberOfBuffers = 4000", f"NumberOfBuffers = {_BUFFERS}")
    wanted = wanted.replace("MaxDirtyBuffers = 3000", f"MaxDirtyBuffers = {_BUFFERS * 3 // 4}\nDirsAllowed = ., {files}")
    virtuoso._SETTINGS = wanted.replace("ResultSetMaxRows = 2000", "ResultSetMaxRows = 100000")
    return virtuoso.Virtuoso(folder)


def loaded(server: virtuoso.Virtuoso, files: Path) -> None:
    """Have it load the files, as the script beside them says."""
    port = next(line.rpartition(":")[2] for line in (server.folder / "virtuoso.ini").read_text().splitlines() if "ServerPort" in line)
    said = subprocess.run(["isql-vt", port, "dba", virtuoso.PASSWORD, str(files / bulk.SCRIPT)], capture_output=True, text=True, check=True)
    assert "*** Error" not in said.stderr, said.stderr


def main() -> None:
    """Export, load, ask."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store")
    parser.add_argument("--about", required=True)
    parser.add_argument("--article", required=True)
    parser.add_argument("--since", required=True)
    given = vars(parser.parse_args())
    os.environ["NO_PROXY"] = "127.0.0.1"
    console = Console()
    with tempfile.TemporaryDirectory() as outer, open_store(given["store"]) as embedded:
        files, folder = Path(outer, "files"), Path(outer, "virtuoso")
        folder.mkdir()
        count, seconds = timed(lambda: bulk.write(embedded, files))
        console.print(f"kg export bulk: {count:,} quads in {seconds:.0f} s, {sum(f.stat().st_size for f in files.iterdir()) / 1e6:.0f} MB")
        server = started(folder, files)
        try:
            _, seconds = timed(lambda: loaded(server, files))
            console.print(f"bulk loader: {seconds:.0f} s, {count / seconds:,.0f} quads a second")
            with open_store(server.url) as store:
                table = Table("question", "rows", "embedded, s", "Virtuoso, s", "answers")
                for question in questions():
                    told = {p.name: given[p.name] for p in question.parameters if p.required or p.name == "about"}
                    for _ in range(3):
                        mine, own = timed(partial(ask, embedded, question, **told))
                        theirs, their = timed(partial(ask, store, question, **told))
                    same = (mine.variables, mine.rows) == (theirs.variables, theirs.rows)
                    table.add_row(str(question.name), str(len(mine.rows)), f"{own:.2f}", f"{their:.2f}", "same" if same else "DIFFERENT")
                console.print(table)
        finally:
            server.kill()


if __name__ == "__main__":
    main()
