"""Where things are, where happenings take place, and what stands behind a class."""

from __future__ import annotations

from tests.extract.parsed import found, told


def _hit(thing: str, mention: str) -> set[tuple[str, str, str, str]]:
    return told(f"""
        Rockets rocket NOUN NNS 2 nsubj _ object
        hit hit VERB VBD 0 root
        a a DET DT 4 det
        {thing} {thing} NOUN NN 2 obj _ {mention}
        in in ADP IN 6 case
        Lima Lima PROPN NNP 2 obl B-GPE place
    """)


def test_a_building_is_where_it_is_hit() -> None:
    assert ("hospital", "be in", "Lima", "asserted") in _hit("hospital", "place")


def test_a_man_need_not_be_from_where_he_is_hit() -> None:
    assert not any(p == "be in" for _, p, _, _ in _hit("man", "person"))


def test_an_event_takes_place_where_its_clause_does() -> None:
    facts = told("""
        In in ADP IN 3 case
        the the DET DT 3 det
        final final NOUN NN 5 obl _ event
        Peru Peru PROPN NNP 5 nsubj B-GPE place
        faced face VERB VBD 0 root
        Chile Chile PROPN NNP 5 obj B-GPE place
        at at ADP IN 9 case
        the the DET DT 9 det
        Arena Arena PROPN NNP 5 obl B-FAC place
    """)
    assert ("final", "take place at", "Arena", "asserted") in facts


def _quake(det: str) -> list[tuple[str, bool]]:
    return [
        (p.predicate, p.background)
        for p in found(f"""
        {det} {det} DET DT 2 det
        quake quake NOUN NN 5 nsubj _ event
        near near ADP IN 4 case
        Lima Lima PROPN NNP 2 nmod B-GPE place
        struck strike VERB VBD 0 root
    """)
    ]


def test_a_definite_phrase_takes_its_happening_for_granted() -> None:
    assert ("happen near", True) in _quake("the")
    assert ("happen near", False) in _quake("a")


def test_members_of_a_class_and_parts_of_a_whole() -> None:
    def of(case: str) -> set[tuple[str, str, str, str]]:
        return told(f"""
            Gods god NOUN NNS 4 nsubj _ person
            {case} {case} ADP IN 3 case
            Zeus Zeus PROPN NNP 1 nmod B-PERSON person
            sleep sleep VERB VBP 0 root
        """)

    assert ("Zeus", "be example of", "Gods", "asserted") in of("like")
    assert ("Gods", "include", "Zeus", "asserted") in of("including")


def _named_after(noun: str) -> set[tuple[str, str, str, str]]:
    return told(f"""
        The the DET DT 3 det
        Lima Lima PROPN NNP 3 compound B-GPE place
        {noun} {noun} NOUN NN 4 nsubj _ event
        ended end VERB VBD 0 root
    """)


def test_a_disaster_and_a_gathering_are_named_after_their_place() -> None:
    assert ("Lima earthquake", "happen in", "Lima", "asserted") in _named_after("earthquake")
    assert ("Lima summit", "take place in", "Lima", "asserted") in _named_after("summit")


def test_a_campaign_is_not() -> None:
    assert not any(p.endswith(" in") for _, p, _, _ in _named_after("campaign"))


def _in_lima(noun: str, mention: str, modifier: str = "new new ADJ JJ") -> set[tuple[str, str, str, str]]:
    return told(f"""
        {modifier} 2 amod
        {noun} {noun} NOUN NN 5 nsubj _ {mention}
        in in ADP IN 4 case
        Lima Lima PROPN NNP 2 nmod B-GPE place
        ended end VERB VBD 0 root
    """)


def test_things_and_states_of_affairs_are_somewhere_ideas_are_not() -> None:
    assert any(p == "be in" for _, p, _, _ in _in_lima("bridge", "place"))
    assert any(p == "be in" for _, p, _, _ in _in_lima("crisis", "abstract"))
    assert not any(p == "be in" for _, p, _, _ in _in_lima("momentum", "abstract"))


def test_a_superlative_is_one_of_its_place() -> None:
    assert not any(p == "be in" for _, p, _, _ in _in_lima("bridge", "place", "oldest old ADJ JJS"))


def test_when_a_happening_was() -> None:
    facts = told("""
        Talks talk NOUN NNS 4 nsubj _ event
        in in ADP IN 3 case
        January January PROPN NNP 1 nmod B-DATE time
        failed fail VERB VBD 0 root
    """)
    assert ("Talks", "take place in", "January", "asserted") in facts
