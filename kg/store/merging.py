"""Articles in and out of a graph, as one change.

The merged graph is a function of the set of its articles: an article's original is made once, and what joins articles is
derived from all of them, component by component. So any order of adding gives the same graph, and taking an article out
gives the graph that never had it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from pyoxigraph import Literal, NamedNode, Quad

from kg import __version__, rdf
from kg.rdf import names, terms
from kg.rdf.encode import sort_quads
from kg.rdf.lines import n_triples
from kg.rdf.names import KG
from kg.rdf.terms import JOINS_GRAPH, KEPT_GRAPH
from kg.resolve.across import NO_RULES, Rules
from kg.store import union
from kg.store.backend import Backend, Term
from kg.store.coming import Coming
from kg.store.joining import Joining, joining, rejoining
from kg.store.originals import unpack, view
from kg.types import Reading

ORIGINAL = NamedNode(KG + "original")
GRAPH = NamedNode(KG + "graph")
JOINED_BY = NamedNode(KG + "joinedBy")
RULES = NamedNode(KG + "rules")


def exchange(backend: Backend, gone: Collection[str], come: Sequence[Coming]) -> None:
    """Take articles out and put others in, as one transaction; an article may be in both.

    Args:
        backend: the graph.
        gone: ids of articles that are in it.
        come: the articles that come.
    """
    joins = joining(backend, gone, come, rules_of(backend))
    out = {quad for id, text in originals(backend, gone).items() for quad in kept(id, text)}
    into = {quad for c in come for quad in kept(c.article, c.packed)}
    _apply(backend, joins, gone, {c.article: c.original() for c in come}, (out, into))


def rule(backend: Backend, rules: Rules) -> bool:
    """Join all articles anew under the user's rules; whether these differ from those before."""
    before = rules_of(backend)
    if rules == before:
        return False
    _apply(backend, rejoining(backend, rules), (), {}, (_ruled(before), _ruled(rules)))
    return True


def _apply(backend: Backend, joins: Joining, gone: Collection[str], made: Mapping[str, Sequence[Quad]],
           also: tuple[set[Quad], set[Quad]]) -> None:
    """Change all graphs that a change of articles or of what joins them touches.

    ``made`` are the originals that come, by article; ``also`` what else goes and comes.
    """
    out, into = also
    texts = originals(backend, set(joins.views) - set(made))
    old = {id: made[id] if id in made else unpack(texts[id], id) for id in joins.views}
    before = {graph_of(id): set(backend.find(None, None, None, graph_of(id))) for id in {*gone, *joins.views}}
    after = {graph_of(id): set(view(old[id], mapping)) for id, mapping in joins.views.items()}
    before[JOINS_GRAPH] = {quad for quad in joins.out if quad.graph_name == JOINS_GRAPH}
    after[JOINS_GRAPH] = {quad for quad in joins.into if quad.graph_name == JOINS_GRAPH}
    united = union.change(backend, union.Graphs(before, after))
    out |= {quad for quad in joins.out if quad.graph_name == KEPT_GRAPH} | united.out
    into |= {quad for quad in joins.into if quad.graph_name == KEPT_GRAPH} | united.into
    for graph, quads in after.items():
        out |= before.get(graph, set()) - quads
        into |= quads - before.get(graph, set())
    backend.change(sorted(set(before) - set(after), key=str), out - into, into - out)


def originals(backend: Backend, articles: Collection[str]) -> dict[str, str]:
    """The packed originals of articles, by their ids."""
    nodes = [NamedNode(names.article_iri(id)) for id in sorted(articles)]
    found = backend.find(nodes, ORIGINAL, None, KEPT_GRAPH) if nodes else ()
    return {names.local_id(terms.value(q.subject), names.ARTICLE): terms.value(q.object) for q in found}


def rules_of(backend: Backend) -> Rules:
    """The user's rules that the graph is joined under."""
    for quad in backend.find([KEPT_GRAPH], RULES, None, KEPT_GRAPH):
        return Rules.from_json(terms.value(quad.object))
    return NO_RULES


def graph_of(article: str) -> NamedNode:
    """The named graph of an article."""
    return NamedNode(names.graph_iri(article))


def adopt(backend: Backend) -> None:
    """Join the articles too that are not joined as this version of kg joins them.

    These are articles that came as graphs, without what a store keeps of them: their graphs are their originals. And they
    are all articles of a store that another version wrote.
    """
    versions = {quad.object for quad in backend.find([KEPT_GRAPH], JOINED_BY, None, KEPT_GRAPH)}
    current = Literal(__version__)
    kept = {quad.object for quad in backend.find(None, GRAPH, None, KEPT_GRAPH)} if versions <= {current} else set()
    graphs = [graph for graph in backend.graphs() if graph not in kept and graph not in {JOINS_GRAPH, KEPT_GRAPH}]
    if not kept:
        _forget(backend)
    come = [_coming(reading, quads) for quads in (original(backend, graph) for graph in graphs) for reading in rdf.readings(quads)]
    if come:
        exchange(backend, [c.article for c in come], come)
    if versions != {current}:
        backend.change([], [_by(version) for version in versions], [_by(current)])


def _coming(reading: Reading, quads: Iterable[Quad]) -> Coming:
    return Coming.of(reading, n_triples(quads))


def _forget(backend: Backend) -> None:
    """Take out what joins articles where nothing tells of what it was made: it came with their graphs, and is made anew."""
    if stale := set(backend.find(None, None, None, JOINS_GRAPH)):
        united = union.change(backend, union.Graphs({JOINS_GRAPH: stale}, {JOINS_GRAPH: ()}))
        backend.change([], [*stale, *united.out], list(united.into))


def original(backend: Backend, graph: NamedNode) -> list[Quad]:
    """The original behind the graph of an article; the graph itself, sorted, where none is kept."""
    id = names.local_id(graph.value, names.GRAPH)
    texts = originals(backend, [id])
    return unpack(texts[id], id) if texts else sort_quads(list(backend.find(None, None, None, graph)))


def kept(article: str, packed: str) -> tuple[Quad, Quad]:
    """The original of an article, and that its graph is made of one."""
    node = NamedNode(names.article_iri(article))
    return Quad(node, ORIGINAL, Literal(packed), KEPT_GRAPH), Quad(node, GRAPH, graph_of(article), KEPT_GRAPH)


def joined_by(rules: Rules) -> list[Quad]:
    """What is kept of a graph whose articles this version of kg joined, under rules of the user's own."""
    return [_by(Literal(__version__)), *_ruled(rules)]


def _by(version: Term) -> Quad:
    return Quad(KEPT_GRAPH, JOINED_BY, version, KEPT_GRAPH)


def _ruled(rules: Rules) -> set[Quad]:
    return set() if rules == NO_RULES else {Quad(KEPT_GRAPH, RULES, Literal(rules.to_json()), KEPT_GRAPH)}
