"""Event types of propositions, after PLOVER (Open Event Data Alliance): what kind of political happening a clause tells.

"Lima fired missiles at the port"       ASSAULT, heavy-weapons
"the premier fired two ministers"       SANCTION, expel
"the union struck for a week"           PROTEST, boycott
"both sides struck a deal"              AGREE
"the letter struck a chord"             none

Decided from the frame of the clause (``frames.py``) by rules that are data (``senses.py``). What is denied, planned or
supposed has the type it would have if it were so. States have none.
"""

from __future__ import annotations

from typing import NamedTuple

from kg.extract.arguments.core import case_of, is_passive
from kg.extract.events.frames import Filler, Frame, Resolved, filler, noun_frame, verb_frame, word
from kg.extract.events.senses import Rule, first, senses
from kg.extract.phrase import Proposition
from kg.extract.sentence.predicates import chain
from kg.extract.sentence.view import View


class Event(NamedTuple):
    """A PLOVER type ("ASSAULT") and mode ("firearms"), each "" where there is none."""

    type: str = ""
    mode: str = ""


NOTHING = Event()
_STATES = frozenset({"copulas", "appositions", "examples"})


def event(view: View, p: Proposition, known: Resolved) -> Event:
    """What kind of happening a proposition tells.

    Args:
        view: the document.
        p: a proposition of it.
        known: what ends were resolved to; may lack any.
    """
    i = p.trigger
    if p.construction in _STATES:
        return NOTHING
    if view.pos[i] != "VERB":
        return _of_noun(view, p, known)
    if not _names(view, p, i):  # another verb is put in: "in a statement to the agency, Lima denied it" makes a statement
        return NOTHING
    governors = _governors(view, i) if _governed(view, p, i) else []
    for verb in governors:
        frame = verb_frame(view, verb, known)
        inner = _of_verb(view, i, verb_frame(view, i, known), known)
        frame.slots["then"] = word(inner.type)
        rule = _rule(view, verb, frame, known)
        if rule is not None:
            return _told(rule, frame)
    frame = verb_frame(view, i, known)
    if p.construction == "mutual" and p.object is not None:
        frame.slots.setdefault("with", filler(view, p.object.head, known))
        rule = _rule(view, i, frame, known)
        return NOTHING if rule is None else _told(rule, frame)
    return _of_verb(view, i, frame, known)


def _names(view: View, p: Proposition, i: int) -> bool:
    """Whether the predicate names verb i."""
    said = p.predicate.split() if p.object is not None or p.predicate != "be" else p.value.split()
    return view.lemmas[i].lower() in said or view.words[i].lower() in said


def _governed(view: View, p: Proposition, i: int) -> bool:
    governed = chain(view, i)
    return bool(governed) and p.predicate.startswith(governed)


def _governors(view: View, i: int) -> list[int]:
    """The verbs over verb i that its predicate names, the highest first."""
    found: list[int] = []
    at = i
    while chain(view, at):
        at = view.heads[view.heads[at]] if view.deps[at] == "acl" else view.heads[at]
        found.insert(0, at)
    return [t for t in found if view.pos[t] == "VERB"]


def _of_verb(view: View, i: int, frame: Frame, known: Resolved) -> Event:
    cache = view.memo.setdefault("event", {})
    if i not in cache:
        rule = _rule(view, i, frame, known)
        cache[i] = NOTHING if rule is None else _told(rule, frame)
    return cache[i]  # type: ignore[return-value]


def _rule(view: View, i: int, frame: Frame, known: Resolved) -> Rule | None:
    """The rule of the verb itself, else that of the happening it only supports: "launch an attack", "the talks began"."""
    rules = senses()
    for key in (*_idioms(frame), frame.key):
        found = first(rules.verbs.get(key, ()), frame)
        if found is not None:
            return found
    light = frame.key in rules.light and "object" in frame.slots and not _occurs(frame)
    if light:
        noun = _noun(view, i, ("nsubj:pass", "nsubj") if is_passive(view, i) else ("obj",))
    elif _occurs(frame):
        noun = _noun(view, i, ("nsubj",))
    else:
        return None
    if noun < 0:
        return None
    inner = noun_frame(view, noun, frame, known, light)
    key = next((k for k in _fullest(inner.slots["key"].words) if k in rules.nouns), "")
    return first(rules.nouns[key], inner) if key else None


def _idioms(frame: Frame) -> list[str]:
    """The verb with its object, which may mean something together: "open fire", "take place"."""
    return sorted(f"{frame.key} {noun}" for noun in frame.slots["object"].words) if "object" in frame.slots else []


def _occurs(frame: Frame) -> bool:
    """Whether the verb only says that its subject happened."""
    return not senses().occur.isdisjoint({frame.key, *_idioms(frame)})


def _fullest(words: frozenset[str]) -> list[str]:
    """Longer terms first: "hunger strike" before "strike"."""
    return sorted(words, key=lambda term: (-term.count(" "), term))


def _noun(view: View, i: int, labels: tuple[str, ...]) -> int:
    """The common noun under verb i by one of the labels, or the one the verb is a participle of; -1 where there is none."""
    under = [c for label in labels for c in view.of(i, label)]
    if not under and view.base(i) == "acl" and "obj" not in labels:
        under = [view.heads[i]]
    return under[0] if under and view.pos[under[0]] == "NOUN" else -1


def _of_noun(view: View, p: Proposition, known: Resolved) -> Event:
    """A happening told by a noun with its sides: "Lima's attack on the port", "his call with the premier"."""
    i = p.trigger
    if p.predicate.startswith("be ") or p.object is None or view.pos[i] != "NOUN":
        return NOTHING
    rules, said = senses(), filler(view, i, known).words
    verb, *rest = p.predicate.split()
    slots = {"subject": filler(view, p.subject.head, known), "object": filler(view, p.object.head, known)}
    if rest:
        slots[rest[-1]] = slots["object"]
    if p.subject.head == i:  # "the attack took place at the port"
        slots = {name: held for name, held in slots.items() if name not in {"subject", "object"}}
        slots = {**{case_of(view, c): filler(view, c, known) for c in view.of(i, "nmod") if case_of(view, c)}, **slots}
    frame = Frame(verb, {**slots, "key": word(verb)})
    rule = None
    if key := next((k for k in _fullest(said) if k in rules.nouns), ""):
        alone = {"with": slots["object"]} if "object" in slots and not rest else {}
        frame = Frame(key, {**alone, **slots, "key": Filler(said), "light": word(verb)})
        rule = first(rules.nouns[key], frame)
    if rule is None and "subject" in slots:
        frame = Frame(verb, {**slots, "key": word(verb)})
        rule = first(rules.verbs.get(verb, ()), frame)
    return NOTHING if rule is None else _told(rule, frame)


def _told(rule: Rule, frame: Frame) -> Event:
    """The rule's event, with the mode that the frame's other words tell where the rule tells none."""
    if rule.type == "none":
        return NOTHING
    if rule.mode:
        return Event(rule.type, rule.mode)
    held = {name: f for name, f in frame.slots.items() if name not in {"key", "light", "passive", "then", "sentence"}}
    everything = Filler(frozenset().union(*(f.words for f in held.values())))
    mode = first(senses().modes.get(rule.type, ()), Frame(frame.key, {**frame.slots, "any": everything}))
    return Event(rule.type, mode.mode if mode else "")
