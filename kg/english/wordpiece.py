"""Sub-words of a word by WordPiece with BERT's normalisation (Devlin et al. 2019; Wu et al. 2016).

Written out here because the words come ready cut, which leaves little to do, and because the usual library brings 35 MB of
model-hub client that an offline reader never calls. A test compares the two.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping

_LONGEST = 100  # characters; a longer piece is unknown as a whole
_CJK = (  # blocks of Chinese characters
    (0x4E00, 0x9FFF),
    (0x3400, 0x4DBF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2B73F),
    (0x2B740, 0x2B81F),
    (0x2B920, 0x2CEAF),
    (0xF900, 0xFAFF),
    (0x2F800, 0x2FA1F),
)


class WordPiece:
    """A vocabulary that cuts words; ids are rows of the model's embedding."""

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        self._ids = vocabulary
        self.unknown = vocabulary["[UNK]"]

    def __contains__(self, piece: str) -> bool:
        return piece in self._ids

    def id(self, piece: str) -> int:
        """The id of a piece of the vocabulary.

        Raises:
            KeyError: it is not in the vocabulary.
        """
        return self._ids[piece]

    def cut(self, word: str) -> list[int]:
        """Ids of a word's pieces; none for a word of control characters alone."""
        return [i for part in _parts(_normalised(word)) for i in self._pieces(part)]

    def _pieces(self, part: str) -> list[int]:
        """Greedy longest match from the left, pieces after the first marked "##"."""
        if len(part) > _LONGEST:
            return [self.unknown]
        found: list[int] = []
        start = 0
        while start < len(part):
            for end in range(len(part), start, -1):
                piece = part[start:end] if start == 0 else "##" + part[start:end]
                if piece in self._ids:
                    found.append(self._ids[piece])
                    start = end
                    break
            else:
                return [self.unknown]
        return found


def _normalised(word: str) -> str:
    """Lower case, without accents and control characters; Chinese characters stand alone."""
    if word.isascii() and word.isalnum():
        return word.lower()
    kept = []
    for c in word:
        if c in "\t\n\r" or unicodedata.category(c).startswith("Z"):
            kept.append(" ")
        elif c != "\ufffd" and not unicodedata.category(c).startswith("C"):
            kept.append(f" {c} " if any(a <= ord(c) <= b for a, b in _CJK) else c)
    plain = unicodedata.normalize("NFD", "".join(kept))
    return "".join(c.lower() for c in plain if unicodedata.category(c) != "Mn")  # each by itself: no final sigma


def _parts(text: str) -> Iterator[str]:
    """Runs between white space, every punctuation mark by itself."""
    start = 0
    for i, c in enumerate(text):
        if c == " " or _punctuation(c):
            if i > start:
                yield text[start:i]
            if c != " ":
                yield c
            start = i + 1
    if start < len(text):
        yield text[start:]


def _punctuation(c: str) -> bool:
    if c.isascii():
        return not c.isalnum() and c != " " and c.isprintable()
    return unicodedata.category(c).startswith("P")
