"""The form of a clause: its tense, whether it is finite, a question or a command."""

from __future__ import annotations

from kg.extract.arguments.core import is_predicate
from kg.extract.sentence.view import View

WH = frozenset({"who", "whom", "whose", "what", "which", "when", "where", "why", "how"})
_PERFECT = frozenset({"have", "has", "'ve", "’ve", "had", "'d", "’d"})
_CLOSING = frozenset("\"'”’)»")


def tense(view: View, i: int) -> str:
    """ "past" (simple past, perfect), "modal", "present", or "none" for a clause without tense."""
    if view.tags[i] == "VBD":
        return "past"
    auxiliaries = view.of(i, "aux", "cop")
    tags = {view.tags[c] for c in auxiliaries}
    if "MD" in tags:
        return "modal"
    if "VBD" in tags or (tags & {"VBZ", "VBP"} and {view.words[c].lower() for c in auxiliaries} & _PERFECT and _participle(view, i)):
        return "past"
    return "present" if view.tags[i] in {"VBZ", "VBP"} or tags & {"VBZ", "VBP"} else "none"


def _participle(view: View, i: int) -> bool:
    return view.tags[i] == "VBN" or any(view.tags[c] == "VBN" for c in view.of(i, "aux", "cop"))


def form(view: View, i: int) -> str:
    """How a clause is built: "infinitive", "bare" (without *to*), "gerund", "participle", "wh" or "finite"."""
    if view.infinitive(i):
        return "infinitive"
    if tense(view, i) != "none":
        return "wh" if asks(view, i) else "finite"
    if view.tags[i] == "VBN" and any(view.tags[c] == "VBG" for c in view.of(i, "aux", "aux:pass")):
        return "gerund"  # "fear being left"
    return {"VB": "bare", "VBG": "gerund", "VBN": "participle"}.get(view.tags[i], "finite")


def asks(view: View, i: int) -> bool:
    """Whether a question word belongs to the clause."""
    return any(view.words[c].lower() in WH or any(view.words[d].lower() in WH for d in view.of(c, "det")) for c in view.children[i])


def inverted(view: View, i: int) -> bool:
    """Whether an auxiliary or the copula stands before the subject: "did Peru leave"."""
    subject = min(view.of(i, "nsubj", "expl"), default=-1)
    return any(c < subject and view.words[c].lower() not in {"to"} for c in view.of(i, "aux", "cop", "aux:pass"))


def question(view: View, i: int) -> bool:
    """Whether i heads a clause that asks: a main clause, or one beside it, that ends the sentence with a question mark."""
    if view.heads[i] != i and view.base(i) not in {"parataxis", "conj", "ccomp"}:
        return False
    start, end = view.sentences[view.sent[i]]
    last = next((view.words[j] for j in range(end - 1, start - 1, -1) if view.pos[j] != "SPACE" and view.words[j] not in _CLOSING), "")
    if "?" not in last:
        return False
    if _tagged(view, start, end):
        return inverted(view, i)
    if inverted(view, i) or (asks(view, i) and view.base(i) != "ccomp"):
        return True
    if view.said(i, "nsubj") & {"i", "we"}:
        return False  # "I left it there?" asks something else
    return view.heads[i] == i and not any(inverted(view, c) or asks(view, c) for c in view.of(i, "parataxis", "conj", "ccomp"))


def _tagged(view: View, start: int, end: int) -> bool:
    """Whether what ends the sentence only asks for assent: "It closed on Monday, right?"."""
    said = [view.words[j].lower() for j in range(start, end) if view.pos[j] != "SPACE" and view.words[j] not in _CLOSING]
    return len(said) > 3 and said[-3] == "," and said[-2] in {"right", "correct", "no", "yes", "okay", "ok", "yeah"}


def command(view: View, i: int) -> bool:
    """Whether i heads a command, said on its own, beside or after another clause: "stop the war"."""
    if view.tags[i] not in {"VB", "VBP"} or view.of(i, "nsubj", "aux:pass", "expl", "csubj", "mark"):
        return False
    if not view.of(i, "cop") and view.pos[i] != "VERB":
        return False
    if any(view.words[c].lower() not in {"do", "please"} for c in view.of(i, "aux")):
        return False
    base, up = view.base(i), view.heads[i]
    if up == i or base == "parataxis":
        return view.tags[i] == "VB"
    if base == "conj":
        return view.tags[i] == "VB" and is_predicate(view, up) and (command(view, up) or view.tags[up] in {"VBD", "VBZ", "VBP", "NN"})
    return base == "ccomp" and view.tags[i] == "VB" and bool(view.of(up, "nsubj")) and i < up
