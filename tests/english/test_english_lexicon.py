import pytest

from kg.english.lexicon import Lexicon

WORDS = frozenset(
    {"violate", "clash", "library", "occupy", "submit", "quit", "abduct", "undergo", "juror", "jury", "horseman", "agree", "free"}
)
lexicon = Lexicon(
    forms={"VERB": {"struck": "strike"}, "NOUN": {"people": "people"}},
    lemmas={"VERB": frozenset({"wave", "wag", "wage", "note", "plan", "plane", "fre"})},
    scripts={"VBD": ("l|2|", "l|4|go"), "NNS": ("l|1|", "l|2|an", "l|3|y"), "VBN": ("l|1|",)},
    is_word=WORDS.__contains__,
)


@pytest.mark.parametrize(
    ("word", "script", "upos", "xpos", "lemma"),
    [
        ("Struck", "l|0|", "VERB", "VBD", "strike"),  # listed
        ("violating", "l|3|", "VERB", "VBG", "violate"),
        ("clashes", "l|1|", "NOUN", "NNS", "clash"),
        ("libraries", "l|1|", "NOUN", "NNS", "library"),
        ("occupied", "l|2|", "VERB", "VBD", "occupy"),
        ("submitting", "l|3|", "VERB", "VBG", "submit"),
        ("quitting", "l|3|e", "VERB", "VBG", "quit"),
        ("agreed", "l|2|", "VERB", "VBD", "agree"),
        ("horsemen", "l|1|", "NOUN", "NNS", "horseman"),
        ("underwent", "l|2|", "VERB", "VBD", "undergo"),
        ("noting", "l|3|", "VERB", "VBG", "note"),  # "not" is a word, but no verb
        ("waging", "l|3|", "VERB", "VBG", "wage"),  # of "wag" it is "wagging"
        ("wagging", "l|4|", "VERB", "VBG", "wag"),
        ("freed", "l|2|", "VERB", "VBD", "free"),  # "fre" is a slip in the treebanks, no word
        ("fundraising", "l|3|", "VERB", "VBG", "fundraise"),  # no verb ends in "ais"
        ("jurors", "l|1|", "NOUN", "NNS", "juror"),
        ("drones", "l|1|", "NOUN", "NNS", "drone"),  # no word known, and none that would be
        ("Kyiv", "k|0|", "PROPN", "NNP", "Kyiv"),
        ("was", "l|3|be", "AUX", "VBD", "be"),
    ],
)
def test_lemmas(word: str, script: str, upos: str, xpos: str, lemma: str) -> None:
    assert lexicon.lemma(word, script, upos, xpos) == lemma
    assert lexicon.lemma(word, script, upos, xpos) == lemma  # from the cache
