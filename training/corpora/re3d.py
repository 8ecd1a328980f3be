"""Names in re3d: reports of defence and diplomacy, stand-off annotation in JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Set
from itertools import pairwise
from pathlib import Path
from typing import Any

from kg.english.features import Gap
from training.corpora.names import NUMBERS, PLACES, TAGS, TIMES, NamedText, gazetteer, outside, permitted_tags, titles

_RE3D = {
    "Organisation": {"ORG"},
    "Person": {"PERSON"},
    "Location": set(PLACES),
    "Nationality": {"NORP"},
    "Temporal": set(TIMES),
    "Money": {"MONEY"},
    "Quantity": {"CARDINAL", "QUANTITY", "PERCENT"},
    "MilitaryPlatform": {"PRODUCT"},
    "Weapon": {"PRODUCT", "O"},
    "Vehicle": {"PRODUCT", "O"},
    "DocumentReference": {"WORK_OF_ART"},
}


def re3d(folder: Path, held_out: Set[str] = frozenset()) -> Iterator[NamedText]:
    """re3d: reports of defence and diplomacy; nominal mentions are marked there too, so only capitalised ones teach names."""
    import spacy

    from kg.english.tokenizer import customise

    nlp = customise(spacy.blank("en"))
    by_document: dict[str, list[dict[str, Any]]] = {}
    for line in (folder / "entities.json").read_text("utf8").splitlines():
        if line.strip():
            entity = json.loads(line)
            by_document.setdefault(entity["documentId"], []).append(entity)
    for line in (folder / "documents.json").read_text("utf8").splitlines():
        if not line.strip():
            continue
        record = json.loads(line)
        if any(record["_id"].startswith(h) for h in held_out):
            continue
        yield _re3d_text(nlp(record["text"]), record["_id"], by_document.get(record["_id"], []))


def _re3d_text(doc, name: str, entities: list[dict[str, Any]]) -> NamedText:
    tokens = [t for t in doc if not t.is_space]
    index = {t.i: k for k, t in enumerate(tokens)}
    words = [t.text for t in tokens]
    unsure: list[tuple[int, int, set[str]]] = []
    spans: list[tuple[int, int, set[str]]] = []
    for e in entities:
        span = doc.char_span(e["begin"], e["end"], alignment_mode="expand")
        inside = [index[t.i] for t in span if t.i in index] if span is not None else []
        if not inside or e["type"] not in _RE3D:
            continue
        start, end, types = inside[0], inside[-1] + 1, _RE3D[e["type"]]
        if types <= TIMES | NUMBERS:
            spans.append((start, end, types))
            continue
        if types == {"PERSON"}:  # "Iraqi President Fuad Masum": the name is what follows the titles
            while end - start > 2 and words[start].lower() in titles() | gazetteer()[1]:
                start += 1
        if start < end and words[start].lower() == "the":
            start += 1
        capital = sum(w[:1].isupper() for w in words[start:end])
        if end - start == 1 and words[start].lower() in titles() | {"i", "we", "he", "she", "they", "it"}:
            continue
        if start < end and capital >= (end - start + 1) / 2 and words[end - 1][:1].isupper():
            spans.append((start, end, types))
        else:
            unsure.append((start, end, types))
    spans.sort(key=lambda s: (s[0] - s[1], s[0]))
    tags = permitted_tags(len(words), spans, outside(), words)
    everything = frozenset(TAGS)
    for start, end, _ in unsure:
        for i in range(start, end):
            if tags[i] == frozenset("O") and words[i][:1].isupper():
                tags[i] = everything
    gaps = [int(Gap.PARAGRAPH)]
    for before, t in pairwise(tokens):
        between = doc.text[before.idx + len(before.text) : t.idx]
        gaps.append(int(Gap.NONE if not between else Gap.PARAGRAPH if "\n\n" in between else Gap.LINE if "\n" in between else Gap.SPACE))
    breaks = [0] + [i for i, g in enumerate(gaps) if g >= Gap.LINE and i]
    return NamedText("re3d/" + name, words, gaps, tags, breaks)
