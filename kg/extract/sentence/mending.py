"""Trees set right where the order of the words leaves no doubt and parsers often err.

"condemned in the strongest terms the raid"      the raid is condemned (heavy noun phrase shift, Ross 1967), no apposition
"killed ten soldiers and wounded civilians"      civilians were wounded; no wounded civilians were killed
"stood side by side with the army"               nobody stood a side (Jackendoff 2008, "Construction after construction")
"Peru's War Office", all of it one name          two names, where Peru is named elsewhere
"the land Peru once controlled"                  Peru controlled it
"to stay calm and leave the hall"                to leave stands beside to stay
"Minister for Trade, Anna Roe said"              one subject, with her role
"""

from __future__ import annotations

from kg.extract.sentence.lexicon import words
from kg.extract.sentence.view import View

_LOOSE = frozenset({"appos", "nmod", "nmod:unmarked", "dep"})
_BEFORE = frozenset({"in", "into", "to", "with", "without", "under"})
_OWNED = frozenset({"ORG", "FAC", "EVENT", "PRODUCT"})
_OWNERS = frozenset({"ORG", "GPE", "PERSON", "NORP"})
_STATES = frozenset({"", "abstract"})


def mend(view: View) -> None:
    """Move what hangs on the wrong word, in the view alone."""
    _part_owners(view)
    for i in range(len(view.words)):
        if view.pos[i] == "NOUN" and _twice(view, i):
            verb, again = view.heads[i], i + 2
            for c in [*(c for c in view.children[again] if c > again), *(c for c in view.of(i, "nmod") if c > again)]:
                view.hang(c, verb, "obl" if view.base(c) in {"nmod", "obl"} else view.deps[c])
            view.hang(i, verb, "obl:unmarked")
            view.hang(again, i, "nmod")
            view.relabel(i + 1, "case")
            view.pos[again], view.tags[again] = "NOUN", "NN"
            continue
        if view.pos[i] == "ADJ" and view.of(i, "aux:pass"):
            _as_adjective(view, i)
        if view.deps[i] in {"acl", "acl:relcl"} and _active(view, i):
            view.relabel(i, "acl:relcl")
            view.tags[i] = "VBD"
        elif view.deps[i] == "conj" and (verb := _beside(view, i)) >= 0:
            for o in view.of(verb, "obj"):
                view.hang(o, i, "obj")
            view.hang(i, verb, "conj")
        elif view.deps[i] == "nsubj" and (name := _role_of(view, i)) >= 0:
            view.hang(i, name, "appos")
        if view.pos[i] == "VERB" and (d := _shifted(view, i)) >= 0:
            view.hang(d, i, "obj")
        elif view.deps[i] == "amod" and (verb := _harmed_too(view, i)) >= 0:
            noun = view.heads[i]
            view.hang(i, verb, "conj")
            view.hang(noun, i, "obj")
            view.hang(i - 1, i, "cc")
            view.pos[i], view.tags[i] = "VERB", view.tags[verb]


def _as_adjective(view: View, i: int) -> None:
    """Give what the tags call an adjective the relations of one, where the tree has it as a passive: "was involved in the raid"."""
    plain = {"aux:pass": "cop", "nsubj:pass": "nsubj", "obl:agent": "obl"}
    for c in view.children[i]:
        view.relabel(c, plain.get(view.deps[c], view.deps[c]))


def _active(view: View, i: int) -> bool:
    """Whether a participle behind a noun is a past tense with a subject of its own: "the land *they once held*"."""
    subject = [c for c in view.children[i] if view.deps[c] == "nsubj" and c < i]
    return view.tags[i] == "VBN" and bool(subject) and not view.of(i, "aux", "cop", "obj", "ccomp", "xcomp", "obl:agent")


def _beside(view: View, i: int) -> int:
    """The verb of being or staying whose adjective the verb i is hung on: "to *stay* calm and leave"; -1 where there is none."""
    adjective = view.heads[i]
    verb = view.heads[adjective]
    like = view.tags[i] == "VB" and view.pos[adjective] == "ADJ" and view.base(adjective) == "xcomp" and view.tags[verb] == "VB"
    behind = like and all(o > i for o in view.of(verb, "obj")) and not view.of(i, "nsubj", "obj", "mark")
    return verb if behind else -1


