"""The example of docs/enhanced.md prints what the page says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

_PAGE = Path(__file__).parents[2] / "docs" / "enhanced.md"


def test_example(capsys: pytest.CaptureFixture[str]) -> None:
    code, output = re.findall(r"```(?:python|text)\n(.*?)```", _PAGE.read_text("utf8"), re.S)
    exec(compile(code, str(_PAGE), "exec"), {})
    assert capsys.readouterr().out == output
