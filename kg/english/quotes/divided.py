"""What is said around its cue, where the parse puts a part of the sentence on the wrong side of it."""

from __future__ import annotations

from kg.english.quotes.cues import cues
from kg.english.quotes.words import Words

_MARKS = frozenset({'"', "“", "”", "''", "``", "'", "‘", "’"})
_BESIDE = frozenset({"as", "while", "when", "whilst"})  # what went on while somebody spoke


def up_to_comma(w: Words, v: int, content: list[int]) -> list[int]:
    """For a cue that ends its sentence ("S, X said."), all before its comma, however the parse divides that; else the content."""
    subject = w.of(v, "nsubj")
    if not content or not subject or content[-1] > v or w.base[v] not in {"root", "ROOT", "parataxis"}:
        return content
    comma = min(v, w.subtree(subject[0])[0]) - 1
    rest = next((k for k in range(max(v, subject[0]) + 1, len(w.text)) if w.sentence[k] != w.sentence[v]), len(w.text))
    behind = [k for k in range(max(v, subject[0]) + 1, rest) if w.clause(k) and w.heads[k] != subject[0]]
    if comma <= content[-1] or w.text[comma] != "," or behind:
        return content
    start = comma
    while start and w.sentence[start - 1] == w.sentence[v]:
        start -= 1
    return list(range(start, comma))


def rest(w: Words, v: int, content: list[int]) -> list[int]:
    """The content of cue v, with what belongs to it behind the cue, and without what the cue's subject goes on to say."""
    if not content:
        return content
    if content[0] > v:
        return _coordinated(w, v, content)
    if behind := [t for t in content if t > v]:
        told = [t for t in behind if w.tags[t] == "VBG" and w.base[t] == "advcl" and w.heads[t] < v and w.lemmas[t] in cues().verbs]
        gone = {k for t in told for k in w.subtree(t)}
        return [t for t in content if t not in gone]
    return _interrupted(w, v, content)


def _coordinated(w: Words, v: int, content: list[int]) -> list[int]:
    """A second clause without a subject in the tense of what is said and not of the cue: "*claims* that she worked and fell ill"."""
    if w.tags[v] not in {"VBZ", "VBP"}:
        return content
    said = [t for t in content if w.heads[t] == v and w.base[t] == "ccomp" and "VBD" in {w.tags[k] for k in (t, *w.of(t, "aux", "cop"))}]
    more = [c for c in w.of(v, "conj") if w.tags[c] == "VBD" and not w.of(c, "nsubj", "ccomp") and c > content[-1]]
    return sorted({*content, *(t for c in more for t in w.subtree(c))}) if said else content


def _interrupted(w: Words, v: int, content: list[int]) -> list[int]:
    """ "These came, *he said*, after talks broke down": what follows the second comma goes on from what stands before the first."""
    subject = w.of(v, "nsubj")
    if not subject or v + 1 >= len(w.text) or w.text[v + 1] != "," or subject[0] > v:
        return content
    comma = w.subtree(subject[0])[0] - 1
    if comma < 1 or w.text[comma] != "," or w.text[comma - 1] in _MARKS or w.text[comma + 1] in _MARKS:
        return content
    more = [c for c in w.of(v, "advcl", "obl") if c > v + 1 and w.tags[c] != "VBG"]
    more = [c for c in more if w.subtree(c)[0] in {v + 1, v + 2} and w.lower[v + 2] not in _BESIDE]
    return sorted({*content, *(t for c in more for t in w.subtree(c))})