def _role_of(view: View, i: int) -> int:
    """The name of a person that follows a bare role as second subject of one verb: "Minister for Trade, *Anna Roe* said"; else -1."""
    second = next((c for c in view.of(view.heads[i], "nsubj") if c > i), -1)
    if second < 0 or second > view.heads[i] or view.name[i] >= 0 or view.mention[i] != "person" or view.of(i, "det", "nmod:poss"):
        return -1
    person = view.name[second] >= 0 and view.names[view.name[second]][2] == "PERSON"
    between = set(range(max(view.subtree(i)) + 1, min(view.subtree(second))))
    return second if person and all(view.words[k] == "," for k in between) else -1


def _twice(view: View, i: int) -> bool:
    """Whether a bare noun, a preposition and the same word say how a verb goes on: "*side by side*"."""
    if i + 2 >= len(view.words) or view.words[i].lower() != view.words[i + 2].lower() or view.tags[i + 1] not in {"IN", "TO"}:
        return False
    beside = view.heads[i] < i and view.pos[view.heads[i]] == "VERB" and view.base(i) in {"obj", "obl", "xcomp", "advmod"}
    return beside and view.heads[i + 1] == i + 2 and view.heads[i + 2] in {i, view.heads[i]} and not view.of(i, "det", "amod", "case")


def _part_owners(view: View) -> None:
    """Take an owner that is named elsewhere too out of the name it begins, and commas off the end of names."""
    whole = {view.text(start, end).lower(): label for start, end, label in view.names}
    parted: list[tuple[int, int, str]] = []
    for start, end, label in view.names:
        last = end - 1 if end - start > 1 and view.words[end - 1] == "," else end
        mark = next((k for k in range(start + 1, last - 1) if view.tags[k] == "POS"), -1)
        owner = whole.get(view.text(start, mark).lower(), "") if mark > 0 and label in _OWNED else ""
        parted += [(start, mark, owner), (mark + 1, last, label)] if owner in _OWNERS else [(start, last, label)]
    view.names[:] = parted
    view.name[:] = [-1] * len(view.words)
    for k, (start, end, _) in enumerate(parted):
        view.name[start:end] = [k] * (end - start)


def _shifted(view: View, i: int) -> int:
    """The object of verb i that the parse hangs on an abstract noun between them, -1 where there is none."""
    if view.of(i, "obj", "iobj", "ccomp", "xcomp", "aux:pass", "cop") or (view.tags[i] == "VBN" and not view.of(i, "aux")):
        return -1
    for c in view.of(i, "obl"):
        begins = c > i and min(view.subtree(c)) == i + 1 and bool(view.said(c, "case") & _BEFORE)
        if not begins or view.mention[c] not in _STATES or view.name[c] >= 0:
            continue
        for d in view.children[c]:
            plain = d > c and view.deps[d] in _LOOSE and view.pos[d] in {"NOUN", "PROPN"} and not view.of(d, "case")
            if plain and min(view.subtree(d)) == c + 1 and view.mention[d] != "time":
                return d
        for d in view.of(i, "obl"):  # beside it, without a preposition
            if view.deps[d] == "obl" and not view.of(d, "case") and min(view.subtree(d)) == c + 1 and view.mention[d] not in {"time", ""}:
                return d
    return -1


def _harmed_too(view: View, i: int) -> int:
    """The verb that a participle right behind "and" goes with, its noun being no more of the verb's object; -1 where none is."""
    noun = view.heads[i]
    row = view.heads[noun]
    if i == 0 or view.base(noun) != "conj" or view.base(row) != "obj" or i > noun or view.base(i - 1) != "cc":
        return -1
    verb = view.heads[row]
    harm = words("harm", "nouns")
    like = view.tags[i] == "VBN" and view.tags[verb] in {"VBD", "VBN"} and view.of(verb, "nsubj") and not view.of(verb, "aux:pass")
    return verb if like and view.lemmas[verb] in harm and _lemma(view, i) in harm and not view.of(noun, "det") else -1


def _lemma(view: View, i: int) -> str:
    """The verb of a participle, which is lemmatized as the adjective it was taken for."""
    word = view.words[i].lower()
    return next((verb for verb in words("harm", "nouns") if word in {f"{verb}ed", f"{verb.removesuffix('e')}ed"}), view.lemmas[i])
