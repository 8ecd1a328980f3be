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
# Each kind goes through one of two commands. Few go into a store: there articles are compared, and most of these are copies.
STORED = dict(list(CASES.items())[::4])


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
    """The corpus, laid down in two folders."""
    made = tmp_path_factory.mktemp("bad")
    for folder in ("facts", "build"):
        (made / folder).mkdir()
    for kind, case in CASES.items():
        case.write(made / _folder(kind))
    return made


@pytest.fixture(scope="module")
def alone() -> Alone:
    """What the first test found of each kind."""
    return Alone()


@pytest.fixture(scope="module")
def facts(home: Path) -> Ran:
    """The facts of most of the corpus, by the command that users run."""
    return _run(home / "facts", "facts", str(home / "facts"), "--jsonl")


@pytest.fixture(scope="module")
def built(home: Path) -> Ran:
    """The rest built into a store, with a report."""
    return _run(home / "build", "build", str(home / "build"), "--store", str(home / "graph.kg"), "--report", str(home / "report.jsonl"))


@pytest.mark.parametrize("kind", CASES)
def test_alone(kind: str, home: Path, alone: Alone) -> None:
    """What was expected of it comes out, in time, and reading writes nothing, runs nothing and asks no network."""
    case = CASES[kind]
    path = str(home / _folder(kind) / case.file)
    with within(SECONDS), watched() as done:
        outcomes = list(found_in(path, Options(seconds=SECONDS)))
    assert complaints(case.expected, outcomes, path) == []
    assert done == []
    alone.texts[kind] = {outcome.article.id: outcome.article.text for outcome in outcomes if isinstance(outcome, Found)}


@pytest.mark.parametrize("kind", CASES)
def test_among_others(kind: str, facts: Ran, built: Ran) -> None:
    """In one run with others, what is refused is named with its cause, and nothing else is."""
    case = CASES[kind]
    named, wanted = (built if kind in STORED else facts).named(case), case.expected.errors
    assert len(named) == len(wanted) or (case.expected.more and len(named) > len(wanted)), named
    for _, word in wanted:
        assert any(word.lower() in line.lower() for line in named), (word, named)


def test_facts(facts: Ran, alone: Alone) -> None:
    """The run ends with 1, every line of stderr is a message, and what is read has facts, each with a sentence of its text."""
    _require_sound(facts)
    rows = [json.loads(line) for line in facts.out.splitlines()]
    texts = {id: text for kind, told in alone.texts.items() if kind not in STORED for id, text in told.items()}
    assert [row for row in rows if row["article"] in texts and not texts[row["article"]][row["start"] : row["end"]].strip()] == []
    counts = Counter(row["article"] for row in rows)
    assert _without_facts(alone, counts, stored=False) == []


def test_store(home: Path, built: Ran, alone: Alone) -> None:
    """What is refused is in the report and not in the store, what is read is in the store, and its evidence is true."""
    _require_sound(built)
    report = (home / "report.jsonl").read_text(encoding="utf-8")
    assert len(report.splitlines()) == len([line for line in built.err.splitlines() if line.startswith("kg: error:")])
    with open_store(home / "graph.kg") as graph:
        readings = graph.readings()
    assert [flaw for reading in readings for flaw in false_evidence(reading)] == []
    assert _without_facts(alone, Counter({reading.article.id: len(reading.facts) for reading in readings}), stored=True) == []
    if len(alone.texts) == len(CASES):
        texts = {id: text for kind in STORED for id, text in alone.texts[kind].items()}
        assert {reading.article.id: reading.article.text for reading in readings} == texts


def test_refused_leave_the_store(home: Path, tmp_path: Path) -> None:
    """A store that was asked to take bad inputs alone is what it was."""
    bad = [kind for kind, case in CASES.items() if not case.expected.articles and case.place is None][::12]
    refused = [str(home / _folder(kind) / CASES[kind].file) for kind in bad]
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
    small = [(case, home / _folder(kind) / case.file) for kind, case in quick]
    assert [path for case, path in small if path.stat().st_size < 50_000 and case.make(False) != path.read_bytes()] == []
    assert len(CASES) + len(SERVERS) > 300


def _folder(kind: str) -> str:
    return "build" if kind in STORED else "facts"


def _run(folder: Path, *arguments: str) -> Ran:
    out, err = io.StringIO(), io.StringIO()
    before = sorted(folder.iterdir())
    with within(RUN_SECONDS), redirect_stdout(out), redirect_stderr(err):
        code = run(arguments)
    assert sorted(folder.iterdir()) == before, "something was written"
    return Ran(folder, code, out.getvalue(), err.getvalue())


def _without_facts(alone: Alone, counts: Counter[str], *, stored: bool) -> list[str]:
    """The kinds that have fewer facts than they are to have."""
    kinds = [kind for kind in alone.texts if (kind in STORED) == stored]
    return [kind for kind in kinds if sum(counts[id] for id in alone.texts[kind]) < CASES[kind].expected.facts]


def _require_sound(ran: Ran) -> None:
    assert ran.code == 1
    assert "Traceback" not in ran.out + ran.err
    assert "defect of kg" not in ran.err
    assert all(line.startswith("kg: ") and line.isprintable() for line in ran.err.splitlines())


def _quads(store: Path) -> list[str]:
    with open_store(store) as graph:
        return sorted(map(str, graph.quads()))
