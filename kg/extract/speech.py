"""Who claims what a clause says, from the attributions the English room finds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.english.quotes import Quote, cues, quotes_of
from kg.extract.arguments.core import case_of
from kg.extract.sentence.lexicon import words
from kg.extract.sentence.view import View

_UNSPOKEN = frozenset({"belief", "finding", "estimate"})  # manners of a cue


@dataclass(frozen=True, slots=True)
class Speech:
    """By token: ``speaker`` is the head of who speaks a quotation it stands in, ``spoken`` all of them where they are
    several, ``claimed`` who vouches for it, in a quotation or not. The innermost named source counts; for what is thought
    or found, also who tells of that.
    """

    speaker: Mapping[int, int]
    spoken: Mapping[int, tuple[int, ...]]
    claimed: Mapping[int, tuple[int, ...]]


def read_speech(view: View) -> Speech:
    """All quotations of a document, by token."""
    spoken: dict[int, tuple[int, ...]] = {}
    claimed: dict[int, tuple[int, ...]] = {}
    for q in sorted(quotes_of(view.doc), key=_size, reverse=True):  # what lies within comes later and counts
        if not q.speakers or q.manner not in cues().claims:
            continue
        who = tuple(_owner(view, s) for s in q.speakers if _speaks(view, s))
        if not who:
            continue
        for a, b in q.quoted:
            spoken.update(dict.fromkeys(range(a, b), who))
        # Nobody heard what is thought or found: who tells of it vouches for it too.
        tells = claimed.get(q.cue[0], ()) if q.cue and q.manner in _UNSPOKEN else ()
        both = (*who, *(t for t in tells if t not in who))
        # "Does not believe that they left" is a claim, that they did not; "did not say that they left" is none.
        for a, b in q.content if not q.negated or q.manner == "belief" else ():
            claimed.update(dict.fromkeys(range(a, b), both))
    return Speech({i: who[0] for i, who in spoken.items()}, spoken, claimed)


def _speaks(view: View, i: int) -> bool:
    """Whether a source can vouch for anything: somebody, or what somebody made out; "the fact that they left shows" only tells."""
    return view.pos[i] != "NOUN" or view.lemmas[i] not in words("mute", "nouns")


def _owner(view: View, i: int) -> int:
    """Who speaks through a document: "the ministry's report found", "a White House readout said", "the post by Smith read"."""
    if view.lemmas[i] not in cues().documents:
        return i
    owners = view.of(i, "nmod:poss")
    owners += [c for c in view.of(i, "nmod") if case_of(view, c) in {"by", "from"}]
    k = view.name[i - 1] if i else -1
    if k >= 0 and view.name[i] != k:  # the name right before it, wherever the parse hangs that
        owners += [c for c in range(*view.names[k][:2]) if not view.names[k][0] <= view.heads[c] < view.names[k][1]]
    return owners[0] if owners else i


def _size(q: Quote) -> int:
    return sum(b - a for a, b in q.content)


def quoted_by(speech: Speech, i: int) -> list[int]:
    """Who speaks the quotation token i stands in."""
    return list(speech.spoken.get(i, ()))


def sources(speech: Speech, i: int) -> list[int]:
    """Head tokens of who claims the clause that token i heads; empty where the article itself says so."""
    return [s for s in speech.claimed.get(i, ()) if s != i]
