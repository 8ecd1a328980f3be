"""Who says it: reported speech, quotation marks, "according to", and statements introduced by a colon."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.arguments import accuses, case_of, is_passive, is_predicate, objects, subjects
from kg.extract.lexicon import words
from kg.extract.view import View

_OPEN, _CLOSE, _PLAIN = "“«„", "”»", '"'


@dataclass(frozen=True, slots=True)
class Speech:
    """``speaker`` maps tokens inside quotations to the head token of who speaks."""

    speaker: dict[int, int]


def paragraphs(view: View) -> list[tuple[int, int]]:
    """Token spans between line breaks."""
    found, start = [], 0
    for i, pos in enumerate(view.pos):
        if pos == "SPACE" and "\n" in view.words[i]:
            if i > start:
                found.append((start, i))
            start = i + 1
    if start < len(view.words):
        found.append((start, len(view.words)))
    return found


def read_speech(view: View) -> Speech:
    """Find all quotations of a document and who speaks them."""
    speaker: dict[int, int] = {}
    last = -1
    open_statement = -1
    for start, end in paragraphs(view):
        spans = _quoted(view, start, end)
        verbs = [i for i in range(start, end) if _reports(view, i) and not any(a <= i < b for a, b in spans)]
        for a, b in spans:
            if b - a < 4 and not any(is_predicate(view, i) for i in range(a, b)):
                continue
            who = _speaker_of(view, a, b, verbs)
            if who < 0 and not verbs and a <= start + 1:
                who = last
            if who >= 0:
                speaker.update(dict.fromkeys(range(a, b), who))
                last = who
        if not spans and open_statement >= 0 and not verbs:
            speaker.update(dict.fromkeys(range(start, end), open_statement))
        elif spans or verbs:
            open_statement = -1
        tail = [i for i in range(start, end) if view.pos[i] != "SPACE"]
        if verbs and tail and view.words[tail[-1]] == ":":
            found = subjects(view, verbs[-1])
            if found:
                open_statement = last = found[0]
        elif not spans and not verbs and open_statement < 0:
            last = -1
    return Speech(speaker)


def _quoted(view: View, start: int, end: int) -> list[tuple[int, int]]:
    """Spans between quotation marks in one paragraph; one that is never closed runs to the paragraph's end."""
    spans, opened = [], -1
    for i in range(start, end):
        word = view.words[i]
        if opened < 0 and (word in _OPEN or word in _PLAIN or word in {"``", "''"}):
            opened = i + 1
        elif opened >= 0 and (word in _CLOSE or word in _PLAIN or word in {"''", "``"}):
            if i > opened:
                spans.append((opened, i))
            opened = -1
    if opened >= 0 and opened < end:
        spans.append((opened, end))
    return spans


def _reports(view: View, i: int) -> bool:
    return view.pos[i] == "VERB" and view.lemmas[i] in words("says") and bool(subjects(view, i))


def _speaker_of(view: View, a: int, b: int, verbs: list[int]) -> int:
    """The subject of the nearest reporting verb, one of the quote's own sentences before others."""
    near = sorted(verbs, key=lambda v: (view.sent[v] not in {view.sent[a], view.sent[b - 1]}, min(abs(v - a), abs(v - b))))
    for verb in near:
        for s in subjects(view, verb):
            if not a <= s < b:
                return s
    return -1


def quoted_by(speech: Speech, i: int) -> list[int]:
    """Who speaks the quotation token i stands in."""
    return [speech.speaker[i]] if i in speech.speaker else []


def sources(view: View, speech: Speech, i: int) -> list[int]:
    """Head tokens of who claims the clause that token i heads; empty where the article itself says so."""
    at, seen = i, 0
    while seen < 12:
        parent = view.heads[at]
        found = _attribution(view, at, parent)
        if found:
            return [f for f in found if f != i]
        if parent == at:
            break
        at, seen = parent, seen + 1
    return quoted_by(speech, i)


def _attribution(view: View, at: int, parent: int) -> list[int]:
    for c in view.children[at]:
        if view.base(c) in {"obl", "nmod", "advmod", "parataxis", "dep"} and case_of(view, c).startswith("according"):
            return [c]
        if view.base(c) == "parataxis" and view.lemmas[c] in words("says") and not is_passive(view, c):
            found = subjects(view, c)
            if found:
                return found
    if parent == at:
        return []
    base = view.base(at)
    if base in {"ccomp", "parataxis"} and view.lemmas[parent] in words("says") and not is_passive(view, parent):
        return subjects(view, parent)
    charge = view.said(at, "mark", "case") & {"of", "for", "with"}
    if base in {"advcl", "xcomp"} and charge and accuses(view, parent) and objects(view, parent):
        return [] if is_passive(view, parent) else subjects(view, parent)
    return []
