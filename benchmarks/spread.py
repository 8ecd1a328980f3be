"""The same articles on one machine and on Spark, undisturbed and disturbed: is it the same graph, and what does it cost?

    python -m benchmarks.spread build/articles/03 --masters local[2] local-cluster[2,1,2048]
    python -m benchmarks.spread build/articles/03 --masters local-cluster[2,1,2048] --disturbed

``--disturbed`` adds an article that crashes the interpreter and one that hangs where no signal reaches it; kills an executor while
articles are read; and kills the driver three times, to start it again each time. Graphs are compared as sorted N-Quads, with what a
store keeps for itself.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from rich.console import Console

from kg.spread.tables import read_manifest
from kg.store import open_store

FAULTS = """
import sys
if "kg.pipeline.worker" in sys.orig_argv:
    import os, signal, time
    from kg import pipeline
    read = pipeline.read_article
    def faulty(article):
        if article.text.startswith("This crashes."):
            os.kill(os.getpid(), signal.SIGSEGV)
        if article.text.startswith("This hangs."):
            signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM])
            time.sleep(100_000)
        return read(article)
    pipeline.read_article = faulty
"""
_EXECUTOR = "CoarseGrainedExecutorBackend"
_LIMIT = "5"  # seconds an article may take where one hangs


def published(out: Path) -> str:
    """A digest of all that a store holds of a published graph."""
    manifest = read_manifest((out / "manifest.json").read_text(), str(out))
    texts = ((out / name).read_bytes() for name in manifest.loaded())
    return digest(line for text in texts for line in (gzip.decompress(text) if text[:2] == b"\x1f\x8b" else text).splitlines())


def stored(store: Path) -> str:
    """The same of a store."""
    with open_store(store) as graph:
        return digest(f"{quad} .".encode() for some in graph.graphs(all=True) for quad in some)


def digest(lines: object) -> str:
    """A hash of lines in any order."""
    return hashlib.sha256(b"\n".join(sorted(lines))).hexdigest()[:16]  # type: ignore[call-overload]


def run(command: list[str], faults: Path | None = None) -> float:
    """Seconds that a command takes."""
    began = time.perf_counter()
    subprocess.run(command, env=_environment(faults), check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - began


def _environment(faults: Path | None) -> dict[str, str]:
    return os.environ | ({"PYTHONPATH": f"{faults}{os.pathsep}{Path.cwd()}"} if faults else {})


def command_of(news: Path, master: str, out: Path, *more: str) -> list[str]:
    """``kg build --on``."""
    return [sys.executable, "-m", "kg", "build", str(news), "--on", master, "--out", str(out), *more]


def disturbed(command: list[str], faults: Path, out: Path, console: Console) -> None:
    """Run a job while an executor is killed, then kill the driver three times, and let it come to its end."""
    for number, moment in enumerate(("waves", "extracted", "components", "decided")):
        silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        process = subprocess.Popen(command, env=_environment(faults), start_new_session=True, **silent)
        while process.poll() is None and not list(out.glob(f"_work/*/{moment}")):
            time.sleep(0.2)
        time.sleep(2 if number else 15)
        if not number:
            found = subprocess.run(["pgrep", "-f", _EXECUTOR], capture_output=True, text=True, check=False).stdout.split()
            os.kill(int(found[0]), signal.SIGKILL)
            console.print(f"an executor of {len(found)} killed while articles are read")
            while process.poll() is None and not list(out.glob("_work/*/extracted/*/*/_SUCCESS")):
                time.sleep(0.2)
        os.killpg(process.pid, signal.SIGKILL)
        subprocess.run(["pkill", "-9", "-f", "org.apache.spark"], check=False)
        process.wait()
        console.print(f"driver killed ({number + 1}), at “{moment}”")
        time.sleep(3)
    console.print(f"the last run: {run(command, faults):.0f} s")


def main() -> None:
    """Build, disturb, compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("news", type=Path)
    parser.add_argument("--masters", nargs="+", default=["local[2]"])
    parser.add_argument("--disturbed", action="store_true")
    given = parser.parse_args()
    console = Console(width=140)
    outer = Path(tempfile.mkdtemp(prefix="spread-"))
    try:
        news, faults = outer / "news", outer / "faults"
        shutil.copytree(given.news, news)
        faults.mkdir()
        (faults / "sitecustomize.py").write_text(FAULTS)
        seconds = run([sys.executable, "-m", "kg", "build", str(news), "--jobs", "2", "--store", str(outer / "one.kg")])
        whole = stored(outer / "one.kg")
        console.print(f"kg build --jobs 2: {seconds:.1f} s, {whole}")
        if given.disturbed:
            (news / "crashes.txt").write_text("This crashes. The court upheld the law on Tuesday, and the minister welcomed it.\n")
            (news / "hangs.txt").write_text("This hangs. The court upheld the law on Tuesday, and the minister welcomed it.\n")
        for master in given.masters:
            out, report = outer / hashlib.sha256(master.encode()).hexdigest()[:8], outer / "report.jsonl"
            command = command_of(news, master, out, *(("--time-limit", _LIMIT, "--report", str(report)) if given.disturbed else ()))
            if given.disturbed:
                disturbed(command, faults, out, console)
                console.print(report.read_text())
            else:
                seconds = run(command)
            found, took = published(out), "" if given.disturbed else f"{seconds:.1f} s, "
            console.print(f"{master}: {took}{found}, {'same' if found == whole else 'DIFFERENT'}")
    finally:
        shutil.rmtree(outer, ignore_errors=True)


if __name__ == "__main__":
    main()
