"""Names inside names: "92nd Assault Brigade" in "Reconnaissance Battalion of the 92nd Assault Brigade".

``doc.ents`` holds the widest names, none inside another. Inside them the tree tells the parts, and the model which of the parts
mentions something of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NAMES = "names"  # key of doc.spans
_LABELS = {"person": "PERSON", "place": "GPE", "organization": "ORG", "event": "EVENT"}
_OUTSIDE = frozenset({"case", "det", "punct", "cc"})  # of an inner name, when they stand before it or after all of it


def add_names(doc: Doc) -> Doc:
    """Set ``doc.spans["names"]``: every name of ``doc.ents`` and every name inside one, in text order, the wider first."""
    found = [Span(doc, e.start, e.end, e.label) for e in doc.ents]
    for entity in doc.ents:
        if len(entity) > 2:
            found += [span for token in entity if (span := _inner(token, entity)) is not None]
    doc.spans[NAMES] = sorted(found, key=lambda s: (s.start, -s.end))
    return doc


def _inner(token: Token, outer: Span) -> Span | None:
    """The name a word of a larger name heads, None where it heads none: a proper noun that the model takes for a mention."""
    label = _LABELS.get(token._.mention)
    if label is None or token.pos_ != "PROPN" or not outer.start <= token.head.i < outer.end or token.head.i == token.i:
        return None
    if token.dep_ in {"flat", "conj", "appos"}:
        return None
    start, end = token.i, token.i + 1
    for child in token.children:
        if outer.start <= child.i < outer.end and child.dep_ not in _OUTSIDE:
            start, end = min(start, child.left_edge.i), max(end, child.right_edge.i + 1)
    start, end = max(start, outer.start), min(end, outer.end)
    return Span(token.doc, start, end, label) if end - start < len(outer) and token.text[:1].isupper() else None
