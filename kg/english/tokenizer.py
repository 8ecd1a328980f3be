"""Words of a text: spaCy's English tokenizer, brought closer to how the treebanks cut."""

from __future__ import annotations

import re
from typing import Any

from spacy.language import Language
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

# A hyphen is a word of its own ("30-day", "U.S.-led") except after these, which the treebanks leave on ("pro-Russian", "e-mail").
_AFFIXES = (
    "agro ante anti arch bi bio co counter cross cyber de e ex extra inter intra macro mega meta micro mid mini multi neo non "
    "over para post pre pro pseudo psycho re semi socio sub super trans tri ultra un uni"
)
_NO_AFFIX = "".join(rf"(?<!\b(?i:{a})[-–])" for a in _AFFIXES.split())
_INFIXES = (
    rf"(?<=[A-Za-z0-9.])[-–]{_NO_AFFIX}(?=[A-Za-z])",
    r"(?<=[A-Za-z])[-–](?=[0-9])",
    r"(?<=[0-9])–(?=[0-9])",
    r"—|--+",  # news text glues dashes to words
    r"(?<=[A-Za-z0-9])/(?=[A-Za-z])",
    r"(?<=[a-z])[“”](?=[A-Za-z])",
    r"[.,!?](?=[\"”](?:—|--))",  # “Go.”—he said
    r"[\"”’)](?=—|--)|(?<=—)[\"“‘(]",
)
_RUNS = (r"[!?]{2,}", *(rf"{re.escape(c)}{{2,}}" for c in "=*_#~$<>|-"))  # "?!", "=====" are one word
_DOLLARS = r"(?:US|NZ|HK|[ACS])(?=\$)"  # "US$" is two
_ABBREVIATIONS = (
    "Adm. Amb. Brig. Capt. Cmdr. Col. Cpl. Dept. Det. Gens. Govs. Hon. Insp. Lt. Maj. Msgr. Mt. Pres. Pvt. Reps. Sens. Sgt. Supt. "
    "Ave. Blvd. Sept. Tue. Tues. Thu. Thurs. Fri. approx. al. ca. cf. div. est. etc. vs. b/c"
)
_PARTS = {"and/or": ("and", "/", "or"), "wanna": ("wan", "na"), "Wanna": ("Wan", "na"), "outta": ("out", "ta")}
_NO_SMILEYS = frozenset({"):", "8)", "(8"})  # in news these are brackets and colons


def customise(nlp: Language) -> Language:
    """Give a blank English pipeline our rules of what a word is; returns the same object."""
    tokenizer: Any = nlp.tokenizer
    defaults = nlp.Defaults
    infixes = [*_INFIXES, *(i for i in defaults.infixes or () if not _cuts_hyphens(str(i)))]
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    tokenizer.prefix_search = compile_prefix_regex([_DOLLARS, *_RUNS, *(defaults.prefixes or ())]).search
    tokenizer.suffix_search = compile_suffix_regex([*_RUNS, *(defaults.suffixes or ())]).search
    tokenizer.rules = {k: v for k, v in tokenizer.rules.items() if k not in _NO_SMILEYS}
    for word in _ABBREVIATIONS.split():
        tokenizer.add_special_case(word, [{"ORTH": word}])
    for word, parts in _PARTS.items():
        tokenizer.add_special_case(word, [{"ORTH": p} for p in parts])
    return nlp


def _cuts_hyphens(rule: str) -> bool:
    """Whether one of spaCy's infix rules cuts at any hyphen between letters."""
    return "--" in rule and "~" in rule
