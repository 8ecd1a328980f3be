"""What of a Doc the model is shown: its words without the white space, the gap before each, and where it may be cut."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc

from kg.english.features import Gap, gap_of

Flags = npt.NDArray[np.bool_]
Indices = npt.NDArray[np.int64]

_LINE_ENDS = tuple(".!?:;\"'”’)]»…")
_CLOSING = frozenset({'"', "''", "'", "”", "’", ")", "]", "»"})
_DATELINE = 14  # words at most, the dash included
_DASHES = frozenset({"—", "–", "--", "-"})
_IN_DATELINE = frozenset({",", ".", "(", ")", "/", "of", "the"})
_WORD_JOINTS = frozenset("'’-")


@dataclass(frozen=True)
class Layout:
    """The words of a Doc, in order.

    Attributes:
        tokens: [W], position of each word among the Doc's tokens.
        words: their texts.
        gaps: the Gap before each; UNKNOWN for all where the Doc does not know its white space.
        breaks: [W], True where a sentence surely starts.
        barred: [W], True where a sentence never starts: inside what is written as one word.
        closing: [W], True for quotes and brackets glued to the word before only; they end sentences and start none.
        units: positions where a window had better start, ascending, 0 among them.
        fixed: whether the Doc came with its sentences; ``breaks`` are then all there are.
    """

    tokens: Indices
    words: list[str]
    gaps: list[int]
    breaks: Flags
    barred: Flags
    closing: Flags
    units: Indices
    fixed: bool


def layout_of(doc: Doc) -> Layout:
    """Look at a Doc once."""
    texts, white, glued = _columns(doc)
    tokens = np.flatnonzero(~white)
    words = [texts[i] for i in tokens]
    gaps = [int(Gap.UNKNOWN)] * len(words) if doc.has_unknown_spaces else _gaps(texts, tokens, glued)
    barred = np.array([i > 0 and _glued(words[i - 1], words[i], gaps[i]) for i in range(len(words))], bool)
    closing = np.array([_closes(words, gaps, i) for i in range(len(words))], bool)
    fixed = len(doc) > 1 and bool(doc.has_annotation("SENT_START", require_complete=True))
    if fixed:
        breaks = _given_starts(doc, white)
        units = np.flatnonzero(breaks)
    else:
        breaks = np.array([g == Gap.PARAGRAPH for g in gaps], bool)
        for i in [j for j in range(len(words)) if j == 0 or gaps[j] in {Gap.LINE, Gap.PARAGRAPH}]:
            after = _dateline_end(words, i)
            if after:
                breaks[after] = True
        units = np.array([i for i in range(len(words)) if breaks[i] or _new_line(words, gaps, i)], np.int64)
    if words:
        breaks[0] = True
        units = np.union1d(units, [0])
    return Layout(tokens, words, gaps, breaks, barred, closing, units, fixed)


def _columns(doc: Doc) -> tuple[list[str], Flags, Flags]:
    """Of every token: its text, whether it is white space, whether nothing follows it before the next token."""
    table = doc.to_array(["ORTH", "IS_SPACE", "SPACY"]).reshape(-1, 3)
    strings = doc.vocab.strings
    return [strings[int(o)] for o in table[:, 0]], table[:, 1] > 0, table[:, 2] == 0


def _gaps(texts: list[str], tokens: Indices, glued: Flags) -> list[int]:
    gaps, last = [], -1
    for i in tokens.tolist():
        if last < 0:
            gaps.append(int(Gap.PARAGRAPH))  # a text starts as a paragraph does
        elif i == last + 1:
            gaps.append(int(Gap.NONE if glued[last] else Gap.SPACE))
        else:
            gaps.append(int(gap_of(" " + "".join(texts[last + 1 : i]))))
        last = i
    return gaps


def _given_starts(doc: Doc, white: Flags) -> Flags:
    """Starts of the Doc's own sentences, moved from white space to the next word."""
    starts = doc.to_array(["SENT_START"]).reshape(-1) == 1
    passed = np.concatenate(([0], starts.cumsum()))  # starts before each token
    ends = np.flatnonzero(~white) + 1
    breaks: Flags = np.diff(passed[ends], prepend=0) > 0
    return breaks


def _glued(before: str, word: str, gap: int) -> bool:
    return gap == Gap.NONE and before[-1:].isalnum() and (word[:1].isalnum() or word[:1] in _WORD_JOINTS)


def _closes(words: list[str], gaps: list[int], i: int) -> bool:
    return words[i] in _CLOSING and gaps[i] == Gap.NONE and (i + 1 == len(words) or gaps[i + 1] != Gap.NONE)


def _dateline_end(words: list[str], start: int) -> int:
    """Where the text begins after a dateline ("KYIV, Ukraine (Agency) — The talks ..."), 0 where there is none.

    A dateline is a few capitalised words and a dash; with a plain hyphen its first word must be all capitals.
    """
    for i in range(start, min(start + _DATELINE, len(words) - 1)):
        word = words[i]
        if i > start and word in _DASHES:
            shouted = (len(words[start]) > 2 and words[start].isupper()) or "(" in words[start:i]
            begins = words[i + 1][:1]
            return i + 1 if (shouted or word != "-") and (begins.isupper() or not begins.isalnum()) else 0
        if not (word[:1].isupper() or word in _IN_DATELINE or word.isdigit()):
            return 0
    return 0


def _new_line(words: list[str], gaps: list[int], i: int) -> bool:
    """A line that starts something new, by the looks of it: not one that was merely wrapped."""
    return i > 0 and gaps[i] == Gap.LINE and words[i - 1].endswith(_LINE_ENDS) and not words[i][:1].islower()
