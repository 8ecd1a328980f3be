"""Clauses that a verb, an adjective or a noun takes as its complement or subject: what its signature makes of them.

"failed to leave"            leave: negated          "did not fail to leave"     leave: asserted
"forced them to leave"       leave: asserted         "had to leave"              leave: asserted
"knows that they left"       leave: asserted         "may know that they left"   leave: asserted
"denied that they left"      leave: negated          "doubts that they left"     leave: hypothetical
"the refusal to leave"       leave: negated          "the plan to leave"         leave: planned
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.arguments.core import is_predicate, ranked
from kg.extract.sentence.attachment import for_to, over_adverb
from kg.extract.sentence.lexicon import words
from kg.extract.sentence.predicates import base_form, particles
from kg.extract.sentence.view import View
from kg.extract.status.clause import WH, asks, form, question, tense
from kg.extract.status.signatures import classes, compose, signature
from kg.types import Status

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "SYM", "X"})
_QUALITIES = frozenset({"ADJ", "ADV"})
_TOWARDS = frozenset({"to", "toward", "towards"})
_APART = frozenset({"help", "manage", "fail", "serve", "tend", "seem", "appear"})  # whose infinitive is no purpose, wherever it stands
_PREPOSITIONS = frozenset({"of", "in", "on", "for", "about", "to", "with", "at", "from", "against", "toward", "towards"})


@dataclass(frozen=True, slots=True)
class Site:
    """Where a clause stands as a complement: ``verbal`` where the governor heads a clause whose own status counts."""

    construction: str
    lemma: str
    tense: str
    verbal: bool


def site(view: View, i: int) -> Site | None:
    """The construction in which clause i is governed, None where it is no complement."""
    governor, base = view.heads[i], view.base(i)
    if governor == i:
        return None
    nominal = view.pos[governor] in _NOMINAL or view.words[governor].lower() in WH
    if (noun := _before_that(view, i)) >= 0:
        return Site("noun finite", view.lemmas[noun], "", False)
    if view.deps[i] == "acl" or (base == "ccomp" and nominal and not view.of(governor, "cop")):
        kind = _of_noun(view, i)
        return Site(kind, view.lemmas[governor], "", False) if kind else None
    if base == "advcl":
        return _adverbial(view, i, over_adverb(view, governor))
    if base not in {"xcomp", "ccomp", "csubj"} or view.lemmas[governor] == "be":
        return None
    if not is_predicate(view, governor) and view.pos[governor] not in _QUALITIES:
        return None
    return _under(view, i, governor, _kind(view, i))


def _before_that(view: View, i: int) -> int:
    """The noun right before "that" whose clause a parse hangs on the verb: "expressed a *wish* that they leave"; -1 where none."""
    verb = view.heads[i]
    that = next((c for c in view.of(i, "mark") if view.words[c].lower() == "that"), -1)
    if view.base(i) != "ccomp" or that < 1:
        return -1
    return next((o for o in view.of(verb, "obj", "obl") if o == that - 1 and view.lemmas[o] in classes()["noun finite"]), -1)


def _of_noun(view: View, i: int) -> str:
    built = form(view, i)
    if built == "infinitive":
        return "noun infinitive"
    if _under_preposition(view, i):
        return "noun oblique"
    return "noun finite" if "that" in view.said(i, "mark") else ""


def _under_preposition(view: View, i: int) -> bool:
    return view.tags[i] == "VBG" and bool(view.said(i, "mark", "case") & _PREPOSITIONS)


def _adverbial(view: View, i: int, governor: int) -> Site | None:
    """Purposes, and gerunds under a preposition: "met to talk", "thinks about leaving"; "ruled out leaving" that a parse hangs here."""
    if _right_behind(view, i, governor) and base_form(view, governor) in classes()["verb gerund"]:
        return _under(view, i, governor, "gerund")
    if _under_preposition(view, i):
        known = is_predicate(view, governor) or view.pos[governor] in _QUALITIES
        return _under(view, i, governor, "oblique") if known and view.lemmas[governor] != "be" else None
    marks = view.said(i, "mark")
    if not view.infinitive(i) or (view.of(i, "nsubj") and "for" not in marks):
        return None
    quality = view.base(governor) == "amod" and view.pos[governor] in _QUALITIES  # "the trust *necessary* for them to talk"
    if "in" not in marks and (quality or view.lemmas[governor] in _APART or view.lemmas[governor] in classes()["adjective infinitive"]):
        return _under(view, i, governor, "infinitive")
    asked = for_to(view, i) >= 0  # "called for the army to leave" is no purpose of the caller's own doing
    return Site("verb purpose", "" if asked else view.lemmas[governor].lower(), tense(view, governor), True)


def _right_behind(view: View, i: int, governor: int) -> bool:
    """Whether a gerund stands where an object would, behind its verb and the verb's particles."""
    if view.tags[i] != "VBG" or i < governor or view.of(i, "mark", "case", "nsubj") or view.of(governor, "obj"):
        return False
    return set(range(governor + 1, i)) <= set(particles(view, governor))


