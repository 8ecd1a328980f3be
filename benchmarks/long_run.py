"""Ten thousand articles: does a run that is killed and resumed give the same bytes, and what does an article cost at the end?

    python -m benchmarks.many_articles build/articles --articles 10000
    python -m benchmarks.long_run build/articles --jobs 2

Builds a graph in one clean run, and another in a run that is killed (twice by SIGKILL, once by Ctrl-C) and started again with the
same command each time; compares their exports. Of the clean run it tells the processor time an article costs, of all processes
together, thousand by thousand, and the memory of the parent and of its workers. In a new graph articles are joined when all are read:
what that costs an article is told too, and what it costs where the first thousand (the first folder) are all there is.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console
from rich.table import Table

KG = (sys.executable, "-m", "kg")
STEP = 1_000
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Measured:
    """Of one run: articles, processor and clock seconds after each step, and the most memory in MB; the last step is the joining."""

    articles: list[int] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    clock: list[float] = field(default_factory=list)
    parent: list[int] = field(default_factory=list)
    workers: list[int] = field(default_factory=list)

    def add(self, articles: int, processor: float, clock: float, memory: tuple[int, int]) -> None:
        """A step."""
        self.articles.append(articles)
        self.processor.append(processor)
        self.clock.append(clock)
        self.parent.append(memory[0])
        self.workers.append(memory[1])

    def costs(self, step: int) -> tuple[float, float]:
        """Milliseconds that an article took in a step: of processor and clock."""
        before = (self.processor[step - 1], self.clock[step - 1]) if step else (0.0, 0.0)
        read = self.articles[step] - (self.articles[step - 1] if step else 0) or self.articles[step]
        return (self.processor[step] - before[0]) * 1000 / read, (self.clock[step] - before[1]) * 1000 / read


def command(folder: Path, store: Path, jobs: int) -> list[str]:
    """The command that builds the graph."""
    return [*KG, "build", str(folder), "--store", str(store), "--jobs", str(jobs), "--any-language", "--report", f"{store}.failures.jsonl"]


def clean(folder: Path, store: Path, jobs: int) -> Measured:
    """Build in one run, and measure it."""
    measured, began, before = Measured(), time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    number, memory, all = 0, (0, 0), total(folder)
    with subprocess.Popen(command(folder, store, jobs), stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        for number, _ in enumerate(process.stdout, 1):
            if number % STEP == 0:
                family = [process.pid, *children(process.pid)]
                memory = peak(process.pid), max(map(peak, family[1:]), default=0)
                measured.add(number, sum(map(processor, family)), time.monotonic() - began, memory)
                if number == all:
                    break
        while process.poll() is None:
            with suppress(OSError, StopIteration):  # it may end meanwhile
                memory = max(memory[0], peak(process.pid)), memory[1]
            time.sleep(0.2)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    measured.add(number, used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime, time.monotonic() - began, memory)
    return measured


def total(folder: Path) -> int:
    """How many articles there are."""
    return sum(1 for path in folder.rglob("*") if path.is_file())


def show(measured: Measured) -> None:
    """Print a table."""
    table = Table("articles", "processor ms an article", "clock ms an article", "parent MB", "worker MB")
    for step, number in enumerate(measured.articles):
        told = f"{number:,}" if step < len(measured.articles) - 1 else "joining"
        costs = (f"{cost:.1f}" for cost in measured.costs(step))
        table.add_row(told, *costs, str(measured.parent[step]), str(measured.workers[step]))
    Console().print(table)


def interrupted(folder: Path, store: Path, jobs: int, articles: int) -> list[str]:
    """Build with three interruptions at moments drawn by chance; what was done in each run."""
    chance, told = random.Random(3), []
    for how in (signal.SIGKILL, signal.SIGINT, signal.SIGKILL, None):
        after = chance.randrange(articles // 6, articles // 3) if how else articles + 1
        done = 0
        with subprocess.Popen(command(folder, store, jobs), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
            assert process.stdout is not None
            for done, _ in enumerate(process.stdout, 1):
                if done == after and how is not None:
                    process.send_signal(how)
        told.append(f"{done} lines, then {how.name if how else 'done'} (exit code {process.returncode})")
    return told


def digest(store: Path) -> str:
    """A hash over everything that a store holds, exported."""
    hashed = hashlib.sha256()
    with subprocess.Popen([*KG, "export", "nq", "--all", "--store", str(store)], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        while part := process.stdout.read(1 << 20):
            hashed.update(part)
    return hashed.hexdigest()


def children(pid: int) -> list[int]:
    """The processes that a process has started."""
    listed = Path(f"/proc/{pid}/task/{pid}/children")
    found = [int(child) for task in Path(f"/proc/{pid}/task").iterdir() for child in (task / "children").read_text().split()]
    return sorted({*found, *map(int, listed.read_text().split())})


def processor(pid: int) -> float:
    """Seconds of processor time that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def peak(pid: int) -> int:
    """The most memory that a process has had, in MB."""
    line = next(line for line in Path(f"/proc/{pid}/status").read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) // 1024


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--stores", type=Path, default=Path("build"))
    parser.add_argument("--clean-only", action="store_true")
    given = parser.parse_args()
    one, other = given.stores / "clean.kg", given.stores / "killed.kg"
    for store in (one, other):
        shutil.rmtree(store, ignore_errors=True)
    first = sorted(path for path in given.folder.iterdir() if path.is_dir())[0]
    show(clean(first, one, given.jobs))
    shutil.rmtree(one)
    show(clean(given.folder, one, given.jobs))
    if given.clean_only:
        return
    for line in interrupted(given.folder, other, given.jobs, total(given.folder)):
        print(line)
    hashes = digest(one), digest(other)
    print(f"clean {hashes[0]}\nkilled {hashes[1]}\n{'the same' if hashes[0] == hashes[1] else 'NOT THE SAME'}")


if __name__ == "__main__":
    main()
