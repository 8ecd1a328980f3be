"""Words that a parse often hangs on another word than the one they belong to, found again by their order."""

from __future__ import annotations

from kg.extract.sentence.view import View


def fronted(view: View, i: int) -> bool:
    """Whether i heads a finite clause without a subject before its teller: "The strikes this week *killed* ten, Roe told the press".

    The first subject then hangs on the teller, as one of its two.
    """
    up = view.heads[i]
    return view.base(i) == "ccomp" and i < up and view.tags[i] in {"VBD", "VBZ", "VBP"} and bool(view.of(up, "nsubj"))


def for_to(view: View, i: int) -> int:
    """The doer between "for" and "to", wherever the parse hangs it: "called for *the army* to leave"; -1 where there is none."""
    to = next((c for c in view.of(i, "mark") if view.words[c].lower() == "to"), -1)
    for c in (*view.of(i, "obl"), *view.of(view.heads[i], "obl", "obj")) if to > 0 else ():
        under = [t for t in view.subtree(c) if view.base(t) != "case"]
        if under[-1] == to - 1 and under[0] > 0 and view.words[under[0] - 1].lower() == "for":
            return c
    return -1


def beside_like(view: View, i: int) -> int:
    """The infinitive above a gerund or a relative clause that the verb i is coordinated with in fact, -1 where it is not so.

    "To keep rebels from crossing and *to hold* the bridge": keeping and holding, for an infinitive stands beside its like.
    """
    first = view.heads[i]
    up = view.heads[first]
    if view.base(i) == "conj" and view.tags[i] in {"VB", "VBP"} and view.deps[first] == "acl:relcl" and not view.of(i, "nsubj", "aux"):
        asked = view.heads[up]  # "wanted to see those who fought and *thank* them": no present beside a past
        return asked if view.tags[first] == "VBD" and view.infinitive(asked) and asked < first else -1
    if view.base(i) != "conj" or not view.infinitive(i) or view.tags[first] != "VBG" or not view.said(first, "mark", "case"):
        return -1
    return up if view.infinitive(up) and up < first else -1


def over_adverb(view: View, i: int) -> int:
    """What an adverb modifies, or i itself: in "stopped short of blaming" a parse may hang the clause on "short"."""
    return view.heads[i] if view.base(i) == "advmod" else i
