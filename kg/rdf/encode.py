"""A reading as quads: what one article says, in the named graph of that article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad

from kg import __version__
from kg.english.time.edtf import extent
from kg.rdf import names, ontology, terms
from kg.rdf.general import general_relation
from kg.resolve.states import state_of_link
from kg.types import TRUE, Argument, Article, Entity, Evidence, Fact, Reading, Status, Time

Term = NamedNode | Literal
Said = tuple[NamedNode, NamedNode, Term]

CONTEXT = 32  # characters of text before and after a quote, enough to find it again in another copy of the article

_DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
# Only what a store gives back as it was: stores write "+00:00" as "Z" and drop zeros at the end of a fraction.
_DAY_TIME = re.compile(_DAY.pattern + r"T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:Z|[+-](?:0[1-9]|1[0-3]):[0-5]\d)?")


def quads(reading: Reading, *, model: str = "") -> list[Quad]:
    """The graph of one article, sorted, each quad once.

    Facts of every status are described; those that are asserted are direct triples too. Mentions are not kept.

    Args:
        reading: what the article says.
        model: name and version of the language model that read it, told in the provenance; "" is what the reading itself says.
    """
    graph = NamedNode(names.graph_iri(reading.article.id))
    return [Quad(s, p, o, graph) for s, p, o in sorted(_said(reading, model), key=lambda said: _written(*said))]


def triples(reading: Reading, *, model: str = "") -> bytes:
    """The same as N-Triples, a statement a line, in the same order: in half the time, for what is kept as text anyway."""
    # A term as text is the term as N-Triples have it, so it is written once, to be sorted by and to be kept.
    lines = sorted(_written(*said) for said in _said(reading, model))
    return "".join([f"{s} {p} {o} .\n" for s, _, p, o in lines]).encode()


def _said(reading: Reading, model: str) -> set[Said]:
    """What an article says, each statement once."""
    said = set(_head(reading, model or reading.model))
    for entity in reading.entities:
        said.update(_entity(entity, reading.article))
    for fact in reading.facts:
        said.update(_fact(fact, reading.article))
    return said


def _written(subject: object, predicate: NamedNode, object_: object) -> tuple[str, bool, str, str]:
    """A statement by what it is sorted by: its terms as text, the type of a subject first."""
    return str(subject), predicate != terms.TYPE, str(predicate), str(object_)


def head(reading: Reading) -> set[Quad]:
    """What the graph of an article tells of the article itself, and of how it was made: all of it but the entities and facts."""
    graph = NamedNode(names.graph_iri(reading.article.id))
    return {Quad(s, p, o, graph) for s, p, o in _head(reading, reading.model)}


def _head(reading: Reading, model: str) -> Iterator[Said]:
    yield from _article(reading.article)
    yield from _provenance(reading, model)


def sort_quads(found: Iterator[Quad] | list[Quad]) -> list[Quad]:
    """Quads in the one order everything is written in: by graph, then subject, its type first."""
    return sorted(found, key=_order)


def _order(quad: Quad) -> tuple[str, str, bool, str, str]:
    return str(quad.graph_name), *_written(quad.subject, quad.predicate, quad.object)


def _text(text: str) -> Literal:
    return Literal(names.clean(text))


def _integer(number: int) -> Literal:
    return Literal(str(number), datatype=terms.XSD_INTEGER)


def _article(article: Article) -> Iterator[Said]:
    node = NamedNode(names.article_iri(article.id))
    yield node, terms.TYPE, terms.NEWS_ARTICLE
    yield node, terms.TYPE, terms.PROV_ENTITY
    yield node, terms.ARTICLE_BODY, _text(article.text)
    yield node, terms.IN_LANGUAGE, Literal("en")
    told = (
        (terms.HEADLINE, article.headline),
        (terms.PUBLISHER, article.publisher),
        (terms.BYLINE, article.byline),
        (terms.URL, article.url),
        (terms.SOURCE, article.source),
        (terms.DATELINE, article.dateline),
        (terms.DATED_BY, article.dated_by),
        (terms.SHA256, article.sha256),
    )
    for predicate, text in told:
        if text:
            yield node, predicate, _text(text)
    if article.published:
        yield node, terms.DATE_PUBLISHED, _moment(article.published)


def _moment(text: str) -> Literal:
    if extent(text[:10]).precision != "day":  # "2025-02-30" looks like a date and is none
        return _text(text)
    if _DAY.fullmatch(text):
        return Literal(text, datatype=terms.XSD_DATE)
    return Literal(text, datatype=terms.XSD_DATE_TIME) if _DAY_TIME.fullmatch(text) else _text(text)


def _provenance(reading: Reading, model: str) -> Iterator[Said]:
    """Which version and which model made the graph from which article; no clock time, so that the same input gives the same bytes."""
    article, graph = reading.article, NamedNode(names.graph_iri(reading.article.id))
    node, run = NamedNode(names.article_iri(article.id)), NamedNode(names.run_iri(article.id))
    software = NamedNode(names.SOFTWARE + names.encode(f"kg-{__version__}", "_"))
    yield graph, terms.TYPE, terms.PROV_ENTITY
    yield graph, terms.DERIVED_FROM, node
    yield graph, terms.GENERATED_BY, run
    yield run, terms.TYPE, terms.PROV_ACTIVITY
    yield run, terms.USED, node
    yield run, terms.ASSOCIATED_WITH, software
    yield software, terms.TYPE, terms.PROV_SOFTWARE
    yield software, terms.LABEL, Literal(f"kg {__version__}")
    yield software, terms.SOFTWARE_VERSION, Literal(__version__)
    if reading.least:
        yield run, terms.LEAST_CONFIDENCE, _decimal(reading.least)
    if model:
        with_model = NamedNode(names.MODEL + names.encode(model, "_"))
        yield run, terms.USED, with_model
        yield with_model, terms.TYPE, terms.PROV_ENTITY
        yield with_model, terms.LABEL, _text(model)


def _entity(entity: Entity, article: Article) -> Iterator[Said]:
    node = NamedNode(names.entity_iri(entity.id))
    yield NamedNode(names.article_iri(article.id)), terms.MENTIONS, node
    yield node, terms.TYPE, NamedNode(names.KG + entity.type)
    yield node, terms.PREF_LABEL, _text(entity.name)
    for name in {_text(name) for name in entity.names} - {_text(entity.name)}:
        yield node, terms.ALT_LABEL, name
    for link in entity.same_as:
        if (target := _link(link)) is not None:
            yield node, terms.SAME_AS, target
        if state := state_of_link(link):
            yield node, terms.ALPHA_2, Literal(state.alpha2)
            yield node, terms.ALPHA_3, Literal(state.code)
    for reason in entity.reasons:
        yield node, terms.REASON, _text(reason)


def _link(iri: str) -> NamedNode | None:
    """An IRI from outside; what is none cannot be a link."""
    try:
        return NamedNode(iri)
    except ValueError:
        return None


def _fact(fact: Fact, article: Article) -> Iterator[Said]:
    node = NamedNode(names.fact_iri(fact.id))
    subject, relation = NamedNode(names.entity_iri(fact.subject)), NamedNode(names.relation_iri(fact.predicate))
    object_: Term = NamedNode(names.entity_iri(fact.object)) if fact.object else _value(fact.value)
    yield relation, terms.TYPE, terms.PROPERTY
    yield relation, terms.LABEL, _text(fact.predicate)
    yield from _general(fact.predicate, relation)
    if fact.status is Status.ASSERTED:
        yield subject, relation, object_
    yield node, terms.TYPE, terms.FACT
    yield node, terms.TYPE, terms.STATEMENT
    yield node, terms.SUBJECT, subject
    yield node, terms.PREDICATE, relation
    yield node, terms.OBJECT, object_
    yield node, terms.STATUS, NamedNode(names.KG + fact.status)
    if fact.generic:
        yield node, terms.GENERIC, Literal("true", datatype=terms.XSD_BOOLEAN)
    yield node, terms.CONFIDENCE, _decimal(fact.confidence)
    yield node, terms.EVIDENCE, NamedNode(names.evidence_iri(fact.evidence.article, fact.evidence.quote.start, fact.evidence.quote.end))
    yield from _words(fact, node)
    yield from _circumstances(fact, node)
    yield from _evidence(fact.evidence, article)


def _general(predicate: str, relation: NamedNode) -> Iterator[Said]:
    """The general property a predicate is a case of and all above it, so that one query finds what any of them says."""
    if name := general_relation(predicate):
        yield relation, terms.SUB_PROPERTY_OF, NamedNode(names.KG + name)
        for below, above in ontology.general(name):
            yield NamedNode(below), terms.SUB_PROPERTY_OF, NamedNode(above)


def _value(words: str) -> Literal:
    """The object of a fact that is no entity: its words, or that it is so."""
    return Literal(TRUE, datatype=terms.XSD_BOOLEAN) if words == TRUE else _text(words)


def _decimal(number: float) -> Literal:
    """Two decimals without zeros at the end, the form every store gives back."""
    return Literal(f"{number:.2f}".rstrip("0").rstrip("."), datatype=terms.XSD_DECIMAL)


def _words(fact: Fact, node: NamedNode) -> Iterator[Said]:
    told = (
        (terms.SUBJECT_TEXT, fact.surface.subject),
        (terms.RELATION_TEXT, fact.surface.relation),
        (terms.OBJECT_TEXT, fact.surface.object),
        (terms.CONSTRUCTION, fact.construction),
        (terms.VALUE, fact.value if fact.object else ""),
    )
    for predicate, text in told:
        if text:
            yield node, predicate, _text(text)


def _circumstances(fact: Fact, node: NamedNode) -> Iterator[Said]:
    for source in fact.sources:
        yield node, terms.ATTRIBUTED_TO, NamedNode(names.entity_iri(source))
    if fact.place:
        yield node, terms.PLACE, NamedNode(names.entity_iri(fact.place))
    if fact.event:
        yield node, terms.EVENT_TYPE, NamedNode(names.event_iri(fact.event))
        if fact.mode:
            yield node, terms.EVENT_MODE, NamedNode(names.event_iri(fact.event, fact.mode))
    if fact.time is not None:
        yield from _time(fact.time, node)
    for argument in fact.arguments:
        yield from _argument(argument, node)


def _argument(argument: Argument, node: NamedNode) -> Iterator[Said]:
    known = argument.role in ontology.roles()
    role = NamedNode(names.KG + argument.role if known else names.ROLE + names.encode(argument.role, element=True))
    yield node, role, NamedNode(names.entity_iri(argument.entity))
    yield role, terms.SUB_PROPERTY_OF, terms.ARGUMENT
    yield role, terms.LABEL, _text(argument.role)


def _time(time: Time, node: NamedNode) -> Iterator[Said]:
    when = NamedNode(names.time_iri(time.text, time.value, time.kind))
    stretch = extent(time.value)
    yield node, terms.TIME, when
    yield when, terms.TYPE, terms.TIME_REFERENCE
    yield when, terms.LABEL, _text(time.text)
    yield when, terms.PRECISION, Literal(stretch.precision)
    if time.kind:
        yield when, terms.TIME_KIND, Literal(names.clean(time.kind))
    if time.value:
        yield when, terms.EDTF_VALUE, Literal(names.clean(time.value), datatype=terms.EDTF_TYPE)
    if stretch.begins:
        yield when, terms.BEGINS, Literal(stretch.begins.isoformat(), datatype=terms.XSD_DATE)
    if stretch.ends:
        yield when, terms.ENDS, Literal(stretch.ends.isoformat(), datatype=terms.XSD_DATE)


def _evidence(evidence: Evidence, article: Article) -> Iterator[Said]:
    start, end = evidence.quote.start, evidence.quote.end
    iri = names.evidence_iri(evidence.article, start, end)
    node, quote, position = NamedNode(iri), NamedNode(iri + ":quote"), NamedNode(iri + ":position")
    yield node, terms.TYPE, terms.SPECIFIC_RESOURCE
    yield node, terms.HAS_SOURCE, NamedNode(names.article_iri(evidence.article))
    yield node, terms.SENTENCE, _integer(evidence.sentence)
    yield node, terms.HAS_SELECTOR, quote
    yield node, terms.HAS_SELECTOR, position
    yield quote, terms.TYPE, terms.QUOTE_SELECTOR
    yield quote, terms.EXACT, _text(evidence.quote.text)
    if before := article.text[max(0, start - CONTEXT) : start]:
        yield quote, terms.PREFIX, _text(before)
    if after := article.text[end : end + CONTEXT]:
        yield quote, terms.SUFFIX, _text(after)
    yield position, terms.TYPE, terms.POSITION_SELECTOR
    yield position, terms.START, _integer(start)
    yield position, terms.END, _integer(end)
