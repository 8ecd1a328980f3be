"""What is told twice is one thing: the headline and the lead that tells it again, a sentence that is quoted twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from kg.resolve.cluster import NOMINAL, Link
from kg.resolve.knowledge import words as known
from kg.resolve.reference import Reference
from kg.resolve.wording import content
from kg.types import EntityType

_LEAD = 3  # sentences after the headline that tell it again; the dateline may be one of them
_AROUND = 4  # words on both sides of a phrase that make its sentence the same
_CLOSING = frozenset(".?!…")
_QUOTES = frozenset("\"”'’»")
_MEASURES = frozenset({EntityType.TIME, EntityType.QUANTITY})


def link_retold(references: Sequence[Reference]) -> Iterator[Link]:
    """Links between nominals, definite or not, that stand in two tellings of the same."""
    yield from _headline(references)
    yield from _verbatim(references)


def _headline(references: Sequence[Reference]) -> Iterator[Link]:
    """ "Hackers attack bank": the lead's "hackers" are those. News style (inverted pyramid): the lead restates the headline.

    The first mention of a noun in the lead, with the same number, where neither says what the other does not.
    """
    if not references or not _is_headline(references[0]):
        return
    above: dict[tuple[str, bool], Reference] = {}
    twice: set[tuple[str, bool]] = set()
    for r in references:
        if r.sentence > _LEAD:
            return
        if not r.nominal or r.type in _MEASURES or r.lemma in known("roles", "vague"):
            continue
        kind = (r.lemma, r.plural)
        if r.sentence == 0:
            twice |= {kind} & set(above)
            above[kind] = r
        elif kind not in twice and (old := above.pop(kind, None)) is not None and _retells(old, r):
            yield _link(old, r, "the headline told again")


def _is_headline(first: Reference) -> bool:
    """Whether the first sentence is a headline: it does not end as a sentence does, and a line ends with it."""
    doc = first.head.doc
    sentence = next(doc.sents)
    last = [t for t in sentence if not t.is_space and t.text not in _QUOTES][-1:]
    return bool(last) and last[0].text not in _CLOSING and "\n" in doc.text[last[0].idx : last[0].idx + len(last[0]) + 4]


def _retells(old: Reference, r: Reference) -> bool:
    said, says = content(old), content(r)
    counted = any(t.pos_ == "NUM" for x in (old, r) for t in x.head.children)
    return not counted and (said <= says or says <= said) and r.determiner not in {"another", "no", "every", "each"}


def _verbatim(references: Sequence[Reference]) -> Iterator[Link]:
    """A phrase between the same words as before: a quotation or caption given twice."""
    seen: dict[tuple[str, ...], list[Reference]] = defaultdict(list)
    for r in references:
        doc, i = r.head.doc, r.head.i
        if not r.nominal or i < _AROUND or i + _AROUND >= len(doc):
            continue
        around = tuple(t.lower_ for t in doc[i - _AROUND : i + _AROUND + 1])
        if sum(w.isalpha() for w in around) < 2 * _AROUND - 1:
            continue
        for old in seen[around][:1]:
            yield _link(old, r, "the same sentence told again")
        seen[around].append(r)


def _link(old: Reference, r: Reference, how: str) -> Link:
    return Link(NOMINAL, old.number, r.number, f"“{r.phrase.text}” takes up “{old.phrase.text}”: {how}")
