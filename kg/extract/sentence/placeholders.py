"""Phrases and facts that tell nothing by themselves: "others", "many ways", "be mistake".

A graph has no use for a node that stands for something the sentence says elsewhere, or not at all.
"""

from __future__ import annotations

from kg.english.quotes import cues
from kg.extract.phrase import Phrase
from kg.extract.sentence.lexicon import words
from kg.extract.sentence.view import View
from kg.types import MentionKind


def stands_for_another(view: View, p: Phrase | None) -> bool:
    """Whether a phrase names nothing by itself: "others", "many ways", "what methods", "how many ships"; "one of the ships" does."""
    if p is None or _torn(p):
        return p is not None
    if p.kind is not MentionKind.NOMINAL:
        return False
    if view.said(p.head, "amod") & {"following", "aforementioned"}:
        return True
    if view.of(p.head, "nmod") or " of " in p.text:
        return False
    asked = any(view.tags[c] == "WDT" for c in view.of(p.head, "det")) or p.text.lower().startswith("how many ")
    return asked or view.lemmas[p.head].lower() in words("placeholders", "nouns")


def _torn(p: Phrase) -> bool:
    """Whether a phrase was cut out of a longer one: it begins with a preposition or a dash."""
    first = p.text.split()[0].lower()
    return first in {"of", "for", "to"} or first.startswith("-")


def can_claim(view: View, i: int) -> bool:
    """Whether token i can be who says something: no time, no happening, no state of affairs; a document can."""
    if view.pos[i] != "NOUN" or view.name[i] >= 0:
        return not (view.name[i] >= 0 and view.names[view.name[i]][2] in {"DATE", "TIME"}) and view.time[i] < 0
    if view.lemmas[i].lower() in cues().documents:
        return view.lemmas[i].lower() != "news"
    return view.mention[i] not in {"time", "event"} and view.time[i] < 0


def shell(view: View, verb: int, noun: int) -> bool:
    """Whether an object is a shell for a clause that the fact leaves out (Schmid 2000): "see a *need* to go", "hide the *fact* that"."""
    content = [c for c in view.of(noun, "acl", "ccomp") if view.infinitive(c) or "that" in view.said(c, "mark")]
    content = [c for c in content if view.deps[c] != "acl:relcl"]
    said = view.of(noun, "nmod", "amod", "compound", "nummod")
    return view.pos[noun] == "NOUN" and view.mention[noun] == "abstract" and bool(content) and not said and noun > verb


def unfinished(view: View, noun: int) -> bool:
    """Whether a clause that the fact leaves out says which one is meant: "is *the provision* that says so", "the first to win"."""
    limits = [c for c in view.of(noun, "acl") if view.deps[c] == "acl:relcl" or view.infinitive(c)]
    return bool(limits) and "the" in view.said(noun, "det")


def weightless(view: View, verb: int, noun: int) -> bool:
    """Whether having something says nothing yet: "has doubts", "has some fun"; "has 12 votes", "has a common plan" and "has no hope" do."""
    if view.lemmas[verb] != "have" or view.pos[noun] != "NOUN" or view.name[noun] >= 0:
        return False
    counted = view.of(noun, "compound", "nmod") or any(view.words[c].isdigit() for c in view.of(noun, "nummod"))
    plain = all(view.lemmas[c] in words("counting") for c in view.of(noun, "amod"))
    denied = "no" in view.said(noun, "det") and not view.of(noun, "ccomp", "acl")
    return view.mention[noun] == "abstract" and plain and not (counted or denied)
