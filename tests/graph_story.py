"""Readings made by hand and by hypothesis, for the tests of what becomes of them."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from kg.rdf.names import clean
from kg.types import Argument, Article, Entity, EntityType, Evidence, Fact, Reading, Span, Status, Surface, Time

# The same examples every time, however slow the machine is.
settings.register_profile("graph", deadline=None, derandomize=True, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("graph")

TEXT = "Norland shelled the Arden power station with drones on Tuesday, officials said. Norland will not sign the Arden treaty."


def evidence(article: Article, sentence: str, number: int = 0) -> Evidence:
    """The evidence that a sentence of an article is."""
    start = article.text.index(sentence)
    return Evidence(article.id, number, Span(start, start + len(sentence), sentence))


def story(id: str = "norland-1", text: str = TEXT, source: str = "norland.txt", url: str = "") -> Reading:
    """A reading with facts of two statuses, a claimant, a time, an argument with a known role and one with a role of its own."""
    article = Article(id, text, source=source, headline="Norland shells Arden", publisher="The Ledger", url=url, published="2031-04-09")
    first, second = evidence(article, text[:79]), evidence(article, text[80:], 1)
    entities = (
        Entity("arden_power_station", "Arden power station", EntityType.PLACE, ("the power station",)),
        Entity("arden_treaty", "Arden treaty", EntityType.WORK),
        Entity("drones", "drones", EntityType.OBJECT),
        Entity("norland", "Republic of Norland", EntityType.GPE, ("Norland",), ("http://www.wikidata.org/entity/Q1",), ("a shorter form",)),
        Entity("officials", "officials", EntityType.GROUP),
    )
    facts = (
        Fact(
            f"{id}.0",
            "norland",
            "shell",
            "arden_power_station",
            first,
            Surface("Norland", "shelled", "the Arden power station"),
            sources=("officials",),
            time=Time("Tuesday", "2031-04-08"),
            event="ASSAULT",
            mode="heavy-weapons",
            confidence=0.9,
            arguments=(Argument("by means of", "drones"), Argument("instrument", "drones")),
            construction="active",
        ),
        Fact(
            f"{id}.1",
            "norland",
            "sign",
            "arden_treaty",
            second,
            Surface("Norland", "will not sign", "the Arden treaty"),
            status=Status.NEGATED,
            event="REJECT",
        ),
        Fact(f"{id}.2", "norland", "be", "", second, Surface("Norland", "is", "not ready"), value="not ready", confidence=0.5),
    )
    return Reading(article, entities, facts)


hostile = st.text(st.characters() | st.sampled_from("\\\"'<>{}|^`\n\r\t\0 _xX.%#;,\ufffe\u2028\U0001f600"), max_size=12)
_named = hostile.filter(bool)
_edtf = st.sampled_from(["2031-04-08", "2031-04", "2031", "../2022", "2031-04-08/2031-05", "203X", "2031-21", "2031-04-08T10:00", "?", ""])


@st.composite
def readings(draw: st.DrawFn, ids: st.SearchStrategy[str] = hostile) -> Reading:
    """Any reading a pipeline could hand on, and worse: the strings may hold anything."""
    text = draw(hostile.filter(bool)) + draw(hostile)
    id = draw(ids)
    published = draw(st.sampled_from(["2031-04-09", "2031-02-30", ""]) | hostile)
    article = Article(id, text, *(draw(hostile) for _ in range(5)), published=published)
    made = [_entity(draw, key) for key in draw(st.lists(hostile.filter(bool), min_size=1, max_size=4, unique=True))]
    one = st.sampled_from([entity.id for entity in made])
    facts = tuple(_fact(draw, f"{id}.{i}", article, one) for i in range(draw(st.integers(0, 4))))
    return Reading(article, tuple(made), facts)


def _entity(draw: st.DrawFn, id: str) -> Entity:
    others, reasons = (tuple(draw(st.lists(_named, max_size=size))) for size in (2, 1))
    return Entity(id, draw(_named), draw(st.sampled_from(EntityType)), others, reasons=reasons)


def _fact(draw: st.DrawFn, id: str, article: Article, one: st.SearchStrategy[str]) -> Fact:
    start = draw(st.integers(0, len(article.text) - 1))
    end = draw(st.integers(start + 1, len(article.text)))
    event, mode = draw(st.sampled_from([("ASSAULT", "firearms"), ("ASSAULT", ""), ("", "")]))
    object_ = draw(st.just("") | one)
    return Fact(
        id,
        draw(one),
        draw(hostile),
        object_,
        Evidence(article.id, start, Span(start, end, article.text[start:end])),
        Surface(draw(hostile), draw(hostile), draw(hostile)),
        value=draw(hostile if object_ else _named),
        status=draw(st.sampled_from(Status)),
        sources=tuple(draw(st.lists(one, max_size=2))),
        time=draw(st.none() | st.builds(Time, _named, _edtf | hostile, st.sampled_from(["", "point", "duration"]))),
        place=draw(st.just("") | one),
        event=event,
        mode=mode,
        confidence=draw(st.integers(0, 100)) / 100,
        arguments=tuple(draw(st.lists(st.builds(Argument, st.just("instrument") | hostile, one), max_size=2))),
        construction=draw(hostile),
        generic=draw(st.booleans()),
    )


def canonical(reading: Reading) -> Reading:
    """A reading as a graph gives it back: in order, without mentions, with what RDF cannot hold replaced."""
    article = reading.article
    told = {name: clean(getattr(article, name)) for name in ("text", "source", "headline", "publisher", "byline", "url", "published")}
    facts = sorted(map(_canonical_fact, reading.facts), key=lambda fact: (fact.evidence.quote, fact.id))
    return Reading(replace(article, **told), tuple(sorted(map(_canonical_entity, reading.entities))), tuple(facts))


def _canonical_entity(entity: Entity) -> Entity:
    name = clean(entity.name)
    others = tuple(sorted({clean(other) for other in entity.names} - {name}))
    return replace(entity, name=name, names=others, reasons=tuple(sorted({clean(reason) for reason in entity.reasons})))


def _canonical_fact(fact: Fact) -> Fact:
    quote, surface = fact.evidence.quote, fact.surface
    return replace(
        fact,
        evidence=replace(fact.evidence, quote=replace(quote, text=clean(quote.text))),
        surface=Surface(clean(surface.subject), clean(surface.relation), clean(surface.object)),
        value=clean(fact.value),
        sources=tuple(sorted(set(fact.sources))),
        time=fact.time and Time(clean(fact.time.text), clean(fact.time.value), clean(fact.time.kind)),
        arguments=tuple(sorted(set(fact.arguments))),
        construction=clean(fact.construction),
    )
