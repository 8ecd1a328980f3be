"""Docs built by hand for coreference: one sentence a line, ``word/TAG/dep/head`` tokens, heads counted from 1, 0 the root."""

from __future__ import annotations

from collections.abc import Mapping

import spacy
from spacy.tokens import Doc, Span

from kg.english.annotate import register_extensions
from kg.english.coref import register_extensions as register_links

register_extensions()
register_links()
VOCAB = spacy.blank("en").vocab
_POS = {"NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "PRP": "PRON", "PRP$": "PRON", "WP": "PRON", "VBD": "VERB",
        "DT": "DET", "IN": "ADP", "JJ": "ADJ", "CC": "CCONJ", "POS": "PART", "CD": "NUM"}


def doc(text: str, names: Mapping[str, str] | None = None, mentions: Mapping[str, str] | None = None) -> Doc:
    """A Doc; ``names`` gives the label of stretches that are names, ``mentions`` the type of the mention a word heads."""
    words, tags, deps, heads = [], [], [], []
    for line in text.strip().splitlines():
        offset = len(words)
        for token in line.split():
            word, tag, dep, head = token.rsplit("/", 3)
            words.append(word)
            tags.append(tag)
            deps.append(dep)
            heads.append(len(words) - 1 if head == "0" else offset + int(head) - 1)
    pos = [_POS.get(t, "PUNCT") for t in tags]
    made = Doc(VOCAB, words=words, tags=tags, pos=pos, deps=deps, heads=heads, lemmas=[w.lower() for w in words])
    ents = []
    for name, label in (names or {}).items():
        parts = name.split()
        ents += [Span(made, i, i + len(parts), label) for i in range(len(words)) if words[i : i + len(parts)] == parts]
    made.set_ents(ents)
    for token in made:
        if token.text in (mentions or {}):
            token._.mention = (mentions or {})[token.text]
    return made
