"""A happening as a frame: the verb or noun that tells it, and who and what fills its places.

The frame belongs to the clause, not to one fact of it: in "fired missiles at the port" the facts "fire | missiles" and
"fire missiles at | port" tell of one happening and see one frame. After frame semantics (Fillmore 1982) and VerbNet (Kipper
Schuler 2005): what a predicate means is decided by what kinds of things fill its places.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.extract.arguments.core import agents, antecedent, case_of, is_passive, objects, obliques, subjects
from kg.extract.sentence.lexicon import words
from kg.extract.sentence.phrases import is_time, phrase
from kg.extract.sentence.predicates import base_form
from kg.extract.sentence.view import View
from kg.types import EntityType, MentionKind


@dataclass(frozen=True, slots=True)
class Resolved:
    """What ends of facts were resolved to, by head token: the class, and what else of a person is said ("minister")."""

    types: Mapping[int, EntityType] = field(default_factory=dict)
    words: Mapping[int, frozenset[str]] = field(default_factory=dict)


NOBODY = Resolved()

_PEOPLE = frozenset({"i", "you", "he", "she", "him", "her", "me", "who", "whom", "somebody", "someone", "anyone", "everyone"})
_PARTIES = frozenset({"we", "they", "us", "them", "those", "others"})


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills a place: lemmas that say what it is ("army", "air force"), and classes ("Person", "@place")."""

    words: frozenset[str]
    types: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Frame:
    """``key`` is the verb with its particles, or the noun. ``slots`` are filled places by name.

    subject (who does it, in a passive too), object, each preposition; clause (the verb of an infinitive or gerund), that (of a
    finite clause), complement (what the object is called or made); passive, key, light (the verb a noun depends on), and sentence
    (all the words around).
    """

    key: str
    slots: dict[str, Filler]


def word(text: str) -> Filler:
    """A filler that is one word."""
    return Filler(frozenset({text}))


def filler(view: View, i: int, known: Resolved) -> Filler:
    """What token i stands for."""
    cache = view.memo.setdefault("filler", {})
    if i not in cache:
        cache[i] = _filler(view, i, known)
    return cache[i]  # type: ignore[return-value]


def _filler(view: View, i: int, known: Resolved) -> Filler:
    p = phrase(view, i)
    text = view.words[i].lower()
    if p is None:
        return Filler(frozenset({view.lemmas[i].lower()}), frozenset({"@" + view.mention[i]}))
    if p.kind is MentionKind.PRONOUN:
        kind = known.types.get(i)
        like = "Person" if text in _PEOPLE else "Group" if text in _PARTIES else ""
        return Filler(known.words.get(i, frozenset()) | {text}, frozenset({kind.value} if kind is not None else {like} - {""}))
    kinds = {p.type.value, "@" + view.mention[i]}
    if (found := known.types.get(i)) is not None:
        kinds.add(found.value)
    said = _lemmas(view, i) | known.words.get(i, frozenset())
    if p.label:  # "Peruvian Navy": what a name is called by, and a title before it
        last = p.text.split()[-1].lower()
        said |= {last, last.removesuffix("s"), *called(view, i)}
    if said & words("amounts", "nouns"):  # "hundreds of soldiers"
        for c in view.of(i, "nmod"):
            if case_of(view, c) == "of":
                inner = filler(view, c, known)
                said, kinds = said | inner.words, kinds | inner.types
    return Filler(frozenset(said), frozenset(kinds))


def called(view: View, i: int) -> set[str]:
    """What nouns call the thing token i stands for: its own, or those beside a name ("foreign minister Jane Roe")."""
    if view.name[i] < 0:
        return {view.lemmas[i].lower()} if view.pos[i] == "NOUN" else set()
    return {view.lemmas[c].lower() for c in view.of(i, "nmod", "compound", "flat", "appos") if view.name[c] < 0}


