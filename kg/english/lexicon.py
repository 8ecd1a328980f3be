"""Base forms of words: the model's edit script, checked against what is known of words.

A form that has had one lemma throughout the treebanks keeps it. Of a new one the script is believed if it makes a word anyone
has seen; else another usual script of the same tag that does is taken ("violat" is no word, "violate" is).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib import resources

from kg.english.lemmas import apply_script

_OPEN = frozenset({"NOUN", "VERB", "ADJ", "ADV"})
# Endings of verbs that take -ed and -ing as they are.
_SHORT = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")  # one syllable, its last letter doubled before an ending
_ENDS_IN_E = re.compile(r"([aeiou]{2}[sz]|[vu]|[rn][cs]|[bcdfgkptz]l|[iy][sz])$")  # no verb ends so: "enhanc", "disabl"
_CLOSED = re.compile("(?:rt|nt|ct|pt|st|ft|lt|ck|sh|ch|ss|ll|rd|nd|ld|mp|lk|rk|rm|rn|wn|ff|fy|py|ry|ty|ly)$")
_CACHED = 200_000


class Lexicon:
    """Lemmas by form, tags and edit script.

    Args:
        forms: by universal tag, the lemma of a lower-case form.
        lemmas: by universal tag, known lemmas.
        scripts: by English tag, the usual scripts, most frequent first.
        is_word: whether a lower-case string is a word at all.
    """

    def __init__(
        self,
        forms: Mapping[str, Mapping[str, str]],
        lemmas: Mapping[str, frozenset[str]],
        scripts: Mapping[str, Sequence[str]],
        is_word: Callable[[str], bool],
    ) -> None:
        self._forms, self._lemmas, self._scripts, self._is_word = forms, lemmas, scripts, is_word
        self._cache: dict[tuple[str, str, str, str], str] = {}

    def lemma(self, word: str, script: str, upos: str, xpos: str) -> str:
        """The base form of a word."""
        key = (word, script, upos, xpos)
        found = self._cache.get(key)
        if found is None:
            if len(self._cache) >= _CACHED:
                self._cache.clear()
            found = self._cache[key] = self._lemma(word, script, upos, xpos)
        return found

    def _lemma(self, word: str, script: str, upos: str, xpos: str) -> str:
        lower = word.lower()
        listed = self._forms.get(upos, {}).get(lower)
        if listed is not None:
            return listed
        if upos == "VERB" and lower in _irregular():
            return _irregular()[lower]
        made = apply_script(script, word)
        if upos not in _OPEN or made == lower or not (made.isalpha() and made.islower()):
            return made
        if upos == "VERB" and self._silent_e(made, lower):
            return made + "e"
        if self._known(made, upos):
            return made
        others = _repairs(made)
        if not _regular(made, lower):
            others += [apply_script(s, lower) for s in self._scripts.get(xpos, ()) if _fits(s, lower, made)]
        others = [w for w in others if w not in (made, lower)]
        lemmas = self._lemmas.get(upos, frozenset())
        return next((w for w in others if w in lemmas), None) or next((w for w in others if self._is_word(w)), _spelled(made))

    def _silent_e(self, made: str, word: str) -> bool:
        """Whether a verb has lost the e it ends with: "not" of "noting", "wag" of "waging" (of *wag* it is "wagging")."""
        if word not in (made + "ing", made + "ed"):
            return False
        verbs = self._lemmas.get("VERB", frozenset())
        if self._is_word(made + "e") and not self._is_word(made):
            return True  # a slip of the treebanks' own: "fre"
        if made + "e" in verbs:
            return made not in verbs or bool(_SHORT.fullmatch(made))
        return made not in verbs and bool(_ENDS_IN_E.search(made))

    def _known(self, word: str, upos: str) -> bool:
        if len(word) < 3 and word not in self._lemmas.get(upos, frozenset()):
            return False  # the sub-word vocabulary holds every letter and many pairs
        return word in self._lemmas.get(upos, frozenset()) or self._is_word(word)


@cache
def _irregular() -> dict[str, str]:
    text = (resources.files("kg.english") / "data" / "irregular.json").read_text("utf8")
    forms: dict[str, str] = json.loads(text)["forms"]
    return forms


def _spelled(made: str) -> str:
    """An unknown base form without a final e that English spelling does not give it: "perverte", "falsifye"."""
    bare = made.removesuffix("e")
    return bare if bare != made and _CLOSED.search(bare) and len(bare) > 3 else made


def _regular(made: str, word: str) -> bool:
    """Whether only an ordinary ending was cut."""
    return made + "s" == word or any(
        made + e == word for e in (("d", "r", "st") if made.endswith("e") else ("es", "ed", "ing", "er", "est"))
    )


def _repairs(made: str) -> list[str]:
    """What a base form cut at the wrong letter should have been: "violat", "clashe", "librarie", "occupi", "submitt", "quitte", "agre"."""
    bare = made.removesuffix("e")
    found = [made + "e"] if bare == made else [bare, made + "e"]
    if made.endswith("ye") and len(made) > 3 and made[-3] not in "aeiou":
        found.insert(0, bare)  # "falsifye"
    if made.endswith(("i", "ie")):
        found.insert(0, bare[:-1] + "y")
    if len(bare) > 2 and bare[-1] == bare[-2]:
        found.append(bare[:-1])
    return found


def _fits(script: str, word: str, made: str) -> bool:
    """Whether another script changes the ending alone, at most two letters deeper than the first one did."""
    strip = int(script.split("|", 2)[1])
    common = next((i for i, (a, b) in enumerate(zip(word, made, strict=False)) if a != b), min(len(word), len(made)))
    return 0 < strip <= len(word) - common + 2 and len(word) - strip >= 2
