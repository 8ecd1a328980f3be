"""What two mentions have in common: features of pairs, and the pairs that grammar rules out.

Shapes: M mentions (rows), K candidates for the antecedent of each (columns); ``later`` [M, 1] and ``earlier`` [M, K] are positions
in Mentions.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from kg.english.coref import inventory as inv
from kg.english.coref.mentions import Ints, Mentions

Floats = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]

_SENTENCES = np.array([0, 1, 2, 3, 5, 10, 20])
_MENTIONS = np.array([1, 2, 3, 5, 9, 17, 33, 65])
COARSE_WIDTH = 6
WIDTH = len(_SENTENCES) + 1 + len(_MENTIONS) + 1 + 24


def coarse(m: Mentions, later: Ints, earlier: Ints) -> Floats:
    """[M, K, COARSE_WIDTH] what pruning sees of a pair."""
    same_head = (m.lemma[later] == m.lemma[earlier]) & (m.form[later] <= inv.NOMINAL)
    far = np.log1p(np.maximum(0, m.sentence[later] - m.sentence[earlier]))
    close = np.log1p(np.maximum(0, later - earlier))
    parts = [same_head, m.text[later] == m.text[earlier], m.form[later] == m.form[earlier], _acronym(m, later, earlier), far, close]
    return np.stack([np.asarray(p, np.float32) for p in np.broadcast_arrays(*parts)], -1)


def features(m: Mentions, later: Ints, earlier: Ints) -> Floats:
    """[..., WIDTH] of pairs that survived pruning, whatever the shape of their arrays."""
    said = later - earlier
    between = m.sentence[later] - m.sentence[earlier]
    buckets = [np.eye(len(_SENTENCES) + 1, dtype=np.float32)[np.searchsorted(_SENTENCES, between)],
               np.eye(len(_MENTIONS) + 1, dtype=np.float32)[np.searchsorted(_MENTIONS, said)]]
    told = (m.form[later] <= inv.NOMINAL) & (m.form[earlier] <= inv.NOMINAL)
    lemma, text = told & (m.lemma[later] == m.lemma[earlier]), told & (m.text[later] == m.text[earlier])
    inside, around, apart = _overlap(m, later, earlier, lemma)
    number = m.number[later] * m.number[earlier]
    kind, label = m.kind[later] * m.kind[earlier], m.label[later] * m.label[earlier]
    same_kind, same_label = m.kind[later] == m.kind[earlier], m.label[later] == m.label[earlier]
    subject = np.isin(m.role, list(inv.SUBJECTS))
    clause = m.governor[later] == m.governor[earlier]
    over = (m.above[later] == m.heads[earlier][..., None]).any(-1)
    under = (m.above[earlier] == m.heads[later][..., None]).any(-1)
    above = (m.above[later] == m.governor[earlier][..., None]).any(-1) & subject[earlier]
    parts = [
        lemma, text, inside, around, apart, _acronym(m, later, earlier),
        (number > 0) & (m.number[later] == m.number[earlier]), (number > 0) & (m.number[later] != m.number[earlier]),
        (kind > 0) & same_kind, (kind > 0) & ~same_kind, (label > 0) & same_label, (label > 0) & ~same_label,
        m.role[later] == m.role[earlier], subject[later] & subject[earlier], clause & (m.governor[later] >= 0),
        over, under, above & ~clause,
        m.quoted[later] * m.quoted[earlier], m.quoted[later] != m.quoted[earlier],
        m.form[later] == m.form[earlier], (m.form[later] > inv.NOMINAL) & (m.form[earlier] > inv.NOMINAL),
        np.minimum(np.log1p(between), 4) / 4, np.minimum(np.log1p(said), 6) / 6,
    ]
    return np.concatenate([*buckets, np.stack([np.asarray(p, np.float32) for p in np.broadcast_arrays(*parts)], -1)], -1)


def barred(m: Mentions, later: Ints, earlier: Ints) -> Flags:
    """[M, K] True where grammar keeps two mentions apart: he and she, he and they, one inside the other, arguments of one verb."""
    a, b = m.form[later], m.form[earlier]
    gender = ((a == inv.HE) & (b == inv.SHE)) | ((a == inv.SHE) & (b == inv.HE))
    people = ((a == inv.IT) & ((b == inv.HE) | (b == inv.SHE))) | ((b == inv.IT) & ((a == inv.HE) | (a == inv.SHE)))
    # "they" may take up a body that is one; "it" takes up no plural noun, and names ("the United States") are left to the scores
    mixed = m.number[later] * m.number[earlier] == inv.SINGULAR * inv.PLURAL
    pronoun_a, pronoun_b = (a > inv.NOMINAL) & (a != inv.DEMONSTRATIVE_PRONOUN), (b > inv.NOMINAL) & (b != inv.DEMONSTRATIVE_PRONOUN)
    number = mixed & ((pronoun_a & pronoun_b) | (pronoun_a & (m.number[later] == inv.SINGULAR) & (b == inv.NOMINAL)))
    nested = (m.governor[later] == m.heads[earlier]) | (m.governor[earlier] == m.heads[later])
    argument = np.isin(m.role, [inv.ROLES[r] for r in ("nsubj", "nsubj:pass", "obj", "iobj")])
    clause = (m.governor[later] == m.governor[earlier]) & (m.governor[later] >= 0)
    binding = clause & argument[later] & argument[earlier] & (m.reflexive[later] == 0)
    out: Flags = gender | people | number | nested | binding
    return out


def _acronym(m: Mentions, later: Ints, earlier: Ints) -> Flags:
    a, b = m.initials[later], m.initials[earlier]
    found: Flags = ((a != 0) & (a == m.acronym[earlier])) | ((b != 0) & (b == m.acronym[later]))
    return found


def _overlap(m: Mentions, later: Ints, earlier: Ints, lemma: Flags) -> tuple[Flags, Flags, Flags]:
    """Of pairs with one head noun: whether the later says no more than the earlier, no less, or each something of its own."""
    inside, around, apart = (np.zeros(lemma.shape, bool) for _ in range(3))
    later, earlier = np.broadcast_to(later, lemma.shape), np.broadcast_to(earlier, lemma.shape)
    for at in zip(*np.nonzero(lemma), strict=True):
        mine, other = m.words[int(later[at])], m.words[int(earlier[at])]
        inside[at], around[at] = mine <= other, mine >= other
        apart[at] = not (mine <= other or mine >= other)
    return inside, around, apart
