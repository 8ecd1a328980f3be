from __future__ import annotations

from random import Random

import pytest
from graph_story import readings, story
from hypothesis import given
from hypothesis import strategies as st

from kg import rdf
from kg.rdf import terms
from kg.rdf.formats import union
from kg.rdf.merge import fullest, merged
from kg.types import Entity, EntityType, Reading


@given(st.lists(readings(), max_size=3, unique_by=lambda r: r.article.id), st.randoms())
def test_the_union_of_graphs_does_not_depend_on_the_order(found: list[Reading], random: Random) -> None:
    shuffled = list(found)
    random.shuffle(shuffled)
    quads = [q for r in found for q in rdf.quads(r)]
    other = [q for r in [*shuffled, *shuffled] for q in rdf.quads(r)]
    assert rdf.dump(quads, "nq") == rdf.dump(other, "nq")
    assert rdf.dump(quads, "nt") == rdf.dump(other, "nt")


def test_entities_of_several_articles_are_put_together() -> None:
    one = Entity("norland", "Norland", EntityType.GPE, ("it",))
    two = Entity("norland", "Republic of Norland", EntityType.GPE, ("Norland",), ("http://example.org/n",), ("why",))
    three = Entity("norland", "Norland", EntityType.ORGANIZATION)
    expected = Entity("norland", "Republic of Norland", EntityType.GPE, ("Norland", "it"), ("http://example.org/n",), ("why",))
    assert merged([one, two, three]) == merged([three, two, one]) == expected


def test_only_one_entity_is_put_together_at_a_time() -> None:
    with pytest.raises(ValueError, match="one id"):
        merged([Entity("a", "A", EntityType.OTHER), Entity("b", "B", EntityType.OTHER)])


def test_the_fullest_name_is_the_longest_and_then_the_first() -> None:
    assert fullest(["Putin", "Ana Roe", "Ana Doe"]) == "Ana Doe"


def test_an_entity_has_one_preferred_name_in_the_union() -> None:
    short = story("norland-2", source="other.txt")
    renamed = tuple(
        Entity(e.id, "Norland", e.type, ("Republic of Norland",)) if e.id == "norland" else e for e in short.entities
    )
    triples = union([*rdf.quads(story()), *rdf.quads(Reading(short.article, renamed, short.facts))])
    about = [t for t in triples if terms.value(t.subject) == "urn:kg:entity:norland"]
    assert [terms.value(t.object) for t in about if t.predicate == terms.PREF_LABEL] == ["Republic of Norland"]
    assert [terms.value(t.object) for t in about if t.predicate == terms.ALT_LABEL] == ["Norland"]


def test_readings_come_back_from_a_union_without_named_graphs() -> None:
    from pyoxigraph import Quad

    found = [story(), story("norland-2", source="other.txt")]
    triples = union([q for r in found for q in rdf.quads(r)])
    back = rdf.readings(Quad(*t) for t in triples)
    assert [r.article for r in back] == [r.article for r in found]
    assert [r.facts for r in back] == [r.facts for r in found]
