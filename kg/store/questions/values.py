"""What a question was given, as RDF terms: names become the IRIs of what bears them, all else a literal of its kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Protocol

from pyoxigraph import Literal, NamedNode

from kg.english.time.edtf import extent
from kg.errors import NoSuchArticle, QueryError, UsageError
from kg.rdf import names, ontology, terms
from kg.read.dateline import checked_date
from kg.store.lookup import Named, found, like, nothing_named
from kg.store.query import Result, Rows, Term
from kg.store.questions.files import Kind, Parameter, did_you_mean
from kg.types import Status


class Asked(Protocol):
    """What answers SPARQL: a ``kg.store.Store``."""

    def query(self, sparql: str) -> Result:
        """The answer to a query."""
        ...


def terms_of(store: Asked, parameter: Parameter, value: str) -> list[Term]:
    """The terms that a value stands for; several where several things bear a name.

    Raises:
        UsageError: it is none of the parameter's kind.
        NoSuchEntity, NoSuchArticle, QueryError: the graph has nothing by that name.
    """
    text = names.clean(value).strip()
    return _KINDS[parameter.kind](store, parameter, text)


def _entities(store: Asked, parameter: Parameter, name: str) -> list[Term]:
    as_id = NamedNode(names.entity_iri(name.removeprefix("ent:")))
    labels = "?node skos:prefLabel|skos:altLabel ?name"
    nodes = _named(store, name, as_id, "?node skos:prefLabel ?any", labels)
    if nodes:
        return nodes
    raise nothing_named(name, (label for label, _ in _all(store, labels)))


def _articles(store: Asked, parameter: Parameter, name: str) -> list[Term]:
    as_id = NamedNode(names.article_iri(name.removeprefix("art:")))
    labels = "?node a schema:NewsArticle ; schema:headline|schema:url|kg:source ?name"
    nodes = _named(store, name, as_id, "?node a schema:NewsArticle", labels)
    if nodes:
        return nodes
    fix = like(name, (label for label, _ in _all(store, labels))) or "kg list shows them"
    raise NoSuchArticle("the graph holds no such article", where=name, fix=fix)


def _relations(store: Asked, parameter: Parameter, name: str) -> list[Term]:
    general = dict(_general_relations())
    if name in general:
        return [general[name]]
    as_id = NamedNode(names.relation_iri(name.removeprefix("rel:").replace("_", " ") if name.startswith("rel:") else name))
    labels = "?node a rdf:Property ; rdfs:label ?name"
    nodes = _named(store, name, as_id, "?node a rdf:Property", labels)
    if nodes:
        return nodes
    fix = like(name, [*general, *(label for label, _ in _all(store, labels))]) or "give its base form, such as 'accuse of'"
    raise QueryError("the graph has no such relation", where=name, fix=fix)


def _general_relations() -> Iterator[Named]:
    """The general relations of ``kg.ttl``, each as "kg:roleIn" and "role in"."""
    properties = {t.subject for t in ontology.triples("kg") if t.predicate == terms.TYPE and t.object == terms.PROPERTY}
    for t in ontology.triples("kg"):
        if t.subject in properties and t.predicate == terms.LABEL and isinstance(t.subject, NamedNode):
            yield f"kg:{t.subject.value.removeprefix(names.KG)}", t.subject
            yield terms.value(t.object), t.subject


def _named(store: Asked, name: str, as_id: NamedNode, known: str, labels: str) -> list[Term]:
    """What has an id or bears a name; ``known`` and ``labels`` are patterns of what has one, ?node, and of its names, ?name."""
    exact = f"SELECT DISTINCT ?node {{ {{ VALUES ?node {{ {as_id} }} {known} }} UNION {{ VALUES ?name {{ {Literal(name)} }} {labels} }} }}"
    nodes = (node for (node,) in _rows(store, exact) if isinstance(node, NamedNode))
    return list(found(name, nodes, lambda: _all(store, labels)))


def _all(store: Asked, labels: str) -> Iterator[Named]:
    for label, node in _rows(store, f"SELECT ?name ?node {{ {labels} }}"):
        if isinstance(node, NamedNode) and isinstance(label, Literal):
            yield label.value, node


def _rows(store: Asked, sparql: str) -> tuple[tuple[Term | None, ...], ...]:
    answer = store.query(sparql)
    return answer.rows if isinstance(answer, Rows) else ()


def _status(store: Asked, parameter: Parameter, word: str) -> list[Term]:
    if word not in set(Status):
        known = list(map(str, Status))
        raise UsageError(f"{word!r} is no status", where=f"--{parameter.name}", fix=did_you_mean(word, known) or f"use {', '.join(known)}")
    return [NamedNode(names.KG + word)]


def _date(store: Asked, parameter: Parameter, text: str) -> list[Term]:
    stretch = extent(checked_date(text)[:10])
    day = stretch.ends if parameter.kind is Kind.END else stretch.begins
    if day is None:
        raise UsageError(f"{text!r} is no date", where=f"--{parameter.name}", fix="write it as 2025-03-18, 2025-03 or 2025")
    return [Literal(day.isoformat(), datatype=terms.XSD_DATE)]


def _number(store: Asked, parameter: Parameter, text: str) -> list[Term]:
    try:
        number = f"{float(text):f}".rstrip("0").rstrip(".")
    except (ValueError, OverflowError):
        number = ""
    if not number.lstrip("-").replace(".", "", 1).isdigit():  # nor is what is no number ("nan", "inf")
        raise UsageError(f"{text!r} is no number", where=f"--{parameter.name}", fix="write it as 2 or 0.7")
    return [Literal(number, datatype=terms.XSD_DECIMAL)]


def _text(store: Asked, parameter: Parameter, text: str) -> list[Term]:
    return [Literal(text)]


_KINDS: dict[Kind, Callable[[Asked, Parameter, str], list[Term]]] = {
    Kind.ENTITY: _entities,
    Kind.RELATION: _relations,
    Kind.ARTICLE: _articles,
    Kind.STATUS: _status,
    Kind.DATE: _date,
    Kind.END: _date,
    Kind.NUMBER: _number,
    Kind.TEXT: _text,
}
