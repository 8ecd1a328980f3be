"""The whole way from a text to a Reading, on the shipped model."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.pipeline import read_article, read_articles, read_lines
from kg.types import Article, Reading, Status

SEED = Path(__file__).parents[2] / "seeds" / "ukraine_ceasefire.txt"
_PIECES = st.lists(
    st.sampled_from(
        [
            "Peru attacked Chile.",
            "“We will win,” said Ms. Rossi, the mayor of Lima.",
            "\n\n",
            "\n",
            "  ",
            "BREAKING NEWS",
            "\u202e\u0007",
            "The U.N. (founded in 1945) didn't help.",
            "💥",
            "\u200b",
            "<script>alert(1)</script>",
            "“",
            '"',
            'He said: "No.',
            "3,000 people",
            "São Paulo's",
        ]
    ),
    max_size=14,
)


@pytest.fixture(scope="module")
def seed() -> Reading:
    return read_article(Article(id="seed", text=SEED.read_text("utf8"), published="2025-03-19"))


def _check(reading: Reading) -> None:
    ids = {e.id for e in reading.entities}
    for fact in reading.facts:
        quote = fact.evidence.quote
        assert reading.article.text[quote.start : quote.end] == quote.text != ""
        assert {fact.subject, *fact.sources} <= ids
        assert (fact.object in ids) != bool(fact.value)
        assert not fact.place or fact.place in ids
        assert fact.confidence == round(fact.confidence, 2)
    for mention in reading.mentions:
        assert reading.article.text[mention.span.start : mention.span.end] == mention.span.text
        assert mention.entity in ids


def test_seed_article(seed: Reading) -> None:
    _check(seed)
    assert len(seed.facts) > 80


def test_what_is_denied_in_the_seed_article_is_not_asserted(seed: Reading) -> None:
    names = {e.id: e.name for e in seed.entities}
    endorsed = [f for f in seed.facts if f.predicate == "endorse" and names[f.subject] == "Vladimir Putin"]
    assert endorsed
    assert {f.status for f in endorsed} == {Status.NEGATED}


@settings(max_examples=40, deadline=None)
@given(_PIECES)
def test_evidence_is_the_text_itself(pieces: list[str]) -> None:
    _check(read_article(Article(id="any", text=" ".join(pieces))))


def test_reading_one_article_never_depends_on_others() -> None:
    text = SEED.read_text("utf8")
    articles = [Article(id=str(k), text=t) for k, t in enumerate((text[:900], text[900:2500], "", text[:900]))]
    together = list(read_articles(articles))
    assert [r.facts for r in together] == [read_article(a).facts for a in articles]
    assert [f.predicate for f in together[0].facts] == [f.predicate for f in together[3].facts]


def test_lines_keep_their_tokens() -> None:
    (reading,) = read_lines(["John Curtin served as the 14th Prime Minister of Australia ."])
    assert any(f.surface.subject == "John Curtin" and "served" in f.surface.relation for f in reading.facts)


def test_lines_keep_pronouns_without_an_antecedent() -> None:
    line = "He served as the first Prime Minister of Australia ."
    (reading,) = read_lines([line])
    assert ("He", "served as", "the first Prime Minister of Australia") in [
        (f.surface.subject, f.surface.relation, f.surface.object) for f in reading.facts if not f.subject
    ]
    assert not [f for f in read_article(Article(id="a", text=line)).facts if not f.subject]
