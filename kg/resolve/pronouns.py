"""Third-person and relative pronouns: the one plain antecedent, or none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.resolve.knowledge import words as known
from kg.resolve.quotes import first_person
from kg.resolve.reference import SUBJECT, Reference
from kg.types import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Token

_FORMS = {
    **dict.fromkeys(("he", "him", "his", "himself"), "m"), **dict.fromkeys(("she", "her", "hers", "herself"), "f"),
    **dict.fromkeys(("it", "its", "itself"), "it"), **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), "they"),
}
_REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
_RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})
_REACH = {"m": 3, "f": 3, "it": 1, "they": 1}  # sentences back
_LEAST = {"m": -1e9, "f": -1e9, "it": 16.0, "they": 12.0}  # things stand out less than people: the best must be good
_MARGIN = 10.0  # by how much the best antecedent must lead
_ROLE = {  # how much a mention stands out by what it is in its clause
    "nsubj": 30.0, "nsubj:outer": 30.0, "nsubj:pass": 28.0, "obj": 16.0, "iobj": 14.0, "nmod:poss": 12.0, "obl": 8.0, "obl:agent": 14.0,
}
_THINGS = frozenset(EntityType) - {EntityType.PERSON, EntityType.TIME, EntityType.QUANTITY}
_WILL = frozenset({EntityType.ORGANIZATION, EntityType.GPE, EntityType.GROUP, EntityType.PERSON})
_AHEAD = 40.0  # how much a subject stands out that its own leading words point at
_CLAUSES = frozenset({"csubj", "csubj:pass", "csubj:outer"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


@dataclass(frozen=True, slots=True)
class Profile:
    """What agreement asks of a group: its type, gender ("m", "f", "" unknown, "?" both) and whether it is only ever plural."""

    type: EntityType
    gender: str
    plural: bool


def form(r: Reference) -> str:
    """ "m", "f", "it" or "they" for a third-person pronoun, else ""."""
    return _FORMS.get(r.head.lower_, "") if r.head.dep_ != "expl" else ""


def fits(r: Reference, profile: Profile) -> bool:
    """Whether a pronoun of any kind may mean a group of this type, gender and number."""
    person = profile.type is EntityType.PERSON
    if profile.type in {EntityType.TIME, EntityType.QUANTITY}:
        return False
    wanted = form(r) or {"I": "person", "we": "they"}.get(first_person(r), "it")
    if wanted in {"m", "f", "person"}:
        return person and not profile.plural and (wanted == "person" or profile.gender in {"", wanted})
    return wanted == "they" or (not person and not profile.plural)


def relative(r: Reference) -> int:
    """The noun a relative pronoun stands for, as token index; -1 where it is no relative pronoun."""
    if r.head.lower_ not in _RELATIVE or r.head.dep_ == "mark":
        return -1
    token = r.head
    while token.head.i != token.i:
        if token.dep_ in {"acl:relcl", "advcl:relcl"}:
            above: Token = token.head
            return above.i if token.dep_ == "acl:relcl" and above.i < r.head.i and above.pos_ in _NOUNS else -1
        token = token.head
    return -1


def holders(pronoun: Reference, group_at: Mapping[int, int]) -> frozenset[int]:
    """Groups whose phrase a pronoun stands in: "his commander" is not "he", nor in "Acme, its rival" is "its" Acme's.

    ``group_at``: group by head token.
    """
    found = set()
    token = pronoun.head
    while token.head.i != token.i and token.dep_ not in {"conj", "acl:relcl"}:
        token = token.head
        if token.i in group_at:
            found.add(group_at[token.i])
    return frozenset(found)


class Antecedents:
    """The mentions so far, by sentence, with what makes one stand out."""

    def __init__(self, profiles: Mapping[int, Profile], speakers: Mapping[int, int], group_at: Mapping[int, int]) -> None:
        self._profiles = dict(profiles)
        self._group_at = group_at  # by head token, names and nominals of the whole article
        self._speakers = speakers
        self._mentions: dict[int, list[tuple[Reference, int]]] = defaultdict(list)
        self._seen: dict[int, int] = defaultdict(int)

    def add(self, r: Reference, group: int) -> None:
        """Another mention of a group, in text order."""
        self._mentions[r.sentence].append((r, group))
        self._seen[group] += 1

    def of(self, pronoun: Reference, speaker: int = -1, quoted: frozenset[int] = frozenset()) -> int:
        """The group a pronoun stands for, -1 where no mention is plainly the best.

        ``speaker`` is the group that speaks the words around the pronoun, which is no "he" in them; ``quoted`` are
        groups named in words this very pronoun speaks, where it would have said "I".
        """
        wanted = form(pronoun)
        best: dict[int, float] = {}
        shut = self._shut_out(pronoun) | holders(pronoun, self._group_at) | quoted | {speaker}
        for s in range(pronoun.sentence, max(-1, pronoun.sentence - _REACH[wanted] - 1), -1):
            for r, group in self._mentions[s]:
                if r.head.i >= pronoun.head.i or group in shut or not self._agrees(r, group, pronoun, wanted):
                    continue
                score = self._salience(r, group, pronoun, wanted)
                best[group] = max(best.get(group, score), score)
                if wanted == "they" and _coordination(r):
                    best[-2 - r.number] = score + 12.0  # both together, who are no entity
        if (ahead := self._ahead(pronoun, wanted)) >= 0 and ahead not in shut:
            best[ahead] = max(best.get(ahead, _AHEAD), _AHEAD)
        found = _leader(best, _LEAST[wanted])
        if found >= 0 and wanted in {"m", "f"} and not self._profiles[found].gender:
            self._profiles[found] = replace(self._profiles[found], gender=wanted)  # who was "she" once is no "he" later
        return found

    def _agrees(self, r: Reference, group: int, pronoun: Reference, wanted: str) -> bool:
        profile = self._profiles[group]
        if wanted in {"m", "f"}:
            return profile.type is EntityType.PERSON and not profile.plural and not r.plural and profile.gender in {"", wanted}
        if wanted == "it":
            if profile.plural or r.plural or profile.type not in _THINGS or (profile.type is EntityType.GROUP and not r.nominal):
                return False
            return (profile.type in _WILL or not _needs_will(pronoun)) and not _empty(pronoun)
        if profile.type in {EntityType.TIME, EntityType.QUANTITY}:
            return False
        if r.plural or profile.plural or _coordination(r) or r.lemma in known("roles", "collective"):
            return True
        return profile.type is EntityType.ORGANIZATION and not self._one_of_several(group, pronoun)

    def _one_of_several(self, group: int, pronoun: Reference) -> bool:
        """Whether the sentence names others too whom "they" may take together with a body that is one."""
        return any(g != group and r.named and self._profiles[g].type in _WILL for r, g in self._mentions[pronoun.sentence])

    def _ahead(self, pronoun: Reference, wanted: str) -> int:
        """The group of the subject that follows, where the pronoun stands in what leads the clause; else -1."""
        token = pronoun.head
        while token.head.i != token.i:
            if token.dep_.split(":")[0] in {"obl", "advcl"} and token.head.i > pronoun.head.i:
                for subject in token.head.children:
                    group = self._group_at.get(subject.i, -1)
                    if subject.dep_ in SUBJECT and subject.i > pronoun.head.i and group in self._profiles and self._may_be(group, wanted):
                        return group
            token = token.head
        return -1

    def _may_be(self, group: int, wanted: str) -> bool:
        profile = self._profiles[group]
        if wanted == "they":
            return profile.plural
        if wanted == "it":
            return not profile.plural and profile.type in _WILL - {EntityType.PERSON, EntityType.GROUP}
        return profile.type is EntityType.PERSON and not profile.plural and profile.gender in {"", wanted}

    def _shut_out(self, pronoun: Reference) -> frozenset[int]:
        """Groups the sentence's grammar excludes: other arguments of the pronoun's own clause."""
        token = pronoun.head
        if token.dep_ == "nmod:poss" or token.lower_ in _REFLEXIVE:
            return frozenset()
        clause = token.head
        return frozenset(g for r, g in self._mentions[pronoun.sentence] if r.head.head.i == clause.i and r.head.dep_ != "nmod:poss")

    def _salience(self, r: Reference, group: int, pronoun: Reference, wanted: str) -> float:
        role = stands_as(r.head)
        score = _ROLE.get(role, 4.0) - 26.0 * (pronoun.sentence - r.sentence) + 3.0 * min(self._seen[group], 5)
        if r.sentence == pronoun.sentence:
            score += 6.0 - 0.4 * min(pronoun.head.i - r.head.i, 30)
            if role in SUBJECT and pronoun.head.dep_ == "nmod:poss" and _clause(r.head) == _clause(pronoun.head):
                score += 14.0  # "Russia wants to play its game"
        if role.split(":")[0] == pronoun.head.dep_.split(":")[0]:
            score += 6.0
        if r.named:
            score += 8.0
        if role in SUBJECT and _reports(r.head, pronoun.head):
            score += 12.0  # "X said that he ..."
        profile = self._profiles[group]
        if wanted == "it":
            score += 6.0 if profile.type in _WILL else -6.0 if profile.type in {EntityType.OTHER, EntityType.EVENT} else 0.0
        if wanted == "they" and not (r.plural or profile.plural):
            score -= 16.0
        if (r.head.i in self._speakers) != (pronoun.head.i in self._speakers):
            score -= 10.0  # quotation and narration each keep to their own
        if pronoun.head.lower_ in _REFLEXIVE:
            score += 40.0 if r.head.head.i == pronoun.head.head.i and role in SUBJECT else -40.0
        return score


def _leader(best: Mapping[int, float], least: float) -> int:
    ranked = sorted(best.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][0] < 0 or ranked[0][1] < least or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < _MARGIN):
        return -1
    return ranked[0][0]


def _reports(subject: Token, pronoun: Token) -> bool:
    """Whether the pronoun is the subject of a clause that hangs on the verb of this subject."""
    verb = pronoun.head
    return pronoun.dep_ in SUBJECT and verb.dep_ in {"ccomp", "advcl"} and verb.head.i == subject.head.i and verb.head.i != verb.i


def stands_as(token: Token) -> str:
    """What a mention is in its clause; of one in a row or beside another, what the first of them is."""
    while token.dep_ in {"conj", "appos", "flat"} and token.head.i != token.i:
        token = token.head
    return token.dep_


def _clause(token: Token) -> int:
    """The verb (or other predicate) whose clause a token stands in."""
    while token.head.i != token.i and token.dep_.split(":")[0] not in {"nsubj", "obj", "iobj", "obl", "csubj"}:
        token = token.head
    return token.head.i


def _empty(pronoun: Reference) -> bool:
    """Whether "it" only keeps the place of a clause that follows: "it is unclear whether", "it takes time to"."""
    if not pronoun.subject:
        return False
    predicate = pronoun.head.head
    clauses = _CLAUSES | {"ccomp", "advcl", "xcomp"} if predicate.pos_ in {"ADJ", "NOUN"} else _CLAUSES
    return any(c.dep_ in clauses and c.i > pronoun.head.i for c in predicate.children)


def _needs_will(pronoun: Reference) -> bool:
    verb = pronoun.head.head
    return pronoun.subject and pronoun.head.dep_ != "nsubj:pass" and (verb.lemma_ or verb.lower_).lower() in known("acts", "verbs")


def _coordination(r: Reference) -> bool:
    """Whether a reference is the first of several joined by "and", which "they" may mean together."""
    return any(c.dep_ == "conj" and c.pos_ in _NOUNS and any(g.lower_ in {"and", "&"} for g in c.children) for c in r.head.children)


def profile(members: Sequence[Reference], type: EntityType) -> Profile:
    """What is known of a group from its names and nominals."""
    genders = {r.gender for r in members} - {""}
    plural = all(r.plural for r in members) or (type is EntityType.GROUP and not any(r.nominal and not r.plural for r in members))
    return Profile(type, genders.pop() if len(genders) == 1 else "?" if genders else "", plural)
