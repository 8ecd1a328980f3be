"""Is a graph as its shapes say? In words: which article, which sentence, what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store, Triple

from kg.errors import FormatError
from kg.rdf import names, ontology, terms
from kg.rdf.decode import GraphName, articles_in, in_memory
from kg.rdf.words import in_words

if TYPE_CHECKING:
    import rdflib


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong.

    ``article`` is its id, "" where it is unknown; ``sentence`` counts from 0, -1 where the problem lies in no one sentence;
    ``quote`` is that sentence; ``node`` is what is wrong, an IRI; ``what`` names it in words; ``message`` says what is wrong.
    """

    article: str
    sentence: int
    quote: str
    node: str
    what: str
    message: str

    def __str__(self) -> str:
        place = self.article or "no article"
        if self.sentence >= 0:
            place += f", sentence {self.sentence}"
        quote = f': "{self.quote}"' if self.quote else ""
        return f"{place}: {self.message}; {self.what} ({self.node}){quote}"


@dataclass(frozen=True, slots=True)
class Report:
    """What validation found; a graph ``conforms`` when there are no problems."""

    articles: int
    problems: tuple[Problem, ...] = ()

    @property
    def conforms(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


def validate(graph: Iterable[Quad] | Store) -> Report:
    """Check every named graph, each by itself, against ``ontologies/shapes.ttl``.

    Of the graph of what joins articles it is also asked whether the others hold what it tells of. The graph of what a store
    itself needs is no part of what it tells, and is passed over.

    Raises:
        FormatError: the shapes cannot be applied (a damaged installation).
    """
    store = graph if isinstance(graph, Store) else in_memory(graph)
    articles = {str(name): article.id for article, name in articles_in(store)}
    problems: set[Problem] = set()
    for name in _graph_names(store):
        article = articles.get(str(name), "")
        if name == terms.JOINS_GRAPH:
            problems.update(_loose(store))
        elif str(name) not in articles:
            what = "the graph" if isinstance(name, NamedNode) else "the default graph"
            problems.add(Problem("", -1, "", terms.value(name) if isinstance(name, NamedNode) else "", what, "a graph tells of an article"))
        problems.update(_problems(store, name, article))
    return Report(len(articles), tuple(sorted(problems)))


def _graph_names(store: Store) -> list[GraphName]:
    named: list[GraphName] = sorted((name for name in store.named_graphs() if name != terms.KEPT_GRAPH), key=str)
    has_default = next(store.quads_for_pattern(None, None, None, DefaultGraph()), None) is not None
    return [*named, DefaultGraph()] if has_default else named


def _loose(store: Store) -> Iterator[Problem]:
    """What the graph of joins tells of things that no article's graph tells of."""
    for quad in store.quads_for_pattern(None, terms.ORIGIN, None, terms.JOINS_GRAPH):
        for node in (quad.subject, quad.object):
            if not _is_told(store, node, terms.ARTICLE_BODY):
                article = names.local_id(terms.value(node), names.ARTICLE)
                yield Problem(article, -1, "", terms.value(node), "article", "an article that joins tell of is in the graph")
    for subject in {quad.subject for quad in store.quads_for_pattern(None, terms.REASON, None, terms.JOINS_GRAPH)}:
        if not _is_told(store, None, terms.MENTIONS, subject):
            what = f"entity {names.local_id(terms.value(subject), names.ENTITY)}"
            yield Problem("", -1, "", terms.value(subject), what, "an entity that joins tell of is named in an article")


def _is_told(store: Store, subject: terms.Node | None, predicate: NamedNode, object: terms.Node | None = None) -> bool:
    """Whether an article's graph has such a triple; a subject or an object of None is any."""
    if isinstance(subject, Literal):
        return False
    graphs = (quad.graph_name for quad in store.quads_for_pattern(subject, predicate, object, None))
    return any(graph not in (terms.JOINS_GRAPH, DefaultGraph()) for graph in graphs)


@cache
def _shapes() -> rdflib.Graph:
    import rdflib

    return rdflib.Graph().parse(data=ontology.ontology_file("shapes").read_bytes(), format="turtle")


@cache
def _background() -> tuple[Triple, ...]:
    """What the shapes ask of the ontology: which class is a kind of which, and what is an event type, or a mode of one."""
    declared = (*ontology.triples("kg"), *ontology.triples("events"))
    kinds = {terms.EVENT_CLASS, terms.EVENT_MODE_CLASS}
    return tuple(t for t in declared if t.predicate in {terms.SUB_CLASS_OF, terms.BROADER} or t.object in kinds)


def _problems(store: Store, name: GraphName, article: str) -> Iterator[Problem]:
    import pyshacl
    import rdflib

    from kg.rdf.rdflib_bridge import to_term

    data = rdflib.Graph()
    said = [quad.triple for quad in store.quads_for_pattern(None, None, None, name)]
    for part in (*said, *_background()):
        data.add((to_term(part.subject), to_term(part.predicate), to_term(part.object)))
    try:
        conforms, results, text = pyshacl.validate(data, shacl_graph=_shapes(), inplace=True)
    except Exception as error:  # pyshacl has no one class for what it raises
        raise FormatError(f"the shapes cannot be applied: {error}", where="shapes.ttl", fix="install kg again") from error
    if conforms:
        return
    if not isinstance(results, rdflib.Graph):
        raise FormatError(f"the shapes cannot be applied: {text}", where="shapes.ttl", fix="install kg again")
    shacl = rdflib.SH
    for result in results.subjects(rdflib.RDF.type, shacl.ValidationResult):
        focus, value = results.value(result, shacl.focusNode), results.value(result, shacl.value)
        from_query = results.value(result, shacl.sourceConstraintComponent) == shacl.SPARQLConstraintComponent
        node = str(value if from_query and value is not None else focus)
        relation = results.value(result, shacl.resultPath) if from_query else None
        what, (sentence, quote) = in_words(store, name, node, str(relation or ""))
        of = article or (names.local_id(node, names.ARTICLE) if node.startswith(names.ARTICLE) else "")
        yield Problem(of, sentence, quote, node, what, str(results.value(result, shacl.resultMessage)))
