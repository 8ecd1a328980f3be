import numpy as np
from coref_docs import doc

from kg.english.coref import inventory as inv
from kg.english.coref.mentions import mentions
from kg.english.coref.pairs import COARSE_WIDTH, WIDTH, barred, coarse, features


def heads(d) -> list[str]:
    return [d[int(i)].text for i in mentions(d).heads]


def test_heads_of_noun_phrases_and_pronouns() -> None:
    d = doc("The/DT/det/3 old/JJ/amod/3 bank/NN/nsubj/4 sued/VBD/root/0 its/PRP$/nmod:poss/6 owners/NNS/obj/4")
    assert heads(d) == ["bank", "its", "owners"]


def test_empty_it_and_relative_pronouns_mean_nothing() -> None:
    d = doc("It/PRP/expl/2 seemed/VBD/root/0\nThe/DT/det/2 man/NN/nsubj/5 who/WP/nsubj/4 left/VBD/acl:relcl/2 slept/VBD/root/0")
    assert heads(d) == ["man"]


def test_parts_of_a_name_are_no_mentions_unless_they_head_one() -> None:
    text = "The/DT/det/2 Bank/NNP/nsubj/5 of/IN/case/4 Norvik/NNP/nmod/2 failed/VBD/root/0"
    assert heads(doc(text, {"Bank of Norvik": "ORG"})) == ["Bank"]
    assert heads(doc(text, {"Bank of Norvik": "ORG"}, {"Norvik": "place"})) == ["Bank", "Norvik"]


def test_a_name_before_a_noun_is_a_mention_of_its_own() -> None:
    d = doc("Norvik/NNP/compound/2 troops/NNS/nsubj/3 left/VBD/root/0", {"Norvik": "GPE"})
    assert heads(d) == ["Norvik", "troops"]


def test_form_number_determiner() -> None:
    d = doc("These/DT/det/2 banks/NNS/nsubj/3 left/VBD/root/0 her/PRP$/nmod:poss/5 town/NN/obj/3")
    m = mentions(d)
    assert m.form.tolist() == [inv.NOMINAL, inv.SHE, inv.NOMINAL]
    assert m.number.tolist() == [inv.PLURAL, inv.SINGULAR, inv.SINGULAR]
    assert m.determiner.tolist() == [inv.DEMONSTRATIVE, 0, inv.POSSESSED]
    assert m.attributes().shape == (3, inv.WIDTH)
    assert (m.attributes().sum(1) == len(inv.ATTRIBUTES)).all()


def test_quotation_marks_that_never_close_end_with_the_paragraph() -> None:
    d = doc('"/``/punct/2 Peace/NN/root/0 now/NN/obl/2\n\n'.strip() + "\nHe/PRP/nsubj/2 left/VBD/root/0")
    assert mentions(d).quoted.tolist() == [1, 1, 1]


def test_grammar_keeps_apart() -> None:
    d = doc("He/PRP/nsubj/2 told/VBD/root/0 her/PRP/obj/2\nHe/PRP/nsubj/2 hurt/VBD/root/0 himself/PRP/obj/2\n"
            "Its/PRP$/nmod:poss/2 owner/NN/nsubj/3 saw/VBD/root/0 him/PRP/obj/3")
    m = mentions(d)  # He her He himself Its owner him
    shut = {(int(i), int(j)) for i, j in zip(*np.nonzero(barred(m, np.arange(7)[:, None], np.arange(7)[None])), strict=True) if j < i}
    assert (1, 0) in shut  # he and she, arguments of one verb
    assert (3, 2) not in shut  # the reflexive
    assert (5, 4) in shut  # the owner and what is owned
    assert (6, 5) in shut
    assert (2, 0) not in shut
    assert (4, 3) in shut  # it and himself


def test_shapes_of_features_and_what_they_say() -> None:
    d = doc("The/DT/det/4 European/NNP/amod/4 Trade/NNP/compound/4 Union/NNP/nsubj/5 met/VBD/root/0\n"
            "ETU/NNP/nsubj/2 met/VBD/root/0 the/DT/det/4 union/NN/obj/2", {"European Trade Union": "ORG", "ETU": "ORG"})
    m = mentions(d)
    later, earlier = np.arange(3)[:, None], np.minimum(np.arange(3)[None], np.arange(3)[:, None])
    rough, fine = coarse(m, later, earlier), features(m, later, earlier)
    assert rough.shape == (3, 3, COARSE_WIDTH)
    assert fine.shape == (3, 3, WIDTH)
    assert rough[1, 0, 3] == 1  # an acronym of the name
    assert rough[2, 0, 0] == 1  # same head noun
    assert rough[2, 1, 0] == 0


def test_one_is_not_many() -> None:
    d = doc("Raids/NNS/nsubj/2 hurt/VBD/root/0 ships/NNS/obj/2\nIt/PRP/nsubj/2 hurt/VBD/root/0 us/PRP/obj/2\n"
            "The/DT/det/2 team/NN/nsubj/3 left/VBD/root/0\nThey/PRP/nsubj/2 slept/VBD/root/0")
    m = mentions(d)  # Raids ships It us team They
    shut = barred(m, np.arange(6)[:, None], np.arange(6)[None])
    assert shut[2, 0]  # it and raids
    assert shut[5, 2]  # they and it
    assert not shut[5, 4]  # a team may be "they"
    assert not shut[5, 0]
