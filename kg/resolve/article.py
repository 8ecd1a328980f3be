"""Resolution of one article, step by step: names, nominals, pronouns, entities."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from kg.extract.phrase import Phrase
from kg.resolve.acronyms import link_acronyms
from kg.resolve.cluster import NAME, Groups, Link, group
from kg.resolve.coref import LEAST_OTHER, LEAST_PRONOUN, Learned, learned, link_learned
from kg.resolve.definites import link_definites
from kg.resolve.distinct import marks
from kg.resolve.entities import entities, vote
from kg.resolve.nominals import link_nominals
from kg.resolve.organisations import link_organisations
from kg.resolve.owners import owned_by_pronoun, owners
from kg.resolve.people import link_people
from kg.resolve.pronouns import Antecedents, Profile, fits, form, holders, profile, relative
from kg.resolve.quotes import first_person, speaker_of, spokesmen
from kg.resolve.reference import Reference, references
from kg.resolve.retold import link_retold
from kg.resolve.same import keys, link_same
from kg.resolve.statements import says_we, stated_by
from kg.resolve.together import together
from kg.types import Entity, EntityType, MentionKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

_ROUNDS = 2  # nominals need pronouns ("her passport" is whose?), pronouns need nominals: once for each, then once more


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who is who in one article.

    ``entities`` are sorted. ``of`` gives the entity id of a phrase by its head token; pronouns without a plain antecedent
    are absent. ``several`` gives the ids of a plural that takes up more than one at once ("both leaders"); it is not in
    ``of``. ``reasons`` are all reasons for joining names, sorted.
    """

    entities: tuple[Entity, ...] = ()
    of: Mapping[int, str] = field(default_factory=dict)
    several: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    reasons: tuple[str, ...] = ()


def resolve(doc: Doc, phrases: Sequence[Phrase], *, article: str, speakers: Mapping[int, int] | None = None) -> Resolution:
    """Join phrases that mean one thing.

    ``article`` is the article's id, part of the ids of what is known in it alone. ``speakers`` gives, for tokens inside
    quotations, the head token of the phrase that speaks them. The order of ``phrases`` does not matter.
    """
    refs = references(doc, phrases)
    told = [r for r in refs if r.kind is not MentionKind.PRONOUN]
    at = {r.head.i: r for r in refs}
    key, links, apart = _links(doc, told, at)
    named = [r.number for r in told if r.named]
    marked = marks(refs, at, group(len(refs), [x for x in links if x.rank == NAME], apart, named))
    model = learned(doc, at)
    meant: dict[int, int] = {}
    groups = group(len(refs), [*links, *link_learned(model, key, {})], apart, named, marked)
    for _ in range(_ROUNDS):
        owner = owners(refs, at, groups, meant)
        links += link_definites(told, groups, key, owner)
        links += link_learned(model, key, {r: refs[g] for r, g in meant.items()}, partial(_belongs, groups, owner))
        groups = group(len(refs), links, apart, named, marked)
        members = {g: [refs[i] for i in numbers if refs[i].kind is not MentionKind.PRONOUN] for g, numbers in groups.members().items()}
        types = {g: vote(rs, key) for g, rs in members.items() if rs}
        profiles = {g: profile(members[g], t) for g, t in types.items()}
        meant = _Pronouns(refs, at, groups, profiles, speakers or {}).run(model, spokesmen(told, groups, key, at))
    found, ids = entities(refs, _without_pronouns(refs, groups), key, types, owners(refs, at, groups, meant), article)
    of = {r.head.i: ids[groups.of[r.number]] for r in told}
    of |= {refs[i].head.i: ids[g] for i, g in meant.items()}
    many = together(refs, groups, profiles, meant, speakers or {})
    several = {refs[i].head.i: tuple(sorted({ids[g] for g in gs})) for i, gs in many.items()}
    of = {i: e for i, e in of.items() if i not in several}
    reasons = tuple(sorted({x for e in found for x in e.reasons}))
    return Resolution(tuple(found), MappingProxyType(dict(sorted(of.items()))), MappingProxyType(several), reasons)


def _links(doc: Doc, told: Sequence[Reference], at: Mapping[int, Reference]) -> tuple[dict[int, str], list[Link], list[tuple[int, int]]]:
    """Keys of names, links between names and nominals that need no group to be known, and pairs that must stay apart."""
    key = keys(told, {t.lower_ for t in doc})
    people, apart, unsure = link_people([r for r in told if not key.get(r.number, "").startswith("state:")])
    links: list[Link] = [*people, *link_same(told, key, unsure), *link_acronyms(told), *link_organisations(told)]
    links += [*link_nominals(told, at), *link_retold(told)]
    return key, links, apart


