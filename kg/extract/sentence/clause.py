"""What a clause is headed by: predicates, their voice, their prepositions, and what a relative pronoun stands for."""

from __future__ import annotations

from kg.extract.sentence.lexicon import words
from kg.extract.sentence.phrases import is_time
from kg.extract.sentence.view import NOMINAL, View

RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_BEARERS = frozenset({"person", "organization", "animal"})
_THINGS = frozenset({"object", "place", "event"})
_SIDES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_WITHIN = frozenset({"nmod", "conj", "appos"})  # by what a noun is a part of a longer phrase


def is_predicate(view: View, i: int) -> bool:
    """Whether token i heads a clause: a full verb, or a nominal or adjective with a copula."""
    if view.pos[i] == "VERB" and view.base(i) not in {"amod", "compound", "case", "flat", "mark", "cc", "fixed", "aux"}:
        return True
    return bool(view.of(i, "cop"))


def is_to(view: View, i: int) -> bool:
    """Whether somebody is to do what the verb i says: "the envoys are to travel"; "the plan is to travel" names a plan."""
    if not view.of(i, "cop") or not view.infinitive(i) or view.tags[i] != "VB":
        return False
    return any(bearer(view, c) for c in view.of(i, "nsubj")) or purpose_owner(view, i) >= 0


def purpose_owner(view: View, i: int) -> int:
    """Whose purpose an infinitive with a copula tells, -1 where none: "*Peru*'s goal is to free it", "the task of *the fleet* is to"."""
    for c in view.of(i, "nsubj"):
        if view.lemmas[c] in words("purposes", "arguments"):
            owners = [o for o in view.of(c, "nmod") if view.deps[o] == "nmod:poss" or case_of(view, o) == "of"]
            return next((o for o in owners if bearer(view, o) or view.pos[o] == "PRON" or view.mention[o] in _THINGS), -1)
    return -1


def bearer(view: View, i: int) -> bool:
    """Whether token i can act of its own will: people, bodies, states, and their names."""
    k = view.name[i]
    return view.mention[i] in _BEARERS or (k >= 0 and view.names[k][2] in _SIDES)


def is_passive(view: View, i: int) -> bool:
    """Whether the verb's grammatical subject is what it is done to."""
    deps = {view.deps[c] for c in view.children[i]}
    if "aux:pass" in deps or "nsubj:pass" in deps or "csubj:pass" in deps:
        return True
    if view.tags[i] != "VBN" or deps & {"aux", "cop"}:
        return False
    base = view.base(i)
    if base in {"acl", "advcl"}:
        return "obj" not in deps or "obl:agent" in deps
    if base == "conj" and not any(view.base(c) == "nsubj" for c in view.children[i]):
        return is_passive(view, view.heads[i])
    return base == "root" and "nsubj" not in {view.base(c) for c in view.children[i]} and "obj" not in deps


def antecedent(view: View, i: int) -> int:
    """The noun a relative pronoun stands for, or i itself.

    Where the parse hangs the clause on a noun that does not agree ("teams from *Mali*, which are covered", "the north of the
    *country* who lead"), it is a noun further up in the same phrase that does.
    """
    word = view.words[i].lower()
    if word not in RELATIVE or view.pos[i] not in {"PRON", "SCONJ", "DET"}:
        return i
    at = i
    for _ in range(6):
        up = view.heads[at]
        if up == at:
            break
        if view.deps[at] == "acl:relcl" and (nearer := _before(view, up, at)) >= 0:
            return nearer
        if view.deps[at] == "acl:relcl" or (view.deps[at] == "advcl:relcl" and _is_cleft(view, up)):
            return _agreeing(view, up, at, i) if view.base(i) == "nsubj" else up
        at = up
    return i


def _before(view: View, noun: int, clause: int) -> int:
    """The noun right before a relative clause that the parse hangs on one further off, beyond the words of its phrase; else -1.

    "The raids hit *targets* that include ...", hung on the raids: English keeps the clause by its noun.
    """
    under = view.subtree(clause)
    last = next((t for t in range(min(under) - 1, noun, -1) if view.base(t) != "punct" and view.pos[t] != "SPACE"), -1)
    if last < 0 or last in view.subtree(noun):
        return -1
    at = last
    while view.heads[at] != at and view.pos[view.heads[at]] in NOMINAL and max(view.subtree(view.heads[at])) <= last:
        at = view.heads[at]
    return at if view.pos[at] in {"NOUN", "PROPN"} and not is_time(view, at) else -1


