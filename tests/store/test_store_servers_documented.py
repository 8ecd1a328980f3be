"""docs/servers.md: what it shows is what the commands do."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from test_store_server import graph_of
from virtuoso import Virtuoso, empty

import kg.cli
from kg.store.endpoints import endpoints
from kg.store.server import opened

PAGE = (Path(__file__).parents[2] / "docs" / "servers.md").read_text(encoding="utf-8")
ADDRESS = "localhost:8890"
Captured = pytest.CaptureFixture[str]


@pytest.fixture
def virtuoso(monkeypatch: pytest.MonkeyPatch) -> Iterator[Virtuoso]:
    """Virtuoso without a graph of ours."""
    yield from empty(monkeypatch)


def _shown(number: int) -> list[tuple[str, str]]:
    """The commands of a console block, and what each prints."""
    block = re.findall(r"```console\n(.*?)```", PAGE, re.DOTALL)[number]
    parts = re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
    return [(command, printed) for command, _, printed in (part.partition("\n") for part in parts)]


@pytest.mark.usefixtures("pipeline_by_hand")
def test_the_commands_print_what_is_shown(
    virtuoso: Virtuoso, write: Callable[..., str], monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    write("law.txt")
    (settings, _), *commands = _shown(0)
    for setting in shlex.split(settings)[1:]:
        name, _, value = setting.partition("=")
        monkeypatch.setenv(name, value.replace(ADDRESS, virtuoso.base))
    for command, printed in commands:
        assert kg.cli.run(shlex.split(command)[1:]) == 0
        assert capsys.readouterr().out.replace(virtuoso.base, ADDRESS) == printed
    ((command, printed),) = _shown(1)
    with closing(opened(virtuoso.url, write=True)):
        assert kg.cli.run(shlex.split(command.replace(ADDRESS, virtuoso.base))[1:]) == 1
    assert capsys.readouterr().err.replace(virtuoso.base, ADDRESS) == printed


def test_another_program_reads_it_as_shown(virtuoso: Virtuoso) -> None:
    (query,) = re.findall(r"```sparql\n(.*?)```", PAGE, re.DOTALL)
    with closing(opened(virtuoso.with_password, write=True)) as server:
        server.change([], [], graph_of("a"))
        assert [str(row[0]) for row in server._connection.query(query).rows] == ['"Arden treaty"']


def test_the_addresses_are_those_of_the_table() -> None:
    rows = re.findall(r"^\| (?:Apache|Oxigraph|GraphDB)[^|]*\| `(.*?)` \| `(.*?)` \| `(.*?)` \|$", PAGE, re.MULTILINE)
    assert len(rows) == 3
    for url, update, data in rows:
        found = endpoints(url, {})
        host = "/".join(url.split("/")[:3])
        assert (found.update, found.data) == (host + update, host + data)
