"""Tuples of CaRB: the gold, a peer's output, and ours, by sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

_PREPOSITIONS = re.compile(
    r"(?i)(?:about|above|across|after|against|along|among|around|at|before|behind|below|beneath|beside|between|beyond|by|despite|down|during|"
    r"except|for|from|in|inside|into|like|near|of|off|on|onto|out|outside|over|past|since|through|throughout|to|towards?|under|until|"
    r"up|upon|via|with|within|without)"
)
_ARGUMENT = re.compile(r"^(?:\w+Argument|Relation)\((.*),List\(.*\)\)$")


@dataclass(frozen=True, slots=True)
class OpenTuple:
    """A relation and its arguments, in words; tokens are separated by white space."""

    relation: str
    arguments: tuple[str, ...]
    confidence: float = 1.0
    construction: str = ""

    def __str__(self) -> str:
        return " | ".join((self.arguments[0], self.relation, *self.arguments[1:]))


Tuples = Mapping[str, tuple[OpenTuple, ...]]


def gold_tuples(path: Path) -> dict[str, tuple[OpenTuple, ...]]:
    """dev.tsv: sentence, relation, arguments; "C:" marks a context, which is no argument."""
    found: dict[str, tuple[OpenTuple, ...]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        sentence, relation, *rest = line.split("\t")
        arguments = tuple(a.strip() for a in rest if a.strip() and "C: " not in a)
        if arguments:
            found[sentence.strip()] = (*found.get(sentence.strip(), ()), OpenTuple(relation.strip(), arguments))
    return found


def peer_tuples(path: Path) -> dict[str, tuple[OpenTuple, ...]]:
    """OpenIE 5's output: confidence, context, subject, relation, further arguments separated by semicolons, sentence."""
    found: dict[str, tuple[OpenTuple, ...]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        confidence, _, subject, relation, rest, sentence = line.split("\t")[:6]
        objects = [_words(part) for part in re.split(r"; (?=\w+Argument\()", rest) if part]
        made = OpenTuple(_words(relation), (_words(subject), *objects), float(confidence))
        found[sentence.strip()] = (*found.get(sentence.strip(), ()), made)
    return found


def _words(part: str) -> str:
    held = _ARGUMENT.match(part)
    return held[1] if held else part


def our_tuples(path: Path) -> dict[str, tuple[OpenTuple, ...]]:
    """What ``kg facts --lines`` tells of a file of sentences."""
    from kg.pipeline import read_lines
    from kg.rdf.table import rows

    sentences = path.read_text(encoding="utf-8").splitlines()
    found: dict[str, tuple[OpenTuple, ...]] = {}
    for sentence, reading in zip(sentences, read_lines(sentences), strict=True):
        made = {
            (row.subject, row.relation, row.object): OpenTuple(row.relation, (row.subject, row.object), row.confidence, fact.construction)
            for row, fact in zip(rows(reading), reading.facts, strict=True)
        }
        found[sentence.strip()] = tuple(made.values())
    return found


def joined(tuples: Tuples) -> dict[str, tuple[OpenTuple, ...]]:
    """All arguments after the first as one."""
    return {s: tuple(_joined(t) for t in found) for s, found in tuples.items()}


def _joined(t: OpenTuple) -> OpenTuple:
    return replace(t, arguments=(t.arguments[0], " ".join(t.arguments[1:]))) if len(t.arguments) > 2 else t


def binarised(tuples: Tuples) -> dict[str, tuple[OpenTuple, ...]]:
    """An n-ary tuple as (first, relation, second) and, for each further argument, (first, relation second preposition, rest)."""
    return {s: tuple(b for t in found for b in _binarised(t)) for s, found in tuples.items()}


def _binarised(t: OpenTuple) -> list[OpenTuple]:
    made = [replace(t, arguments=t.arguments[:2])]
    for argument in t.arguments[2:]:
        first, *rest = argument.split()
        under = rest and _PREPOSITIONS.fullmatch(first)
        relation = f"{t.relation} {t.arguments[1]}" + (f" {first}" if under else "")
        made.append(replace(t, relation=relation, arguments=(t.arguments[0], " ".join(rest) if under else argument)))
    return made
