"""Propositions and resolved phrases put together: the Reading of one article."""

from __future__ import annotations

import hashlib
from collections import ChainMap, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from spacy.tokens import Doc

from kg.english.time import annotate
from kg.extract import Phrase, Proposition, propositions
from kg.extract.events.event import event
from kg.extract.events.frames import Resolved, called
from kg.extract.sentence.phrases import phrase
from kg.extract.sentence.view import View
from kg.extract.surface.proposition import surface
from kg.resolve.article import Resolution, resolve
from kg.types import Argument, Article, EntityType, Evidence, Fact, Mention, Reading, Span, Time

_NO_MENTION = frozenset({"compound", "flat", "fixed", "goeswith", "punct", "cc", "case", "mark", "aux", "cop", "det:predet"})


def reading(doc: Doc, article: Article, model: str = "", *, loose: bool = False) -> Reading:
    """Extract and resolve one parsed article. ``doc.text`` is ``article.text``; ``model`` names the model that parsed it.

    In ``loose`` sentences pronouns have little to refer to: facts that hang on one are kept, with "" for its entity.
    """
    if not len(doc):
        return Reading(article, model=model)
    if "times" not in doc.spans or doc._.reference != article.published:
        annotate(doc, article.published)
    found, speech, view = propositions(doc, loose=loose)
    phrases = _phrases(view, found)
    resolution = resolve(doc, list(phrases.values()), article=article.id, speakers=speech.speaker)
    ends = _ends(view, found, resolution.of, {e.id: e.type for e in resolution.entities})
    facts: dict[str, Fact] = {}
    granted: set[tuple[str, str, str, str]] = set()
    for p, of in ((told, of) for told in found for of in _each(told, resolution)):
        fact = _fact(view, p, of, ends, article, loose)
        if fact is not None and p.background:  # what every mention repeats is told once, where it stands first
            key = (fact.subject, fact.predicate, fact.object, fact.value)
            if key in granted:
                continue
            granted.add(key)
        if fact is not None and (fact.id not in facts or facts[fact.id].confidence < fact.confidence):
            facts[fact.id] = fact
    mentions = sorted(
        Mention(_span(view, p.start, p.end, article), resolution.of[h], p.kind) for h, p in phrases.items() if h in resolution.of
    )
    return Reading(article, resolution.entities, mentions=tuple(mentions), model=model).telling(facts.values())


def _phrases(view: View, found: Sequence[Proposition]) -> dict[int, Phrase]:
    """All phrases of the document that can be mentions, by head token."""
    phrases: dict[int, Phrase] = {}
    for i in range(len(view.words)):
        named = view.name[i] >= 0
        if (view.pos[i] in {"NOUN", "PROPN", "PRON"} and view.deps[i] not in _NO_MENTION) or named:
            p = phrase(view, i)
            if p is not None and (not named or p.label or view.deps[i] not in _NO_MENTION):
                phrases[p.head] = p
    for f in found:
        for p in (f.subject, f.object, f.place, *f.sources, *(a for _, a in f.arguments)):
            if p is not None:
                phrases[p.head] = p
    return dict(sorted(phrases.items()))


def _span(view: View, start: int, end: int, article: Article) -> Span:
    doc = view.doc
    a, b = doc[start].idx, doc[end - 1].idx + len(doc[end - 1])
    return Span(a, b, article.text[a:b])


def _sentence(view: View, sentence: int, article: Article) -> Span:
    start, end = view.sentences[sentence]
    while start < end - 1 and view.pos[start] == "SPACE":
        start += 1
    while end > start + 1 and view.pos[end - 1] == "SPACE":
        end -= 1
    return _span(view, start, end, article)


def _each(p: Proposition, resolution: Resolution) -> Iterator[Mapping[int, str]]:
    """Who the phrases of a proposition are; once for each of several that an end takes up together."""
    several = [q.head for q in (p.subject, p.object) if q is not None and q.head in resolution.several]
    if not several:
        yield resolution.of
    for choice in product(*(resolution.several[h] for h in several)) if several else ():
        yield ChainMap(dict(zip(several, choice, strict=True)), resolution.of)  # type: ignore[arg-type]


def _refers_back(view: View, p: Proposition) -> bool:
    """Whether an end is a relative or possessive pronoun, which says nothing by itself."""
    return any(view.tags[q.head] in {"WDT", "WP", "WP$", "PRP$"} for q in (p.subject, p.object) if q is not None)


def _ends(view: View, found: Sequence[Proposition], of: Mapping[int, str], kinds: Mapping[str, EntityType]) -> Resolved:
    """What the document as a whole tells of each end: its class, and of people, what they are ("the minister", "envoy to Peru")."""
    said: dict[str, set[str]] = defaultdict(set)
    for head, id in of.items():
        if kinds.get(id) is EntityType.PERSON:
            said[id] |= called(view, head)
    for p in found:
        id = of.get(p.subject.head, "")
        if p.construction in {"appositions", "copulas"} and kinds.get(id) is EntityType.PERSON:
            said[id] |= set((p.predicate if p.object else p.value).lower().split()[-2:])
    types = {head: kinds[id] for head, id in of.items() if id in kinds}
    return Resolved(types, {head: frozenset(said[id]) for head, id in of.items() if id in said})


def _fact(view: View, p: Proposition, of: Mapping[int, str], ends: Resolved, article: Article, loose: bool) -> Fact | None:
    """A fact, or None where an end could not be resolved or both ends turned out to be one thing."""
    subject = of.get(p.subject.head, "")
    object_ = of.get(p.object.head, "") if p.object else ""
    known = subject and (object_ or p.object is None)
    if subject == object_ if known else not loose or _refers_back(view, p):
        return None
    quote = _sentence(view, p.sentence, article)
    key = "\x1f".join((article.id, str(quote.start), subject, p.predicate, object_, p.value, p.status.value))
    if not known:  # pronouns that stand for nothing known are told apart by where they stand
        key += f"\x1f{p.subject.head}\x1f{p.object.head if p.object else ''}"
    time = None
    if p.time:
        words = view.text(*p.time)
        told = view.doc[p.time[0] : p.time[1]]
        time = Time(words, told._.edtf, told._.time_kind)
    happening = event(view, p, ends)
    return Fact(
        id=hashlib.sha256(key.encode()).hexdigest()[:16],
        subject=subject,
        predicate=p.predicate,
        object=object_,
        value=p.value,
        evidence=Evidence(article.id, p.sentence, quote),
        surface=surface(view, p),
        status=p.status,
        sources=tuple(sorted({of[s.head] for s in p.sources if s.head in of})),
        time=time,
        place=of.get(p.place.head, "") if p.place else "",
        event=happening.type,
        mode=happening.mode,
        confidence=p.confidence,
        arguments=tuple(
            sorted({Argument(role, of[a.head]) for role, a in p.arguments if of.get(a.head, subject) not in {subject, object_}})
        ),
        construction=p.construction,
        generic=p.generic,
    )
