"""Who claims a fact: sources through documents, and of what is thought."""

from __future__ import annotations

from tests.extract.parsed import found


def _sources(sentence: str) -> dict[str, set[str]]:
    return {p.predicate: {s.text for s in p.sources} for p in found(sentence)}


def test_what_somebody_is_said_to_think_is_also_the_claim_of_who_tells_it() -> None:
    told = _sources("""
        Holm Holm PROPN NNP 2 nsubj B-PERSON person
        said say VERB VBD 0 root
        Berg Berg PROPN NNP 4 nsubj B-PERSON person
        thinks think VERB VBZ 2 ccomp
        Lima Lima PROPN NNP 6 nsubj B-GPE place
        attacked attack VERB VBD 4 ccomp
        Chad Chad PROPN NNP 6 obj B-GPE place
    """)
    assert told["attack"] == {"Berg", "Holm"}


def test_what_somebody_is_said_to_say_is_their_claim_alone() -> None:
    told = _sources("""
        Holm Holm PROPN NNP 2 nsubj B-PERSON person
        said say VERB VBD 0 root
        Berg Berg PROPN NNP 4 nsubj B-PERSON person
        claims claim VERB VBZ 2 ccomp
        Lima Lima PROPN NNP 6 nsubj B-GPE place
        attacked attack VERB VBD 4 ccomp
        Chad Chad PROPN NNP 6 obj B-GPE place
    """)
    assert told["attack"] == {"Berg"}


def test_the_name_before_a_document_speaks_through_it_wherever_the_parse_hangs_it() -> None:
    told = _sources("""
        A a DET DT 4 det
        Grey Grey PROPN NNP 3 amod B-ORG organization
        Palace Palace PROPN NNP 5 conj I-ORG organization
        readout readout NOUN NN 5 nsubj _ object
        said say VERB VBD 0 root
        Lima Lima PROPN NNP 7 nsubj B-GPE place
        attacked attack VERB VBD 5 ccomp
        Chad Chad PROPN NNP 7 obj B-GPE place
    """)
    assert told["attack"] == {"Grey Palace"}


def test_a_fact_claims_nothing() -> None:
    """The fact shows that rebels burned Lima. The report shows that rebels burned Lima."""
    rows = """
        The the DET DT 2 det
        {noun} NOUN NN 3 nsubj _ abstract
        shows show VERB VBZ 0 root
        that that SCONJ IN 6 mark
        rebels rebel NOUN NNS 6 nsubj _ person
        burned burn VERB VBD 3 ccomp
        Lima Lima PROPN NNP 6 obj B-GPE place
    """
    for noun, sources in (("fact fact", []), ("report report", ["report"])):
        [burned] = [p for p in found(rows.format(noun=noun)) if p.predicate == "burn"]
        assert [s.text for s in burned.sources] == sources