def _without_pronouns(refs: Sequence[Reference], groups: Groups) -> Groups:
    """The same groups with numbers of pronouns left out of the members."""
    return _Told(groups.of, groups.kept, frozenset(r.number for r in refs if r.kind is MentionKind.PRONOUN))


def _belongs(groups: Groups, owner: Mapping[int, int], thing: Reference, holder: Reference) -> bool:
    """Whether a thing is the holder's own, or somebody's nobody knows, who may be the holder."""
    if owned_by_pronoun(thing) and thing.number not in owner:
        return True
    return owner.get(thing.number, -1) == groups.of[holder.number]


@dataclass(frozen=True, slots=True)
class _Told(Groups):
    silent: frozenset[int] = frozenset()

    def members(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for i, root in enumerate(self.of):
            if i not in self.silent:
                found.setdefault(root, []).append(i)
        return found


class _Pronouns:
    """Pronouns of an article get their groups: relatives, what the model is sure of, narration, quotations, first person."""

    def __init__(self, refs: Sequence[Reference], at: Mapping[int, Reference], groups: Groups, profiles: Mapping[int, Profile],
                 speakers: Mapping[int, int]) -> None:
        self._refs, self._at, self._groups, self._profiles, self._speakers = refs, at, groups, profiles, speakers
        self._meant: dict[int, int] = {}

    def run(self, links: Sequence[Learned], speaks_for: Mapping[int, int]) -> dict[int, int]:
        """Number of a pronoun -> group."""
        pronouns = [r for r in self._refs if r.kind is MentionKind.PRONOUN]
        for r in pronouns:
            if (head := self._at.get(relative(r))) is not None and head.kind is not MentionKind.PRONOUN:
                self._meant[r.number] = self._groups.of[head.number]
        self._learned([link for link in links if form(link.later)])
        self._third_person(quoted=False)
        self._third_person(quoted=True)
        for r in pronouns:
            speaker = self._speaker(r)
            if first_person(r) and speaker >= 0:
                of = speaker_of(r, speaker, self._profiles[speaker].type, speaks_for)
                if of >= 0:
                    self._meant[r.number] = of
        if (body := stated_by(self._refs, self._speakers)) is not None:
            narrator = [r for r in pronouns if says_we(r, self._speakers)]
            self._meant |= {r.number: self._groups.of[body.number] for r in narrator if r.number not in self._meant}
        self._learned(links)  # what hangs on a pronoun that the rules have found since
        return self._meant

    def _learned(self, links: Sequence[Learned]) -> None:
        group_at = {r.head.i: self._groups.of[r.number] for r in self._refs if r.kind is not MentionKind.PRONOUN}
        for link in links:
            r = link.later
            least = LEAST_PRONOUN if form(r) else LEAST_OTHER
            if r.kind is MentionKind.PRONOUN and r.number not in self._meant and link.probability >= least:
                group = self._group(link.earlier)
                if group >= 0 and fits(r, self._profiles[group]) and group not in holders(r, group_at):
                    self._meant[r.number] = group

    def _group(self, r: Reference) -> int:
        return self._groups.of[r.number] if r.kind is not MentionKind.PRONOUN else self._meant.get(r.number, -1)

    def _speaker(self, r: Reference) -> int:
        """The group that speaks the words a reference stands in, -1 where nobody is known to."""
        said_by = self._at.get(self._speakers.get(r.head.i, -1))
        return self._group(said_by) if said_by is not None else -1

    def _third_person(self, *, quoted: bool) -> None:
        group_at = {r.head.i: self._groups.of[r.number] for r in self._refs if r.kind is not MentionKind.PRONOUN}
        antecedents = Antecedents(self._profiles, self._speakers, group_at)
        in_words_of = self._named_in_words_of()
        for r in self._refs:
            inside = r.head.i in self._speakers
            if r.kind is MentionKind.PRONOUN and r.number not in self._meant and form(r) and inside == quoted:
                found = antecedents.of(r, self._speaker(r), in_words_of.get(r.head.i, frozenset()))
                if found >= 0:
                    self._meant[r.number] = found
            if (own := self._group(r)) >= 0 and not (r.kind is MentionKind.PRONOUN and relative(r) >= 0):
                antecedents.add(r, own)

    def _named_in_words_of(self) -> dict[int, frozenset[int]]:
        """Head token of a speaking phrase -> groups named in what it says."""
        found: dict[int, set[int]] = {}
        for r in self._refs:
            by = self._speakers.get(r.head.i)
            if by is not None and r.named and self._profiles[self._groups.of[r.number]].type is EntityType.PERSON:
                found.setdefault(by, set()).add(self._groups.of[r.number])
        return {by: frozenset(groups) for by, groups in found.items()}
