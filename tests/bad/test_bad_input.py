"""Every kind of bad input: read alone, and in one run of the command with all others."""

from __future__ import annotations

import io
import json
import re
from collections import Counter
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kg.cli.app import run
from kg.cli.messages import _on_one_line
from kg.read.options import Options
from kg.read.source import found_in
from kg.read.walk import Found
from kg.store import open_store
from tests.bad.case import Case
from tests.bad.judge import complaints, false_evidence, watched, within
from tests.bad.make import CASES, SERVERS

SECONDS = 30.0  # for one small input, on a machine with other work
RUN_SECONDS = 300.0
# Which kinds go through which command. Few go into a store, where articles are compared, and most of these are copies.
BUILT = set(list(CASES)[::4])
TOLD = {kind for kind, case in CASES.items() if case.file.endswith((".txt", ".md")) and not kind.startswith("a name of ")} - BUILT
COMMANDS = {"facts": TOLD, "build": BUILT, "read": set(CASES) - TOLD - BUILT}


@dataclass(frozen=True)
class Ran:
    """What a command said of a folder."""

    folder: Path
    code: int
    out: str
    err: str

    def named(self, case: Case) -> list[str]:
        """The messages about a file: its name, then a colon or the name of a member."""
        path = re.escape(_on_one_line(str(self.folder / case.file)))
        return [line for line in self.err.splitlines() if re.match(rf"kg: error: {path}(?=[:!/#])", line)]


