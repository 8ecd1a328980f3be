"""What a role noun says of its bearer: "sergeant in the battalion", "Ukraine's national railway company", "Russian president"."""

from __future__ import annotations

from kg.extract.arguments.core import case_of
from kg.extract.sentence.lexicon import pairs, words
from kg.extract.sentence.phrases import elided, members
from kg.extract.sentence.rows import shared
from kg.extract.sentence.view import View

_MODIFIERS = frozenset({"amod", "compound"})


def role_label(view: View, i: int) -> str:
    """The noun with its plain modifiers: "unit commander"; names among the modifiers are left out."""
    parts = [
        c
        for c in view.children[i]
        if c < i
        and view.deps[c] in _MODIFIERS
        and view.name[c] < 0
        and view.words[c][:1].isalpha()
        and view.tags[c] not in {"JJS", "JJR"}
        and not _measured(view, c)
        and view.lemmas[c].lower() not in words("quantifiers", "nouns")
    ]
    tokens = sorted(t for c in parts for t in view.subtree(c) if view.name[t] < 0 and view.pos[t] in {"NOUN", "ADJ", "VERB", "PROPN"})
    tokens = [t for t in range(tokens[0], tokens[-1] + 1) if t in tokens or view.pos[t] == "CCONJ"] if tokens else []
    head = view.lemmas[i] if view.pos[i] == "NOUN" else view.words[i]
    return " ".join(
        [*(view.words[t] if view.pos[t] == "PROPN" else view.words[t].lower() for t in tokens), head if head.isupper() else head.lower()]
    )


def _measured(view: View, c: int) -> bool:
    """Whether a modifier counts or measures: "six-member", "14-year-old"."""
    return any(view.pos[t] == "NUM" for t in view.subtree(c))


def owners(view: View, i: int) -> list[int]:
    """Whose it is: possessors, and names of states, peoples or organisations that modify it."""
    found = [m for c in view.of(i, "nmod:poss") for m in members(view, c)]
    for c in _before(view, i):
        if affiliation(view, c) or _employer(view, i, c):
            found.append(c)
        elif view.deps[c] == "compound" and view.name[c] < 0:  # "Treasury press secretary"
            found += [g for g in view.of(c, "compound", "amod") if affiliation(view, g)]
    return found


def _employer(view: View, i: int, c: int) -> bool:
    """Whether a single name taken for a person's says for whom a person works: "*Brightwater* chairman", "*Poe* aide"."""
    k = view.name[c]
    person = k >= 0 and view.names[k][2] == "PERSON" and view.names[k][:2] == (c, c + 1) and view.deps[c] == "compound"
    return person and view.tags[i] == "NN" and view.name[i] < 0 and view.lemmas[i].lower() in words("employed", "nouns")


def _before(view: View, i: int) -> list[int]:
    """Modifiers before a noun that may be names."""
    labels = _MODIFIERS | {"nmod:unmarked", "nmod:desc", "nmod"}
    return [c for c in view.children[i] if c < i and view.deps[c] in labels]


def affiliation(view: View, i: int) -> bool:
    """Whether token i is the root of a name that can own or send: a state, a people, an organisation."""
    k = view.name[i]
    if k < 0 or elided(view, i) >= 0 or view.names[k][2] not in {"GPE", "NORP", "ORG"}:
        return False
    start, end, _ = view.names[k]
    if view.words[start].lower().startswith(("anti-", "counter-", "non-")):
        return False  # "anti-Roman feeling" is not Rome's
    return not start <= view.heads[i] < end


def relations(view: View, i: int, person: bool = False) -> list[tuple[str, int]]:
    """(predicate, token) pairs a role noun gives: ("be sergeant in", battalion), ("be president of", Russia).

    ``person`` says that a person bears the role, where the noun alone does not.
    """
    label = role_label(view, i)
    found = [(owned(view, i, o, label, person), o) for o in owners(view, i)]
    found += _honours(view, i)
    for c in [*view.of(i, "nmod"), *shared(view, i)]:
        case = case_of(view, c)
        if case and view.deps[c] != "nmod:poss" and case not in words("examples", "nouns") and case != "between":
            for m in members(view, c):
                party = case == "from" and view.name[m] >= 0 and view.names[view.name[m]][2] == "ORG"
                found.append(("be member of" if party else f"be {label} {case}", m))
    return found


def owned(view: View, i: int, o: int, label: str, person: bool = False) -> str:
    """How a role noun is told of its owner o: "be envoy of", "be singer from", and for a noun that says no more "be from"."""
    if not origin(view, i, o, person):
        return f"be {label} of"
    return "be from" if view.lemmas[i] in words("persons", "nouns") else f"be {label} from"


def origin(view: View, i: int, o: int, person: bool = False) -> bool:
    """Whether a state before a noun for a person is where they are from: "a Danish singer"; "the Danish envoy" serves it."""
    if view.deps[o] == "nmod:poss" or view.lemmas[i].lower() in words("offices", "nouns"):
        return False
    k = view.name[o]
    state = k >= 0 and view.names[k][2] in {"GPE", "NORP"}
    return state and (person or view.mention[i] == "person" or view.lemmas[i] in words("persons", "nouns"))


def _honours(view: View, i: int) -> list[tuple[str, int]]:
    """What a noun for a winner says was won, where that has a name: "a Booker Prize winner"."""
    verb = pairs("honours", "nouns").get(view.lemmas[i].lower())
    return [(verb, c) for c in view.of(i, "compound") if verb and c < i and view.words[c][:1].isupper()]


def empty(view: View, i: int) -> bool:
    """Nouns that only count or classify what follows *of*."""
    return view.lemmas[i] in words("amounts", "nouns")


def definite(view: View, i: int) -> bool:
    """Whether a phrase takes for granted what it names ("the strike on the port"); an indefinite one tells it ("a strike on the port")."""
    return bool(view.said(i, "det") & {"the", "this", "that", "these", "those"}) or bool(view.of(i, "nmod:poss")) or view.name[i] >= 0
