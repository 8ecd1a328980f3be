"""Names without the function words that were taken into them: "for the Middle East Tobias Ellwood" is Tobias Ellwood.

The names are read off word by word and the tree beside them; where the two disagree about what belongs together, the tree is believed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LEADING = frozenset({"ADP", "CCONJ", "SCONJ", "AUX", "VERB"})


def trim_names(doc: Doc) -> Doc:
    """Set ``doc.ents`` anew: no name begins with a preposition, conjunction or verb in lower case, a person is one
    phrase and all of it."""
    taken = {t.i for e in doc.ents for t in e}
    found = [_trimmed(_whole(e, taken)) for e in doc.ents]
    doc.ents = tuple(e for e in found if e is not None)
    return doc


def _whole(name: Span, taken: set[int]) -> Span:
    """A person's name with the words of it that the tree hangs on and nobody marked: "Karl | Brandt"."""
    doc, end = name.doc, name.end
    while end < len(doc) and end not in taken and doc[end].dep_ == "flat" and name.start <= doc[end].head.i < end:
        if doc[end].pos_ != "PROPN":
            break
        end += 1
    return Span(doc, name.start, end, name.label) if name.label_ == "PERSON" and end > name.end else name


def _trimmed(name: Span) -> Span | None:
    start, end = name.start, name.end
    if name[0].pos_ in _LEADING and name[0].is_lower:
        start += 1
        while start < end and (name.doc[start].pos_ == "DET" or name.doc[start].is_space):
            start += 1
    if name.label_ == "PERSON" and start < end:
        start = max(start, _person(name.doc, start, end))
    if start == name.start:
        return name
    return Span(name.doc, start, end, name.label) if any(t.is_title or t.is_upper for t in name.doc[start:end]) else None


def _person(doc: Doc, start: int, end: int) -> int:
    """Where the last of the phrases side by side in a span begins: "Middle East | Tobias Ellwood", both under "Minister"."""
    tops = [t for t in doc[start:end] if not start <= t.head.i < end or t.head.i == t.i]
    last = tops[-1]
    side_by_side = len(tops) == 2 and tops[0].pos_ == last.pos_ == "PROPN" and _under(tops[0])
    return tops[0].i + 1 if side_by_side else start


def _under(token: Token) -> bool:
    """Whether a preposition stands over a phrase."""
    return any(c.dep_ == "case" for c in token.children)
