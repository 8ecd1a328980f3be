"""The spaCy component that finds quotations, and where it leaves them on the Doc."""

# No "from __future__ import annotations": spaCy 3.7 reads the types of a factory at run time.
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.english.quotes.find import find
from kg.english.quotes.types import Extent, Kind, Quote

_KEY = "kg_quotes"  # of Doc.user_data
GROUPS = ("quotes", "quote_sources", "quote_cues")  # of Doc.spans


def register_extension() -> None:
    """Declare ``Doc._.quotes``: the attributions of a parsed Doc, found when first asked for. Doing it twice does no harm."""
    Doc.set_extension("quotes", getter=quotes_of, force=True)


def quotes_of(doc: Doc) -> tuple[Quote, ...]:
    """The attributions kept with a Doc; found and kept where there are none yet."""
    if _KEY not in doc.user_data:
        # As plain lists, so that the Doc can be written and read again.
        doc.user_data[_KEY] = [_plain(q) for q in find(doc)]
    return tuple(_quote(row) for row in doc.user_data[_KEY])


def _plain(q: Quote) -> list[Any]:
    extents = [list(e) for e in q.content], [list(e) for e in q.quoted]
    ends = [list(e) if e else None for e in (q.source, q.cue)]
    return [extents[0], q.kind.value, ends[0], list(q.speakers), ends[1], q.manner, q.negated, q.within, extents[1]]


def _quote(row: list[Any]) -> Quote:
    content, kind, source, speakers, cue, manner, negated, within, quoted = row

    def extents(rows: list[list[int]]) -> tuple[Extent, ...]:
        return tuple((a, b) for a, b in rows)

    one = [extents([e])[0] if e else None for e in (source, cue)]
    return Quote(extents(content), Kind(kind), one[0], tuple(speakers), one[1], manner, negated, within, extents(quoted))


class QuoteFinder:
    """Component ``kg_quotes``: sets ``Doc._.quotes`` and the span groups "quotes" (contents, labelled with the kind),
    "quote_sources" and "quote_cues" (labelled with the manner). A span's ``id`` is the position of its quote in ``Doc._.quotes``.
    """

    def __init__(self) -> None:
        register_extension()

    def __call__(self, doc: Doc) -> Doc:
        """Find the quotations of a parsed Doc, in place."""
        doc.user_data.pop(_KEY, None)
        quotes = quotes_of(doc)
        doc.spans["quotes"] = [Span(doc, a, b, q.kind.value, span_id=k) for k, q in enumerate(quotes) for a, b in q.content]
        doc.spans["quote_sources"] = [Span(doc, *q.source, q.manner, span_id=k) for k, q in enumerate(quotes) if q.source]
        doc.spans["quote_cues"] = [Span(doc, *q.cue, q.manner, span_id=k) for k, q in enumerate(quotes) if q.cue]
        return doc


@Language.factory("kg_quotes", assigns=["doc._.quotes", "doc.spans"], requires=["token.dep", "token.head", "token.lemma"])
def make_quote_finder(nlp: Language, name: str) -> QuoteFinder:
    """No settings."""
    return QuoteFinder()
