"""Event types: which sense of a verb or noun its frame tells, on frames made by hand."""

from __future__ import annotations

import json
import re
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st
from parsed import doc

from kg.extract import propositions
from kg.extract.events.event import NOTHING, Event, event
from kg.extract.events.frames import NOBODY, Filler, Frame, Resolved
from kg.extract.events.senses import Condition, Rule, first, rule, senses
from kg.extract.sentence.phrases import _MENTION_TYPES
from kg.rdf.ontology import event_modes, event_types
from kg.types import EntityType

_DATA = json.loads((resources.files("kg.extract") / "data" / "events.json").read_text("utf8"))
_LINES = [line for part in ("verbs", "nouns") for entry in _DATA[part] for line in entry["is"]]
_LINES += [f"{entry['type']} {line}" for entry in _DATA["modes"] for line in entry["is"]]


def _event(text: str, predicate: str) -> Event:
    parsed = doc(text)
    found, _, view = propositions(parsed)
    [told] = [p for p in found if p.predicate == predicate]
    return event(view, told, NOBODY)


def _clause(subject: tuple[str, str, str], verb: tuple[str, str], object_: tuple[str, str, str] | None = None) -> str:
    """Three tokens: (word, lemma, name or "_") of the subject, (word, lemma) of the verb, and of the object."""
    rows = [_noun(subject, "nsubj"), f"{verb[0]} {verb[1]} VERB VBD 0 root"]
    return "\n".join(rows if object_ is None else [*rows, _noun(object_, "obj")])


def _noun(word: tuple[str, str, str], dep: str) -> str:
    text, lemma, kind = word
    if kind.startswith("B-"):
        return f"{text} {lemma} PROPN NNP 2 {dep} {kind} _"
    return f"{text} {lemma} NOUN {'NNS' if text != lemma else 'NN'} 2 {dep} _ {kind}"


LIMA, QUITO, ROE = ("Lima", "Lima", "B-GPE"), ("Quito", "Quito", "B-GPE"), ("Roe", "Roe", "B-PERSON")
PREMIER, MINISTERS = ("premier", "premier", "person"), ("ministers", "minister", "person")

SENSES = [
    (LIMA, ("struck", "strike"), ("deal", "deal", "abstract"), "AGREE"),
    (("letter", "letter", "object"), ("struck", "strike"), ("chord", "chord", "abstract"), ""),
    (LIMA, ("struck", "strike"), QUITO, "ASSAULT"),
    (("shares", "share", "abstract"), ("hit", "hit"), ("record", "record", "abstract"), ""),
    (("rebels", "rebel", "person"), ("hit", "hit"), ("depot", "depot", "place"), "ASSAULT"),
    (("storm", "storm", "event"), ("hit", "hit"), QUITO, ""),
    (PREMIER, ("fired", "fire"), MINISTERS, "SANCTION expel"),
    (("rebels", "rebel", "person"), ("fired", "fire"), ("missiles", "missile", "object"), "ASSAULT heavy-weapons"),
    (("bank", "bank", "organization"), ("charged", "charge"), ("fee", "fee", "abstract"), ""),
    (("prosecutors", "prosecutor", "person"), ("charged", "charge"), ROE, "COERCE arrest"),
    (("company", "company", "organization"), ("launched", "launch"), ("website", "website", "abstract"), ""),
    (("parliament", "parliament", "organization"), ("launched", "launch"), ("probe", "probe", "event"), "ACCUSE investigate"),
    (("army", "army", "organization"), ("launched", "launch"), ("offensive", "offensive", "event"), "ASSAULT"),
    (LIMA, ("met", "meet"), ("target", "target", "abstract"), ""),
    (ROE, ("met", "meet"), PREMIER, "CONSULT"),
    (ROE, ("called", "call"), PREMIER, "CONSULT phone"),
    (ROE, ("called", "call"), ("vote", "vote", "event"), ""),
    (("troops", "troop", "person"), ("left", "leave"), QUITO, "RETREAT withdraw"),
    (("tourists", "tourist", "person"), ("left", "leave"), QUITO, ""),
    (LIMA, ("left", "leave"), ("union", "union", "organization"), "SANCTION withdraw"),
    (("ministry", "ministry", "organization"), ("released", "release"), ("report", "report", "object"), ""),
    (("ministry", "ministry", "organization"), ("released", "release"), ("prisoners", "prisoner", "person"), "RETREAT release"),
    (LIMA, ("signed", "sign"), ("treaty", "treaty", "object"), "SUPPORT"),
    (("club", "club", "organization"), ("signed", "sign"), ROE, ""),
    (("generals", "general", "person"), ("seized", "seize"), ("power", "power", "abstract"), "COERCE seize"),
    (("generals", "general", "person"), ("seized", "seize"), ("opportunity", "opportunity", "abstract"), ""),
    (LIMA, ("cut", "cut"), ("ties", "tie", "abstract"), "SANCTION withdraw"),
    (("shop", "shop", "organization"), ("cut", "cut"), ("prices", "price", "abstract"), ""),
    (LIMA, ("raised", "raise"), ("tariffs", "tariff", "abstract"), "SANCTION"),
    (("council", "council", "organization"), ("suspended", "suspend"), ("membership", "membership", "abstract"), "SANCTION discontinue"),
    (("workers", "worker", "person"), ("stopped", "stop"), None, ""),
]


