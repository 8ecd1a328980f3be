"""Definite nominals that take up what was mentioned before: "the resolution", "the company", "the president"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from kg.resolve.cluster import NOMINAL, Groups, Link
from kg.resolve.knowledge import words as known
from kg.resolve.nominals import agree
from kg.resolve.offices import link_office, offices
from kg.resolve.owners import owned_by_pronoun
from kg.resolve.reference import Reference
from kg.resolve.states import seat
from kg.resolve.wording import Wording, content, names_by_token, wording
from kg.types import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Token

_ANEW = frozenset({"a", "an", "another", "some", "any", "no", "every", "each", "many", "several", "other"})
_REPEAT_SENTENCES = 12  # how far back a repeated noun reaches
_ROLE_SENTENCES = 2  # how far back "the company" looks for the one company
_AFTER = frozenset({"nmod", "acl", "acl:relcl", "appos", "advcl", "nmod:unmarked", "conj", "nummod", "advmod"})


def link_definites(references: Sequence[Reference], groups: Groups, key: Mapping[int, str], owner: Mapping[int, int]) -> Iterator[Link]:
    """Links from definite nominals to the nearest fitting mention before; none where more than one thing fits.

    ``owner``: the group each owned phrase belongs to, by the number of its reference, as far as it is known.
    """
    earlier: dict[str, list[Reference]] = defaultdict(list)  # nominals by head noun
    named: dict[str, list[Reference]] = defaultdict(list)  # names by their last word and by their head
    told: dict[Wording, Reference] = {}  # nominals by what they say
    inside = names_by_token(references)
    window: list[Reference] = []
    held = offices(references, groups)
    for r in references:
        same = _same_words(r, told, wording(r, inside, groups, owner)) if r.nominal else None
        if same is not None:
            yield same
            earlier[r.lemma].append(r)
        elif r.nominal:
            link = _repeat(r, earlier[r.lemma], window, owner)
            if not r.plural:
                link = link or _last_word(r, named[r.lemma], groups)
                link = link or _role(r, window, groups, key) or _this_place(r, window)
                if link is None and _anaphor(r) and r.possessor < 0 and not _after(r):
                    link = link_office(r, held, references, groups, earlier[r.lemma])
            if link is not None:
                yield link
            earlier[r.lemma].append(r)
        elif r.named and r.words:
            if (link := _capitalised(r, earlier, groups)) is not None:
                yield link
            head = {r.head.lower_} & set(r.words)  # "the academy" after "Norvik Academy of Sciences"
            for noun in {r.words[-1], *head, *r.titles[-1:]}:
                named[noun].append(r)
        window.append(r)
        if len(window) > 400:
            del window[:200]


def _same_words(r: Reference, told: dict[Wording, Reference], said: Wording) -> Link | None:
    """ "Afghan team" after "Afghan team": what is said in the same words, numbers aside, is one thing in one article.

    A single word must be definite, or a mass noun ("ozone", "police"); a bare plural is taken up but takes up nothing. What a
    pronoun owns is the same where the owner is. What is introduced anew ("another air strike") starts anew.
    """
    owned = owned_by_pronoun(r)
    counted = any(t.pos_ == "NUM" for t in r.head.doc[r.phrase.start : r.phrase.end])
    if not said[1] or (owned and not said[0]) or counted or _vague(r):
        return None
    bare = len(said[0]) + len(said[1]) < 2 and r.determiner != "the"
    if bare and not _kind(r):
        return None
    old = told.get(said)
    told[said] = r
    if old is None or r.determiner in _ANEW or not _one_sense(r, old) or r.plural != old.plural:
        return None
    if bare and r.plural and r.lemma not in known("roles", "collective"):
        return None
    return _link(old, r, "the same words")


def _one_sense(r: Reference, old: Reference) -> bool:
    """Whether types agree; a noun keeps its sense in one article, so that of two types for one noun one is a slip."""
    return agree(r.type, old.type) or (r.lemma == old.lemma and not _vague(r) and not _vague(old))


def _vague(r: Reference) -> bool:
    return r.lemma in known("roles", "vague") or r.type in {EntityType.TIME, EntityType.QUANTITY}


def _kind(r: Reference) -> bool:
    """Whether a noun stands alone and names a kind: no determiner, owner, modifier or restriction."""
    return not r.determiner and r.possessor < 0 and not r.modifiers and not _after(r) and r.type is not EntityType.EVENT


def _anaphor(r: Reference) -> bool:
    return not _vague(r) and r.definite and r.head.dep_ != "appos" and (r.determiner not in {"these", "those"} or r.plural)


def _after(r: Reference) -> bool:
    """Whether words behind the noun narrow it down; between commas they only add something ("the dam, built in 1974, ...")."""
    return any(c.i > r.head.i and c.dep_ in _AFTER and not _aside(c) for c in r.head.children)


def _aside(c: Token) -> bool:
    start = c.left_edge.i
    return "," in {c.doc[start].text, c.doc[max(0, start - 1)].text}


def _link(old: Reference, r: Reference, how: str) -> Link:
    return Link(NOMINAL, old.number, r.number, f"“{r.phrase.text}” takes up “{old.phrase.text}”: {how}")


def _repeat(r: Reference, before: Sequence[Reference], window: Sequence[Reference], owner: Mapping[int, int]) -> Link | None:
    if not _anaphor(r):
        return None
    latest = _latest_place(window) if r.lemma in _place_nouns() and not r.modifiers and r.possessor < 0 else -1
    for old in reversed(before):
        if r.sentence - old.sentence > _REPEAT_SENTENCES:
            return None
        if old.number < latest and old.sentence < r.sentence:
            return None  # a place named since may be the one meant
        if old.phrase.head in range(r.phrase.start, r.phrase.end) or not _one_sense(r, old) or r.plural != old.plural:
            continue
        if (old.modifiers - r.modifiers) & known("roles", "another"):
            return None  # "other candidates", "the previous election": told apart from the one that is meant
        said = old.modifiers | content(old)
        if _same_owner(r, old, owner) and r.modifiers <= said and (not _after(r) or content(r) <= said):
            return _link(old, r, "the same noun")
    return None


def _place_nouns() -> frozenset[str]:
    return known("roles", "region") | known("roles", "city") | known("roles", "state")


def _latest_place(window: Sequence[Reference]) -> int:
    return next((r.number for r in reversed(window) if r.named and r.phrase.label in {"GPE", "LOC"} and r.head.pos_ != "ADJ"), -1)


def _same_owner(r: Reference, old: Reference, owner: Mapping[int, int]) -> bool:
    """Whose it is must not differ; "the office" may take up "Smith's office", "his office" only what is surely his."""
    if r.possessor < 0:
        return True
    return r.number in owner and owner[r.number] == owner.get(old.number)


def _last_word(r: Reference, names: Sequence[Reference], groups: Groups) -> Link | None:
    """ "the brigade" after "92nd Assault Brigade" or "brigade Azov", when one name alone has that noun."""
    if not _anaphor(r) or r.possessor >= 0 or _after(r):
        return None
    fits = [n for n in names if len(n.words) > 1 or n.titles or n.determiner == "the"]
    fits = [n for n in fits if r.modifiers <= {*n.words, *n.titles} and agree(r.type, n.type)]
    fits = [n for n in fits if n.type is not EntityType.PERSON]
    return _link(fits[-1], r, "the name's own noun") if len({groups.of[n.number] for n in fits}) == 1 else None


def _capitalised(r: Reference, earlier: Mapping[str, Sequence[Reference]], groups: Groups) -> Link | None:
    """ "the Coalition" after "the international coalition": a noun set in capitals that names what it was used for alone."""
    if len(r.words) != 1 or r.determiner != "the" or r.type is EntityType.PERSON:
        return None
    if r.head.dep_ == "nmod" and r.head.head.pos_ == "PROPN":  # "Man of the Match": a part of a name
        return None
    before = [o for o in earlier.get(r.words[0], ()) if not o.plural and not o.indefinite and agree(r.type, o.type)]
    return _link(before[-1], r, "the noun in capitals") if len({groups.of[o.number] for o in before}) == 1 else None


def _role(r: Reference, window: Sequence[Reference], groups: Groups, key: Mapping[int, str]) -> Link | None:
    if r.determiner not in {"the", "this", "that"} or r.modifiers or r.possessor >= 0 or _after(r):
        return None
    kind = next((k for k in ("state", "city", "organization") if r.lemma in known("roles", k)), "")
    if not kind:
        return None
    fits: dict[int, Reference] = {}
    for old in reversed(window):
        if r.sentence - old.sentence > _ROLE_SENTENCES:
            break
        if old.named and _is(kind, old, key):
            fits.setdefault(groups.of[old.number], old)
    return _link(next(iter(fits.values())), r, f"the one {r.lemma} just mentioned") if len(fits) == 1 else None


def _this_place(r: Reference, window: Sequence[Reference]) -> Link | None:
    """ "this district" after "the northern constituency": the last place of that order that was spoken of."""
    if r.determiner != "this" or r.lemma not in known("roles", "region") or r.modifiers or r.possessor >= 0 or _after(r):
        return None
    for old in reversed(window):
        if r.sentence - old.sentence > 2 * _ROLE_SENTENCES:
            return None
        if old.lemma in known("roles", "region") and not old.plural and not old.indefinite and agree(r.type, old.type):
            return _link(old, r, "the place just spoken of")
    return None


def _is(kind: str, r: Reference, key: Mapping[int, str]) -> bool:
    state = key.get(r.number, "").startswith("state:")
    if kind == "state":
        return state
    if kind == "city":
        return r.phrase.label == "GPE" and not state
    return r.type is EntityType.ORGANIZATION and not state and seat(r.name) is None
