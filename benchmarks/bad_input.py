"""What becomes of bad inputs of full size: ``python -m benchmarks.bad_input [KIND...]``.

Each kind of tests/bad is built alone by ``kg build``, in a process of its own that may take so many seconds and so much memory, and
for each a line says what came of it, in how many seconds and with how much memory (the most that was resident, in MB). A kind
passes if the command ends by itself with 0 or 1, without a traceback, within both limits, and with the outcome that the kind is
to have. Words choose the kinds whose name or file has one of them.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.bad.case import Case, Expected
from tests.bad.make import CASES, SERVERS

MEGABYTES = 1_000
SECONDS = 180.0  # an article may take 60, and is tried alone after it was tried with others
TOO_SLOW = "longer than the limit"
LOOK = 0.05  # seconds between two looks at a process's memory
TRACES = ("Traceback (most recent call last)", "defect of kg")


@dataclass(frozen=True)
class Outcome:
    """What became of one input. ``stopped`` is why it was stopped, "" if it ended by itself."""

    code: int
    out: str
    err: str
    seconds: float
    megabytes: int
    stopped: str = ""

    @property
    def message(self) -> str:
        """The first thing that it said."""
        lines = (self.err or self.out).strip().splitlines()
        return lines[0].removeprefix("kg: error: ") if lines else ""


def build(path: Path, store: Path, seconds: float, megabytes: int) -> Outcome:
    """Build one input in a process of its own, within the limits."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        began = time.monotonic()
        command = (sys.executable, "-m", "kg", "build", str(path), "--store", str(store))
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=err, start_new_session=True)
        stopped: list[str] = []
        watch = threading.Thread(target=_watch, args=(process.pid, began + seconds, megabytes, stopped))
        watch.start()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        stopped.append("")
        watch.join()
        out.seek(0)
        err.seek(0)
        said = out.read().decode(errors="replace"), err.read().decode(errors="replace")
        return Outcome(process.returncode, *said, time.monotonic() - began, usage.ru_maxrss * 1024 // 1_000_000, stopped[0])


def faults(outcome: Outcome, expected: Expected, megabytes: int) -> list[str]:
    """Why an outcome does not pass."""
    told = [outcome.stopped] * bool(outcome.stopped)
    told += [f"{outcome.megabytes} MB"] * (outcome.megabytes > megabytes)
    told += [f"it says {trace!r}" for trace in TRACES if trace in outcome.err]
    if expected.slow and outcome.code == 1 and TOO_SLOW in outcome.err:
        return told
    wanted = 1 if expected.errors else 0
    if not outcome.stopped and outcome.code != wanted:
        told.append(f"exit code {outcome.code}, not {wanted}")
    said = outcome.err.lower()
    told += [f"it does not say {word!r}" for _, word in expected.errors if word.lower() not in said]
    added = outcome.out.count(" added to ") + outcome.out.count(" replaced in ")
    if added != expected.articles and not outcome.stopped:
        told.append(f"{added} articles, not {expected.articles}")
    return told


def chosen(words: Iterable[str]) -> list[Case]:
    """The kinds whose name or file has one of these words; all if there are none."""
    wanted = [word.lower() for word in words]
    return [case for case in CASES.values() if not wanted or any(word in case.kind.lower() or word in case.file.lower() for word in wanted)]


def main() -> int:
    """Build all, print the table, and give the number of those that do not pass."""
    parser = argparse.ArgumentParser(description="What becomes of bad inputs of full size.")
    parser.add_argument("words", nargs="*", help="only kinds with one of these words in their name or file")
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument("--megabytes", type=int, default=MEGABYTES)
    parser.add_argument("--small", action="store_true", help="the ones that the tests read")
    arguments = parser.parse_args()
    table = Table("kind", "outcome", "message", "seconds", "MB", box=None)
    failed, outcomes = 0, []
    with tempfile.TemporaryDirectory() as folder:
        for case in chosen(arguments.words):
            home = Path(folder, "case")
            home.mkdir()
            path = _written(case, home, full=not arguments.small)
            outcome = build(path, Path(folder, "graph.kg"), arguments.seconds, arguments.megabytes)
            outcomes.append(outcome)
            wrong = faults(outcome, case.outcome(full=not arguments.small), arguments.megabytes)
            failed += bool(wrong)
            message = outcome.message.replace(f"{home}/", "")
            row = (case.kind, "; ".join(wrong) or "as expected", message, f"{outcome.seconds:.1f}", f"{outcome.megabytes}")
            table.add_row(*(_plain(cell) for cell in row))
            print("\t".join(map(_plain, row)), file=sys.stderr, flush=True)
            subprocess.run(("rm", "-rf", folder + "/case", folder + "/graph.kg"), check=True)
    Console(width=200, highlight=False, markup=False).print(table)
    slowest, largest = max(outcome.seconds for outcome in outcomes), max(outcome.megabytes for outcome in outcomes)
    print(f"{len(outcomes)} kinds, {failed} not as expected; at most {slowest:.1f} s and {largest} MB")
    print(f"{len(SERVERS)} kinds of servers are in tests/read/web")
    return min(failed, 100)


def _written(case: Case, home: Path, *, full: bool) -> Path:
    """Lay an input down, in a process of its own: the peak of this one's memory would count as that of those that it starts."""
    pid = os.fork()
    if pid == 0:
        case.write(home, full=full)
        os._exit(0)
    if os.waitpid(pid, 0)[1]:
        raise SystemExit(f"{case.kind} cannot be made")
    return home / case.file


def _watch(pid: int, until: float, megabytes: int, stopped: list[str]) -> None:
    while not stopped:
        late, large = time.monotonic() > until, _resident(pid) > megabytes
        if late or large:
            stopped.append("stopped: too much memory" if large else "stopped: too slow")
            os.killpg(pid, signal.SIGKILL)
        time.sleep(LOOK)


def _resident(pid: int) -> int:
    """Resident memory of a process in MB; 0 of one that has ended."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE") // 1_000_000


def _plain(text: str) -> str:
    return "".join(character if character.isprintable() else " " for character in text)[:160]


if __name__ == "__main__":
    sys.exit(main())
