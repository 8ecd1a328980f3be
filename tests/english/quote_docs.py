"""Parsed Docs of ``data/quotes.json``: texts, trees read over by hand, and the attributions expected of them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.tokens import Doc

from kg.english.quotes import Quote

_NLP = spacy.blank("en")


@dataclass(frozen=True)
class Case:
    """One text; a row of ``tree`` is ``form lemma upos xpos head dep space start``, heads counted from 0."""

    text: str
    tree: tuple[str, ...]
    quotes: tuple[dict[str, object], ...]


def cases() -> list[Case]:
    """All of them."""
    rows = json.loads((Path(__file__).parent / "data" / "quotes.json").read_text("utf8"))
    return [Case(r["text"], tuple(r["tree"]), tuple(r["quotes"])) for r in rows]


def doc(case: Case) -> Doc:
    """The Doc of a case."""
    rows = [line.split(" ") for line in case.tree]
    made = Doc(
        _NLP.vocab,
        words=[r[0].replace("\\n", "\n") for r in rows],
        spaces=[r[6] == "+" for r in rows],
        lemmas=[r[1] for r in rows],
        pos=[r[2] for r in rows],
        tags=[r[3] for r in rows],
        heads=[int(r[4]) for r in rows],
        deps=[r[5] for r in rows],
        sent_starts=[r[7] == "S" for r in rows],
    )
    assert made.text == case.text
    return made


def shown(doc: Doc, q: Quote) -> dict[str, object]:
    """An attribution in the words of its Doc, as the cases have it."""
    return {
        "source": doc[slice(*q.source)].text if q.source else "",
        "cue": doc[slice(*q.cue)].text if q.cue else "",
        "kind": q.kind.value,
        "manner": q.manner,
        "content": [doc[a:b].text for a, b in q.content],
        "negated": q.negated,
        "within": q.within,
    }
