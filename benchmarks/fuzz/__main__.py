"""``python -m benchmarks.fuzz TARGET --seconds N``: fuzz one target, and say how far it came and what broke."""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.fuzz.crashes import Crashes
from benchmarks.fuzz.targets import TARGETS

HOME = Path("build/fuzz")
GRACE = 180  # seconds that a process may take beyond its time: to load, to end an input
_STATE = re.compile(r"^#(\d+)\s.*?cov: (\d+) ft: (\d+)(?: corp: (\d+))?", re.M)


def main() -> int:
    """Fuzz, or try a kept input again; 1 if a law was broken."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.fuzz", description="Try the laws of bad inputs on as many as there is time for."
    )
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--replay", type=Path, metavar="FILE", help="try this input again, and nothing else")
    arguments = parser.parse_args()
    if arguments.replay:
        TARGETS[arguments.target].run(arguments.replay.read_bytes())
        print("no law is broken")
        return 0
    return fuzz(arguments.target, arguments.seconds)


def fuzz(name: str, seconds: int) -> int:
    """Fuzz a target for so many seconds; a process that ends before is followed by another, so that one hang does not end it all."""
    folder = HOME / name
    (folder / "corpus").mkdir(parents=True, exist_ok=True)
    for seed, data in TARGETS[name].seeds().items():
        (folder / "corpus" / f"seed-{seed}").write_bytes(data)
    crashes = Crashes(folder / "crashes")
    began, runs, reached, inputs, ended = time.monotonic(), 0, (0, 0), 0, 0
    while (left := int(seconds - (time.monotonic() - began))) > 0:
        log = _process(name, folder, left)
        states = _STATE.findall(log)
        if not states:
            print(log[-3_000:], file=sys.stderr)
            return 2
        runs += int(states[-1][0])
        reached = max(reached, *((int(branches), int(features)) for _, branches, features, _ in states))
        inputs = max([inputs, *(int(corpus) for *_, corpus in states if corpus)])
        ended += "Done " not in log
    print(
        f"{name}: {seconds} s, {runs:,} executions, {reached[0]:,} branches and {reached[1]:,} features reached by {inputs:,} inputs",
        end="",
    )
    print(f"; {len(crashes.kinds())} kinds of crashes in {folder / 'crashes'}, {ended} processes ended before their time")
    for kind in crashes.kinds():
        print(f"  {folder / 'crashes' / kind}")
    return int(bool(crashes.kinds()))


def _process(name: str, folder: Path, seconds: int) -> str:
    """What one process said; it is kept in the folder too."""
    command = (sys.executable, "-m", "benchmarks.fuzz.fuzzing", name, str(folder), str(seconds))
    with (folder / "log").open("w+", errors="replace") as log:
        try:
            subprocess.run(command, stdout=log, stderr=log, timeout=seconds + GRACE, check=False)
        except subprocess.TimeoutExpired:
            log.write("\nended: it did not end by itself\n")
        log.seek(0)
        return log.read()


if __name__ == "__main__":
    sys.exit(main())
