"""Is a text English?"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from kg.errors import NotEnglish

FEWEST_LETTERS = 100  # shorter texts say too little about their language: they are taken
_PIECE = 1_500  # characters of each piece of the sample
_PLAIN_SHARE = 0.12  # share of the words below in a text that needs no further look; English news has about 0.2

# Frequent English words that are no frequent words of another language in Latin script.
_ENGLISH = frozenset(("the", "of", "and", "to", "that", "for", "with", "from", "which", "their", "this", "have", "were", "would", "by"))
_WORD = re.compile(r"[^\W\d_]+")


def require_english(text: str, *, where: str) -> None:
    """Pass texts in English and those too short to tell.

    Raises:
        NotEnglish: the text is in another language.
    """
    sample = _sample(text)
    if sum(map(str.isalpha, sample)) < FEWEST_LETTERS:
        return
    words = [word.lower() for word in _WORD.findall(sample)]
    if sum(word in _ENGLISH for word in words) >= _PLAIN_SHARE * len(words):
        return
    language = _identifier().classify(sample)[0]
    if language != "en":
        fix = "only English is read so far; --any-language (any_language=True) takes it as English"
        raise NotEnglish(f"the text looks like language {language!r}, not English", where=where, fix=fix)


def _sample(text: str) -> str:
    """Pieces of the beginning, middle and end, where the text is long: one foreign quotation decides nothing."""
    if len(text) <= 3 * _PIECE:
        return text
    middle = len(text) // 2
    return " ".join((text[:_PIECE], text[middle : middle + _PIECE], text[-_PIECE:]))


@cache
def _identifier() -> Any:
    import py3langid

    return py3langid
