import pytest
import spacy

from kg.english.tokenizer import customise

nlp = customise(spacy.blank("en"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a 30-day truce", "a 30 - day truce"),
        ("U.S.-led talks", "U.S. - led talks"),
        ("pro-Russian e-mail", "pro-Russian e-mail"),
        ("Non-aligned co-founder re-elected", "Non-aligned co-founder re-elected"),
        ("US$5 million", "US $ 5 million"),
        ("A$1.2bn", "A $ 1.2bn"),
        ("yes and/or no", "yes and / or no"),
        ("Capt. Smith's men", "Capt. Smith 's men"),
        ("Capt. Smith’s men", "Capt. Smith ’s men"),
        ("2010-2012", "2010 - 2012"),
        ("1–10", "1 – 10"),
        ("Really?! No!!", "Really ?! No !!"),
        ("“Go.”—he said", "“ Go . ” — he said"),
        ("war—says he", "war — says he"),
        ("(see it): this", "( see it ) : this"),
        ("don't don’t", "do n't do n’t"),
        ("F-16", "F - 16"),
        ("bread, etc.", "bread , etc."),
    ],
)
def test_cuts_as_the_treebanks_do(text: str, words: str) -> None:
    assert [t.text for t in nlp(text)] == words.split()
