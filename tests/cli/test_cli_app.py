"""Errors, interrupts and closed pipes: one line, the right exit code, never a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.cli import run
from kg.errors import KgError, StoreError, UsageError

Write = Callable[..., str]
ROOT = str(Path(__file__).parents[2])


def test_help_and_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([]) == run(["--help"]) == 0
    assert "kg build article.txt" in capsys.readouterr().out
    assert run(["--version"]) == 0
    assert capsys.readouterr().out.startswith("kg 0.")


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["build"],
        ["build", "--nonsense", "a"],
        ["build", "a", "--out", "a.pdf"],
        ["build", "a", "--date", "soon"],
        ["build", "a.txt", "--jobs", "0"],
        ["build", "a.txt", "--time-limit", "-1"],
        ["read", "a.csv", "--column", "body"],
        ["read", "a.txt", "--text", "--dropped"],
        ["facts"],
        ["facts", "a", "--csv", "--json"],
        ["draw", "--limit", "none"],
        ["export", "pdf"],
    ],
)
def test_wrong_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("kg: error: ")
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("error", "code", "message"),
    [
        (StoreError("it is locked", where="graph.kg", fix="wait"), 1, "kg: error: graph.kg: it is locked (wait)\n"),
        (UsageError("no"), 2, "kg: error: no\n"),
        (KgError("a\nb\x1b[31m"), 1, "kg: error: a b [31m\n"),
        (KeyboardInterrupt(), 130, "kg: error: interrupted\n"),
        (OSError(28, "No space left on device", "x"), 1, "kg: error: x: No space left on device\n"),
    ],
)
def test_errors_in_words(
    error: BaseException, code: int, message: str, write: Write, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(articles: object) -> None:
        raise error

    monkeypatch.setattr("kg.pipeline.read_articles", fail)
    assert run(["facts", write("a.txt")]) == code
    assert capsys.readouterr().err == message


def test_a_defect_is_one_line_unless_asked_for(write: Write, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def fail(articles: object) -> None:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr("kg.pipeline.read_articles", fail)
    assert run(["facts", write("a.txt")]) == 1
    assert capsys.readouterr().err.startswith("kg: error: ZeroDivisionError: by zero (this is a defect of kg: set KG_DEBUG=1")
    monkeypatch.setenv("KG_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        run(["facts", "a.txt"])


def test_a_closed_pipe_is_silent(write: Write) -> None:
    code = (
        "import os, sys\nfrom kg.cli import run\nimport kg.pipeline\n"
        "def fail(articles):\n    os.close(1); r, w = os.pipe(); os.close(r); os.dup2(w, 1); print('x' * 99999); sys.stdout.flush()\n"
        "kg.pipeline.read_articles = fail\n"
        f"sys.exit(run(['facts', {write('a.txt')!r}]))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=os.environ | {"PYTHONPATH": ROOT})
    assert (done.returncode, done.stderr) == (0, "")


def test_output_is_utf8_in_any_locale() -> None:
    code = "import sys; from kg.cli import app; app._write_utf8(); print('Z\\u00fcrich \\u2014 \\ud800')"
    ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONPATH": ROOT}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=ascii_only)
    assert done.stdout.decode() == "Zürich — \\ud800\n"