@pytest.mark.parametrize(("subject", "verb", "held", "wanted"), SENSES, ids=[f"{s[0]} {v[1]} {o[1] if o else ''}" for s, v, o, _ in SENSES])
def test_the_sense_of_a_verb_is_told_by_its_frame(
    subject: tuple[str, str, str], verb: tuple[str, str], held: tuple[str, str, str] | None, wanted: str
) -> None:
    if held is None:
        assert not propositions(doc(_clause(subject, verb)))[0]
        return
    kind, _, mode = wanted.partition(" ")
    assert _event(_clause(subject, verb, held), verb[1]) == Event(kind, mode)


def test_facts_of_one_clause_have_one_type() -> None:
    text = """
    Lima Lima PROPN NNP 2 nsubj B-GPE
    fired fire VERB VBD 0 root
    missiles missile NOUN NNS 2 obj _ object
    at at ADP IN 5 case
    Quito Quito PROPN NNP 2 obl B-GPE
    """
    assert _event(text, "fire") == _event(text, "fire missiles at") == Event("ASSAULT", "heavy-weapons")


def test_a_passive_has_the_type_of_the_active_voice() -> None:
    text = """
    Quito Quito PROPN NNP 3 nsubj:pass B-GPE
    was be AUX VBD 3 aux:pass
    attacked attack VERB VBN 0 root
    by by ADP IN 5 case
    rebels rebel NOUN NNS 3 obl:agent _ person
    """
    assert _event(text, "attack") == Event("ASSAULT")


CHAINED = """
Lima Lima PROPN NNP 2 nsubj B-GPE
{governor} VERB VBD 0 root
to to PART TO 4 mark
{governed} VERB VB 2 xcomp
Quito Quito PROPN NNP 4 obj B-GPE
"""


@pytest.mark.parametrize(
    ("governor", "governed", "predicate", "wanted"),
    [
        ("threatened threaten", "attack attack", "threaten to attack", Event("THREATEN", "violence")),
        ("vowed vow", "attack attack", "vow to attack", Event("THREATEN")),
        ("agreed agree", "support support", "agree to support", Event("AGREE")),
        ("refused refuse", "support support", "refuse to support", Event("REJECT", "assist")),
        ("failed fail", "attack attack", "fail to attack", NOTHING),
    ],
)
def test_a_governing_verb_has_a_type_of_its_own(governor: str, governed: str, predicate: str, wanted: Event) -> None:
    assert _event(CHAINED.format(governor=governor, governed=governed), predicate) == wanted


def test_what_was_refused_keeps_its_own_type() -> None:
    assert _event(CHAINED.format(governor="refused refuse", governed="support support"), "support") == Event("SUPPORT")


def test_a_light_verb_has_the_type_of_its_noun() -> None:
    assert _event(_clause(LIMA, ("held", "hold"), ("talks", "talk", "event")), "hold") == Event("CONSULT")
    assert _event(_clause(LIMA, ("held", "hold"), ("shares", "share", "abstract")), "hold") == NOTHING


def test_what_a_pronoun_was_resolved_to_counts() -> None:
    parsed = doc(_clause(ROE, ("met", "meet"), ("it", "it", "_")).replace("it it NOUN NN", "it it PRON PRP"))
    [told], _, view = propositions(parsed)
    assert event(view, told, NOBODY) == NOTHING
    view.memo.clear()
    assert event(view, told, Resolved({2: EntityType.ORGANIZATION})) == Event("CONSULT")


def test_states_have_no_type() -> None:
    text = """
    Roe Roe PROPN NNP 3 nsubj B-PERSON
    is be AUX VBZ 3 cop
    commander commander NOUN NN 0 root _ person
    of of ADP IN 5 case
    rebels rebel NOUN NNS 3 nmod _ person
    """
    assert {event(view, p, NOBODY) for found, _, view in [propositions(doc(text))] for p in found} == {NOTHING}


def test_the_data_names_declared_types_and_modes_and_known_classes() -> None:
    types, modes = event_types() | {"none"}, event_modes()
    mentions = {"@" + kind for kind in _MENTION_TYPES} | {"@"}
    for line in _LINES:
        made = rule(line, _DATA["words"])
        assert made.type in types, line
        assert not made.mode or (made.type, made.mode) in modes, line
        for value in re.findall(r"[@A-Z][A-Za-z@]*", line.partition(" if ")[2]):
            assert value in mentions | set(EntityType), line


def test_a_verb_stands_once_with_one_list_of_rules_in_order() -> None:
    assert [r.type for r in senses().verbs["shell"]][-1] == "none"
    assert all(rules for rules in (*senses().verbs.values(), *senses().nouns.values()))


def test_rules_are_read_in_order_and_all_conditions_must_hold() -> None:
    rules = [rule(line, {"armed": ["army"]}) for line in ("A x if object=+armed, no at", "B if for|at=Person", "none if object!=army", "C")]
    army, person = Filler(frozenset({"army"})), Filler(frozenset({"roe"}), frozenset({"Person"}))
    assert rules[0] == Rule("A", "x", (Condition(("object",), True, frozenset({"army"})), Condition(("at",), False)))
    wanted = [({"object": army}, "A"), ({"object": army, "at": person}, "B"), ({}, "none"), ({"object": army, "at": army}, "C")]
    for slots, kind in wanted:
        found = first(rules, Frame("v", slots))
        assert found is not None
        assert found.type == kind


@given(st.dictionaries(st.sampled_from(["object", "at"]), st.sampled_from("abc")), st.sampled_from("abc"))
def test_a_condition_and_its_denial_never_agree(slots: dict[str, str], value: str) -> None:
    frame = Frame("v", {slot: Filler(frozenset({word})) for slot, word in slots.items()})
    yes, no = (rule(f"A if object{sign}{value}", {}).conditions[0].holds(frame) for sign in ("=", "!="))
    assert yes is not no