def _is_cleft(view: View, i: int) -> bool:
    """ "It is *strikes* that destroy it": the clause hangs on the whole, and is said of the noun."""
    return view.pos[i] in NOMINAL and bool(view.of(i, "cop")) and "it" in view.said(i, "nsubj", "expl")


def _agreeing(view: View, noun: int, verb: int, pronoun: int) -> int:
    """The noun, or the nearest one above it in its phrase, that agrees with the verb and the pronoun."""
    if view.words[pronoun].lower() == "which" and (thing := _thing_within(view, noun, verb)) >= 0:
        return thing
    at = noun
    while True:
        if _agrees(view, at, verb, view.words[pronoun].lower()):
            return at
        up = view.heads[at]
        if up == at or view.base(at) not in _WITHIN or view.pos[up] not in NOMINAL:
            return _person_within(view, noun, verb) if view.words[pronoun].lower() == "who" else noun
        at = up


def _thing_within(view: View, noun: int, verb: int) -> int:
    """What "which" means behind a single person: "the commander of the *fleet*, which sails"; -1 where none is named."""
    k = view.name[noun]
    somebody = view.names[k][2] == "PERSON" if k >= 0 else view.mention[noun] == "person" and view.tags[noun] == "NN"
    within = [c for c in view.of(noun, "nmod") if somebody and noun < c < verb and view.deps[c] != "nmod:poss" and case_of(view, c)]
    return within[-1] if within and view.mention[within[-1]] not in {"person", "time"} else -1


def _person_within(view: View, noun: int, verb: int) -> int:
    """Who is meant where the clause hangs on a noun that is nobody: "the rights of *citizens* who fled"; else the noun."""
    within = [c for c in view.of(noun, "nmod") if noun < c < verb and bearer(view, c)]
    return within[-1] if within and not bearer(view, noun) and view.mention[noun] else noun


def _agrees(view: View, noun: int, verb: int, pronoun: str) -> bool:
    if pronoun == "who" and view.pos[noun] in {"NOUN", "PROPN"} and not bearer(view, noun) and view.mention[noun]:
        return False
    if _is_place(view, noun) and view.lemmas[verb] in words("harm", "nouns"):
        return False  # "attacks in *Lima* that killed ten"
    if view.mention[noun] not in {"event", "", "abstract"} and _happens(view, verb):
        return False
    finite = [t for t in [verb, *view.of(verb, "aux", "cop")] if view.tags[t] in {"VBZ", "VBP"}]
    many = view.tags[noun] in {"NNS", "NNPS"} or bool(view.of(noun, "conj"))
    if not finite or view.pos[noun] not in {"NOUN", "PROPN"} or view.tags[finite[0]] == ("VBP" if many else "VBZ"):
        return True
    return view.mention[noun] in {"organization", "person"} and view.name[noun] >= 0  # "Sweden are", "the Giants is"


def _is_place(view: View, i: int) -> bool:
    k = view.name[i]
    return view.mention[i] == "place" or (k >= 0 and view.names[k][2] in {"GPE", "LOC", "FAC"})


def _happens(view: View, i: int) -> bool:
    """Whether only an event does what the verb says."""
    lemma = view.lemmas[i]
    return lemma in {"happen", "occur"} or (lemma == "take" and any(view.lemmas[o] == "place" for o in view.of(i, "obj")))


def case_of(view: View, i: int) -> str:
    """The preposition over token i, fixed parts included; "" where there is none."""
    cases = view.of(i, "case")
    if not cases:
        return ""
    tokens = sorted(t for c in cases for t in view.subtree(c))
    tokens = [t for k, t in enumerate(tokens) if not k or t - tokens[0] <= k + 2]  # a second preposition further on is another's
    return " ".join(
        view.words[t].lower() for t in tokens if view.pos[t] not in {"PUNCT", "SPACE"} and view.words[t] not in {"'s", "’s", "'", "’"}
    )


def first_conjunct(view: View, i: int) -> int:
    """The first of the row that token i stands in."""
    while view.base(i) == "conj" and view.heads[i] != i:
        i = view.heads[i]
    return i


def ranked(view: View, noun: int) -> bool:
    """Whether a noun is picked out of a row, and so did what its infinitive says: "the first woman to win"."""
    return any(
        view.tags[c] in {"JJS", "RBS"} or view.lemmas[c] in {"first", "last", "only", "second", "next"} for c in view.of(noun, "amod")
    )


def accuses(view: View, i: int) -> bool:
    """Verbs whose *of*- or *for*-clause is a charge the subject makes."""
    return view.lemmas[i] in words("accuses")
