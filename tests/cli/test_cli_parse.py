"""``kg parse``, with a pipeline that only splits words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import spacy

from kg.cli import run

Write = Callable[..., str]


@pytest.fixture(autouse=True)
def _words_only(monkeypatch: pytest.MonkeyPatch) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    monkeypatch.setattr("kg.english.load", lambda: nlp)


def test_conllu(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["parse", write("a.txt", "The court sat. It ruled.")]) == 0
    out = capsys.readouterr().out
    assert out.startswith("# newdoc id = the-court-sat-it-ruled-")
    assert "2\tcourt\t" in out
    assert out.endswith("\n\n")


def test_html(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["parse", write("a.txt", "The <b>court</b> sat."), "--html"]) == 0
    out = capsys.readouterr().out
    assert out.lower().startswith("<!doctype html>")
    assert "<b>court" not in out


def test_bad_input_alone_prints_nothing(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["parse", write("a.txt", b""), "--html"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "it is empty" in err
