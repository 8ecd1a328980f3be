from __future__ import annotations

import tempfile
from pathlib import Path

import graph_story  # noqa: F401 - its settings for hypothesis
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import FormatError
from kg.rdf import spool
from kg.rdf.spool import Spool

lines = st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), max_size=8)


@given(st.lists(lines), st.integers(0, 400))
def test_lines_come_out_sorted_and_once(given: list[str], held: int) -> None:
    with Spool(held) as found:
        for line in given:
            found.add(line)
        assert list(found) == sorted(set(given))
        assert list(found) == sorted(set(given))


def test_files_open_at_once_are_few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spool, "RUNS", 3)
    numbers = [f"{number * 7919 % 1000:04}" for number in range(2000)]
    with Spool(0) as found:
        for line in numbers:
            found.add(line)
        assert len(found._runs()) <= 2 * 7  # two of each level
        assert list(found) == sorted(set(numbers))


def test_temporary_files_are_gone_afterwards(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    found = Spool(0)
    with found:
        found.add("a")
        assert len(found._runs()) == 1
    assert found._runs() == list(tmp_path.iterdir()) == []


def test_no_room_is_an_error_with_a_fix(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*arguments: object, **named: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tempfile, "TemporaryFile", full)
    with Spool(0) as found, pytest.raises(FormatError, match="No space left on device") as failed:
        found.add("a")
    assert "TMPDIR" in failed.value.fix
