"""The words that may head a mention, and what agreement and grammar say of each.

Shapes: N mentions, A attributes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np
import numpy.typing as npt

from kg.english.coref import inventory as inv

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Ints = npt.NDArray[np.int64]
ANCESTORS = 6  # words above a mention in the tree that its clauses are looked for among


@dataclass(frozen=True)
class Mentions:
    """The candidate mentions of a text, in order, as arrays of N.

    ``heads`` are token positions; ``lemma``, ``text``, ``initials`` and ``acronym`` are hashes that are equal where the strings are, 0 for
    none; ``words`` are the content words of each; ``governor`` is the token a head hangs on; ``above`` [N, ANCESTORS] are the
    tokens over it, nearest first, -1 beyond the root.
    """

    heads: Ints
    form: Ints
    number: Ints
    role: Ints
    determiner: Ints
    kind: Ints
    label: Ints
    quoted: Ints
    reflexive: Ints
    sentence: Ints
    lemma: Ints
    text: Ints
    initials: Ints
    acronym: Ints
    words: tuple[frozenset[int], ...]
    governor: Ints
    above: Ints

    def __len__(self) -> int:
        return len(self.heads)

    def attributes(self) -> npt.NDArray[np.float32]:
        """[N, A] one-hot: everything the scorer is told of a mention by itself."""
        parts = [np.eye(size, dtype=np.float32)[getattr(self, name)] for name, size in inv.ATTRIBUTES]
        return np.concatenate(parts, 1)


def mentions(doc: Doc) -> Mentions:
    """Candidates of a parsed Doc: pronouns, and heads of noun phrases and names."""
    rows = _Rows(doc)
    for token in doc:
        if token.pos_ in inv.CANDIDATES and _candidate(token):
            rows.add(token)
    return rows.done()


def _candidate(token: Token) -> bool:
    dep, pos = token.dep_, token.pos_
    if pos == "PRON":
        return dep != "expl" and not (token.lower_ in inv.RELATIVE and _in_relative_clause(token))
    if _inside_name(token):
        return False
    if dep in inv.INSIDE:  # inside a compound: a name of its own alone ("U.S. troops", "the Kyiv government")
        return pos == "PROPN" and dep == "compound" and (token.ent_iob_ != "O" or bool(token._.mention))
    return pos in inv.NOUNS or dep in inv.NOMINAL_ROLES


def _inside_name(token: Token) -> bool:
    """Whether a word stands in one name with the word it hangs on and heads no mention of its own there."""
    head = token.head
    if token.ent_iob_ == "O" or head.ent_iob_ == "O" or head.i == token.i or token._.mention:
        return False
    first, last = sorted((token.i, head.i))
    return all(token.doc[i].ent_iob_ == "I" for i in range(first + 1, last + 1))


def _in_relative_clause(token: Token) -> bool:
    above = token
    for _ in range(ANCESTORS):
        if above.dep_ in {"acl:relcl", "advcl:relcl"}:
            return True
        if above.head.i == above.i:
            return False
        above = above.head
    return False


class _Rows:
    """Columns that grow by a mention at a time."""

    def __init__(self, doc: Doc) -> None:
        self._columns: dict[str, list[int]] = {name: [] for name in Mentions.__dataclass_fields__ if name not in {"words", "above"}}
        self._words: list[frozenset[int]] = []
        self._above: list[list[int]] = []
        self._initials = {i: e for e in doc.ents for i in range(e.start, e.end) if (e.end - e.start) > 1}
        self._sentence, self._quoted, sentence, inside = [0] * len(doc), [0] * len(doc), -1, 0
        for token in doc:
            sentence += bool(token.is_sent_start)
            if token.lower_ in inv.OPENING or token.lower_ in inv.CLOSING or token.lower_ == '"':
                inside = 1 if token.lower_ in inv.OPENING else 0 if token.lower_ in inv.CLOSING else 1 - inside
            elif token.is_space and "\n\n" in token.text:
                inside = 0  # an unbalanced mark reaches no further than its paragraph
            self._sentence[token.i], self._quoted[token.i] = sentence, inside

    def add(self, token: Token) -> None:
        """Look at one head word once."""
        lower, form = token.lower_, inv.form(token.lower_, token.pos_)
        determiner, content = 0, []
        for child in token.children:
            dep = child.dep_
            if dep == "det" or dep == "det:predet":
                determiner = max(determiner, inv.DETERMINERS.get(child.lower_, 0))
            elif dep == "nmod:poss":
                determiner = inv.POSSESSED
            elif dep in inv.MODIFIERS:
                content.append(child.lemma if child.lemma else child.lower)
        lemma = token.lemma or token.lower
        names = token.pos_ == "PROPN"
        initials = "".join(t.text[0] for t in self._initials.get(token.i, ()) if t.text[0].isupper())
        row = {
            "heads": token.i,
            "form": form,
            "number": inv.number(lower, token.tag_, form),
            "role": inv.ROLES.get(token.dep_, inv.ROLES.get(token.dep_.split(":")[0], 0)),
            "determiner": determiner,
            "kind": inv.KINDS.get(token._.mention, 0),
            "label": inv.LABELS.get(token.ent_type_, 0),
            "quoted": self._quoted[token.i],
            "reflexive": int(lower.endswith(("self", "selves"))),
            "sentence": self._sentence[token.i],
            "lemma": _signed(lemma),
            "text": hash((*sorted(content), lemma)),  # of integers alone: the same in every process
            "initials": crc32(initials.encode()) if len(initials) > 1 else 0,
            "acronym": crc32(token.text.replace(".", "").encode()) if names and token.text.isupper() else 0,
            "governor": token.head.i if token.head.i != token.i else -1,
        }
        for name, value in row.items():
            self._columns[name].append(value)
        self._words.append(frozenset(content))
        above, at = [], token
        for _ in range(ANCESTORS):
            if at.head.i == at.i:
                break
            at = at.head
            above.append(at.i)
        self._above.append(above + [-1] * (ANCESTORS - len(above)))

    def done(self) -> Mentions:
        """The columns as arrays."""
        columns = {name: np.array(values, np.int64) for name, values in self._columns.items()}
        return Mentions(**columns, words=tuple(self._words), above=np.array(self._above, np.int64).reshape(-1, ANCESTORS))


def _signed(value: int) -> int:
    """spaCy's hashes have 64 bits without a sign; arrays of them here have one."""
    value &= (1 << 64) - 1
    return value - (1 << 64) if value >> 63 else value