def _lemmas(view: View, i: int) -> set[str]:
    """The noun alone and with each modifier: "strike", "drone strike"."""
    noun = view.lemmas[i].lower()
    before = [view.lemmas[c].lower() for c in view.of(i, "compound", "amod", "nmod") if c < i]
    singular = {noun.removesuffix("s")} if view.tags[i] in {"NNS", "NNPS", "NNP"} else set()  # "troops", whose lemma some keep
    return {n for noun in (noun, *singular) for n in (noun, *(f"{word} {noun}" for word in before))}


def verb_frame(view: View, i: int, known: Resolved) -> Frame:
    """The frame of verb i with everything its clause says."""
    slots = {"key": word(base_form(view, i))}
    passive = is_passive(view, i)
    doers, held = (agents(view, i), subjects(view, i)) if passive else (subjects(view, i), objects(view, i))
    if passive:
        slots["passive"] = word("passive")
    for name, found in (("subject", doers), ("object", held)):
        if found:
            slots[name] = filler(view, found[0], known)
    for o in obliques(view, i):
        if o.case and not is_time(view, o.token):
            slots.setdefault(o.case, filler(view, o.token, known))
    if held and not passive:
        _add_modifiers(view, held[0], slots, known)
    _add_clauses(view, i, slots, known)
    slots["sentence"] = _sentence(view, i)
    return Frame(base_form(view, i), slots)


def _add_modifiers(view: View, noun: int, slots: dict[str, Filler], known: Resolved) -> None:
    """Prepositional phrases of the object, which a reader could as well hang on the verb: "launch a missile at the port"."""
    for c in view.of(noun, "nmod"):
        case = case_of(view, c)
        if case and not is_time(view, c):
            slots.setdefault(case, filler(view, antecedent(view, c), known))


def _add_clauses(view: View, i: int, slots: dict[str, Filler], known: Resolved) -> None:
    for c in view.of(i, "xcomp", "ccomp", "advcl"):
        verbal = view.pos[c] == "VERB"
        if view.base(c) == "xcomp" and not verbal:
            if view.name[c] >= 0 and any(view.name[o] == view.name[c] for o in view.of(i, "obj")):
                continue  # the second half of one name, parsed apart
            if "object" in slots or view.pos[c] not in {"NOUN", "PROPN"}:
                slots.setdefault("complement", word(view.lemmas[c].lower()))
            else:  # a lone noun after a verb is its object, whatever the parse calls it
                slots["object"] = filler(view, c, known)
        elif verbal and (view.base(c) == "xcomp" or view.infinitive(c) or view.tags[c] == "VBG"):
            if view.base(c) != "advcl":
                slots.setdefault("clause", word(view.lemmas[c].lower()))
        elif view.base(c) == "ccomp":
            slots.setdefault("that", word(view.lemmas[c].lower()))


def _sentence(view: View, i: int) -> Filler:
    """All the lemmas around i: what a passive without an agent can come of."""
    cache = view.memo.setdefault("sentence", {})
    k = view.sent[i]
    if k not in cache:
        cache[k] = Filler(frozenset(view.lemmas[t].lower() for t in range(*view.sentences[k])))
    return cache[k]  # type: ignore[return-value]


def noun_frame(view: View, i: int, outer: Frame, known: Resolved, light: bool) -> Frame:
    """The frame of noun i, which takes its places from the verb it depends on (``outer``) and from its own modifiers."""
    slots = {name: held for name, held in outer.slots.items() if name not in {"object", "key"}}
    slots["key"] = filler(view, i, known)
    if light:
        slots["light"] = word(outer.key)
    else:
        slots.pop("subject", None)
    for c in view.of(i, "nmod"):
        case = case_of(view, c)
        if case and view.deps[c] != "nmod:poss" and not is_time(view, c):
            slots.setdefault("subject" if case == "by" else case, filler(view, c, known))
    return Frame(view.lemmas[i].lower(), slots)
