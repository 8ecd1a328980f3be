"""Whether a clause is reported as so: negation, modals, tense, conditions, and what the verbs above it do to it."""

from __future__ import annotations

from kg.extract.arguments import accuses, is_passive, is_predicate, ranked
from kg.extract.attachment import over_adverb
from kg.extract.lexicon import words
from kg.extract.predicates import base_form
from kg.extract.view import View
from kg.types import Status

_STRENGTH = {Status.ASSERTED: 0, Status.PLANNED: 1, Status.HYPOTHETICAL: 2, Status.NEGATED: 3}


def stronger(a: Status, b: Status) -> Status:
    """The one that takes more away."""
    return a if _STRENGTH[a] >= _STRENGTH[b] else b


def status(view: View, i: int) -> Status:
    """Status of the clause that token i heads, with everything above it taken into account."""
    cache = view.memo.setdefault("status", {})
    if i not in cache:
        cache[i] = Status.ASSERTED  # a cycle cannot occur in a tree; this guards against damaged input
        cache[i] = _status(view, i)
    return cache[i]  # type: ignore[return-value]


def _status(view: View, i: int) -> Status:
    own = local(view, i)
    above = _inherited(view, i)
    if own is Status.NEGATED and above is Status.NEGATED:
        return Status.ASSERTED if view.base(i) == "xcomp" else Status.NEGATED
    return stronger(own, above)


def negated(view: View, i: int) -> bool:
    """Whether the clause is denied by a word of its own."""
    adverbs = words("negative_adverbs")
    for c in view.children[i]:
        word = view.words[c].lower()
        if word in adverbs and view.base(c) in {"advmod", "aux", "cc", "discourse", "det", "cc:preconj"}:
            return True
        if word == "no" and view.base(c) == "advmod" and any(view.lemmas[d] in {"longer", "more"} for d in (c + 1,) if d < len(view.words)):
            return True
        if word == "longer" and c and view.words[c - 1].lower() == "no":
            return True
        if view.base(c) in {"nsubj", "obj", "obl"} and _negative_phrase(view, c):
            return True
        if word in {"instead", "rather"} and view.base(c) in {"mark", "case", "cc"}:
            return True
        if word == "without" and view.base(c) in {"mark", "case"}:
            return True
    return view.base(i) in {"obj", "nsubj", "root", "conj", "xcomp"} and view.of(i, "cop") != [] and "no" in view.said(i, "det")


def _negative_phrase(view: View, i: int) -> bool:
    word = view.words[i].lower()
    if word in {"nobody", "none", "nothing"} or (word == "one" and i and view.words[i - 1].lower() == "no"):
        return True
    if "neither" in view.said(i, "cc", "advmod", "dep"):
        return True
    before = view.said(i, "amod", "det", "nummod")
    if "few" in before and "a" not in before:
        return True  # "few voters trust him" says that most do not
    return bool(view.said(i, "det") & {"no", "neither"}) or "zero" in view.said(i, "nummod")


def local(view: View, i: int) -> Status:
    """Status from the clause's own words alone."""
    if negated(view, i):
        return Status.NEGATED
    aux = view.said(i, "aux")
    if not aux and view.base(i) == "conj" and not view.of(i, "nsubj"):
        aux = view.said(view.heads[i], "aux")
    marks = view.said(i, "mark")
    if marks & words("conditional_marks"):
        return Status.HYPOTHETICAL
    if view.said(i, "advmod") & words("doubtful_adverbs"):
        return Status.HYPOTHETICAL
    if aux & words("possible"):
        return Status.HYPOTHETICAL
    if aux & words("future"):
        would = aux & {"would", "'d", "’d"}
        return (
            Status.HYPOTHETICAL
            if would and (_has_condition(view, i) or view.base(i) not in {"ccomp", "conj", "acl:relcl"})
            else Status.PLANNED
        )
    if marks == {"to"} and (view.heads[i] == i or view.deps[i] in {"ccomp", "parataxis", "acl:relcl"}):
        return Status.PLANNED  # "the court is to rule", and headlines: "Court to rule"
    if _question(view, i):
        return Status.HYPOTHETICAL
    return Status.ASSERTED


def _has_condition(view: View, i: int) -> bool:
    return any(view.said(c, "mark") & {"if", "unless"} for c in view.of(i, "advcl"))


def _question(view: View, i: int) -> bool:
    """The main clause of a question, or a command."""
    if view.heads[i] != i:
        return False
    start, end = view.sentences[view.sent[i]]
    last = next((view.words[j] for j in range(end - 1, start - 1, -1) if view.pos[j] != "SPACE" and view.words[j] not in "\"'”’)"), "")
    if last == "?":
        return True
    return view.tags[i] == "VB" and not view.of(i, "nsubj", "aux", "cop", "aux:pass") and view.pos[i] == "VERB"


