"""CoNLL-U and the page, of Docs made by hand."""

import re

import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc, Span

from kg.english import to_conllu, to_html
from kg.english.annotate import register_extensions

nlp = spacy.blank("en")
register_extensions()


def rain() -> Doc:
    doc = Doc(
        nlp.vocab,
        words=["Rain", "hit", "\n\n", "Kyiv", "."],
        spaces=[True, False, False, False, False],
        pos=["NOUN", "VERB", "SPACE", "PROPN", "PUNCT"],
        tags=["NN", "VBD", "_SP", "NNP", "."],
        lemmas=["rain", "hit", "\n\n", "Kyiv", "."],
        heads=[1, 1, 1, 1, 1],
        deps=["nsubj", "root", "", "obj", "punct"],
        morphs=["Number=Sing", "", "", "Number=Sing", ""],
    )
    doc.ents = [Span(doc, 3, 4, label="GPE")]
    doc[3]._.mention = "place"
    doc.spans["coref_clusters_1"] = [doc[3:4]]
    doc.user_data["article"] = "a1"
    return doc


def test_conllu() -> None:
    assert to_conllu(rain()) == (
        "# newdoc id = a1\n# sent_id = a1-1\n# text = Rain hit Kyiv.\n"
        "1\tRain\train\tNOUN\tNN\tNumber=Sing\t2\tnsubj\t2:nsubj\t_\n"
        "2\thit\thit\tVERB\tVBD\t_\t0\troot\t0:root\tSpacesAfter=\\n\\n\n"
        "3\tKyiv\tKyiv\tPROPN\tNNP\tNumber=Sing\t2\tobj\t2:obj\tNER=B-GPE|Mention=place|Coref=1|SpaceAfter=No\n"
        "4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t2:punct\tSpaceAfter=No\n\n"
    )


def test_conllu_of_nothing() -> None:
    assert to_conllu(nlp("")) == ""
    assert to_conllu(nlp(" \n")) == ""


@given(st.text(max_size=30))
@settings(deadline=None)
def test_conllu_has_ten_columns_whatever_the_text(text: str) -> None:
    for line in to_conllu(nlp(text)).split("\n"):
        assert not line or line.startswith("# ") or len(line.split("\t")) == 10


@given(st.text("<>&\"'script/ x", max_size=40))
@settings(deadline=None)
def test_page_escapes_the_text(text: str) -> None:
    page = to_html([nlp(text)], title=text)
    body = page.split("<body>")[1]
    assert set(re.findall(r"<(\w+)", body)) <= {"div", "mark", "span", "details", "summary", "svg", "h2", "br"}


def test_page_shows_names_and_trees_without_the_network() -> None:
    page = to_html([rain()])
    assert "Kyiv" in page
    assert "<svg" in page
    assert "nsubj" in page
    assert not re.search(r"(?:src|href)=\"(?!#|http://www\.w3\.org)[^\"#]*//", page)
