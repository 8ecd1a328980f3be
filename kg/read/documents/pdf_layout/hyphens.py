"""Words broken at the end of a line, put together: with their hyphen if it is their own, without it if the break put it there."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources
from itertools import pairwise, zip_longest

from kg.read.documents.pdf_layout.shapes import Paragraph

HYPHENS = "-\u2010\u00ad"
_SOFT = "\u00ad"
_END = 200  # characters of a line that are looked at: a hostile one may be long
_BEFORE_HYPHEN = (".", "’", "'", ")")  # beside letters and digits, as in "U.S.-led"
_BROKEN = re.compile(r"(?P<left>[^\W\d_]+)[-\u2010\u00ad]$")
_BEGINS = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W_]+(?:[-\u2010][^\W_]+)*")
_DASH = re.compile(r"\S[—–/]$")  # what follows these follows at once, if they follow at once
_ADDRESS = re.compile(r"(?:://|www\.)\S*$")


def _listed(words: str) -> list[str]:
    return words.split()


# Endings of words, and what stands in their place in the word they are made from.
_ENDINGS = tuple(pair.split("/") for pair in _listed("ies/y ied/y es/ es/e s/ ed/ ed/e ing/ ing/e ly/ er/ er/e"))
# Beginnings that most often have a hyphen before a word, and those that most often have none.
_OPEN_PREFIXES = frozenset(_listed("al all anti by co cross el ex half mid no non off on pro quasi self semi to up vice well"))
_CLOSED_PREFIXES = frozenset(_listed("be con de dis em en fore im in inter mis out over sub super sur trans un under with"))
_SUFFIXES = frozenset(_listed("able age ing ings ist ists ism less ling man men ment ness ship ted ton ward wards wise"))


def ends_broken(text: str) -> bool:
    """Whether a line ends within a word, or within a compound."""
    return text[-1:] in HYPHENS and text[-2:-1].isalnum()


class Hyphens:
    """What decides about hyphens at the ends of lines.

    Args:
        paragraphs: of the whole document: words that are whole elsewhere in it tell what broken ones were.
    """

    def __init__(self, paragraphs: Iterable[Paragraph]) -> None:
        self._words = Counter[str]()
        halves: list[tuple[str, str]] = []
        for paragraph in paragraphs:
            for line, following in zip_longest(paragraph.lines, paragraph.lines[1:]):
                words = _WORD.findall(line.text.casefold().replace("\u2010", "-"))
                left, right = _BROKEN.search(line.text[-_END:]), _BEGINS.match(following.text[:_END]) if following else None
                halves += [(left["left"].casefold(), right[0].casefold())] if left and right else []
                self._count(words[:-1] if left else words)
        made = sum(map(self._makes_word, halves))
        self._breaks = made > sum(_is_compound(*half) for half in halves if not self._makes_word(half))

    def text(self, paragraph: Paragraph) -> str:
        """The text of a paragraph on one line."""
        lines = [line.text for line in paragraph.lines]
        return "".join([*(self._before(line, following) for line, following in pairwise(lines)), lines[-1]])

    def _count(self, words: Sequence[str]) -> None:
        self._words.update(words)
        for word in words:
            if "-" in word:
                self._words.update(word.split("-"))

    def _makes_word(self, halves: tuple[str, str]) -> bool:
        return self._seen("".join(halves)) > 0 or is_word("".join(halves))

    def _seen(self, word: str) -> int:
        """How often a word stands in the document, in this form or as plural."""
        return self._words[word] + self._words[word + "s"] + (self._words[word[:-1]] if word.endswith("s") else 0)

    def _before(self, line: str, following: str) -> str:
        """A line as it is before the one that follows it: with a space, with the hyphen it ends in, or without."""
        end = line[-_END:]
        if end.endswith(_SOFT):
            return line.rstrip(_SOFT)
        if ends_broken(line) or (end[-1:] in HYPHENS and end[-2:-1] in _BEFORE_HYPHEN):
            if following[:1].isalnum():
                return line[:-1] if self._is_broken(end, following[:_END]) else line
        elif _DASH.search(end) or (_ADDRESS.search(end) and not following[:1].isupper() and end[-1:] in "/-_.?&="):
            return line
        return line + " "

    def _is_broken(self, text: str, line: str) -> bool:
        """Whether the break made the hyphen between these two."""
        left, right = _BROKEN.search(text), _BEGINS.match(line)
        if not left or not right:
            return False
        one, two = left["left"].casefold(), right[0].casefold()
        capitals = left["left"].isupper() and len(one) > 1
        whole, compound = self._seen(one + two), self._words[f"{one}-{two}"]
        if whole or compound:
            return whole >= compound
        if right[0][0].isupper() and not capitals:
            return False
        if is_word(f"{one}-{two}") or is_word(one + two) or capitals:
            return is_word(one + two) and not is_word(f"{one}-{two}")
        if text[: left.start()].endswith("-") or line[right.end() :].startswith("-"):  # face-to-face
            return not (is_word(one) and is_word(two))
        if min(len(one), len(two)) == 1 or (self._words[one] and not is_word(one)):  # T-shirt, or a name that stands by itself elsewhere
            return False
        return not _is_compound(one, two) if self._breaks else left["left"].islower() and not is_word(one)


def _is_compound(one: str, two: str) -> bool:
    """Whether two halves make a compound that is written with a hyphen, if they make no word without."""
    if one in _OPEN_PREFIXES:
        return is_word(two)
    return min(len(one), len(two)) > 2 and one not in _CLOSED_PREFIXES and two not in _SUFFIXES and _is_frequent(one) and _is_frequent(two)


def is_word(word: str) -> bool:
    """Whether a lower-case string is an English word, or a regular form of one."""
    return _is_form(word, _known()[1])


def _is_frequent(word: str) -> bool:
    return _is_form(word, _known()[0])


def _is_form(word: str, known: frozenset[str]) -> bool:
    """Whether it is one of some words, or a regular form of one."""
    if word in known:
        return True
    return any(len(word) - len(end) > 2 and word.endswith(end) and word.removesuffix(end) + base in known for end, base in _ENDINGS)


@cache
def _known() -> tuple[frozenset[str], frozenset[str]]:
    """The whole words of the English model's vocabulary, which are frequent; and all these, and those whose base forms it knows."""
    folder = resources.files("kg.english") / "model"
    try:
        vocabulary = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
        lemmas = json.loads((folder / "lemmas.json").read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError):  # without the model the document alone decides
        return frozenset(), frozenset()
    frequent = frozenset(word for word in vocabulary if word.isalpha())
    forms = (word for forms in lemmas["forms"].values() for word in forms)
    bases = (word for bases in lemmas["lemmas"].values() for word in bases.split())
    return frequent, frequent.union(forms, bases)
