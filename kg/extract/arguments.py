"""Who takes part in a predicate: its own arguments and those it shares, inherits or refers to.

The same ground as Universal Dependencies' enhanced graph: shared subjects of conjuncts, controlled and raised subjects,
the antecedent of a relative pronoun, the noun a participle modifies.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.attachment import for_to, fronted, over_adverb
from kg.extract.lexicon import words
from kg.extract.phrases import members
from kg.extract.view import View

RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})


@dataclass(frozen=True, slots=True)
class Oblique:
    """An argument under a preposition; ``case`` is the preposition as it is written ("because of"), "" without one."""

    token: int
    case: str


def is_predicate(view: View, i: int) -> bool:
    """Whether token i heads a clause: a full verb, or a nominal or adjective with a copula."""
    if view.pos[i] == "VERB" and view.base(i) not in {"amod", "compound", "case", "flat", "mark", "cc", "fixed", "aux"}:
        return True
    return bool(view.of(i, "cop"))


def is_to(view: View, i: int) -> bool:
    """Whether somebody is to do what the verb i says: "the envoys are to travel"; "the plan is to travel" names a plan."""
    if not view.of(i, "cop") or not view.infinitive(i) or view.tags[i] != "VB":
        return False
    for c in view.of(i, "nsubj"):
        k = view.name[c]
        if view.mention[c] in {"person", "organization"} or (k >= 0 and view.names[k][2] in {"PERSON", "ORG", "GPE"}):
            return True
    return False


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
    """The noun a relative pronoun stands for, or i itself."""
    if view.words[i].lower() not in RELATIVE or view.pos[i] not in {"PRON", "SCONJ", "DET"}:
        return i
    at = i
    for _ in range(6):
        up = view.heads[at]
        if view.deps[at] == "acl:relcl" and up != at:
            return up
        if up == at:
            break
        at = up
    return i


def subjects(view: View, i: int, depth: int = 0) -> list[int]:
    """Tokens heading the grammatical subjects of predicate i, conjuncts and shared subjects included."""
    own = [c for c in view.of(i, "nsubj") if view.deps[c] != "nsubj:outer" or is_to(view, i)]
    if own:
        # A verb has one subject; where the parse gives it two, the nearer one is meant.
        nearest = min(own, key=lambda c: (c > i, abs(c - i)))
        noun = antecedent(view, nearest)
        return members(view, nearest) if noun == nearest else [noun]
    if depth > 8 or view.of(i, "csubj") or view.of(i, "expl"):
        return []
    parent, base = view.heads[i], view.base(i)
    if parent == i:
        return []
    if base == "conj" and is_predicate(view, parent):
        return subjects(view, parent, depth + 1)
    if fronted(view, i):
        return [m for c in view.of(parent, "nsubj")[:1] if c < i for m in members(view, c)]
    if base in {"xcomp", "ccomp"} and (base == "xcomp" or not view.of(i, "mark") or view.tags[i] == "VBG"):
        return _controllers(view, parent, depth)
    if base == "acl":
        return _of_modified_noun(view, i, parent, depth)
    if base == "advcl":
        if (doer := for_to(view, i)) >= 0:
            return members(view, doer)
        over = over_adverb(view, parent)
        return _of_adverbial(view, i, over, depth) if is_predicate(view, over) else []
    return []


def _controllers(view: View, parent: int, depth: int) -> list[int]:
    if view.lemmas[parent] not in words("subject_control"):
        held = [m for c in view.of(parent, "obj", "iobj") for m in members(view, antecedent(view, c))]
        if held:
            return held
    if is_passive(view, parent):
        return subjects(view, parent, depth + 1)
    shared = objects(view, parent) if view.base(parent) == "acl" and not view.of(parent, "nsubj") and is_passive(view, parent) else []
    return shared or subjects(view, parent, depth + 1)


def _of_modified_noun(view: View, i: int, noun: int, depth: int) -> list[int]:
    if view.tags[i] in {"VBG", "VBN"} and not view.of(i, "mark"):
        return [] if view.said(i, "case") & {"of", "for"} else [*members(view, noun), *_equated(view, noun)]
    if view.tags[i] == "VBG" or view.infinitive(i):
        owner = [m for c in view.of(noun, "nmod:poss") for m in members(view, c)]
        if owner:
            return owner
        if ranked(view, noun):
            return [noun]
        at = view.heads[noun]
        if view.base(noun) in {"obj", "obl", "xcomp"} and is_predicate(view, at):
            return subjects(view, at, depth + 1)
        if view.mention[noun] in {"event", "object", "organization"}:
            return [noun]  # "a campaign to free the hostages"
    return []


def _equated(view: View, noun: int) -> list[int]:
    """The names a clause says the noun is: "the candidates elected in Lima were Roe and Poe"."""
    at = view.heads[noun]
    if view.base(noun) != "nsubj" or at == noun or not view.of(at, "cop") or view.said(at, "advmod") & {"not", "n't", "n’t", "never"}:
        return []
    return [m for m in members(view, at) if view.name[m] >= 0 and view.names[view.name[m]][2] in {"PERSON", "ORG", "GPE"}]


def ranked(view: View, noun: int) -> bool:
    """Whether a noun is picked out of a row, and so did what its infinitive says: "the first woman to win"."""
    return any(
        view.tags[c] in {"JJS", "RBS"} or view.lemmas[c] in {"first", "last", "only", "second", "next"} for c in view.of(noun, "amod")
    )


def _of_adverbial(view: View, i: int, parent: int, depth: int) -> list[int]:
    marks = view.said(i, "mark", "case")
    if view.tags[i] == "VBG" and not marks and (agent := [c for c in view.of(parent, "obl:agent") if max(view.subtree(c)) == i - 1]):
        return members(view, agent[0])  # "is helped by rebels reaching the coast"
    if marks & {"of", "from", "for", "into"} and view.of(parent, "obj"):
        return [m for c in view.of(parent, "obj") for m in members(view, antecedent(view, c))]
    if is_passive(view, parent) and "by" in marks:
        return []  # "crowds can be avoided by walking": who walks is not said
    if is_passive(view, parent) and marks & {"of", "from", "for"}:
        return subjects(view, parent, depth + 1)
    if view.tags[i] in {"VBG", "VBN"} or "to" in marks:
        return subjects(view, parent, depth + 1)
    return []


def objects(view: View, i: int) -> list[int]:
    """Tokens heading the direct objects of predicate i (its passive subjects where it is passive)."""
    if is_passive(view, i):
        return subjects(view, i)
    own = list(view.of(i, "obj"))
    if own:  # "struck the city, including its power station"
        own += [c for c in view.of(i, "obl") if case_of(view, c) == "including"]
    if own:
        first = antecedent(view, own[0])
        return [m for c in own for m in members(view, c)] if first == own[0] else [first]
    if view.deps[i] == "acl:relcl" and _has_gap(view, i):
        return [view.heads[i]]
    if view.base(i) == "conj" and view.pos[view.heads[i]] == "VERB" and not view.of(i, "obl", "ccomp", "xcomp", "iobj"):
        return [c for c in view.of(view.heads[i], "obj") if c > i]
    return []


def _has_gap(view: View, i: int) -> bool:
    """A relative clause whose object is the noun it modifies: "the centre his team built"."""
    if not view.of(i, "nsubj") or view.of(i, "obj", "ccomp", "xcomp", "cop"):
        return False
    inside = [c for c in view.subtree(i) if c < i and view.words[c].lower() in RELATIVE | {"where", "when", "why"}]
    own_subject = set(view.of(i, "nsubj"))
    if any(c in own_subject for c in inside) or any(view.words[c].lower() in {"where", "when", "why", "whose"} for c in inside):
        return False  # "the man whose boat sank" did not sink
    return not any(view.of(c, "case") for c in inside) and view.tags[i] != "VBN"


def indirect_objects(view: View, i: int) -> list[int]:
    """Tokens heading the indirect objects ("told *Trump* that")."""
    return [m for c in view.of(i, "iobj") for m in members(view, antecedent(view, c))]


def agents(view: View, i: int) -> list[int]:
    """Who does it, in a passive: the *by*-phrase."""
    found = list(view.of(i, "obl:agent"))
    found += [
        c
        for c in view.of(i, "obl")
        if view.deps[c] != "obl:agent" and case_of(view, c) == "by" and is_passive(view, i) and view.pos[c] != "NUM"
    ]
    return [m for c in found if not _measure(view, c) for m in members(view, antecedent(view, c))]


def _measure(view: View, i: int) -> bool:
    """How much, not who: "defeated by 424 votes"."""
    return (
        bool(view.of(i, "nummod")) and view.name[i] < 0 and view.mention[i] not in {"person", "organization", "object", "animal", "event"}
    )


def case_of(view: View, i: int) -> str:
    """The preposition over token i, fixed parts included; "" where there is none."""
    cases = view.of(i, "case")
    if not cases:
        return ""
    tokens = sorted(t for c in cases for t in view.subtree(c))
    return " ".join(
        view.words[t].lower() for t in tokens if view.pos[t] not in {"PUNCT", "SPACE"} and view.words[t] not in {"'s", "’s", "'", "’"}
    )


def obliques(view: View, i: int) -> list[Oblique]:
    """Prepositional arguments of predicate i, each conjunct by itself; the agent of a passive is not among them."""
    found = []
    taken = {*agents(view, i), for_to(view, i)}
    if view.deps[i] == "acl:relcl" and "where" in view.said(i, "advmod"):
        found.append(Oblique(view.heads[i], "in"))
    for c in view.of(i, "obl"):
        if view.deps[c] == "obl:agent" or c in taken:
            continue
        case = case_of(view, c)
        target = antecedent(view, c)
        for m in members(view, c) if target == c else [target]:
            found.append(Oblique(m, case_of(view, m) or case))
    return found


def accuses(view: View, i: int) -> bool:
    """Verbs whose *of*- or *for*-clause is a charge the subject makes."""
    return view.lemmas[i] in words("accuses")
