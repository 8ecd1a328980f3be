"""Names in Wikipedia text: Re-DocRED, WikiGold, CrossNER politics."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from training.corpora.names import MISC, NUMBERS, PLACES, TIMES, NamedText, guessed_gaps, outside, permitted_tags


def redocred(path: Path) -> Iterator[NamedText]:
    """Re-DocRED: PER ORG LOC TIME NUM MISC in Wikipedia paragraphs; adjectives of nationality are LOC there."""
    types = {"PER": {"PERSON"}, "ORG": {"ORG"}, "LOC": set(PLACES), "TIME": set(TIMES), "NUM": set(NUMBERS), "MISC": set(MISC)}
    for document in json.loads(path.read_text("utf8")):
        words = [w for s in document["sents"] for w in s]
        breaks, at = [], 0
        for s in document["sents"]:
            breaks.append(at)
            at += len(s)
        spans = sorted(
            {
                (breaks[m["sent_id"]] + m["pos"][0], breaks[m["sent_id"]] + m["pos"][1], m["type"])
                for cluster in document["vertexSet"]
                for m in cluster
            },
            key=lambda s: (s[0] - s[1], s),
        )
        tags = permitted_tags(
            len(words), [(a, b, types[t]) for a, b, t in spans], outside("CARDINAL", "QUANTITY", "PERCENT", "MONEY"), words
        )
        yield NamedText("redocred/" + document["title"], words, guessed_gaps(words), tags, breaks)


def wikigold(path: Path) -> Iterator[NamedText]:
    """WikiGold: PER ORG LOC MISC; dates and numbers are not marked."""
    types = {"PER": {"PERSON"}, "ORG": {"ORG"}, "LOC": set(PLACES), "MISC": set(MISC)}
    for k, part in enumerate(path.read_text("utf8").split("-DOCSTART- O")):
        words, labels, breaks = [], [], []
        for block in part.strip().split("\n\n"):
            rows = [line.rsplit(" ", 1) for line in block.split("\n") if " " in line]
            if rows:
                breaks.append(len(words))
            words += [r[0] for r in rows]
            labels += [r[1].split("-")[-1] for r in rows]
        if words:
            yield NamedText(
                f"wikigold/{k}",
                words,
                guessed_gaps(words),
                permitted_tags(len(words), _runs(labels, types), outside(*TIMES, *NUMBERS), words),
                breaks,
            )


def _runs(labels: list[str], types: dict[str, set[str]]) -> list[tuple[int, int, set[str]]]:
    runs, start = [], 0
    for i in range(1, len(labels) + 1):
        if i == len(labels) or labels[i] != labels[start]:
            if labels[start] in types:
                runs.append((start, i, types[labels[start]]))
            start = i
    return runs


def crossner(path: Path) -> Iterator[NamedText]:
    """CrossNER politics: politicians, parties, elections, events, countries."""
    types = {
        "politician": {"PERSON"},
        "person": {"PERSON"},
        "organisation": {"ORG"},
        "politicalparty": {"ORG"},
        "event": {"EVENT"},
        "election": {"EVENT"},
        "country": {"GPE"},
        "location": set(PLACES),
        "misc": MISC | {"O"},
    }
    for k, block in enumerate(path.read_text("utf8").strip().split("\n\n")):
        rows = [line.split("\t") for line in block.split("\n") if "\t" in line]
        words = [r[0] for r in rows]
        spans: list[tuple[int, int, set[str]]] = []
        for i, (_, label) in enumerate(rows):
            if label.startswith("B-"):
                end = i + 1
                while end < len(rows) and rows[end][1].startswith("I-"):
                    end += 1
                spans.append((i, end, types[label[2:]]))
        yield NamedText(
            f"crossner/{path.stem}/{k}",
            words,
            guessed_gaps(words),
            permitted_tags(len(words), spans, outside(*TIMES, *NUMBERS), words),
            [0],
        )