def _kind(view: View, i: int) -> str:
    """The form of a complement; that of "demand that they leave" is finite, that of "became chairman" small."""
    built = form(view, i)
    if built == "wh" and view.deps[view.heads[i]] == "acl:relcl" and view.said(i, "nsubj", "obj") & {"which", "who", "that"}:
        return "finite"  # "the book which you think *won*": the pronoun is that of the clause above
    if built == "finite" and view.base(i) == "xcomp":
        return "small"
    return "finite" if built in {"bare", "participle"} and "that" in view.said(i, "mark") else built


def _under(view: View, i: int, governor: int, kind: str) -> Site:
    """The site of a clause under a verb, or under an adjective or noun that is a predicate."""
    group = "verb" if view.pos[governor] in {"VERB", "AUX"} else "adjective"
    if group == "adjective" and kind not in {"infinitive", "oblique"}:
        kind = "finite"
    name, long = f"{group} {kind}", base_form(view, governor)
    lemma = long if long in classes()[name] else view.lemmas[governor].lower()
    return Site(name, lemma, tense(view, i if kind in {"finite", "wh"} else governor), True)


def complement(view: View, i: int, at: Site, above: Status) -> Status:
    """Status of clause i at its site, under a governor whose own clause has the status ``above``."""
    governor = view.heads[i]
    told = _by_words(view, i, governor, at.construction, above)
    if told is not None:
        return told
    if at.construction == "verb finite" and at.lemma in words("says") and _may(view, governor, above):
        above = Status.ASSERTED  # that it may be said takes nothing from what is said
    return compose(signature(at.construction, at.lemma, at.tense), above if at.verbal else Status.ASSERTED)


def _may(view: View, governor: int, above: Status) -> bool:
    """Whether a saying is no more than foreseen or possible, by its own words; one asked for, wished or supposed is none."""
    if above is not Status.HYPOTHETICAL:
        return above is not Status.NEGATED
    own = view.said(governor, "aux")
    if view.infinitive(governor) and "it" in view.said(view.heads[governor], "nsubj", "expl"):
        return True  # "it is no exaggeration to say that they left"
    return bool(own & words("possible")) and not view.said(governor, "mark") & words("conditional_marks") and not question(view, governor)


def _by_words(view: View, i: int, governor: int, kind: str, above: Status) -> Status | None:
    """Constructions that words beside the governor make: "has yet to", "too tired to", "brave enough to", "falsely said that"."""
    beside = {view.words[c].lower() for c in view.children[governor]}
    if view.infinitive(i) and (asks(view, i) or view.words[governor].lower() in WH):
        return Status.HYPOTHETICAL  # "knows how to swim", "decided what to say"
    if kind == "noun oblique" and view.lemmas[governor] in {"step", "path", "road"} and view.said(i, "mark", "case") & _TOWARDS:
        return Status.PLANNED  # "a step towards building it"
    if kind == "noun infinitive":
        return Status.ASSERTED if ranked(view, governor) else None
    if kind == "noun finite":
        denier = view.heads[governor]
        denied = view.base(governor) == "obj" and view.lemmas[denier] in words("refutes") and above is not Status.NEGATED
        return Status.NEGATED if denied else None  # "denied claims that they left"
    if kind.endswith(("infinitive", "purpose")):
        if view.lemmas[governor] in {"have", "be"} and "yet" in beside | {view.words[c].lower() for c in view.children[i]}:
            return Status.NEGATED
        return _degree(view, governor, above)
    if kind in {"verb finite", "verb wh"} and view.said(governor, "advmod") & words("false_adverbs"):
        return Status.NEGATED
    if kind in {"verb finite", "adjective finite"} and _subjunctive(view, i):
        return Status.HYPOTHETICAL
    if view.base(i) == "csubj" and view.tags[i] == "VBG" and view.of(governor, "cop") and tense(view, governor) == "present":
        return Status.HYPOTHETICAL  # "hosting a site is a crime": whoever does it
    if kind == "adjective finite" and {"in", "that"} <= view.said(i, "mark"):
        return Status.ASSERTED  # "important in that it was the first"
    return None


def _degree(view: View, governor: int, above: Status) -> Status | None:
    """ "too tired to leave": it was not done; "brave enough to leave": in the past it was."""
    said = view.said(governor, "advmod", "amod")
    if "too" in said:
        return Status.HYPOTHETICAL if above is Status.NEGATED else Status.NEGATED
    if "enough" in said:
        return compose("+-" if tense(view, governor) == "past" else "h-", above)
    return None


def _subjunctive(view: View, i: int) -> bool:
    """ "that the army *leave*": demanded, not told."""
    return view.tags[i] == "VB" and "that" in view.said(i, "mark") and not view.of(i, "aux")
