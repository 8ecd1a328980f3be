"""What the spelling and the layout say of a word, as small integers the encoder embeds beside its sub-words.

The encoder's vocabulary is lower-case and knows no white space; these two features give back what it cannot see:
the *shape* of a word (capitals, digits, punctuation) and the *gap* before it (none, a space, a line, a paragraph).
"""

from __future__ import annotations

from enum import IntEnum


class Shape(IntEnum):
    """Spelling classes; the values are rows of a trained embedding, so they never change order."""

    NONE = 0  # [CLS], [SEP], padding
    LOWER = 1
    TITLE = 2
    UPPER = 3
    INITIAL = 4  # one capital, or capitals with full stops: "A", "U.S."
    MIXED = 5  # "iPhone", "McDonald"
    NUMBER = 6
    ALPHANUMERIC = 7  # "92nd", "F-16"
    PUNCTUATION = 8
    OTHER = 9


class Gap(IntEnum):
    """What stands before a word; rows of a trained embedding too."""

    NONE = 0  # glued to the word before
    SPACE = 1
    LINE = 2
    PARAGRAPH = 3
    UNKNOWN = 4  # the layout is not known: tokens that came without a text


def shape_of(word: str) -> Shape:
    """Spelling class of one word.

    >>> [shape_of(w).name for w in ("war", "Kyiv", "NATO", "U.S.", "McCain", "72", "92nd", "“", "Shahed-136")]
    ['LOWER', 'TITLE', 'UPPER', 'INITIAL', 'MIXED', 'NUMBER', 'ALPHANUMERIC', 'PUNCTUATION', 'ALPHANUMERIC']
    """
    letters = [c for c in word if c.isalpha()]
    digits = any(c.isdigit() for c in word)
    if not letters:
        if digits:
            return Shape.NUMBER
        return Shape.OTHER if any(c.isalnum() for c in word) else Shape.PUNCTUATION
    if digits:
        return Shape.ALPHANUMERIC
    if all(not c.isupper() for c in letters):
        return Shape.LOWER
    if all(c.isupper() for c in letters):
        return Shape.INITIAL if len(letters) == 1 or "." in word else Shape.UPPER
    if letters[0].isupper() and all(not c.isupper() for c in letters[1:]):
        return Shape.TITLE
    return Shape.MIXED


def gap_of(before: str) -> Gap:
    """Gap class of the white space before a word.

    >>> [gap_of(s).name for s in ("", " ", " \\n", "\\n\\n")]
    ['NONE', 'SPACE', 'LINE', 'PARAGRAPH']
    """
    if not before:
        return Gap.NONE
    lines = before.count("\n")
    return Gap.SPACE if lines == 0 else Gap.LINE if lines == 1 else Gap.PARAGRAPH
