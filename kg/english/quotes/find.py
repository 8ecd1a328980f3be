"""All attributions of a parsed Doc."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from kg.english.quotes import phrases, verbs
from kg.english.quotes.draft import Draft
from kg.english.quotes.join import Joiner
from kg.english.quotes.marks import quoted
from kg.english.quotes.speakers import phrase
from kg.english.quotes.types import Kind, Quote
from kg.english.quotes.words import Words, extents, words


def find(doc: Doc) -> tuple[Quote, ...]:
    """Who says what in a parsed Doc, in the order of the content."""
    if not len(doc):
        return ()
    w = words(doc)
    reports = sorted(
        [*verbs.reports(w), *phrases.prepositions(w), *phrases.nouns(w), *phrases.colons(w), *phrases.credits(w)],
        key=lambda r: (r.head, r.cue),
    )
    drafts = Joiner(w, reports, quoted(w)).run()
    made = sorted({q for d in drafts if (q := _quote(w, d)) is not None}, key=Quote.place)
    return tuple(_nested(made))


def _quote(w: Words, d: Draft) -> Quote | None:
    content = extents(sorted(d.content), w)
    if not content:
        return None
    told = [t for t in d.content if w.pos[t] not in {"PUNCT", "SPACE"}]
    marked = sum(t in d.marked for t in told)
    kind = Kind.INDIRECT if not marked else Kind.DIRECT if marked == len(told) else Kind.MIXED
    told_as = Quote(content, kind, phrase(w, d.speakers), tuple(d.speakers), quoted=extents(sorted(d.marked), w))
    r = d.report
    return told_as if r is None else replace(told_as, cue=r.cue, manner=r.manner, negated=r.negated)


def _nested(quotes: list[Quote]) -> list[Quote]:
    """The same with ``within`` set: the smallest other content that holds the cue, or the content where there is no cue."""
    found = []
    for q in quotes:
        a, b = q.cue or q.content[0]
        size = sum(y - x for x, y in q.content)
        around = [
            (sum(y - x for x, y in o.content), k)
            for k, o in enumerate(quotes)
            if o is not q and any(x <= a and b <= y for x, y in o.content) and (q.cue or sum(y - x for x, y in o.content) > size)
        ]
        within = min(around)[1] if around else -1
        found.append(replace(q, within=within))
    return found