def _inherited(view: View, i: int) -> Status:
    """What the clause above makes of this one."""
    parent, dep, base = view.heads[i], view.deps[i], view.base(i)
    if parent == i:
        return Status.ASSERTED
    if base == "conj":
        if view.of(i, "nsubj") and not view.of(parent, "mark"):
            return _inherited(view, parent) if is_predicate(view, parent) else Status.ASSERTED
        above = _inherited(view, parent)
        hypothetical = local(view, parent) is Status.HYPOTHETICAL and not view.said(i, "aux")
        return stronger(above, Status.HYPOTHETICAL) if hypothetical else above
    if dep == "acl" or (base == "ccomp" and view.pos[parent] == "NOUN" and not view.of(parent, "cop")):
        return _noun_complement(view, i, parent)
    if base in {"xcomp", "ccomp", "csubj"}:
        return _embedded(view, i, parent)
    if base == "advcl":
        return _adverbial(view, i, parent)
    return Status.ASSERTED


def _embedded(view: View, i: int, parent: int) -> Status:
    lemma, above = view.lemmas[parent], status(view, parent)
    own = effect(view, i, parent)
    if lemma in words("says") and view.base(i) == "ccomp":
        return own  # saying it is in doubt says nothing of what was said
    if above is Status.NEGATED:
        if own is Status.NEGATED:
            return Status.ASSERTED
        if view.base(i) == "ccomp" or own is Status.HYPOTHETICAL:
            return stronger(own, Status.HYPOTHETICAL)
        return Status.NEGATED
    return stronger(own, above)


def effect(view: View, i: int, parent: int) -> Status:
    """What a verb, adjective or noun says of its complement clause i."""
    lemma, infinitive = view.lemmas[parent], view.base(i) == "xcomp"
    if view.pos[parent] == "ADJ":
        if lemma in words("planned_adjectives"):
            return Status.PLANNED
        return Status.ASSERTED if lemma in words("factive_adjectives") or not infinitive else Status.HYPOTHETICAL
    if base_form(view, parent) in words("denies") and (not infinitive or view.tags[i] == "VBG"):
        return Status.NEGATED
    if view.said(parent, "advmod") & words("false_adverbs") and not infinitive:
        return Status.NEGATED
    if infinitive and lemma in {"have", "be"} and "yet" in {view.words[c].lower() for c in (*view.children[parent], *view.children[i])}:
        return Status.NEGATED  # "has yet to answer"
    if lemma in words("negative") and (infinitive or view.tags[i] == "VBG"):
        return Status.NEGATED
    if lemma == "be" or not is_predicate(view, parent):
        return Status.ASSERTED
    if infinitive:
        if lemma in words("asserting"):
            return Status.ASSERTED
        if lemma in words("hypothetical") and lemma not in words("planned"):
            return Status.HYPOTHETICAL
        # What a verb of unknown effect governs with "to" is not said to have been done; a gerund is ("enjoyed swimming").
        return Status.PLANNED if lemma in words("planned") or view.infinitive(i) else Status.ASSERTED
    return Status.HYPOTHETICAL if lemma in words("doubts") else Status.ASSERTED


def _adverbial(view: View, i: int, parent: int) -> Status:
    parent = over_adverb(view, parent)
    marks = view.said(i, "mark", "case")
    above = status(view, parent) if is_predicate(view, parent) else Status.ASSERTED
    if "to" in marks and (not view.of(i, "nsubj") or "for" in marks):
        return stronger(Status.PLANNED, above if above is not Status.NEGATED else Status.HYPOTHETICAL)
    if marks & {"from"} and view.lemmas[parent] in words("negative"):
        return Status.NEGATED
    if marks & {"of", "for", "with"}:
        if view.lemmas[parent] in words("clears") or "short" in {view.words[c].lower() for c in view.children[parent]}:
            return Status.NEGATED  # "cleared of stealing", "stopped short of blaming"
        if accuses(view, parent) and (is_passive(view, parent) or above is Status.NEGATED):
            return Status.HYPOTHETICAL  # a charge that nobody is said to make
    if above in {Status.PLANNED, Status.HYPOTHETICAL} and (
        marks & {"when", "before", "after", "until", "once", "by", "through", "while", "in"} or not marks
    ):
        return above
    return Status.ASSERTED


def _noun_complement(view: View, i: int, noun: int) -> Status:
    if view.tags[i] in {"VBN", "VBG"} and not view.of(i, "mark"):
        return Status.ASSERTED
    if view.lemmas[noun] in words("negative_nouns"):
        return Status.NEGATED
    if not view.infinitive(i):
        doubtful = view.lemmas[noun] in words("doubtful_nouns") and "that" in view.said(i, "mark")
        return Status.HYPOTHETICAL if doubtful else Status.ASSERTED
    return Status.ASSERTED if ranked(view, noun) else Status.PLANNED
