"""What a change of the articles does to what joins them: entities of different articles that are one, articles that are copies.

Both are functions of the set of articles alone, block by block (see ``kg.store.blocks``): only the components that the
articles of the change touch are looked at, and what they were is compared with what they become.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from pyoxigraph import Literal, NamedNode, Quad

from kg.rdf import names
from kg.rdf.terms import JOINS_GRAPH, ORIGIN, REASON
from kg.resolve.across import NO_RULES, Profile, Rules, join
from kg.resolve.across.copies import Signature, origins
from kg.store.backend import Backend
from kg.store.blocks import Row, linked, rows_of
from kg.store.coming import PROFILE, SIGNATURE, Coming

_read_profile = lru_cache(maxsize=65_536)(Profile.from_json)  # a block that many articles meet in is read for each of them
_read_signature = lru_cache(maxsize=8_192)(Signature.from_json)


@dataclass(frozen=True, slots=True)
class Joining:
    """What changes.

    ``views`` gives, for each article that comes or is joined in another way now, the ids its entities are joined under where
    they are not its own. ``out`` and ``into`` are quads of the graphs of joins and of what is kept.
    """

    views: Mapping[str, Mapping[str, str]]
    out: frozenset[Quad]
    into: frozenset[Quad]


def joining(backend: Backend, gone: Collection[str], come: Sequence[Coming], rules: Rules = NO_RULES) -> Joining:
    """What changes when articles go and others come; an article may do both.

    Args:
        backend: the graph before the change.
        gone: ids of articles.
        come: the articles that come.
        rules: the user's own, under which the graph before was joined too.
    """
    entities = joined(*_change(backend, PROFILE, gone, under(rules, (row for c in come for row in c.profiles))), rules, backend)
    copies = copied(*_change(backend, SIGNATURE, gone, [c.signature for c in come]), backend)
    old, new = entities.old | copies.old, entities.new | copies.new
    coming = [c.article for c in come]
    return Joining(_views(backend, {*entities.changed} - {*coming}, entities.rows, coming), frozenset(old - new), frozenset(new - old))


def rejoining(backend: Backend, rules: Rules) -> Joining:
    """What changes when the user's rules do, all articles staying."""
    before = rows_of(backend, PROFILE)
    found = joined(before, under(rules, before), rules, backend)
    return Joining(_views(backend, found.changed, found.rows, ()), frozenset(found.old - found.new), frozenset(found.new - found.old))


@dataclass(frozen=True, slots=True)
class Derived:
    """Quads before and after, and of entities their rows after and the articles in which one is joined in another way."""

    old: set[Quad]
    new: set[Quad]
    rows: Sequence[Row] = ()
    changed: frozenset[str] = frozenset()


def joined(before: Sequence[Row], after: Sequence[Row], rules: Rules, backend: Backend) -> Derived:
    """What rows of entities, of whole components, are joined to."""
    found = join((_read_profile(row.payload) for row in after), rules)
    ids = {member: entity.id for entity in found for member in entity.members}
    become = [replace(row, joined="" if ids[row.article, row.id] == row.id else ids[row.article, row.id]) for row in after]
    was = {row.node: row.joined for row in before}
    changed = frozenset(row.article for row in become if was.get(row.node, row.joined) != row.joined)
    told = [_entity(id) for id in sorted({row.joined or row.id for row in before})]
    reasons = set(backend.find(told, REASON, None, JOINS_GRAPH)) if told else set()
    why = {Quad(_entity(f.id), REASON, Literal(names.clean(reason)), JOINS_GRAPH) for f in found for reason in f.reasons}
    return Derived(_quads(set(before).difference(become)) | reasons, _quads(set(become).difference(before)) | why, become, changed)


def _change(backend: Backend, kind: str, gone: Collection[str], come: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """The rows of the components that a change touches, as they were and as they will be."""
    leaving = rows_of(backend, kind, gone)
    near = linked(backend, kind, {key for row in (*leaving, *come) for key in row.keys})
    before = [*near, *(row for row in leaving if not row.keys)]  # one without keys is linked to none, not even by its own
    return before, [*(row for row in before if row.article not in gone), *come]


def under(rules: Rules, rows: Iterable[Row]) -> list[Row]:
    """Rows of entities with the keys they have under the user's rules."""
    return [replace(row, keys=_keys(_read_profile(row.payload), rules)) for row in rows]


def _keys(profile: Profile, rules: Rules) -> tuple[str, ...]:
    return tuple(sorted({*profile.keys, *rules.keys(profile)}))


def _views(backend: Backend, changed: Collection[str], rows: Iterable[Row], come: Collection[str]) -> dict[str, dict[str, str]]:
    """For each article that comes or changes: own id -> id joined under, of all its entities that do not keep their own."""
    found: dict[str, dict[str, str]] = {id: {} for id in (*come, *changed)}
    for row in (*rows_of(backend, PROFILE, changed), *rows):  # what is joined now comes last
        if row.article in found:
            found[row.article][row.id] = row.joined or row.id
    return found


def copied(before: Sequence[Row], after: Sequence[Row], backend: Backend) -> Derived:
    """What is kept and told of copies: of rows of texts, of whole components."""
    first = origins(_read_signature(row.payload) for row in after)
    told = {Quad(_article(copy), ORIGIN, _article(of), JOINS_GRAPH) for copy, of in first.items()}
    nodes = [_article(id) for id in sorted({row.article for row in before})]
    was = set(backend.find(nodes, ORIGIN, None, JOINS_GRAPH)) if nodes else set()
    return Derived(_quads(set(before).difference(after)) | was, _quads(set(after).difference(before)) | told)


def _quads(rows: Iterable[Row]) -> set[Quad]:
    return {quad for row in rows for quad in row.quads()}


def _entity(id: str) -> NamedNode:
    return NamedNode(names.entity_iri(id))


def _article(id: str) -> NamedNode:
    return NamedNode(names.article_iri(id))
