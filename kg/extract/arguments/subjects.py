"""Who a predicate is said of: its own subject, or the one it shares, inherits or is controlled by.

The ground of the subject edges of Universal Dependencies' enhanced graph, and what no tree says: whose plan it is, who is
given a chance, who is helped in doing it.
"""

from __future__ import annotations

from kg.extract.sentence.attachment import beside_like, for_to, fronted, over_adverb
from kg.extract.sentence.clause import antecedent, bearer, case_of, is_passive, is_predicate, is_to, purpose_owner, ranked
from kg.extract.sentence.lexicon import words
from kg.extract.sentence.phrases import members
from kg.extract.sentence.view import View

_ASKS = frozenset({"how", "what", "when", "where", "whether", "why"})
_WHILE = frozenset({"before", "after", "while", "when", "without", "upon", "since"})


def subjects(view: View, i: int, depth: int = 0) -> list[int]:
    """Tokens heading the grammatical subjects of predicate i, conjuncts and shared subjects included."""
    if depth:
        return _subjects(view, i, depth)
    cache = view.memo.setdefault("subjects", {})
    if i not in cache:
        cache[i] = _subjects(view, i, 0)
    return cache[i]  # type: ignore[return-value]


def _subjects(view: View, i: int, depth: int) -> list[int]:
    if (owner := purpose_owner(view, i) if view.of(i, "cop") else -1) >= 0 and view.infinitive(i):
        return members(view, owner)
    own = [c for c in view.of(i, "nsubj") if view.deps[c] != "nsubj:outer" or is_to(view, i)]
    if own:
        # A verb has one subject; where the parse gives it two, the nearer one is meant.
        nearest = min(own, key=lambda c: (c > i, abs(c - i)))
        noun = antecedent(view, nearest)
        if view.lemmas[noun] == "one" and view.of(noun, "cop"):
            return subjects(view, noun, depth + 1)  # "she is the one who won"
        if noun == nearest:
            return members(view, noun)
        return said_of(view, noun, depth) or (members(view, noun) if view.of(noun, "cop") else [noun])
    if depth > 8 or view.of(i, "csubj") or view.of(i, "expl"):
        return []
    parent, base = view.heads[i], view.base(i)
    if parent == i:
        return []
    if base == "conj" and (beside := beside_like(view, i)) >= 0:
        return subjects(view, beside, depth + 1)
    if base == "conj" and is_predicate(view, parent):
        named = view.tags[i] == "VBG" and view.pos[parent] == "NOUN"  # "the aim is peace and *saving* lives": what it is, not does
        return [] if named and not view.of(i, "aux") else subjects(view, parent, depth + 1)
    if _anybody(view, i):
        return []
    if fronted(view, i):
        return [m for c in view.of(parent, "nsubj")[:1] if c < i for m in members(view, c)]
    if base == "xcomp" or (base == "ccomp" and _open(view, i)):
        return _controllers(view, i, parent, depth)
    if base == "acl":
        return _of_modified_noun(view, i, parent, depth)
    if base == "advcl":
        if (doer := for_to(view, i)) >= 0:
            return members(view, doer)
        over = over_adverb(view, parent)
        if view.base(over) == "xcomp" and not is_predicate(view, over):  # "remains committed to *working*", "kept him busy working"
            return _controllers(view, over, view.heads[over], depth)
        return _of_adverbial(view, i, over, depth) if is_predicate(view, over) else []
    return []


def _anybody(view: View, i: int) -> bool:
    """ "Advice on how to swim": anybody's swimming."""
    marks = view.said(i, "mark", "case")
    return view.infinitive(i) and bool(marks - {"to"}) and any(view.words[c].lower() in _ASKS for c in view.of(i, "advmod", "obj", "mark"))


def _open(view: View, i: int) -> bool:
    """Whether a clause that the parse takes for a full one is open: no marker but "to"; a bare infinitive is a command."""
    if view.tags[i] == "VBG":
        return True
    return not view.of(i, "mark") and not (view.tags[i] == "VB" and not view.of(i, "aux"))


def _controllers(view: View, i: int, parent: int, depth: int) -> list[int]:
    if view.lemmas[parent] not in words("subject_control"):
        held = [m for c in view.of(parent, "obj", "iobj") for m in members(view, antecedent(view, c))]
        if held:
            return held
        if called := _called_on(view, i, parent):
            return called
    if is_passive(view, parent):
        decided = _decided(view, i, parent)
        return subjects(view, parent, depth + 1) if decided is None else decided
    shared = subjects(view, parent) if view.base(parent) == "acl" and not view.of(parent, "nsubj") and is_passive(view, parent) else []
    return shared or subjects(view, parent, depth + 1)


