"""Where a clause looks from the day of writing: back, ahead, or neither. Read from the verb a time hangs on."""

from __future__ import annotations

from spacy.tokens import Token

from kg.english.time.words import names

_FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo", "would", "'d", "’d", "may", "might", "should", "must"})
_PAST = frozenset({"had", "was", "were", "did", "has", "have", "'ve", "’ve"})
_CLAUSES = frozenset({"VERB", "AUX"})
_FARTHEST = 12  # steps up the tree


def direction(token: Token) -> int:
    """-1 for a clause about what was, +1 for one about what is to be, 0 where that is not told.

    A time hangs on a verb, or on a noun or adjective inside a clause; an infinitive looks ahead where a verb of plans governs
    it ("agreed to meet on Friday") and else goes with the clause above ("managed to flee on Friday").
    """
    at = token
    for _ in range(_FARTHEST):
        if (
            at.lemma_ in _prospective()
            and (at is not token)
            and at.pos_ in {"ADJ", "VERB"}
            and (at.tag_ in {"JJ", "VBN"} or at.dep_ == "amod")
        ):
            return 1
        found = _of_clause(at) if at.pos_ in _CLAUSES or any(c.dep_ == "cop" for c in at.children) else None
        if found is not None:
            return found
        if at.head.i == at.i:
            return 0
        at = at.head
    return 0


def _of_clause(verb: Token) -> int | None:
    """The direction of one clause, None where the clause above decides."""
    auxiliaries = {c.lower_ for c in verb.children if c.dep_.partition(":")[0] in {"aux", "cop"}}
    if auxiliaries & _FUTURE:
        return 1
    infinitive = any(c.lower_ == "to" and c.dep_ == "mark" for c in verb.children)
    above = verb.head
    if infinitive:
        if above.i == verb.i or above.lemma_ in _prospective() or above.lower_ == "going" or verb.dep_ == "advcl":
            return 1
        return None
    if auxiliaries & _PAST or verb.tag_ == "VBD":
        return -1
    if verb.tag_ == "VBN":  # "the talks held on Monday", but "is held every year"
        return 0 if auxiliaries & {"is", "are", "be", "'s", "'re"} else -1
    if verb.tag_ == "VBG" and auxiliaries:
        return 1  # "is meeting him on Friday"
    if verb.tag_ == "VBG":
        return None
    if verb.tag_ in {"VBZ", "VBP", "VB"} and verb.lemma_ in _timetabled():
        return 1  # "the trial opens on Monday"
    return 0


def _prospective() -> frozenset[str]:
    return _words("prospective")


def _timetabled() -> frozenset[str]:
    return _words("timetabled")


_CACHE: dict[str, frozenset[str]] = {}


def _words(kind: str) -> frozenset[str]:
    if kind not in _CACHE:
        _CACHE[kind] = frozenset(names(kind))
    return _CACHE[kind]
