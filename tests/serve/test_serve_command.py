"""``kg serve``: what it prints, how it ends, and what it refuses."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import httpx
import pytest
from served import graph_in

from kg.cli import run
from kg.errors import KgError, UsageError
from kg.serve import Limits, serve
from kg.serve.run import address_of, listening


@contextmanager
def started(where: Path, *options: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The command while the block runs, and the line that it prints."""
    command = [sys.executable, "-m", "kg", "serve", "--store", str(where), "--port", "0", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            yield process, process.stdout.readline()
        finally:
            process.kill()


def test_it_says_where_it_listens_and_ends_by_ctrl_c_with_all_its_processes(tmp_path: Path) -> None:
    where = graph_in(tmp_path)
    with started(where) as (process, line):
        address = re.fullmatch(rf"{where} is served at (http://127\.0\.0\.1:\d+/) \(Ctrl-C ends it\)\n", line)
        assert address
        said = httpx.get(f"{address[1]}sparql", params={"query": "ASK { ?s ?p ?o }"}, trust_env=False)
        assert said.json()["boolean"] is True
        listed = Path(f"/proc/{process.pid}/task/{process.pid}/children")  # Linux
        children = listed.read_text().split() if listed.exists() else []
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=10)
    assert (process.returncode, out, err) == (0, "", "")
    assert not [child for child in children if Path(f"/proc/{child}").exists()]


def test_the_options_reach_the_server(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    seen: dict[str, object] = {}
    opened: list[str] = []

    def served(where: str, **options: object) -> None:
        seen.update(options, where=where)
        options["ready"]("http://127.0.0.1:1/")  # type: ignore[operator]

    monkeypatch.setattr("kg.serve.serve", served)
    monkeypatch.setattr("webbrowser.open", opened.append)
    options = "--store g.kg --host ::1 --port 1 --write --timeout 2.5 --limit 7 --cors http://a --open"
    assert run(["serve", *options.split()]) == 0
    assert capsys.readouterr().out == "g.kg is served at http://127.0.0.1:1/ (Ctrl-C ends it)\n"
    assert (seen["where"], seen["host"], seen["port"], seen["writable"], seen["cors"]) == ("g.kg", "::1", 1, True, ["http://a"])
    assert seen["limits"] == Limits(timeout=2.5, rows=7)
    assert opened == ["http://127.0.0.1:1/"]


def test_a_port_that_is_taken_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with closing(listening("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert run(["serve", "--store", str(graph_in(tmp_path)), "--port", str(port)]) == 1
    err = capsys.readouterr().err
    assert err.startswith(f"kg: error: 127.0.0.1:{port}: another program listens there (choose another port, such as --port 8001")
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("options", "code", "words"),
    [
        (["--store", "none.kg"], 1, "there is no graph here"),
        (["--cors", "example.org"], 2, "no origin"),
        (["--cors", "*", "--write"], 2, "any page on the web could write"),
        (["--host", "no such host"], 2, "no such host"),
        (["--port", "70000"], 2, "65535"),
        (["--timeout", "0"], 2, "0.1"),
        (["--limit", "0"], 2, "1"),
    ],
)
def test_what_is_wrong_is_told(options: list[str], code: int, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
                               capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    graph_in(tmp_path)
    assert run(["serve", *options]) == code
    err = capsys.readouterr().err
    assert (words in err, err.count("\n")) == (True, 1)


def test_addresses() -> None:
    with closing(listening("0.0.0.0", 0)) as everywhere:
        assert address_of(everywhere) == f"http://127.0.0.1:{everywhere.getsockname()[1]}/"
    if socket.has_ipv6:
        try:
            with closing(listening("::1", 0)) as six:
                assert address_of(six) == f"http://[::1]:{six.getsockname()[1]}/"
        except KgError:
            pytest.skip("no IPv6 here")


def test_an_address_of_another_machine_is_told() -> None:
    with pytest.raises(KgError, match="cannot listen there"):
        listening("192.0.2.1", 0)
    with pytest.raises(UsageError):
        listening("127.0.0.1", 1 << 17)


@pytest.mark.parametrize("host", ["127.0.0.1", "0.0.0.0"])
def test_only_who_listens_to_all_answers_to_any_name(host: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[object] = []
    monkeypatch.setattr("kg.serve.run.application", lambda access, **options: seen.append(options["hosts"]) or "an application")
    monkeypatch.setattr("kg.serve.run.Server.run", lambda self, sockets: self._ready())
    serve(str(graph_in(tmp_path)), host=host, port=0, ready=lambda address: seen.append(address))
    assert bool(seen[0]) == (host == "127.0.0.1")
    assert str(seen[1]).startswith("http://127.0.0.1:")


def test_the_public_surface_of_the_room() -> None:
    import kg.serve

    assert all(hasattr(kg.serve, name) for name in kg.serve.__all__)
    with pytest.raises(AttributeError, match="nonsense"):
        _ = kg.serve.nonsense  # type: ignore[attr-defined]


def test_the_processes_that_answer_queries_need_no_server() -> None:
    code = "import sys, kg.serve.worker; print([m for m in ('starlette', 'uvicorn', 'httpx', 'rdflib', 'spacy') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.strip() == "[]"
