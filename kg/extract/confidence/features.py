"""What a proposition's confidence is learned from: the parse under it, how it is told, how its ends were reached, the sentence.

Every feature is a number; what is not named is 0. Most are 1 where something holds; lengths and probabilities are logarithms.
Arc probabilities alone say little of whether a fact is right (docs/confidence.md); they count as doubts, 0 where an arc is sure.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import log

from kg.extract.arguments.core import is_passive
from kg.extract.phrase import Phrase, Proposition
from kg.extract.sentence.lexicon import words as listed
from kg.extract.sentence.view import View
from kg.types import EntityType, MentionKind

Feature = tuple[str, float]

_LEAST = 1e-3  # below this an arc is as good as impossible
_UNSURE = 0.6  # an arc less probable than this is one of two that might be
_LONG_PHRASE, _LONG_SENTENCE, _HEADLINE = 6, 40, 0.6
_PREPOSITIONS = frozenset(
    {"of", "in", "on", "at", "by", "for", "from", "with", "to", "into", "against", "as", "between", "about", "through"}
)
_FORMS = {
    **dict.fromkeys(("i", "me", "my", "we", "us", "our", "you", "your", "myself", "ourselves", "yourself"), "speaker"),
    **dict.fromkeys(("it", "its", "itself"), "it"),
    **dict.fromkeys(("they", "them", "their", "themselves"), "they"),
    **dict.fromkeys(("who", "which", "that", "whom", "whose", "what"), "relative"),
    **dict.fromkeys(("this", "these", "those"), "this"),
}
_SPEAKERS = frozenset({"i", "we", "you"})
_QUOTES = frozenset({'"', "“", "”", "''", "``"})
_LOOSE = frozenset({"parataxis", "discourse", "dep", "reparandum", "list", "orphan"})


def features(view: View, p: Proposition) -> dict[str, float]:
    """Names and values of the features of a proposition that are not 0."""
    told = [*_parse(view, p), *_relation(view, p), *_value(view, p), *_reach(view, p), *_between(view, p), *_sentence(view, p.sentence)]
    for role, phrase in (("subject", p.subject), ("object", p.object)):
        if phrase is not None:
            told += ((f"{role} {name}", value) for name, value in _end(view, phrase))
    return {name: float(value) for name, value in told if value}


def _doubt(probability: float) -> float:
    return -log(max(probability, _LEAST))


def _parse(view: View, p: Proposition) -> Iterator[Feature]:
    ends = {e.head for e in (p.subject, p.object) if e is not None}
    doubts = [_doubt(view.probability[i]) for i in ends | {p.trigger}]
    yield "trigger doubt", _doubt(view.probability[p.trigger])
    yield "doubt", sum(doubts)
    yield "most doubt", max(doubts)
    yield "unsure", max(doubts) > _doubt(_UNSURE)
    memo = view.memo.setdefault("sentence doubt", {})
    if p.sentence not in memo:
        start, end = view.sentences[p.sentence]
        memo[p.sentence] = sum(_doubt(x) for x in view.probability[start:end]) / max(1, end - start)
    yield "sentence doubt", memo[p.sentence]  # type: ignore[misc]


def _relation(view: View, p: Proposition) -> Iterator[Feature]:
    i, words = p.trigger, p.predicate.split()
    yield f"construction {p.construction}", True
    yield f"status {p.status.value}", True
    yield f"clause {view.deps[i] if view.deps[i] == 'acl:relcl' else view.base(i)}", True
    yield "background", p.background
    yield "no verb", view.pos[i] not in {"VERB", "AUX"}
    yield "passive", view.pos[i] == "VERB" and is_passive(view, i)
    yield "light", words[0] in listed("light")
    yield "claimed", bool(p.sources)
    yield "predicate words", len(words) - 1
    yield "be", words[0] == "be" and len(words) > 1
    if len(words) > 1:
        yield f"preposition {words[-1] if words[-1] in _PREPOSITIONS else 'other'}", True


def _value(view: View, p: Proposition) -> Iterator[Feature]:
    if p.object is None:
        yield "value", True
        yield "value words", log(max(1, len(p.value.split())))
        yield "value is one word", " " not in p.value
        yield "value is the verb", view.pos[p.trigger] == "VERB" and p.value.lower() == view.words[p.trigger].lower()


def _reach(view: View, p: Proposition) -> Iterator[Feature]:
    """How far the ends are from the trigger, in words and in arcs; an argument of its own is one arc away."""
    i, s = p.trigger, p.subject.head
    yield "subject distance", log(1 + abs(i - s))
    yield "subject path", max(0, _path(view, i, s) - 1)
    yield "subject inherited", view.heads[s] != i and view.heads[i] != s and i != s
    yield "subject modified", view.heads[i] == s and i != s  # by a participle, an infinitive or a relative clause
    yield "subject behind", view.pos[i] == "VERB" and s > i
    if p.object is not None:
        o = p.object.head
        yield "object distance", log(1 + abs(i - o))
        yield "object path", max(0, _path(view, i, o) - 1)
        yield "object before", view.pos[i] == "VERB" and o < i
        yield "object of a list", view.base(o) == "conj"
        yield "object passed over", any(c not in {s, o} and view.lemmas[c] not in p.predicate for c in view.of(i, "obj"))


def _path(view: View, a: int, b: int) -> int:
    """Arcs between two tokens of one sentence, at most 8."""
    above = [a]
    while view.heads[above[-1]] != above[-1]:
        above.append(view.heads[above[-1]])
    steps = 0
    while b not in above and steps < 8 and view.heads[b] != b:
        b, steps = view.heads[b], steps + 1
    return min(8, steps + above.index(b)) if b in above else 8


def _between(view: View, p: Proposition) -> Iterator[Feature]:
    """What the two ends are to each other."""
    if p.object is None:
        return
    s, o = p.subject, p.object
    low, high = sorted((s.head, o.head))
    yield "verbs between", min(3, sum(view.pos[k] == "VERB" for k in range(low + 1, high) if k != p.trigger))
    yield "punctuation between", min(3, sum(view.pos[k] == "PUNCT" for k in range(low + 1, high)))
    yield "bare and bare", _bare(s) and _bare(o)
    yield "name and name", s.kind is MentionKind.NAME and o.kind is MentionKind.NAME
    owner = s.start <= o.head < s.end or (view.deps[o.head] == "nmod:poss" and view.heads[o.head] == s.head)
    if owner or o.text.lower() in s.text.lower():  # the name tells it already: "Roe's opinion" is the opinion of Roe
        yield "owner in name", True
        yield "owner of abstract", s.type in {EntityType.OTHER, EntityType.EVENT} and not s.label
        yield "owner of event", s.type is EntityType.EVENT


def _bare(p: Phrase) -> bool:
    return p.kind is MentionKind.NOMINAL and p.end - p.start == 1


def _end(view: View, p: Phrase) -> Iterator[Feature]:
    i = p.head
    yield p.kind.value, True
    yield "doubt", _doubt(view.probability[i])
    yield "labelled", bool(p.label)
    if p.kind is MentionKind.PRONOUN:
        yield _FORMS.get(view.words[i].lower(), "he or she"), True
        return
    if p.kind is MentionKind.NOMINAL:
        yield f"is {view.mention[i] or 'unmarked'}", True
        yield "no determiner", not view.of(i, "det", "nmod:poss")
    yield "bare", _bare(p)
    yield "words", log(p.end - p.start)
    yield "long", p.end - p.start > _LONG_PHRASE
    yield "has clause", any(view.base(c) == "acl" for c in view.children[i])
    yield "cut", any(view.base(c) in {"nmod", "conj"} and c >= p.end for c in view.children[i])
    yield "holds verb", any(view.pos[k] == "VERB" for k in range(p.start, p.end) if k != i)
    yield "holds punctuation", any(view.pos[k] == "PUNCT" for k in range(p.start, p.end))


def _sentence(view: View, sentence: int) -> list[Feature]:
    memo = view.memo.setdefault("sentence features", {})
    if sentence not in memo:
        memo[sentence] = list(_whole(view, *view.sentences[sentence]))
    return memo[sentence]  # type: ignore[return-value]


def _whole(view: View, start: int, end: int) -> Iterator[Feature]:
    words = [i for i in range(start, end) if view.pos[i] not in {"PUNCT", "SPACE"}]
    capital = sum(view.words[i][:1].isupper() for i in words)
    yield "sentence words", log(1 + len(words))
    yield "long sentence", len(words) > _LONG_SENTENCE
    yield "headline", len(words) > 3 and capital > _HEADLINE * len(words)
    yield "no capitals", len(words) > 3 and not capital
    yield "no subject", not any(view.base(i) == "nsubj" for i in words)
    yield "two roots", sum(view.heads[i] == i for i in words) > 1
    yield "question", "?" in view.words[start:end]
    yield "speaker", any(view.words[i].lower() in _SPEAKERS for i in words)
    yield "quotes", not _QUOTES.isdisjoint(view.words[start:end])
    yield "loose parts", min(3, sum(view.base(i) in _LOOSE for i in words))