def _decided(view: View, i: int, parent: int) -> list[int] | None:
    """Whose decision or plan it is that the infinitive tells, not who is moved by it: "was stunned by *Roe*'s decision to go"."""
    for c in view.of(parent, "obl:agent", "obl") if view.infinitive(i) else ():
        plans = words("purposes", "arguments") | words("decisions", "arguments")
        if view.lemmas[c] in plans and max(view.subtree(c)) == min(view.subtree(i)) - 1:
            return _owner(view, c)
    return None


def _called_on(view: View, i: int, parent: int) -> list[int]:
    """Whom a verb of appeal asks with a preposition: "called on *members* to assist", "relied on *them* to win"."""
    cases = {"on", "upon", "to"} if view.lemmas[parent] in words("appeals", "arguments") and view.infinitive(i) else set()
    return [m for c in view.of(parent, "obl") if c < i and case_of(view, c) in cases for m in members(view, antecedent(view, c))]


def _of_modified_noun(view: View, i: int, noun: int, depth: int) -> list[int]:
    marks = view.said(i, "mark", "case")
    if view.tags[i] == "VBG" and not marks and view.lemmas[noun] in words("undergone", "arguments"):
        return _owner(view, noun) or _subjects_above(view, noun, depth)  # "had trouble *getting* it"
    if (view.tags[i] == "VBG" and marks & _WHILE) or "having" in view.said(i, "aux"):
        return _of_clause(view, noun, depth)  # "left the town before crossing the river", hung on the town
    if view.tags[i] in {"VBG", "VBN"} and not view.of(i, "mark"):
        return [] if marks & {"of", "for"} else _of_participle(view, i, noun, depth)
    if view.tags[i] != "VBG" and not view.infinitive(i):
        return []
    if owner := _owner(view, noun):
        return owner
    if ranked(view, noun):
        whole = view.heads[noun] if view.base(noun) == "nmod" and case_of(view, noun) == "of" else noun  # "one of the first to go"
        return subjects(view, whole, depth + 1) if view.of(whole, "cop") else [noun]
    noun = _whole(view, noun)
    if "of" in marks and view.base(noun) == "obl" and view.lemmas[noun] not in words("purposes", "arguments"):
        return []  # "in the context of rising prices" is nobody's doing
    ordered = view.lemmas[view.heads[noun]] in words("sends", "arguments") | words("orders", "arguments")
    if view.base(noun) == "obj" and bearer(view, noun) and (ordered or view.mention[noun] == "person"):
        return members(view, noun)  # "provided soldiers to guard it", "ordered all parties to meet"
    if above := _subjects_above(view, noun, depth):
        return above
    said = view.of(noun, "cop") and view.said(noun, "nsubj", "expl") & {"it", "this", "that"}  # "it is a crime to enter": for anybody
    if view.mention[noun] in {"event", "object", "organization"} and view.infinitive(i) and not said:
        return [noun]  # "a campaign to free the hostages"
    return []


def _of_participle(view: View, i: int, noun: int, depth: int) -> list[int]:
    """Who a participle behind a noun is said of: the noun, but across a comma what can act in its clause.

    "Roe gave the port her support, *focused* on trade": Roe. A gerund within a list is an item of that list.
    """
    begin = min(t for t in view.subtree(i) if view.base(t) != "punct")
    if near := [c for c in view.of(noun, "appos") if view.pos[c] == "NOUN" and max(view.subtree(c)) == begin - 1]:
        return near  # "the council and courts - courts *named* in the law"
    happens = view.mention[noun] == "event" and view.tags[i] == "VBG" and not view.of(i, "obj")  # "a meeting, *starting* at ten"
    apart = begin > 0 and view.words[begin - 1] == "," and view.mention[noun] in {"abstract", "event"} and not happens
    if apart and view.tags[i] == "VBG" and any(c > i for c in view.of(noun, "conj")):
        return []
    if apart and (above := [s for s in _of_clause(view, noun, depth) if bearer(view, s) and s < noun]):
        return above
    return said_of(view, noun, 0) or [*members(view, noun), *_equated(view, noun)]


def said_of(view: View, noun: int, depth: int = 0) -> list[int]:
    """Whom a clause behind a predicate noun is about: in "Roe Ltd is a company that builds dams", Roe Ltd builds them.

    The subject is one of what the noun names, so both are of one concrete kind; what it is not, it does not do.
    """
    if not view.of(noun, "cop") or view.of(noun, "case") or depth > 8 or view.said(noun, "advmod") & {"not", "n't", "n’t", "never"}:
        return []
    found = subjects(view, noun, depth + 1)
    return found if all(_alike(view, s, noun) for s in found) else []


def _alike(view: View, s: int, noun: int) -> bool:
    if view.words[s].lower() in {"it", "this", "that", "these", "those", "there", "what", "one"}:
        return False
    both = {view.mention[s], view.mention[noun]}
    many = {view.tags[s] in {"NNS", "NNPS"}, view.tags[noun] in {"NNS", "NNPS"}}
    return (len(both) == 1 or both <= {"person", "organization", "animal"}) and not both & {"", "abstract"} and len(many) == 1


