"""Who is speaking: direct, indirect and mixed quotation in a parsed Doc.

``quotes_of(doc)``, or ``doc._.quotes`` after the pipeline, gives them; ``find(doc)`` finds them anew.
"""

from __future__ import annotations

from kg.english.quotes.component import GROUPS, quotes_of, register_extension
from kg.english.quotes.cues import cues
from kg.english.quotes.find import find
from kg.english.quotes.types import Extent, Kind, Quote

__all__ = ["GROUPS", "Extent", "Kind", "Quote", "cues", "find", "quotes_of", "register_extension"]
