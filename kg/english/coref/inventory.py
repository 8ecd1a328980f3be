"""The closed classes coreference looks at: forms of pronouns, determiners, roles, types. Universal Dependencies' names."""

from __future__ import annotations

NOUNS = frozenset({"PRON", "NOUN", "PROPN"})
CANDIDATES = frozenset({"PRON", "NOUN", "PROPN", "NUM", "DET", "ADJ", "X", "SYM"})
INSIDE = frozenset({"compound", "flat", "fixed", "goeswith", "nmod:desc", "flat:foreign"})
NOMINAL_ROLES = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "obj", "iobj", "obl", "obl:agent", "nmod", "nmod:poss"})
MODIFIERS = frozenset({"amod", "compound", "nummod", "flat", "nmod:desc", "nmod:unmarked"})
RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})
OPENING, CLOSING = frozenset({"“", "``", "«", "„"}), frozenset({"”", "''", "»"})

FORMS = ("name", "nominal", "i", "we", "you", "he", "she", "it", "they", "this", "other")
NAME, NOMINAL, HE, SHE, IT, DEMONSTRATIVE_PRONOUN = (FORMS.index(f) for f in ("name", "nominal", "he", "she", "it", "this"))
_PRONOUNS = {
    "i": "i me my mine myself",
    "we": "we us our ours ourselves 's",
    "you": "you your yours yourself yourselves ya",
    "he": "he him his himself",
    "she": "she her hers herself",
    "it": "it its itself",
    "they": "they them their theirs themselves themself 'em em",
    "this": "this that these those",
}
_FORM = {word: FORMS.index(name) for name, words in _PRONOUNS.items() for word in words.split()}

UNKNOWN, SINGULAR, PLURAL = 0, 1, 2
_NUMBER = {"we": PLURAL, "they": PLURAL, "i": SINGULAR, "he": SINGULAR, "she": SINGULAR, "it": SINGULAR}
_TAGS = {"NN": SINGULAR, "NNP": SINGULAR, "NNS": PLURAL, "NNPS": PLURAL}

DEFINITE, INDEFINITE, DEMONSTRATIVE, QUANTIFIED, POSSESSED = 1, 2, 3, 4, 5
DETERMINERS = {
    "the": DEFINITE,
    **dict.fromkeys(("a", "an", "some", "any", "another"), INDEFINITE),
    **dict.fromkeys(("this", "that", "these", "those"), DEMONSTRATIVE),
    **dict.fromkeys(("no", "every", "each", "all", "both", "either", "neither", "what", "which"), QUANTIFIED),
}
_ROLES = (
    "nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "nmod:poss", "compound", "appos", "conj", "root", "xcomp", "vocative",
    "obl:unmarked", "nmod:unmarked", "parataxis", "dislocated",
)
ROLES = {name: i + 1 for i, name in enumerate(_ROLES)}
SUBJECTS = frozenset({ROLES["nsubj"], ROLES["nsubj:pass"]})
_KINDS = ("person", "place", "organization", "object", "event", "time", "abstract", "animal", "plant", "substance")
KINDS = {name: i + 1 for i, name in enumerate(_KINDS)}
_LABELS = (
    "PERSON", "NORP", "ORG", "GPE", "LOC", "FAC", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW", "LANGUAGE", "DATE", "TIME", "MONEY", "QUANTITY",
)
LABELS = {name: i + 1 for i, name in enumerate(_LABELS)}
ATTRIBUTES = (
    ("form", len(FORMS)),
    ("number", 3),
    ("role", len(ROLES) + 1),
    ("determiner", 6),
    ("kind", len(KINDS) + 1),
    ("label", len(LABELS) + 1),
    ("quoted", 2),
    ("reflexive", 2),
)
WIDTH = sum(size for _, size in ATTRIBUTES)


def form(lower: str, pos: str) -> int:
    """Index into FORMS of a head word."""
    if pos == "PROPN":
        return NAME
    if pos in {"PRON", "DET"}:
        return _FORM.get(lower, FORMS.index("other"))
    return NOMINAL


def number(lower: str, tag: str, form: int) -> int:
    """UNKNOWN, SINGULAR or PLURAL."""
    if lower in {"these", "those"}:
        return PLURAL
    if lower in {"this", "that"}:
        return SINGULAR
    return _TAGS.get(tag, 0) or _NUMBER.get(FORMS[form], UNKNOWN)
