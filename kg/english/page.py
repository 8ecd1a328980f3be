"""Docs as one HTML page: the text with its names, and under it the tree of each sentence. Needs no network."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Any

from spacy import displacy
from spacy.tokens import Doc, Span

_HEAD = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>
body {{ font: 16px/1.6 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; color: #222 }}
.entities {{ margin-bottom: 2rem; white-space: pre-wrap }} details {{ margin: .3rem 0 }} summary {{ cursor: pointer }}
.tree {{ overflow-x: auto }}
</style></head><body>
"""
_COLOURS = {
    "PERSON": "#ffd9a8",
    "NORP": "#e3d5ff",
    "ORG": "#bfe3ff",
    "GPE": "#c9f0c1",
    "LOC": "#c9f0c1",
    "FAC": "#d8e8c8",
    "EVENT": "#ffc9c9",
    "PRODUCT": "#f3e2b3",
    "WORK_OF_ART": "#f6cfe8",
}
_WIDTH, _LEVEL = 110, 46  # pixels a word, and a step of an arc's height


def to_html(docs: Iterable[Doc], title: str = "What the reader saw") -> str:
    """One page; everything that comes from a text is escaped."""
    parts = [_HEAD.format(title=escape(title))]
    for doc in docs:
        name = doc.user_data.get("article", "")
        if name:
            parts.append(f"<h2>{escape(str(name))}</h2>\n")
        parts.append(_names(doc))
        parts += [_tree(s) for s in doc.sents] if doc.has_annotation("DEP") else []
    return "".join(parts) + "</body></html>\n"


def _names(doc: Doc) -> str:
    ents = [{"start": e.start_char, "end": e.end_char, "label": e.label_} for e in doc.ents]
    data = {"text": doc.text, "ents": ents, "title": None}
    return str(displacy.render(data, style="ent", manual=True, page=False, jupyter=False, options={"colors": _COLOURS}))


def _tree(sentence: Span) -> str:
    """The sentence, and its tree to unfold."""
    words = [t for t in sentence if not t.is_space]
    if not words:
        return ""
    place = {t.i: k for k, t in enumerate(words)}
    arcs: list[dict[str, Any]] = []
    for k, t in enumerate(words):
        head = place.get(t.head.i, k)
        if head != k:
            arcs.append({"start": min(k, head), "end": max(k, head), "label": t.dep_, "dir": "left" if k < head else "right"})
    data = {"words": [{"text": t.text, "tag": t.pos_} for t in words], "arcs": arcs}
    options = {"distance": _WIDTH, "arrow_stroke": 1, "word_spacing": 30, "arrow_spacing": 8}
    drawing = displacy.render(data, style="dep", manual=True, page=False, jupyter=False, options=options)
    return f'<details><summary>{escape(" ".join(sentence.text.split()))}</summary><div class="tree">{drawing}</div></details>\n'
