import numpy as np
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.english.annotate import annotate, register_extensions
from kg.english.layout import layout_of
from kg.english.lexicon import Lexicon
from kg.english.model import Labels
from kg.english.windows import Parse

nlp = spacy.blank("en")
LABELS = Labels(
    ("nsubj", "root"), ("NOUN", "VERB"), ("NN", "VBD"), ("_", "Number=Sing"), ("l|0|", "l|2|"), ("O", "B-ORG", "I-ORG"), ("O", "event")
)
register_extensions()


def parsed(text: str) -> spacy.tokens.Doc:
    """Every word a noun on the first word of its sentence; a capital starts a sentence."""
    doc = nlp(text)
    layout = layout_of(doc)
    n = len(layout.words)
    starts = [i for i, w in enumerate(layout.words) if i == 0 or w[:1].isupper()]
    heads = np.array([max(s for s in starts if s <= i) for i in range(n)], np.int64)
    found = Parse(heads, (heads == np.arange(n)).astype(np.int64), np.full(n, 0.5, np.float32), np.zeros((5, n), np.int64), starts, [])
    if n:
        found.classes[:, 0] = [1, 1, 1, 1, 1]
        found.names.append((0, 1, 0, 0.75))
    return annotate(doc, layout, found, LABELS, Lexicon({}, {}, {}, {"raid"}.__contains__))


def test_words() -> None:
    doc = parsed("Raided it. They slept")
    first = doc[0]
    assert (first.pos_, first.tag_, first.dep_, first.lemma_, str(first.morph)) == ("VERB", "VBD", "root", "raid", "Number=Sing")
    assert (first._.mention, first._.arc_probability, doc[1]._.mention) == ("event", 0.5, "")
    assert [(e.text, e.label_, e._.name_probability) for e in doc.ents] == [("Raided", "ORG", 0.75)]
    assert [s.text for s in doc.sents] == ["Raided it.", "They slept"]


@given(st.text("aB \n", max_size=20))
@settings(deadline=None)
def test_white_space_breaks_no_sentence(text: str) -> None:
    doc = parsed(text)
    words = [t for t in doc if not t.is_space]
    assert len(list(doc.sents)) == max(sum(t.text[:1].isupper() for t in words[1:]) + 1, 1) or not len(doc)
    for sentence in doc.sents:
        assert any(not t.is_space for t in sentence) or not words
    for t in doc:
        if t.is_space:
            assert t.pos_ == "SPACE"
            assert t.dep_ == ""
            assert t.head.i in (t.i, t.i - 1, t.i + 1)


def test_docs_made_by_hand_may_say_what_mentions_are() -> None:
    doc = nlp("a depot burned")
    assert [t._.mention for t in doc] == ["", "", ""]
    doc[1]._.mention = "place"
    assert [t._.mention for t in doc] == ["", "place", ""]
    assert doc[1]._.arc_probability == 1.0
