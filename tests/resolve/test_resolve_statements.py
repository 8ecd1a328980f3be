import pytest
from spacy.tokens import Doc

from tests.resolve.resolve_docs import at, doc, entity, resolved

STATEMENT = """
    Norvik/PROPN/nsubj/2 condemns/VERB/root/0 the/DET/det/4 raid/NOUN/obj/2
    We/PRON/nsubj/2 support/VERB/root/0 our/PRON/nmod:poss/4 partners/NOUNS/obj/2
"""




def statement(text: str = STATEMENT, label: str = "GPE", verb: str = "condemn", tag: str = "VBZ") -> Doc:
    d = doc(text, {"Norvik": label})
    d[1].lemma_, d[1].tag_ = verb, tag
    return d


def test_a_body_that_makes_a_statement_says_we() -> None:
    d = statement()
    r = resolved(d)
    assert entity(r, at(r, d, "We")).name == "Norvik"
    assert at(r, d, "our") == at(r, d, "Norvik")


@pytest.mark.parametrize(
    ("label", "verb", "tag"), [("GPE", "condemn", "VBD"), ("GPE", "be", "VBZ"), ("ORG", "interview", "VBZ"), ("PERSON", "condemn", "VBZ")]
)
def test_news_encyclopedias_headlines_and_people_make_none(label: str, verb: str, tag: str) -> None:
    d = statement(label=label, verb=verb, tag=tag)
    assert at(resolved(d), d, "We") == ""


def test_a_noun_makes_none() -> None:
    d = statement(STATEMENT.replace("Norvik/PROPN", "Everybody/NOUN"))
    assert at(resolved(d), d, "We") == ""


def test_the_country_in_capitals_is_not_we() -> None:
    d = statement(STATEMENT.replace("We/PRON", "US/PRON"))
    assert at(resolved(d), d, "US") == ""


def test_words_that_somebody_says_are_not_the_narrators() -> None:
    d = statement()
    raid = next(t.i for t in d if t.text == "raid")
    said = {t.i: raid for t in d if t.i > raid}
    assert at(resolved(d, speakers=said), d, "We") == ""


LATER = """
    We/PRON/nsubj/2 condemn/VERB/root/0 the/DET/det/4 raid/NOUN/obj/2
    Norvik/PROPN/nsubj/2 reaffirms/VERB/root/0 its/PRON/nmod:poss/4 support/NOUN/obj/2
"""


@pytest.mark.parametrize(("lemma", "tag", "named"), [("reaffirm", "VBZ", True), ("reaffirm", "VBD", False), ("shell", "VBZ", False)])
def test_we_is_the_body_that_does_the_like_further_on(lemma: str, tag: str, named: bool) -> None:
    d = doc(LATER, {"Norvik": "GPE"})
    d[1].lemma_, d[1].tag_ = "condemn", "VBP"
    d[5].lemma_, d[5].tag_ = lemma, tag
    assert (at(resolved(d), d, "We") == at(resolved(d), d, "Norvik")) is named


def test_two_bodies_leave_open_who_we_are() -> None:
    d = doc(LATER + "    Sudland/PROPN/nsubj/2 welcomes/VERB/root/0 it/PRON/obj/2\n", {"Norvik": "GPE", "Sudland": "GPE"})
    for i, lemma, tag in ((1, "condemn", "VBP"), (5, "reaffirm", "VBZ"), (9, "welcome", "VBZ")):
        d[i].lemma_, d[i].tag_ = lemma, tag
    assert at(resolved(d), d, "We") == ""
