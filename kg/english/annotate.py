"""What was found of the words, written into the spaCy Doc they came from."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc, Span, Token
from spacy.vocab import Vocab

from kg.english.layout import Layout
from kg.english.lexicon import Lexicon
from kg.english.model import CLASSES, Ints, Labels
from kg.english.windows import Parse

_MENTION, _ARC, _NAME = "kg_mention", "kg_arc_probability", "kg_name_probability"  # keys of Doc.user_data
_ATTRIBUTES: list[int | str] = ["POS", "TAG", "LEMMA", "MORPH", "HEAD", "DEP", "ENT_IOB", "ENT_TYPE"]


def register_extensions() -> None:
    """Declare ``Token._.mention`` (type of the mention the word heads, "" if none), ``Token._.arc_probability`` and
    ``Span._.name_probability`` (of one of ``doc.ents``). Docs that were not read by the model have "", 1.0 and 1.0.
    Doing it twice does no harm.
    """
    for name, key, default in (("mention", _MENTION, ""), ("arc_probability", _ARC, 1.0)):
        Token.set_extension(name, getter=partial(_of_token, key, default), setter=partial(_set_token, key, default), force=True)
    Span.set_extension("name_probability", getter=lambda s: s.doc.user_data.get(_NAME, {}).get(f"{s.start}:{s.end}", 1.0), force=True)


def _of_token(key: str, default: str | float, token: Token) -> str | float:
    values: list[str | float] | None = token.doc.user_data.get(key)
    return default if values is None else values[token.i]


def _set_token(key: str, default: str | float, token: Token, value: str | float) -> None:
    token.doc.user_data.setdefault(key, [default] * len(token.doc))[token.i] = value


def mentions_of(doc: Doc) -> list[str]:
    """``Token._.mention`` of all tokens: asked for one by one, each costs more than all of them here."""
    return doc.user_data.get(_MENTION) or [""] * len(doc)


def arc_probabilities(doc: Doc) -> list[float]:
    """``Token._.arc_probability`` of all tokens."""
    return doc.user_data.get(_ARC) or [1.0] * len(doc)


def annotate(doc: Doc, layout: Layout, found: Parse, labels: Labels, lexicon: Lexicon) -> Doc:
    """Set tags, lemmas, tree, sentences and names of a Doc; returns it.

    Tokens of white space hang on the word before them (the first ones on the word after), so they break no sentence.
    """
    n, words, strings, ids = len(doc), layout.tokens, doc.vocab.strings, _ids(doc.vocab, labels)
    values: Any = np.zeros((n, len(_ATTRIBUTES)), np.uint64)
    upos, xpos, feats, lemma, mention = (found.classes[CLASSES.index(c)] for c in CLASSES)
    column = {a: values[:, k] for k, a in enumerate(_ATTRIBUTES)}
    column["POS"][:] = strings.add("SPACE")
    column["TAG"][:] = strings.add("_SP")
    column["POS"][words] = ids["upos"][upos]
    column["TAG"][words] = ids["xpos"][xpos]
    column["DEP"][words] = ids["deps"][found.deps]
    column["MORPH"][words] = ids["feats"][feats]
    column["LEMMA"][:] = doc.to_array(["ORTH"]).reshape(-1)
    tags = zip(layout.words, lemma.tolist(), upos.tolist(), xpos.tolist(), strict=True)
    column["LEMMA"][words] = [strings.add(lexicon.lemma(w, labels.lemma[s], labels.upos[u], labels.xpos[x])) for w, s, u, x in tags]
    column["HEAD"][:] = _heads(n, layout, found).astype(np.uint64)
    column["ENT_IOB"][:] = 2
    for start, end, kind, _ in found.names:
        a, b = words[start], words[end - 1] + 1
        column["ENT_IOB"][a:b], column["ENT_TYPE"][a:b] = 1, strings.add(labels.name[2 * kind + 1][2:])
        column["ENT_IOB"][a] = 3
    doc.from_array(_ATTRIBUTES, values)
    _remember(doc, layout, found, [labels.mention[m] if m else "" for m in mention])
    return doc


@lru_cache(maxsize=2)
def _ids(vocab: Vocab, labels: Labels) -> dict[str, npt.NDArray[np.uint64]]:
    """What spaCy calls each class of some heads, by row."""
    strings = {name: [vocab.strings.add(c) for c in getattr(labels, name)] for name in ("upos", "xpos", "deps")}
    feats = [vocab.morphology.add(f) for f in labels.feats]
    return {name: np.array(values, np.uint64) for name, values in {**strings, "feats": feats}.items()}


def _heads(n: int, layout: Layout, found: Parse) -> Ints:
    """Each token's head as a distance, as spaCy stores it."""
    at = np.arange(n)
    if not len(layout.tokens):
        return -np.minimum(at, 1)
    ordinal = np.searchsorted(layout.tokens, at, side="right") - 1  # the last word at or before each token
    heads = layout.tokens[np.maximum(ordinal, 0)]
    heads[layout.tokens] = layout.tokens[found.heads]
    distance: Ints = heads - at
    return distance


def _remember(doc: Doc, layout: Layout, found: Parse, mentions: list[str]) -> None:
    by_token, arcs = [""] * len(doc), [1.0] * len(doc)
    for i, mention, arc in zip(layout.tokens.tolist(), mentions, found.arc.tolist(), strict=True):
        by_token[i], arcs[i] = mention, round(arc, 4)
    words = layout.tokens
    doc.user_data[_MENTION], doc.user_data[_ARC] = by_token, arcs
    doc.user_data[_NAME] = {f"{words[a]}:{words[b - 1] + 1}": round(p, 4) for a, b, _, p in found.names}
