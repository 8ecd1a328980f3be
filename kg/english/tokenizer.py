"""Words of a text: spaCy's English tokenizer, brought closer to how the treebanks cut."""

from __future__ import annotations

from spacy.language import Language
from spacy.util import compile_infix_regex

# The treebanks cut "30-day" and "U.S.-led" at the hyphen, and news text glues dashes to words.
_INFIXES = (r"(?<=[A-Za-z0-9.])[-–](?=[A-Za-z])", r"(?<=[A-Za-z])[-–](?=[0-9])", r"—|--+", r"(?<=[A-Za-z0-9])/(?=[A-Za-z])", r"(?<=[a-z])[“”](?=[A-Za-z])")


def customise(nlp: Language) -> Language:
    """Give a blank English pipeline our infix rules; returns the same object."""
    infixes = [*_INFIXES, *(nlp.Defaults.infixes or ())]
    nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer  # type: ignore[attr-defined]
    return nlp
