"""Quotation marks meet cues: which of them tells who speaks between the marks."""

from __future__ import annotations

from kg.english.quotes.block import Block
from kg.english.quotes.draft import Draft
from kg.english.quotes.marks import Quoted
from kg.english.quotes.types import Report
from kg.english.quotes.words import Words

_SHORT = 4  # words; a quotation of fewer without a finite verb that no cue governs is a scare quote, not speech
_TOLD = frozenset({"statement", "claim", "belief", "estimate"})  # manners of a cue whose words the next sentence may quote


class Joiner:
    """Goes through a document's quotations in order and gives each to a cue, or to the speaker of the one before."""

    def __init__(self, w: Words, reports: list[Report], marks: list[Quoted]) -> None:
        self._w, self._marks = w, marks
        self.drafts = [Draft(r, r.speakers, set(r.content)) for r in reports]
        self._level = [-1] * len(w.text)  # how deep in quotation marks each token is
        for q in marks:
            self._level[q.start : q.end] = [q.level] * (q.end - q.start)
        self._by_sentence: dict[int, list[Draft]] = {}
        self._by_paragraph: dict[int, list[Draft]] = {}
        for d, r in zip(self.drafts, reports, strict=True):
            self._by_sentence.setdefault(w.sentence[r.head], []).append(d)
            self._by_paragraph.setdefault(w.paragraph[r.head], []).append(d)

    def run(self) -> list[Draft]:
        """Drafts with content, each with the marked words that belong to it."""
        last: Draft | None = None
        before: Quoted | None = None
        for k, q in enumerate(self._marks):
            draft = next((d for part in self._parts(k) if (d := self._before(part) or self._governs(part) or self._beside(part))), None)
            if draft is None and q.level == 0:
                draft = self._elsewhere(q, k, before, last)
            if draft is None and (q.level > 0 or not self._speech(q)):
                continue
            if draft is None:
                draft = self._made(None, [])
            tokens = [t for t in range(q.start, q.end) if self._w.pos[t] != "SPACE"]
            draft.content.update(tokens)
            draft.marked.update(tokens)
            self._leave_to(draft, set(tokens))
            if q.level == 0:
                last, before = draft, q
        self._statements()
        return [d for d in self.drafts if d.content]

    def _leave_to(self, draft: Draft, tokens: set[int]) -> None:
        """Words between marks are told by one cue; another beside it, neither of the two within the other, does not tell them."""
        r = draft.report
        for other in self._by_sentence.get(self._w.sentence[r.head], ()) if r else ():
            o = other.report
            if r is None or o is None or o.head in tokens or o.head == r.head or other.marked & tokens:
                continue
            if r.head not in other.content and o.head not in draft.content:
                other.content -= tokens

    def _statements(self) -> None:
        """A paragraph that ends with a colon after a cue opens what follows, unless that is in quotation marks: "the statement read:"."""
        w = self._w
        for i, word in enumerate(w.text):
            if word != ":":
                continue
            start = next((k for k in range(i + 1, len(w.text)) if w.pos[k] != "SPACE"), -1)
            if start < 0 or self._level[i] >= 0:
                continue
            told = [d for d in self._by_paragraph.get(w.paragraph[i], ()) if d.report and d.speakers and d.report.manner in _TOLD]
            told = [d for d in told if d.report and w.sentence[d.report.head] == w.sentence[i] and d.report.head < i and not d.content]
            if told:
                inside = w.paragraph[start] == w.paragraph[i]
                block = self._rest(start) if inside else self._block(start, told[-1])
                told[-1].content.update(block)
                told[-1].marked.update(block)  # word for word, without marks

    def _rest(self, start: int) -> list[int]:
        """Words from behind a colon to the end of the sentence, unless quotation marks or another cue stand among them."""
        w, end = self._w, start
        while end < len(w.text) and w.sentence[end] == w.sentence[start]:
            if self._level[end] >= 0:
                return []
            end += 1
        told = [t for t in range(start, end) if w.clause(t) and w.finite(t)]
        return list(range(start, end)) if told else []

    def _block(self, start: int, told: Draft) -> list[int]:
        """Words from a paragraph's start to where the statement ends; at least one paragraph, none where that is in marks."""
        w, p = self._w, self._w.paragraph[start]
        own = Block(w, start, [w.lower[t] for t in told.speakers])
        end = start
        while end < len(w.text):
            q = w.paragraph[end]
            if self._level[end] >= 0 and w.pos[end] != "PUNCT" and q == p and end == start + 1:
                return []
            if q > p and (self._level[min(end + 1, len(w.text) - 1)] >= 0 or own.over(end, self._by_paragraph.get(q, ()))):
                break
            end += 1
        return [t for t in range(start, end) if w.pos[t] != "SPACE"]

    def _parts(self, k: int) -> list[Quoted]:
        """A quotation and those it goes on with over the next paragraphs."""
        parts = [self._marks[k]]
        for q in self._marks[k + 1 :] if not parts[0].closed else ():
            if q.goes_on:
                parts.append(q)
            if q.level == 0 and (not q.goes_on or q.closed):
                break
        return parts

    def _before(self, q: Quoted) -> Draft | None:
        """The cue that stands right before the quotation: "with Smith stating: ..."."""
        w, i = self._w, q.start - 2
        if i < 1 or w.text[i] not in {":", ","} or w.paragraph[i] != w.paragraph[q.start]:
            return None
        own = (d for d in self._by_sentence.get(w.sentence[i], ()) if d.report and d.report.head == i - 1 and d.report.manner in _TOLD)
        return next((d for d in own if d.speakers and self._level[i - 1] < q.level), None)

    def _governs(self, q: Quoted) -> Draft | None:
        """The innermost cue outside the marks whose clause holds the quotation, or is the quotation."""
        best: tuple[int, Draft] | None = None
        for s in {self._w.sentence[q.start], self._w.sentence[q.end - 1]}:
            for d in self._by_sentence.get(s, ()):
                r = d.report
                if r is None or not r.content or q.start <= r.head < q.end or self._level[r.head] >= q.level:
                    continue
                if r.head >= q.end and self._ended(q):
                    continue
                shared = sum(q.start <= t < q.end for t in r.content)
                if shared and shared * 2 > min(len(r.content), q.end - q.start) and (best is None or len(r.content) < best[0]):
                    best = (len(r.content), d)
        return best[1] if best else None

    def _ended(self, q: Quoted) -> bool:
        """Whether a full stop ends the quotation and its sentence: no cue behind it tells it, even where the parse joins the two."""
        w = self._w
        after = next((k for k in range(q.end + 1, len(w.text)) if w.pos[k] != "SPACE"), -1)
        return w.text[q.end - 1] == "." and after >= 0 and w.lower[after] != w.text[after]

    def _beside(self, q: Quoted) -> Draft | None:
        """The nearest cue in the sentence the quotation starts or ends in, that has no clause of its own to tell."""
        w = self._w
        start, end = w.sentence[q.start], w.sentence[q.end - 1]
        after = next((k for k in range(q.end, min(q.end + 4, len(w.text))) if w.pos[k] not in {"PUNCT", "SPACE"}), -1)
        near = {start, end, w.sentence[q.start - 2] if q.start > 1 and w.text[q.start - 2] in {",", ":"} else start}
        if (
            after >= 0
            and w.paragraph[after] == w.paragraph[q.end - 1]
            and (w.lower[after] == w.text[after] or w.text[q.end - 1] in {",", "?", "!"})
        ):
            near.add(w.sentence[after])
        found, speech = [], self._speech(q)
        for d in [d for s in near for d in self._by_sentence.get(s, ())]:
            r = d.report
            if r is None or q.start <= r.head < q.end or self._level[r.head] >= q.level or not r.speakers:
                continue
            if r.head >= q.end and self._ended(q):
                continue
            if w.paragraph[r.head] != w.paragraph[q.start] or any(q.start <= s < q.end for s in r.speakers):
                continue
            bound = bool(r.content) and not d.marked and r.manner not in {"statement", "claim"}
            if r.manner in _TOLD and not bound and not self._taken(d, q) and (speech or self._complement(r.head, q)):
                found.append((bool(r.content) and not d.marked, min(abs(r.head - q.start), abs(r.head - q.end)), r.head, d))
        return min(found, key=lambda f: f[:3])[3] if found else None

    def _complement(self, v: int, q: Quoted) -> bool:
        """Whether a quotation that is no whole sentence is what the verb says: its clause, or a phrase of some length under it."""
        w = self._w
        told = [t for t in range(q.start, q.end) if w.pos[t] not in {"PUNCT", "SPACE"}]
        heads = [t for t in told if not q.start <= w.heads[t] < q.end or w.heads[t] == t]
        if len(heads) != 1 or (w.heads[heads[0]] != v and v not in {w.heads[w.heads[heads[0]]], heads[0]}):
            return False
        return w.base[heads[0]] in {"ccomp", "parataxis"} or (w.base[heads[0]] in {"obj", "obl", "xcomp"} and len(told) >= _SHORT)

    def _taken(self, d: Draft, q: Quoted) -> bool:
        """Whether a clause in the writer's own words stands between the cue and the quotation."""
        assert d.report is not None
        w, head = self._w, d.report.head
        a, b = (head, q.start) if head < q.start else (q.end, head)
        return any(
            w.base[t] in {"root", "ROOT", "conj"} and w.clause(t) and t != head and self._level[t] < q.level for t in range(a + 1, b)
        )

    def _elsewhere(self, q: Quoted, k: int, before: Quoted | None, last: Draft | None) -> Draft | None:
        """The cue of the quotation it goes on from, of one it leads up to, or of the sentence before."""
        w = self._w
        if not self._speech(q):
            return None
        p = w.paragraph[q.start]
        apart = p - w.paragraph[before.end - 1] if before is not None and last is not None else 2  # paragraphs
        if apart == 0 or (q.goes_on and apart == 1):
            return last
        following = self._marks[k + 1 : k + 2]
        if following and w.paragraph[following[0].start] == p and (d := self._governs(following[0]) or self._beside(following[0])):
            return d
        if signed := self._signed(q):
            return self._made(None, signed)
        first = self._first(q)
        if first > 0 and (found := self._introduced(q, first)):
            return found
        starts_paragraph = first <= 0 or w.paragraph[first - 1] < p
        if last is not None and starts_paragraph and apart == 1 and not self._by_paragraph.get(p):
            return self._made(last.report, last.speakers)
        return None

    def _made(self, report: Report | None, speakers: list[int]) -> Draft:
        """A further attribution."""
        made = Draft(report, speakers)
        self.drafts.append(made)
        return made

    def _first(self, q: Quoted) -> int:
        """The token the sentence of the quotation starts with, its opening mark included."""
        i, s = q.start, self._w.sentence[q.start]
        while i and self._w.sentence[i - 1] == s:
            i -= 1
        return min(i, q.start - 1)  # the mark, where it was cut off as a sentence of its own

    def _introduced(self, q: Quoted, first: int) -> Draft | None:
        """A cue in the sentence before the quotation, in the same paragraph or before a colon."""
        w = self._w
        before = next((i for i in range(first - 1, -1, -1) if w.pos[i] != "SPACE"), -1)
        if before < 0 or (w.paragraph[before] != w.paragraph[q.start] and w.text[before] != ":"):
            return None
        found = [
            r
            for d in self._by_sentence.get(w.sentence[before], ())
            if (r := d.report) and r.speakers and self._level[r.head] < 0 and r.manner in _TOLD
        ]
        if not found:
            return None
        report = max(found, key=lambda r: (not r.content, r.head))
        return self._made(report, report.speakers)

    def _speech(self, q: Quoted) -> bool:
        """Whether the words are somebody's, not a title or a word held at arm's length."""
        w = self._w
        told = [t for t in range(q.start, q.end) if w.pos[t] not in {"PUNCT", "SPACE"}]
        whole = len(told) >= _SHORT or w.text[q.end - 1] in {".", ",", "!", "?"}
        return whole and any(w.clause(t) and (w.finite(t) or w.tags[t] == "VB") for t in told)

    def _signed(self, q: Quoted) -> list[int]:
        """The name behind a quotation: "S." — X."""
        w = self._w
        i = q.end + 1
        while i < len(w.text) and w.pos[i] == "SPACE":
            i += 1
        if i + 1 < len(w.text) and w.text[i] in {"—", "–", "-", "--", "―"}:
            heads = [k for k in range(i + 1, min(i + 12, len(w.text))) if w.sentence[k] == w.sentence[i + 1] and w.heads[k] == k]
            if heads and w.pos[heads[0]] == "PROPN":
                return heads
        return []
