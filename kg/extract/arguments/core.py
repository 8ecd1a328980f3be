"""What a predicate has beside its subject: objects, indirect objects, agents and prepositional arguments.

Objects shared by conjuncts and the nouns relative clauses modify are among them, as in Universal Dependencies' enhanced graph.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.english.enhanced.lexicon import words as adverbial
from kg.extract.arguments.subjects import subjects
from kg.extract.sentence.attachment import for_to
from kg.extract.sentence.clause import RELATIVE, accuses, antecedent, case_of, is_passive, is_predicate, is_to, ranked
from kg.extract.sentence.lexicon import words
from kg.extract.sentence.phrases import is_time, members
from kg.extract.sentence.view import View

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
    said = small_clauses(view, i)
    own = [o for o in view.of(i, "obj") if o not in said] or [s for c in said for s in view.of(c, "nsubj")]
    own = own or (view.of(i, "iobj") if said else _counted(view, i))
    if own:  # "struck the city, including its power station"
        own += [c for c in view.of(i, "obl") if case_of(view, c) == "including"]
        own += [c for o in own if view.lemmas[o] in words("amounts", "nouns") for c in _examples(view, o)]
    if own:
        first = antecedent(view, own[0])
        return [m for c in own for m in members(view, c)] if first == own[0] else [first]
    if view.deps[i] == "acl:relcl" and _has_gap(view, i):
        return [view.heads[i]]
    if view.base(i) == "conj" and view.pos[view.heads[i]] == "VERB" and not view.of(i, "obl", "ccomp", "xcomp", "iobj"):
        before = [c for c in view.of(view.heads[i], "obj") if c > i]
        if before:
            return before
    for c in _last_verb(view, i):
        shared = view.of(c, "obj") or [o for o in view.of(c, "obl") if o > c and not is_time(view, o)][:1]
        return [m for o in shared if o > c for m in members(view, o)]
    return []


def _examples(view: View, i: int) -> list[int]:
    """What is named of the things an amount counts: "a range of issues including *trade*"."""
    return [c for n in view.of(i, "nmod") if case_of(view, n) == "of" for c in view.of(n, "nmod") if case_of(view, c) == "including"]


def _last_verb(view: View, i: int) -> list[int]:
    """The verb right behind the transitive verb i and a conjunction, whose object i shares: "*advise* and assist the army"."""
    alone = not view.of(i, "obl", "ccomp", "xcomp", "iobj", "advcl") and view.lemmas[i] not in words("intransitive", "arguments")
    return _next_verb(view, i) if alone and not is_passive(view, i) else []


def _next_verb(view: View, i: int) -> list[int]:
    verbs = [c for c in view.of(i, "conj") if view.pos[c] == "VERB"]
    if len(verbs) != 1 or not i < verbs[0] <= i + 3 or view.of(verbs[0], "nsubj", "mark", "aux"):
        return []
    return verbs if all(view.base(t) in {"cc", "advmod", "punct", "compound"} for t in range(i + 1, verbs[0])) else []


def small_clauses(view: View, i: int) -> list[int]:
    """Nouns and adjectives that verb i says of a noun, without a copula: "elected her *president*", "found him *guilty*".

    Of two objects of a verb of naming the second is one, wherever the parse puts the first: "called the plan *a mistake*".
    """
    found = [c for c in view.of(i, "xcomp") if view.pos[c] != "VERB" and not view.of(c, "cop", "mark")]
    objs = view.of(i, "obj", "iobj") if not found and view.lemmas[i] in words("names", "arguments") else []
    return found or (objs[1:] if len(objs) == 2 and view.deps[objs[1]] == "obj" else [])


def _counted(view: View, i: int) -> list[int]:
    """Objects whose "over" or "around" counts them and is no preposition: "flew *over 800 missions*"."""
    topical = view.lemmas[i] in words("topics", "arguments")  # "talked about half the plan"
    return [
        c
        for c in view.of(i, "obl")
        if c > i
        and (view.of(c, "nummod") or view.lemmas[c] in words("amounts", "nouns"))
        and case_of(view, c) in ({"over", "around", "up to"} if topical else {"over", "around", "up to", "about"})
        and _next(view, i, c)
    ]


def _next(view: View, i: int, c: int) -> bool:
    return min(view.subtree(c)) == i + 1


def _has_gap(view: View, i: int) -> bool:
    """A relative clause whose object is the noun it modifies: "the centre his team built"."""
    if not view.of(i, "nsubj") or view.of(i, "obj", "ccomp", "xcomp", "cop"):
        return False
    if view.lemmas[view.heads[i]] in adverbial("adverbial_nouns"):
        return False  # "the way it looked", "the day they left"
    inside = [c for c in view.subtree(i) if c < i and view.words[c].lower() in RELATIVE | {"where", "when", "why"}]
    own_subject = set(view.of(i, "nsubj"))
    if any(c in own_subject for c in inside) or any(view.words[c].lower() in {"where", "when", "why", "whose"} for c in inside):
        return False  # "the man whose boat sank" did not sink
    return not any(view.of(c, "case") for c in inside) and not is_passive(view, i)


def indirect_objects(view: View, i: int) -> list[int]:
    """Tokens heading the indirect objects ("told *Trump* that")."""
    return [m for c in view.of(i, "iobj") if not small_clauses(view, i) for m in members(view, antecedent(view, c))]


def agents(view: View, i: int) -> list[int]:
    """Who does it, in a passive: the *by*-phrase."""
    found = list(view.of(i, "obl:agent"))
    found += [
        c
        for c in view.of(i, "obl")
        if view.deps[c] != "obl:agent" and case_of(view, c) == "by" and is_passive(view, i) and view.pos[c] != "NUM"
    ]
    if not found and is_passive(view, i):  # "was hit and sunk *by a frigate*"
        found = [c for last in _next_verb(view, i) if is_passive(view, last) for c in view.of(last, "obl:agent")]
    return [m for c in found if not _measure(view, c) for m in members(view, antecedent(view, c))]


def _measure(view: View, i: int) -> bool:
    """How much, not who: "defeated by 424 votes"."""
    return (
        bool(view.of(i, "nummod")) and view.name[i] < 0 and view.mention[i] not in {"person", "organization", "object", "animal", "event"}
    )


def obliques(view: View, i: int) -> list[Oblique]:
    """Prepositional arguments of predicate i, each conjunct by itself; the agent of a passive is not among them."""
    found = []
    taken = {*agents(view, i), for_to(view, i), *(_counted(view, i) if not view.of(i, "obj") else ())}
    if view.deps[i] == "acl:relcl" and "where" in view.said(i, "advmod"):
        found.append(Oblique(view.heads[i], "in"))
    for c in view.of(i, "obl") or _shared_obliques(view, i):
        if view.deps[c] == "obl:agent" or c in taken or _manner(view, c):
            continue
        case = case_of(view, c)
        target = antecedent(view, c)
        if target != c:  # "for which": the preposition of the noun itself is another
            found.append(Oblique(target, case))
            continue
        for m in members(view, c):
            found.append(Oblique(m, case_of(view, m) or case))
    return found


def _manner(view: View, c: int) -> bool:
    """Phrases that say how or in which direction, and name no side: "in the strongest terms", "north of the town"."""
    case = view.of(c, "case")
    if not case:
        return False
    if view.words[case[0]].lower() == "of" and case[0] and view.words[case[0] - 1].lower() in words("directions", "adverbials"):
        return view.pos[view.heads[c]] == "VERB"
    return "in" in view.said(c, "case") and view.words[c].lower() in words("manners", "adverbials")


def _shared_obliques(view: View, i: int) -> list[int]:
    """What stands behind two verbs is both's, whichever the parse hangs it on: "was posted and shared *on*"."""
    if view.of(i, "obj", "xcomp", "ccomp"):
        return []
    up = view.heads[i]
    if view.base(i) == "conj" and view.pos[up] == "VERB" and not view.of(i, "nsubj"):
        return [c for c in view.of(up, "obl") if c > i]
    return [c for last in _next_verb(view, i) for c in view.of(last, "obl")] if is_passive(view, i) else []
