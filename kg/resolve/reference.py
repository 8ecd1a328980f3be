"""One phrase as resolution sees it: its bare name, titles, number, gender, definiteness and place in the sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.resolve.knowledge import words as known
from kg.resolve.names import shown, words
from kg.types import EntityType, MentionKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from kg.extract.phrase import Phrase

_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_INDEFINITE = frozenset({
    "a", "an", "some", "any", "another", "no", "every", "each", "several", "many", "most", "all", "both", "few", "more"})
SUBJECT = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj"})


@dataclass(slots=True)
class Reference:
    """A phrase and what can be read off it. ``number`` is its place in the list; ``gender`` "m", "f" or ""."""

    number: int
    phrase: Phrase
    head: Token
    sentence: int
    kind: MentionKind
    type: EntityType
    name: str = ""  # bare name, without titles, article and possessive; "" for nominals and pronouns
    words: tuple[str, ...] = ()  # folded words of the name
    titles: tuple[str, ...] = ()  # of a person; of anything else the noun right before the name ("US team Ajax")
    gender: str = ""
    plural: bool = False
    determiner: str = ""
    possessor: int = -1  # token that possesses it
    modifiers: frozenset[str] = field(default_factory=frozenset)

    @property
    def named(self) -> bool:
        """Whether it refers by name."""
        return self.kind is MentionKind.NAME

    @property
    def nominal(self) -> bool:
        """Whether it refers by a common noun."""
        return self.kind is MentionKind.NOMINAL

    @property
    def definite(self) -> bool:
        """Whether "the", "this", ... or a possessor leads it."""
        return self.determiner in _DEFINITE or self.possessor >= 0

    @property
    def indefinite(self) -> bool:
        """Whether "a", "some", ... leads it."""
        return self.determiner in _INDEFINITE

    @property
    def subject(self) -> bool:
        """Whether it is the subject of a clause."""
        return self.head.dep_ in SUBJECT

    @property
    def lemma(self) -> str:
        """Its head noun in base form."""
        return (self.head.lemma_ or self.head.lower_).lower()


def references(doc: Doc, phrases: Sequence[Phrase]) -> list[Reference]:
    """The phrases as References in text order, one for each head token."""
    sentence = [0] * len(doc)
    for k, sent in enumerate(doc.sents):
        for i in range(sent.start, sent.end):
            sentence[i] = k
    entity: dict[int, Span] = {i: e for e in doc.ents for i in range(e.start, e.end)}
    found: list[Reference] = []
    for phrase in sorted(phrases):
        if found and found[-1].phrase.head == phrase.head:
            continue
        head = doc[phrase.head]
        kind = MentionKind.NOMINAL if _only_title(phrase, head, entity.get(phrase.head)) else phrase.kind
        ref = Reference(len(found), phrase, head, sentence[phrase.head], kind, phrase.type)
        _number_and_determiner(ref)
        if kind is MentionKind.NAME:
            _name(ref, doc, entity.get(phrase.head))
        elif kind is MentionKind.NOMINAL:
            ref.gender = _noun_gender(ref.lemma)
        found.append(ref)
    return found


def _only_title(phrase: Phrase, head: Token, entity: Span | None) -> bool:
    """A title set in capitals ("the Prime Minister", "President ...") is a noun like any other, not a name."""
    if phrase.kind is not MentionKind.NAME or head.i < phrase.start:  # before the name it heads
        return False
    if entity is not None and phrase.label:
        return phrase.label == "PERSON" and all(_is_title(t) for t in entity)
    return head.dep_ == "nmod:desc" or _is_title(head)


def bare_title(ref: Reference) -> bool:
    """Whether a nominal is only a title beside a name ("President ..."), which names nobody by itself."""
    return ref.nominal and ref.head.dep_ in {"nmod:desc", "compound"} and len(ref.phrase.text.split()) == 1


def with_title(ref: Reference) -> str:
    """A name together with the title right before it ("Russian President Vladimir Putin"), "" where there is none."""
    if not ref.titles:
        return ""
    parts = [t for t in ref.head.children if t.dep_ in {"nmod:desc", "amod", "compound"} and t.i < ref.phrase.start]
    titled = ref.head.i < ref.phrase.start or any(t.dep_ == "nmod:desc" or t.pos_ == "NOUN" for t in parts)
    start = min((t.left_edge.i for t in parts), default=ref.head.i) if titled else ref.phrase.start
    start = min(start, ref.head.i)
    return shown(ref.head.doc[start:ref.phrase.end].text) if start < ref.phrase.start else ""


def _number_and_determiner(ref: Reference) -> None:
    head = ref.head
    counted = any(c.dep_ == "nummod" and c.lower_ not in {"one", "1"} and c.i < head.i for c in head.children)
    plural = head.tag_ in {"NNS", "NNPS"} or head.morph.to_dict().get("Number") == "Plur"
    ref.plural = plural or (counted and ref.kind is MentionKind.NOMINAL)
    modifiers: set[str] = set()
    for child in head.children:
        if child.dep_ in {"det", "det:predet"} and child.i < head.i:
            ref.determiner = child.lower_
        elif child.dep_ == "nmod:poss":
            ref.possessor = child.i
        elif child.dep_ in {"amod", "compound", "nummod", "nmod:unmarked"}:
            modifiers |= {(t.lemma_ or t.lower_).lower() for t in child.subtree if t.pos_ not in {"PUNCT", "DET", "ADP", "CCONJ"}}
    ref.modifiers = frozenset(modifiers)


def _name(ref: Reference, doc: Doc, entity: Span | None) -> None:
    start, end = (entity.start, entity.end) if entity is not None else (ref.phrase.start, ref.phrase.end)
    shared = len(ref.phrase.text.split()) > ref.phrase.end - ref.phrase.start  # "North and South Korea": more than stands there
    text = ref.phrase.text if entity is None or shared else doc[start:end].text
    person = ref.phrase.label == "PERSON" or (not ref.phrase.label and ref.type is EntityType.PERSON)
    if person:
        before = [t for t in ref.head.children if t.dep_ in {"nmod:desc", "compound", "amod"} and t.i < start]
        if ref.head.i < start:  # the title heads the name
            before.append(ref.head)
        titles = [w.strip(".").lower() for t in before for w in _compound(t)]
        while end - start > 1 and _is_title(doc[start], nationality=_is_title(doc[start + 1]) and end - start > 2):
            titles.append(doc[start].lower_.strip("."))
            start += 1
            text = doc[start:end].text
        ref.titles = tuple(titles)
        if not ref.phrase.label:
            ref.type = EntityType.PERSON
    ref.name = shown(text)
    ref.words = words(ref.name)
    if person:
        ref.gender = _person_gender(ref)
    else:
        kinds = [t for t in ref.head.children if t.dep_ in {"nmod:desc", "compound"} and t.i < start and t.pos_ == "NOUN"]
        ref.titles = tuple(w for t in kinds for w in _compound(t))


def _compound(title: Token) -> list[str]:
    return [c.lower_ for c in title.children if c.dep_ in {"compound", "amod"} and c.i < title.i] + [title.lower_]


def _is_title(token: Token, *, nationality: bool = False) -> bool:
    word = token.lower_.strip(".")
    return any(word in known("titles", kind) for kind in ("male", "female", "neutral")) or (nationality and token.pos_ == "ADJ")


def _person_gender(ref: Reference) -> str:
    for title in ref.titles:
        for kind, gender in (("male", "m"), ("female", "f")):
            if title in known("titles", kind):
                return gender
    if len(ref.words) > 1:
        return first_name_gender(ref.words[0])
    return ""


def first_name_gender(word: str) -> str:
    """ "m" or "f" where a first name is known to be one, else ""."""
    for kind, gender in (("male", "m"), ("female", "f")):
        if word in known("first_names", kind):
            return gender
    return ""


def _noun_gender(lemma: str) -> str:
    for table in ("roles", "titles"):
        for kind, gender in (("male", "m"), ("female", "f")):
            if lemma in known(table, kind):
                return gender
    return ""
