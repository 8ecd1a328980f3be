"""The examples of docs/quotes.md run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

_PAGE = Path(__file__).parents[2] / "docs" / "quotes.md"
_EXAMPLES = re.findall(r"```python\n(.*?)```", _PAGE.read_text("utf8"), re.S)


@pytest.mark.parametrize("example", _EXAMPLES, ids=["stored", "unnamed", "statement"])
def test_example(example: str) -> None:
    exec(compile(example, str(_PAGE), "exec"), {})
