"""``kg facts --lines`` with lines as files have them: tokens stay as they are, and every line keeps its number."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from kg.cli import run

Write = Callable[..., str]
SENTENCE = "The army shelled the village ."

LINES = (
    "",  # 0
    "Rebels",
    " ".join([SENTENCE] * 833 + ["It", "rained"]),  # 2: 5,000 tokens
    "The\tarmy shelled\t\tthe village .",
    "The army shelled 10\u00a0000 villages .",  # 4
    f"{SENTENCE}\r",
    f"  {SENTENCE.replace(' ', '   ')}  ",  # 6
    "Die Regierung hat das Gesetz am Freitag verabschiedet .",
    "Президент подписал закон в пятницу .",  # 8
    "The army shelled the \x07 vil\x1blage .",
    "The\u2028army \u0085 shelled the village .",  # 10
    "\u00a0 \u3000",
    "\t \r",  # 12
    "a" * 5_000,
    ". . . , , ( ( -LRB- \" ''",  # 14
    "The army did n't shell the vill\u00adage .",
    "He served as the first Prime Minister of Australia .",  # 16
    SENTENCE,
)


@pytest.fixture
def rows(write: Write, capsys: pytest.CaptureFixture[str]) -> dict[int, list[tuple[str, str, str]]]:
    """Subject, relation and object by line."""
    assert run(["facts", "--lines", write("lines.txt", "\n".join(LINES)), "--jsonl"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    found: dict[int, list[tuple[str, str, str]]] = {}
    for row in map(json.loads, out.split("\n")[:-1]):
        found.setdefault(row["line"], []).append((row["subject"], row["relation"], row["object"]))
    return found


def test_odd_lines(rows: dict[int, list[tuple[str, str, str]]]) -> None:
    told = ("The army", "shelled", "the village")
    assert [told in rows.get(number, ()) for number in (3, 5, 6, 17)] == [True] * 4
    assert rows[4] == [("The army", "shelled", "10\u00a0000 villages")]
    assert rows[9] == [("The army", "shelled", "the \x07 vil\x1blage")]
    assert rows[15] == [("The army", "did n't shell", "the vill\u00adage")]
    assert ("He", "served as", "the first Prime Minister of Australia") in rows[16]
    assert not rows.keys() & {0, 1, 11, 12, 13, 14}
    _only_words_of_the_line_are_told(rows)


def _only_words_of_the_line_are_told(rows: dict[int, list[tuple[str, str, str]]]) -> None:
    put_in = {"is", "are", "was", "were", "has", "have", "had", "of"}  # where no verb says it
    for number, told in rows.items():
        tokens = set(LINES[number].replace("\t", " ").rstrip("\r").split(" "))
        for subject, relation, object_ in told:
            assert set(f"{subject} {object_}".split(" ")) - {""} <= tokens
            assert set(relation.split(" ")) <= tokens | put_in


def test_no_line_is_sure_of_everything(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["facts", "--lines", write("lines.txt", SENTENCE), "--confidence", "1", "--jsonl"]) == 0
    assert capsys.readouterr().out == ""
