"""Docs built by hand: one token a line, ``form lemma upos xpos head dep [ent] [mention]``, heads from 1, 0 is the root."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc

from kg.english.annotate import register_extensions
from kg.extract import Proposition, propositions

_NLP = spacy.blank("en")


def doc(*sentences: str) -> Doc:
    """One Doc of several sentences; "_" stands for nothing; a token glued to the one before starts with "+"."""
    register_extensions()
    words: list[str] = []
    spaces: list[bool] = []
    rows: list[list[str]] = []
    heads: list[int] = []
    starts: list[bool] = []
    for sentence in sentences:
        base = len(words)
        for k, line in enumerate(filter(None, (x.strip() for x in sentence.strip().splitlines()))):
            row = [*line.split(), "_", "_"][:8]
            if row[0].startswith("+") and len(row[0]) > 1:
                row[0] = row[0][1:]
                spaces[-1] = False
            words.append(row[0])
            spaces.append(True)
            rows.append(row)
            heads.append(base + int(row[4]) - 1 if row[4] != "0" else base + k)
            starts.append(k == 0)
    ents = ["O" if r[6] == "_" else r[6] for r in rows]
    made = Doc(
        _NLP.vocab,
        words=words,
        spaces=spaces,
        lemmas=[r[1] for r in rows],
        pos=[r[2] for r in rows],
        tags=[r[3] for r in rows],
        heads=heads,
        deps=["ROOT" if r[5] == "root" else r[5] for r in rows],
        ents=ents,
        sent_starts=starts,
    )
    for token, row in zip(made, rows, strict=True):
        token._.mention = "" if row[7] == "_" else row[7]
    return made


def told(*sentences: str) -> set[tuple[str, str, str, str]]:
    """(subject, predicate, object or value, status) of every proposition."""
    found, _, _ = propositions(doc(*sentences))
    return {(p.subject.text, p.predicate, p.object.text if p.object else p.value, p.status.value) for p in found}


def found(*sentences: str) -> list[Proposition]:
    """The propositions themselves."""
    return propositions(doc(*sentences))[0]