def _subjects_above(view: View, noun: int, depth: int) -> list[int]:
    """Who a noun is told of by its verb: to whom it is given, else the subject."""
    at = view.heads[noun]
    if view.base(noun) not in {"obj", "obl", "xcomp"} or not is_predicate(view, at):
        return []
    before = [c for c in view.of(at, "iobj", "obj") if c < noun and (view.deps[c] == "iobj" or bearer(view, c))]
    given = [m for c in before for m in members(view, antecedent(view, c))] if view.base(noun) == "obj" else []
    return given or subjects(view, at, depth + 1)


def _of_clause(view: View, noun: int, depth: int) -> list[int]:
    """The subject of the clause a noun stands in."""
    at = noun
    while view.heads[at] != at and not is_predicate(view, at):
        at = view.heads[at]
    return subjects(view, at, depth + 1) if is_predicate(view, at) else []


def _owner(view: View, noun: int) -> list[int]:
    """Whose decision or plan a noun tells: "*Peru*'s offer to pay", "the decision of *the court* to wait", "*U.S.* plans to leave"."""
    owners = view.of(noun, "nmod:poss")
    owners += [c for c in view.of(noun, "nmod") if case_of(view, c) in {"of", "by"} and bearer(view, c) and view.mention[noun] != "person"]
    if not owners and view.lemmas[noun] in words("purposes", "arguments") | words("decisions", "arguments"):
        owners = [c for c in view.of(noun, "compound", "amod") if c < noun and _body(view, c)]
    return [m for c in owners[:1] for m in members(view, c)]


def _body(view: View, i: int) -> bool:
    """Whether a modifier names who acts: a state, a people, a body."""
    k = view.name[i]
    return view.names[k][2] in {"GPE", "NORP", "ORG"} if k >= 0 else view.mention[i] == "organization"


def _whole(view: View, noun: int) -> int:
    """The noun a part is named of: "the third phase of the *effort* to free the port"."""
    up = view.heads[noun]
    return up if view.base(noun) == "nmod" and case_of(view, noun) == "of" and view.base(up) == "obj" else noun


def _equated(view: View, noun: int) -> list[int]:
    """The names a clause says the noun is: "the candidates elected in Lima were Roe and Poe"."""
    at = view.heads[noun]
    if view.base(noun) != "nsubj" or at == noun or not view.of(at, "cop") or view.said(at, "advmod") & {"not", "n't", "n’t", "never"}:
        return []
    return [m for m in members(view, at) if view.name[m] >= 0 and view.names[view.name[m]][2] in {"PERSON", "ORG", "GPE"}]


def _of_adverbial(view: View, i: int, parent: int, depth: int) -> list[int]:
    marks = view.said(i, "mark", "case")
    if view.tags[i] == "VBG" and not marks and (agent := [c for c in view.of(parent, "obl:agent") if max(view.subtree(c)) == i - 1]):
        return members(view, agent[0])  # "is helped by rebels reaching the coast"
    helped = "in" in marks and view.lemmas[parent] in words("helps", "arguments")  # "support the army in freeing the port"
    if (helped or marks & {"of", "from", "for", "into"}) and view.of(parent, "obj"):
        held = [m for c in view.of(parent, "obj") for m in members(view, antecedent(view, c))]
        priced = "for" in marks and not any(bearer(view, m) or view.pos[m] == "PRON" for m in held)  # "charge a fee for *cleaning* it"
        return subjects(view, parent, depth + 1) if priced else held
    if "to" in marks and view.tags[i] == "VB" and view.of(parent, "iobj"):
        return [m for c in view.of(parent, "iobj") for m in members(view, antecedent(view, c))]  # "gave *her* a day to decide"
    if view.tags[i] == "VBG" and not marks and is_passive(view, parent) and view.lemmas[i] in words("results", "arguments"):
        doers = view.of(parent, "obl:agent")  # "was hit by a truck, killing the driver"
        return [m for c in doers for m in members(view, c)] or subjects(view, parent, depth + 1)
    if is_passive(view, parent) and "by" in marks:
        return []  # "crowds can be avoided by walking": who walks is not said
    if is_passive(view, parent) and marks & {"of", "from", "for"}:
        return subjects(view, parent, depth + 1)
    if "to" in marks and view.lemmas[parent] in words("sends", "arguments") and not is_passive(view, parent):
        sent = [m for c in view.of(parent, "obj") for m in members(view, antecedent(view, c)) if bearer(view, m)]
        return sent or subjects(view, parent, depth + 1)
    if "to" in marks and (called := _called_on(view, i, parent)):
        return called
    if view.tags[i] in {"VBG", "VBN"} or "to" in marks:
        return subjects(view, parent, depth + 1)
    return []
