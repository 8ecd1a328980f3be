# ruff: noqa: E501  (one sentence a line reads best)
"""Learned links: sure ones join nodes, and never against what names, number or the noun itself say."""

from __future__ import annotations

import pytest
from resolve_docs import at, doc, phrases, resolved

from kg.resolve.cluster import Link
from kg.resolve.coref import Learned, link_learned
from kg.resolve.reference import Reference, references
from kg.types import EntityType

_TYPES = {"envoy": EntityType.PERSON, "envoys": EntityType.PERSON, "city": EntityType.PLACE, "country": EntityType.PLACE, "woman": EntityType.PERSON, "firm": EntityType.ORGANIZATION, "government": EntityType.ORGANIZATION}


def _links(name: str, label: str, noun: str, probability: float, key: str = "") -> list[Link]:
    tag = "NOUNS" if noun.endswith("s") else "NOUN"
    d = doc(f"{name}/PROPN/nsubj/2 spoke/VERB/root/0\nThe/DET/det/2 {noun}/{tag}/nsubj/3 left/VERB/root/0", {name: label})
    refs = references(d, phrases(d, _TYPES))
    return list(link_learned([Learned(refs[1], refs[0], probability)], {0: key} if key else {}, {}))


def test_a_sure_link_joins_and_says_how_sure_it_is() -> None:
    assert [link.reason for link in _links("Berg", "PERSON", "envoy", 0.91)] == ["“envoy” takes up “Berg”: learned coreference, 0.91"]
    assert _links("Berg", "PERSON", "envoy", 0.4) == []


def test_the_likelier_link_goes_first() -> None:
    assert _links("Berg", "PERSON", "envoy", 0.9)[0] < _links("Berg", "PERSON", "envoy", 0.7)[0]


@pytest.mark.parametrize(("name", "label", "noun", "key"), [
    ("Berg", "PERSON", "envoys", ""),  # one is not many
    ("Acme", "ORG", "envoy", ""),  # a company is no person
    ("Chile", "GPE", "city", "state:CHL"),  # a state is no city
    ("Lima", "GPE", "country", ""),  # a city is no state
    ("Acme", "ORG", "government", ""),  # a company or a movement is no government
])
def test_plain_differences_speak_against_a_link(name: str, label: str, noun: str, key: str) -> None:
    assert _links(name, label, noun, 0.99, key) == []


def test_a_nominal_may_take_up_what_a_pronoun_means() -> None:
    d = doc("Berg/PROPN/nsubj/2 spoke/VERB/root/0\nShe/PRON/nsubj/2 left/VERB/root/0\nThe/DET/det/2 envoy/NOUN/nsubj/3 slept/VERB/root/0", {"Berg": "PERSON"})
    name, pronoun, envoy = references(d, phrases(d, _TYPES))
    told: dict[int, Reference] = {pronoun.number: name}
    assert [(x.first, x.second) for x in link_learned([Learned(envoy, pronoun, 0.9)], {}, told)] == [(name.number, envoy.number)]
    assert list(link_learned([Learned(envoy, pronoun, 0.9)], {}, {})) == []


def test_a_pronoun_does_not_take_up_what_it_cannot_mean() -> None:
    d = doc("Acme/PROPN/nsubj/2 grew/VERB/root/0\nShe/PRON/nsubj/2 left/VERB/root/0", {"Acme": "ORG"})
    d.spans["coref_clusters_1"] = [d[0:1], d[2:3]]
    assert at(resolved(d), d, "She") == ""
