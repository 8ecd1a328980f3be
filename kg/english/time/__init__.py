"""Times in English text: found in a Doc and valued in EDTF against the date of writing.

The pipeline's component ``kg_times`` writes them into ``doc.spans["times"]``; ``annotate`` does so for any Doc.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.english.time.edtf import Extent, extent, valid

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kg.english.time.timeline import Expression

__all__ = ["Extent", "annotate", "expressions", "extent", "normalise", "valid"]


def annotate(doc: Doc, reference: str | None = None) -> Doc:
    """Write the times of a Doc into ``doc.spans["times"]``, with ``span._.edtf``, ``time_kind`` and ``time_precision``; returns it.

    Called again, with another date, it does so anew.

    Args:
        doc: best read by the model: else nothing tells tense, or names from times.
        reference: the date of writing as ISO 8601; None takes ``doc._.reference``.
    """
    from kg.english.time.timeline import annotate

    return annotate(doc, reference)


def expressions(doc: Doc, reference: str = "") -> list[Expression]:
    """The times of a Doc in text order, none overlapping another; see ``kg.english.time.timeline.Expression``."""
    from kg.english.time.timeline import expressions

    return expressions(doc, reference)


def normalise(text: str, reference: str = "", *, direction: int = 0) -> str:
    """The value of the first time in a few words: EDTF, an ISO 8601 duration, or a recurring interval; "" where it has none.

    Args:
        text: such as "late Tuesday" or "for 30 days".
        reference: the date of writing as ISO 8601; without it, times that count from it have no value.
        direction: -1 where the words are about what was, +1 about what is to be.

    >>> normalise("on Tuesday", "2025-03-19"), normalise("on Tuesday", "2025-03-19", direction=1)
    ('2025-03-18', '2025-03-25')
    >>> normalise("from May to July 2024"), normalise("for 30 days"), normalise("yesterday")
    ('2024-05/2024-07', 'P30D', '')
    """
    from kg.english.time.timeline import normalise

    return normalise(text, reference, direction)
