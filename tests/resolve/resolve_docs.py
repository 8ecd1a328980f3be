# ruff: noqa: E501  (one sentence a line reads best)
"""Docs built by hand: one line a sentence, ``word/POS/dep/head`` tokens, heads counted from 1, 0 the root."""

from __future__ import annotations

from collections.abc import Mapping

import spacy
from spacy.tokens import Doc, Span

from kg.english.annotate import register_extensions
from kg.extract.phrase import Phrase
from kg.resolve import Resolution, resolve
from kg.types import Entity, EntityType, MentionKind

register_extensions()
_VOCAB = spacy.blank("en").vocab
_NAMES = {
    "PERSON": EntityType.PERSON, "ORG": EntityType.ORGANIZATION, "GPE": EntityType.GPE, "LOC": EntityType.PLACE, "FAC": EntityType.PLACE,
    "NORP": EntityType.GROUP, "EVENT": EntityType.EVENT, "PRODUCT": EntityType.OBJECT, "DATE": EntityType.TIME,
}
_TAGS = {"NOUN": "NN", "NOUNS": "NNS", "PROPN": "NNP", "PROPNS": "NNPS", "VERB": "VBD", "ADJ": "JJ", "PRON": "PRP", "DET": "DT", "ADP": "IN"}


def doc(text: str, names: Mapping[str, str] | None = None, lemmas: Mapping[str, str] | None = None) -> Doc:
    """A Doc; ``names`` gives the label of every stretch of words that is a name; POS "NOUNS" is a plural noun."""
    words, pos, tags, deps, heads = [], [], [], [], []
    for line in text.strip().splitlines():
        offset = len(words)
        for token in line.split():
            word, p, dep, head = token.rsplit("/", 3)
            words.append(word)
            pos.append(p.removesuffix("S") if p.endswith("NOUNS") or p.endswith("PROPNS") else p)
            tags.append(_TAGS.get(p, p))
            deps.append("ROOT" if head == "0" else dep)
            heads.append(len(words) - 1 if head == "0" else offset + int(head) - 1)
    found = Doc(_VOCAB, words=words, pos=pos, tags=tags, deps=deps, heads=heads, lemmas=[(lemmas or {}).get(w, w.lower()) for w in words])
    ents: list[Span] = []
    for name, label in sorted((names or {}).items(), key=lambda item: -len(item[0].split())):
        parts = name.split()
        for i in range(len(words) - len(parts) + 1):
            if words[i:i + len(parts)] == parts and not any(e.start < i + len(parts) and i < e.end for e in ents):
                ents.append(Span(found, i, i + len(parts), label=label))
    found.set_ents(ents)
    return found


def phrases(d: Doc, types: Mapping[str, EntityType] | None = None) -> list[Phrase]:
    """Names, noun phrases and pronouns; ``types`` gives the class of a nominal by its noun."""
    found = []
    named = set()
    for e in d.ents:
        named |= set(range(e.start, e.end))
        found.append(Phrase(e.root.i, e.start, e.end, e.text, MentionKind.NAME, _NAMES[e.label_], e.label_))
    for t in d:
        if t.i in named or t.dep_ in {"compound", "flat"}:
            continue
        if t.pos_ in {"NOUN", "PROPN"}:
            left = [c.i for c in t.children if c.i < t.i and c.dep_ in {"amod", "compound", "nmod:poss", "nummod"} and c.pos_ != "PRON"]
            start = min(left, default=t.i)
            kind = MentionKind.NOMINAL if t.pos_ == "NOUN" else MentionKind.NAME
            found.append(Phrase(t.i, start, t.i + 1, d[start:t.i + 1].text, kind, (types or {}).get(t.lower_, EntityType.OTHER)))
        elif t.pos_ == "PRON":
            found.append(Phrase(t.i, t.i, t.i + 1, t.text, MentionKind.PRONOUN, EntityType.OTHER))
    return found


def resolved(d: Doc, types: Mapping[str, EntityType] | None = None, speakers: Mapping[int, int] | None = None) -> Resolution:
    """The Doc resolved as article "a1"."""
    return resolve(d, phrases(d, types), article="a1", speakers=speakers)


def at(r: Resolution, d: Doc, word: str, nth: int = 0) -> str:
    """Entity id at the nth token with this text, "" where there is none."""
    return r.of.get([t.i for t in d if t.text == word][nth], "")


def entity(r: Resolution, id: str) -> Entity:
    """The entity with an id."""
    return next(e for e in r.entities if e.id == id)