@dataclass
class Alone:
    """What was read of each kind alone: the texts of its articles by id."""

    texts: dict[str, dict[str, str]] = field(default_factory=dict)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The corpus, laid down in a folder for each command."""
    made = tmp_path_factory.mktemp("bad")
    for command in COMMANDS:
        (made / command).mkdir()
        for kind in COMMANDS[command]:
            CASES[kind].write(made / command)
    return made


@pytest.fixture(scope="module")
def alone() -> Alone:
    """What the first test found of each kind."""
    return Alone()


@pytest.fixture(scope="module")
def ran(home: Path) -> dict[str, Ran]:
    """What the commands that users run say of their folders."""
    more = {
        "facts": ("--jsonl",),
        "build": ("--store", str(home / "graph.kg"), "--report", str(home / "report.jsonl")),
        "read": ("--jsonl",),
    }
    return {command: _run(home / command, command, str(home / command), *more[command]) for command in COMMANDS}


@pytest.mark.parametrize("kind", CASES)
def test_alone(kind: str, home: Path, alone: Alone) -> None:
    """What was expected of it comes out, in time, and reading writes nothing, runs nothing and asks no network."""
    case = CASES[kind]
    path = str(_path(home, kind))
    with within(SECONDS), watched() as done:
        outcomes = list(found_in(path, Options(seconds=SECONDS)))
    assert complaints(case.expected, outcomes, path) == []
    assert done == []
    alone.texts[kind] = {outcome.article.id: outcome.article.text for outcome in outcomes if isinstance(outcome, Found)}


@pytest.mark.parametrize("command", COMMANDS)
def test_among_others(command: str, ran: dict[str, Ran]) -> None:
    """In one run with others, what is refused is named with its cause, and nothing else is."""
    wrong = {}
    for kind in COMMANDS[command]:
        expected, named = CASES[kind].expected, ran[command].named(CASES[kind])
        many = len(named) == len(expected.errors) or (expected.more and len(named) > len(expected.errors))
        if not many or not all(any(word.lower() in line.lower() for line in named) for _, word in expected.errors):
            wrong[kind] = named
    assert wrong == {}


@pytest.mark.parametrize("command", COMMANDS)
def test_the_run(command: str, ran: dict[str, Ran]) -> None:
    """It ends with 1 and no traceback, and every line of stderr is a message."""
    told = ran[command]
    assert told.code == 1
    assert "Traceback" not in told.out + told.err
    assert "defect of kg" not in told.err
    assert all(line.startswith("kg: ") and line.isprintable() for line in told.err.splitlines())


def test_read(ran: dict[str, Ran], alone: Alone) -> None:
    """What is read among others is what is read alone."""
    assert {json.loads(line)["article"] for line in ran["read"].out.splitlines()} >= set(_texts(alone, "read"))


def test_facts(ran: dict[str, Ran], alone: Alone) -> None:
    """What is read has facts, and each has a sentence of its text."""
    rows = [json.loads(line) for line in ran["facts"].out.splitlines()]
    texts = _texts(alone, "facts")
    assert [row for row in rows if row["article"] in texts and not texts[row["article"]][row["start"] : row["end"]].strip()] == []
    counts = Counter(row["article"] for row in rows)
    assert _without_facts(alone, counts, "facts") == []


def test_store(home: Path, ran: dict[str, Ran], alone: Alone) -> None:
    """What is refused is in the report and not in the store, what is read is in the store, and its evidence is true."""
    report = (home / "report.jsonl").read_text(encoding="utf-8")
    assert len(report.splitlines()) == len([line for line in ran["build"].err.splitlines() if line.startswith("kg: error:")])
    with open_store(home / "graph.kg") as graph:
        readings = graph.readings()
    assert [flaw for reading in readings for flaw in false_evidence(reading)] == []
    assert _without_facts(alone, Counter({reading.article.id: len(reading.facts) for reading in readings}), "build") == []
    if len(alone.texts) == len(CASES):
        assert {reading.article.id: reading.article.text for reading in readings} == _texts(alone, "build")


def test_refused_leave_the_store(home: Path, tmp_path: Path) -> None:
    """A store that was asked to take bad inputs alone is what it was."""
    bad = [kind for kind, case in CASES.items() if not case.expected.articles and case.place is None][::12]
    refused = [str(_path(home, kind)) for kind in bad]
    good, store = tmp_path / "good.txt", tmp_path / "graph.kg"
    good.write_text("The court upheld the law on Tuesday.\n")
    assert _run(home / "build", "build", *refused, "--store", str(store)).code == 1
    assert not store.exists() or _quads(store) == []
    assert _run(home / "build", "build", str(good), "--store", str(store)).code == 0
    before = _quads(store)
    assert _run(home / "build", "build", *refused, "--store", str(store)).code == 1
    assert _quads(store) == before != []


def test_the_corpus_is_the_same_each_time(home: Path) -> None:
    """No kind is made of chance or of the clock, and there are as many as promised."""
    quick = [(kind, case) for kind, case in CASES.items() if case.place is None and "bomb" not in kind]  # those are large on their way
    small = [(case, _path(home, kind)) for kind, case in quick]
    assert [path for case, path in small if path.stat().st_size < 50_000 and case.make(False) != path.read_bytes()] == []
    assert len(CASES) + len(SERVERS) > 300


def _path(home: Path, kind: str) -> Path:
    command = next(command for command, kinds in COMMANDS.items() if kind in kinds)
    return home / command / CASES[kind].file


def _texts(alone: Alone, command: str) -> dict[str, str]:
    """The texts by id of what went through a command."""
    return {id: text for kind, told in alone.texts.items() if kind in COMMANDS[command] for id, text in told.items()}


def _run(folder: Path, *arguments: str) -> Ran:
    out, err = io.StringIO(), io.StringIO()
    before = sorted(folder.iterdir())
    with within(RUN_SECONDS), redirect_stdout(out), redirect_stderr(err):
        code = run(arguments)
    assert sorted(folder.iterdir()) == before, "something was written"
    return Ran(folder, code, out.getvalue(), err.getvalue())


def _without_facts(alone: Alone, counts: Counter[str], command: str) -> list[str]:
    """The kinds that have fewer facts than they are to have."""
    kinds = [kind for kind in alone.texts if kind in COMMANDS[command]]
    return [kind for kind in kinds if sum(counts[id] for id in alone.texts[kind]) < CASES[kind].expected.facts]


def _quads(store: Path) -> list[str]:
    with open_store(store) as graph:
        return sorted(map(str, graph.quads()))
