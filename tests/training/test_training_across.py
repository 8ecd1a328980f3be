"""Pairs drawn to be read by hand, and the corpora's documents as articles."""

from __future__ import annotations

import json
import random
from pathlib import Path

from kg.resolve.across import Joined, Profile
from kg.types import Article, Mention, MentionKind, Reading, Span
from training.across import apart, context, merged
from training.corpora.articles import articles


def test_merged_pairs_are_of_different_articles() -> None:
    entities = [Joined("x", (("a", "x"), ("b", "x"), ("c", "x"))), Joined("y", (("a", "y"),))]
    for by_pair in (False, True):
        drawn = merged(entities, 10, random.Random(1), by_pair=by_pair)
        assert {e.id for e, _, _ in drawn} == {"x"}
        assert all(one < other for _, one, other in drawn)
    assert len(merged(entities, 10, random.Random(1), by_pair=True)) == 3


def test_unmerged_pairs_have_one_name() -> None:
    known = {(a, "john_smith"): Profile(a, "john_smith", (), "John Smith", "person", form=("john", "smith")) for a in "ab"}
    known["c", "smith.abcdef"] = Profile("c", "smith.abcdef", (), "Smith", "person")
    entities = [Joined("john_smith", (("a", "john_smith"),)), Joined("john_smith.123456", (("b", "john_smith"),)),
                Joined("smith.abcdef", (("c", "smith.abcdef"),))]
    [(one, other)] = apart(entities, known, 10, random.Random(1))
    assert {one.article, other.article} == {"a", "b"}


def test_context_shows_the_first_name() -> None:
    article = Article("a", "On Friday Anna Quiroga left Lima.")
    mentions = (Mention(Span(10, 22, "Anna Quiroga"), "anna_quiroga", MentionKind.NAME),)
    reading = Reading(article, mentions=mentions)
    assert context(reading, "anna_quiroga") == "On Friday [Anna Quiroga] left Lima."
    assert context(reading, "lima") == "(not named)"


def test_corpora_are_read_as_articles(tmp_path: Path) -> None:
    data, gold = tmp_path / "data", tmp_path / "gold"
    for folder in ("gum/dev", "re3d/source", "redocred", "wikigold"):
        (data / folder).mkdir(parents=True)
    (gold / "tune").mkdir(parents=True)
    (gold / "tune" / "re3d_source_ABCDEF.txt").write_text("The gold text stands for its document.", "utf8")
    (data / "gum/dev/GUM_news_x.conllu").write_text(
        "# newdoc id = GUM_news_x\n# meta::dateCreated = 2031-04-08\n# newpar\n# text = Anna left.\n"
        "# newpar\n# text = Luis stayed.\n", "utf8")
    (data / "re3d/source/documents.json").write_text(
        json.dumps({"_id": "ABCDEF00", "text": "Left out."}) + "\n" + json.dumps({"_id": "123456FF", "text": "Taken in."}) + "\n", "utf8")
    for part, title in (("train", "One"), ("dev", "Two")):
        document = {"title": title, "sents": [["Peru", "(", "Lima", ")", ",", "\"", "Rossi", "\"", "said", "."]]}
        (data / f"redocred/{part}.json").write_text(json.dumps([document] if part == "train" else []), "utf8")
    (data / "wikigold/wikigold.conll.txt").write_text("-DOCSTART- O\n\nAnna I-PER\nleft O\n. O\n", "utf8")
    found = {a.source: a for a in articles(data, gold)}
    assert set(found) == {"gold/re3d_source_ABCDEF", "gum/GUM_news_x", "re3d/123456", "redocred/One", "wikigold/1"}
    assert found["gum/GUM_news_x"].text == "Anna left.\n\nLuis stayed."
    assert found["gum/GUM_news_x"].published == "2031-04-08"
    assert found["redocred/One"].text == 'Peru (Lima), "Rossi" said.'
    assert found["wikigold/1"].text == "Anna left."
