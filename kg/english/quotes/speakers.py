"""Who a verb of saying belongs to: its subject, the agent of a passive, or the subject it shares with another clause."""

from __future__ import annotations

from kg.english.quotes.cues import cues
from kg.english.quotes.types import Extent
from kg.english.quotes.words import RELATIVE, Words, trimmed

_PROMISING = frozenset({"promise", "vow", "threaten", "agree", "commit", "pledge", "offer"})  # their subject does what they say
_ASIDE = frozenset({"acl:relcl", "appos", "parataxis", "advcl", "advcl:relcl", "dep"})
_DEPTH = 6  # clauses looked up for a shared subject


def passive(w: Words, v: int) -> bool:
    """Whether the verb's grammatical subject is what is said or who is told."""
    deps = {w.deps[c] for c in w.children[v]}
    if deps & {"aux:pass", "nsubj:pass", "csubj:pass"}:
        return True
    return w.tags[v] == "VBN" and not deps & {"aux", "cop"} and (w.base[v] == "acl" or "obl:agent" in deps)


def speakers(w: Words, v: int) -> list[int]:
    """Heads of the phrases that say what the verb, adjective or clause ``v`` tells; none where nobody is named.

    Whom these quote or cite says it too.
    """
    found = _speakers(w, v)
    return [*found, *(c for c in cited(w, v, *found) if c not in found)]


def cited(w: Words, *heads: int) -> list[int]:
    """Who is quoted or cited beside a source or its verb: "the agency, *citing* officials, said", "according to the paper, quoting X"."""
    citing = (c for h in heads for c in w.of(h, "acl", "advcl") if w.tags[c] == "VBG" and w.lemmas[c] in {"quote", "cite"})
    objects = (o for c in citing for o in w.of(c, "obj"))
    return [o for o in objects if w.pos[o] == "PROPN" or w.lemmas[o] in cues().headline or w.of(o, "appos")]


def _speakers(w: Words, v: int, depth: int = 0) -> list[int]:
    if depth == 0 and passive(w, v):
        agents = [c for c in w.children[v] if w.deps[c] == "obl:agent" or (w.base[c] == "obl" and w.case(c) == "by")]
        return _members(w, agents[0]) if agents else []
    own = [c for c in w.of(v, "nsubj") if w.deps[c] != "nsubj:outer"]
    if own:
        # A verb has one subject; where the parse gives it two, the nearer one is meant.
        near = min(own, key=lambda c: (c > v, abs(c - v)))
        noun = _antecedent(w, near)
        return _members(w, noun) if noun == near else [noun]
    up, base = w.heads[v], w.base[v]
    if up == v or depth > _DEPTH or w.of(v, "expl", "csubj"):
        return []
    if base == "conj":
        return _speakers(w, up, depth + 1) if w.clause(up) and not passive(w, up) else []
    if base == "xcomp" or (base == "ccomp" and not w.finite(v)):
        return _controller(w, up, depth)
    if w.deps[v] == "acl":
        return _members(w, up) if w.tags[v] == "VBG" or (w.tags[v] == "VB" and not w.of(up, "nmod:poss")) else w.of(up, "nmod:poss")
    if base == "advcl" and w.tags[v] == "VBG" and (teller := _teller(w, v)) >= 0:
        return _speakers(w, teller, depth + 1)
    if base == "advcl" and w.clause(up) and w.tags[v] in {"VBG", "VBN", "VB"}:
        return w.of(up, "nsubj:pass") or _speakers(w, up, depth + 1)
    return []


def _teller(w: Words, v: int) -> int:
    """The cue between a clause that is told and a participle the parse hangs on that clause: "S, *said* X, adding that"."""
    up = w.heads[v]
    above = w.heads[up] if w.base[up] == "ccomp" else up
    near = [above, *w.of(up, "parataxis", "advcl")]
    tellers = (t for t in near if up < t < v and w.lemmas[t] in cues().verbs and w.of(t, "nsubj"))
    return next(tellers, -1)


def _controller(w: Words, up: int, depth: int) -> list[int]:
    held = [c for c in w.of(up, "obj", "iobj") if w.lower[c] != "it"]
    if held and w.lemmas[up] not in _PROMISING:
        return _members(w, held[0])
    return w.of(up, "nsubj:pass") or _speakers(w, up, depth + 1)


def _members(w: Words, i: int) -> list[int]:
    """A phrase and what is coordinated with it."""
    return [i, *(c for c in w.of(i, "conj") if w.pos[c] in {"NOUN", "PROPN", "PRON"} and not w.clause(c))]


def _antecedent(w: Words, i: int) -> int:
    """The noun a relative pronoun stands for, or i itself."""
    if w.lower[i] not in RELATIVE:
        return i
    at = i
    for _ in range(_DEPTH):
        up = w.heads[at]
        if up == at:
            break
        if w.deps[at] == "acl:relcl":
            return up
        at = up
    return i


def _belongs(w: Words, c: int, of_head: bool) -> bool:
    """Whether a word is part of the phrase it hangs on, and no preposition, clause or apposition beside it."""
    if w.deps[c] in _ASIDE or (of_head and w.base[c] in {"case", "cop"}):
        return False
    return w.base[c] == "amod" or not w.clause(c)


def phrase(w: Words, heads: list[int]) -> Extent | None:
    """The phrase of a source, without the clauses and appositions that hang on it."""
    if not heads:
        return None
    start, end = heads[0], heads[0] + 1
    inside: set[int] = set()
    todo = list(heads)
    while todo:
        i = todo.pop()
        inside.add(i)
        todo += [c for c in w.children[i] if _belongs(w, c, i in heads)]
    while start - 1 in inside:
        start -= 1
    while end in inside or (end < len(w.text) and end < max(inside) and w.pos[end] in {"PUNCT", "SPACE"}):
        end += 1
    return trimmed((start, end), w)
