from coref_docs import doc

from kg.english.names import NAMES, add_names

UNIT = ("The/DT/det/3 Scout/NNP/compound/3 Battalion/NNP/nsubj/9 of/IN/case/8 the/DT/det/8 9th/JJ/amod/8 Storm/NNP/compound/8 "
        "Brigade/NNP/nmod/3 left/VBD/root/0")
NAME = "Scout Battalion of the 9th Storm Brigade"


def names(d) -> list[tuple[str, str]]:
    return [(s.text, s.label_) for s in add_names(d).spans[NAMES]]


def test_a_unit_of_a_unit() -> None:
    d = doc(UNIT, {NAME: "ORG"}, {"Brigade": "organization", "Battalion": "organization"})
    assert names(d) == [(NAME, "ORG"), ("9th Storm Brigade", "ORG")]


def test_words_that_mention_nothing_are_no_names() -> None:
    assert names(doc(UNIT, {NAME: "ORG"}, {"Battalion": "organization"})) == [(NAME, "ORG")]


def test_parts_of_a_persons_name_are_no_names() -> None:
    text = "Ada/NNP/nsubj/4 Ruth/NNP/flat/1 Hill/NNP/flat/1 left/VBD/root/0"
    d = doc(text, {"Ada Ruth Hill": "PERSON"}, {"Hill": "person", "Ada": "person"})
    assert names(d) == [("Ada Ruth Hill", "PERSON")]


def test_an_owner_in_a_name() -> None:
    d = doc("Norvik/NNP/nmod:poss/4 's/POS/case/1 Central/NNP/compound/4 Bank/NNP/nsubj/5 left/VBD/root/0",
            {"Norvik 's Central Bank": "ORG"}, {"Norvik": "place", "Bank": "organization"})
    assert names(d) == [("Norvik 's Central Bank", "ORG"), ("Norvik", "GPE")]
