"""A Virtuoso of the tests' own: on free ports of this machine, with little memory, in a temporary folder.

Tests that need it are skipped where it is not installed.
"""

from __future__ import annotations

import atexit
import functools
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

PASSWORD = "dba"  # of a new database

_SETTINGS = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
FileExtend = 200

[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx

[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
ServerThreads = 10
CheckpointInterval = 0
NumberOfBuffers = 4000
MaxDirtyBuffers = 3000
CaseMode = 2
ThreadsPerQuery = 2

[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = .
ServerThreads = 6
EnabledDavVSP = 0

[SPARQL]
ResultSetMaxRows = 2000
"""
_PATIENCE = 90  # seconds; five are usual


class Virtuoso:
    """A running Virtuoso: its address, and the same with the administrator's name and password."""

    def __init__(self, folder: Path) -> None:
        """Start it in a folder; the database is made if it is not there."""
        self.folder = folder
        sql, http = _free_port(), _free_port()
        (folder / "virtuoso.ini").write_text(_SETTINGS.format(sql=sql, http=http), encoding="utf-8")
        self.base = f"127.0.0.1:{http}"
        self.url, self.with_password = f"http://{self.base}/sparql", f"http://dba:{PASSWORD}@{self.base}/sparql"
        self.process = self._started()

    def _started(self) -> subprocess.Popen[bytes]:
        command = ["virtuoso-t", "-f", "-c", "virtuoso.ini"]
        with (self.folder / "out.log").open("wb") as log:
            process = subprocess.Popen(command, cwd=self.folder, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until and process.poll() is None:
            try:
                httpx.get(self.url, params={"query": "ASK {}"}, timeout=5, trust_env=False)
                return process
            except httpx.HTTPError:
                time.sleep(0.1)
        process.kill()
        raise RuntimeError((self.folder / "out.log").read_text(encoding="utf-8", errors="replace")[-1000:])

    def kill(self) -> None:
        """End it at once, as a power cut does."""
        self.process.kill()
        self.process.wait()
        (self.folder / "virtuoso.lck").unlink(missing_ok=True)

    def start_again(self) -> None:
        """Start it again, with what it has on disk."""
        self.process = self._started()

    def send(self, update: str) -> None:
        """Change it by other means than ours."""
        auth = httpx.DigestAuth("dba", PASSWORD)
        headers = {"content-type": "application/sparql-update"}
        said = httpx.post(f"{self.url}-auth", content=update.encode(), headers=headers, auth=auth, timeout=60, trust_env=False)
        said.raise_for_status()

    def empty(self) -> None:
        """Take our graphs out."""
        query = 'SELECT ?g { GRAPH ?g { ?s ?p ?o } FILTER(STRSTARTS(STR(?g), "urn:kg:")) } GROUP BY ?g'
        said = httpx.get(self.url, params={"query": query, "format": "application/sparql-results+json"}, timeout=60, trust_env=False)
        for row in said.json()["results"]["bindings"]:
            self.send(f"DROP SILENT GRAPH <{row['g']['value']}>")


@functools.cache
def running() -> Virtuoso:
    """The one Virtuoso of a test run, started when it is first needed; the test is skipped where it is not installed."""
    if shutil.which("virtuoso-t") is None:
        pytest.skip("Virtuoso is not installed (Debian: apt-get install virtuoso-opensource-7-bin)")
    folder = Path(tempfile.mkdtemp(prefix="virtuoso-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    made = Virtuoso(folder)
    atexit.register(made.kill)  # before the folder goes: what is registered last is done first
    return made


def empty(monkeypatch: pytest.MonkeyPatch) -> Iterator[Virtuoso]:
    """The running Virtuoso, for a fixture: without a graph of ours before the test and after it."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    made = running()
    made.empty()
    yield made
    made.empty()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
