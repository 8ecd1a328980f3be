"""What is told of a subject alone: when, how much, where by an adverb, or only that it was done.

"The vote was held on Sunday"       vote | be held on | Sunday
"Hull won 2 – 1"                    Hull | win | 2 – 1
"The photo was posted online"       photo | be posted | online
"Their membership was suspended"    membership | be | suspended
"Two guards died"                   Two guards | die | true
"""

from __future__ import annotations

import re

from kg.extract.arguments.core import case_of, obliques
from kg.extract.sentence.lexicon import pairs, words
from kg.extract.sentence.phrases import is_time, phrase
from kg.extract.sentence.view import View
from kg.types import MentionKind

_SCORE = re.compile(r"\d+ ?[-–—:] ?\d+")
_LEADS_ON = frozenset({"to", "on", "in", "for", "of", "at", "by", "with"})


def when(v: View, i: int, predicate: str) -> tuple[str, str] | None:
    """Predicate and words of the first time expression of verb i."""
    for o in obliques(v, i):
        p = phrase(v, o.token)
        if is_time(v, o.token) and p is not None:
            return f"{predicate} {o.case}".strip(), p.text
    return None


def score(v: View, i: int) -> str:
    """The result of a contest beside verb i, as it is written: "2 – 1"."""
    for c in v.of(i, "obl", "obj"):
        if v.pos[c] == "NUM" and not v.of(c, "nummod"):
            under = [t for t in v.subtree(c) if not v.doc[t].is_punct or t > c]
            text = v.text(under[0], under[-1] + 1).rstrip(" ,.;")
            if _SCORE.fullmatch(text):
                return text
    return ""


def measure(v: View, i: int) -> str:
    """How far something changes or goes, without a preposition: "rose *18-fold*", "fell *20 points*"."""
    for c in v.of(i, "obl:unmarked"):
        if v.of(c, "nummod") and not is_time(v, c) and c > i:
            return v.text(min(v.subtree(c)), c + 1)
    return ""


def where(v: View, i: int) -> str:
    """An adverb of place beside verb i: "online", "abroad"."""
    found = (v.words[c].lower() for c in v.of(i, "advmod") if not v.children[c])
    return next((word for word in found if word in words("place_adverbs", "arguments")), "")


def alone(v: View, i: int, subject: int) -> bool:
    """Whether a verb says enough of somebody or something in particular without any other part: "the minister resigned".

    What somebody does by habit ("the horse obeys") is no happening.
    """
    governed = v.base(i) == "xcomp" and v.infinitive(i)  # "refused to resign"
    own = governed or v.of(i, "nsubj") or v.base(i) == "conj"
    at = v.heads[i] if governed else i
    happened = v.tags[at] in {"VBD", "VBN", "VBG"} or v.said(at, "aux") & (words("future") | {"did"})
    if not own or not happened or v.base(i) in {"acl", "advcl", "amod", "dep"} or (v.base(i) == "xcomp" and not governed):
        return False
    if v.of(i, "obj", "obl", "xcomp", "ccomp", "expl"):
        return False
    if v.lemmas[i] in words("incomplete", "arguments") | words("says") or v.lemmas[i] in words("light", "verbs"):
        return False
    if (v.of(subject, "conj") or v.base(subject) == "conj") and v.lemmas[i] in pairs("mutual"):
        return False  # "Lima and Quito met": each other
    p = phrase(v, subject)
    if p is None or p.kind is MentionKind.NAME:
        return p is not None
    some = v.tags[subject] == "NNS" and bool(v.of(subject, "amod", "compound")) and not v.of(subject, "nmod", "acl")
    definite = some or v.said(subject, "det") & {"the", "this", "these", "those"} or v.of(subject, "nmod:poss", "nummod")
    return bool(definite) and v.mention[subject] not in {"abstract", "time"}


def bare(v: View, i: int) -> bool:
    """Whether it says something that a passive happened at all, without doer, place or time: not where it only leads on to more."""
    if v.base(i) in {"acl", "advcl", "amod", "parataxis", "dep"} or v.of(i, "xcomp", "ccomp", "obj"):
        return False
    if v.base(i) == "conj" and v.base(v.heads[i]) in {"acl", "advcl"}:
        return False
    leads = any(v.said(c, "mark", "case") & _LEADS_ON for c in v.of(i, "advcl"))
    beside = {case for c in v.of(i, "obl") if (case := case_of(v, c))} - words("circumstances", "nouns")  # "was abandoned after the flood"
    return not leads and v.lemmas[i] not in words("incomplete", "arguments") and not beside
