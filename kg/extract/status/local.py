"""What a clause's own words say: negation, modals, tense, conditions, doubt, questions and commands."""

from __future__ import annotations

from kg.extract.sentence.lexicon import words
from kg.extract.sentence.view import View
from kg.extract.status.clause import command, question, tense
from kg.extract.status.generic import generic
from kg.extract.status.negation import negated
from kg.types import Status

_WOULD = frozenset({"would", "'d", "’d"})


def local(view: View, i: int) -> Status:
    """Status of the clause that token i heads, from its own words alone."""
    marks = view.said(i, "mark")
    if "if" in marks and view.base(i) == "advcl":
        return Status.HYPOTHETICAL  # also what is not so: "if they cannot agree"
    if negated(view, i):
        return Status.NEGATED
    if marks & words("conditional_marks") or view.said(i, "advmod") & words("doubtful_adverbs"):
        return Status.HYPOTHETICAL
    modal = _modal(view, i)
    if modal is Status.PLANNED and question(view, i):
        return Status.HYPOTHETICAL  # "will they leave?"
    if modal is not Status.ASSERTED:
        return Status.PLANNED if "so" in marks and view.base(i) == "advcl" else modal  # "so that ships could pass": a purpose
    if marks == {"to"} and (view.heads[i] == i or view.deps[i] in {"ccomp", "parataxis", "acl:relcl"}):
        return Status.PLANNED  # "the court is to rule", and headlines: "Court to rule"
    if _about_to(view, i):
        return Status.PLANNED
    supposed = tense(view, i) == "present" and _has_condition(view, i)  # "if one side attacks, the other responds"
    return Status.HYPOTHETICAL if supposed or question(view, i) or command(view, i) or generic(view, i) else Status.ASSERTED


def _modal(view: View, i: int) -> Status:
    aux = _auxiliaries(view, i)
    if not view.of(i, "aux") and view.base(i) == "conj" and not view.of(i, "nsubj"):
        aux = _auxiliaries(view, view.heads[i])
    if aux & words("possible"):
        return Status.HYPOTHETICAL
    if not aux & words("future"):
        return Status.ASSERTED
    if _WOULD & aux and view.said(i, "advmod") & words("later_adverbs") and not _has_condition(view, i):
        return Status.ASSERTED  # "he would later become mayor": what came to be, told from before
    if _WOULD & aux and ("have" in aux or _has_condition(view, i) or view.base(i) not in {"ccomp", "conj", "acl:relcl"}):
        return Status.HYPOTHETICAL  # "would have left": it did not come to it
    return Status.PLANNED


def _auxiliaries(view: View, i: int) -> set[str]:
    return {view.words[c].lower() for c in view.of(i, "aux") if view.tags[c] != "VBD"}  # "he'd" may be "he had"


def _has_condition(view: View, i: int) -> bool:
    return any(view.said(c, "mark") & {"if", "unless"} and not view.said(c, "advmod") & {"even"} for c in view.of(i, "advcl"))


def _about_to(view: View, i: int) -> bool:
    """ "going to" before another verb: the going is none."""
    return view.lemmas[i] == "go" and view.tags[i] == "VBG" and any(view.infinitive(c) for c in view.of(i, "xcomp"))
