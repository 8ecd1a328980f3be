"""What a predicate has beside its subject: objects, indirect objects, agents and prepositional arguments.

Objects shared by conjuncts and the nouns relative clauses modify are among them, as in Universal Dependencies' enhanced graph.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.attachment import for_to
from kg.extract.clause import RELATIVE, accuses, antecedent, case_of, is_passive, is_predicate, is_to, ranked
from kg.extract.phrases import members
from kg.extract.subjects import subjects
from kg.extract.view import View

__all__ = [
    "RELATIVE",
    "Oblique",
    "accuses",
    "agents",
    "antecedent",
    "case_of",
    "indirect_objects",
    "is_passive",
    "is_predicate",
    "is_to",
    "objects",
    "obliques",
    "ranked",
    "small_clauses",
    "subjects",
]


@dataclass(frozen=True, slots=True)
class Oblique:
    """An argument under a preposition; ``case`` is the preposition as it is written ("because of"), "" without one."""

    token: int
    case: str


def objects(view: View, i: int) -> list[int]:
    """Tokens heading the direct objects of predicate i (its passive subjects where it is passive)."""
    if is_passive(view, i):
        return subjects(view, i)
    own = list(view.of(i, "obj")) or [s for c in small_clauses(view, i) for s in view.of(c, "nsubj")]
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


def small_clauses(view: View, i: int) -> list[int]:
    """Nouns and adjectives that verb i says of a noun, without a copula: "elected her *president*", "found him *guilty*"."""
    return [c for c in view.of(i, "xcomp") if view.pos[c] != "VERB" and not view.of(c, "cop", "mark")]


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
