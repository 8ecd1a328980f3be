"""Is a graph as its shapes say? In words: which article, which sentence, what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from pyoxigraph import DefaultGraph, NamedNode, Quad, Store, Triple

from kg.errors import FormatError
from kg.rdf import names, ontology, terms
from kg.rdf.decode import GraphName, articles_in, entity_in, fact_in, in_memory

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

    Raises:
        FormatError: the shapes cannot be applied (a damaged installation).
    """
    store = graph if isinstance(graph, Store) else in_memory(graph)
    articles = {str(name): article.id for article, name in articles_in(store)}
    problems: set[Problem] = set()
    for name in _graph_names(store):
        article = articles.get(str(name), "")
        if str(name) not in articles:
            what = "the graph" if isinstance(name, NamedNode) else "the default graph"
            problems.add(Problem("", -1, "", terms.value(name) if isinstance(name, NamedNode) else "", what, "a graph tells of an article"))
        problems.update(_problems(store, name, article))
    return Report(len(articles), tuple(sorted(problems)))


def _graph_names(store: Store) -> list[GraphName]:
    named: list[GraphName] = sorted(store.named_graphs(), key=str)
    has_default = next(store.quads_for_pattern(None, None, None, DefaultGraph()), None) is not None
    return [*named, DefaultGraph()] if has_default else named


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
        node = value if from_query and value is not None else focus
        message = results.value(result, shacl.resultMessage)
        yield _problem(store, name, article, str(node), str(message))


def _problem(store: Store, name: GraphName, article: str, iri: str, message: str) -> Problem:
    what, sentence, quote = _in_words(store, name, iri)
    return Problem(article, sentence, quote, iri, what, message)


def _in_words(store: Store, name: GraphName, iri: str) -> tuple[str, int, str]:
    """What a node is, and its sentence if it has one: (words, sentence, quote)."""
    if iri.startswith(names.ENTITY):
        return f"entity {entity_in(store, name, NamedNode(iri)).name}", -1, ""
    if iri.startswith(names.EVIDENCE):
        facts = sorted(str(q.subject)[1:-1] for q in store.quads_for_pattern(None, terms.EVIDENCE, NamedNode(iri), name))
        return ("evidence", *_in_words(store, name, facts[0])[1:]) if facts else ("evidence", -1, "")
    if not iri.startswith(names.FACT):
        return "node", -1, ""
    fact = fact_in(store, name, NamedNode(iri))
    if fact is None:
        return "fact", -1, ""
    ends = [entity_in(store, name, NamedNode(names.entity_iri(id))).name if id else fact.value for id in (fact.subject, fact.object)]
    return f"fact {ends[0]} | {fact.predicate} | {ends[1]}", fact.evidence.sentence, fact.evidence.quote.text
