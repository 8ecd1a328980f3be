"""Builds propositions: phrases for the ends, status, claimant, time and place from the clause they come from."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.extract.arguments.thematic import roles
from kg.extract.confidence.probability import confidence
from kg.extract.phrase import Proposition
from kg.extract.sentence.clause import first_conjunct
from kg.extract.sentence.phrases import is_time, phrase
from kg.extract.sentence.placeholders import can_claim, stands_for_another
from kg.extract.sentence.predicates import chain
from kg.extract.sentence.view import View
from kg.extract.speech import Speech, quoted_by, sources
from kg.extract.status import generic, status
from kg.extract.times import place_of, time_of
from kg.types import Status


@dataclass(slots=True)
class Maker:
    """Shared by all constructions of one document."""

    view: View
    speech: Speech

    def make(
        self,
        construction: str,
        trigger: int,
        subject: int,
        predicate: str,
        object_: int | None,
        *,
        value: str = "",
        state: Status | None = None,
        tokens: tuple[int, ...] = (),
        background: bool = False,
    ) -> Proposition | None:
        """One proposition, or None where an end is no phrase, both ends are one, or an end is a time.

        ``background`` marks what a noun phrase takes for granted ("Ukraine's air force"): inside reported speech it is the
        article's own wording, so only a quotation's speaker claims it.
        """
        v = self.view
        s = phrase(v, subject)
        o = phrase(v, object_) if object_ is not None else None
        if s is None or (object_ is not None and o is None) or (o is not None and o.head == s.head) or is_time(v, subject):
            return None
        if o is not None and s.start <= o.head < s.end and (s.label or o.start <= s.head < o.end):
            return None  # "Bank of England" says nothing of England
        if o is not None and is_time(v, o.head) and not value:
            value, o = o.text, None
        if (o is None and not value) or stands_for_another(v, s) or stands_for_another(v, o):
            return None
        said = quoted_by(self.speech, trigger) if background else sources(self.speech, trigger)
        who = tuple(p for t in said if can_claim(v, t) and (p := phrase(v, t)) is not None)
        place = None if background else place_of(v, trigger)
        made = Proposition(
            subject=s,
            predicate=predicate,
            object=o,
            sentence=v.sent[trigger],
            value=value,
            status=state if state is not None else status(v, trigger),
            sources=who,
            time=None if background else time_of(v, _tells_when(v, trigger, predicate)),
            place=phrase(v, place.token) if place and place.token != object_ else None,
            trigger=trigger,
            tokens=tokens or (trigger,),
            construction=construction,
            background=background,
            arguments=roles(v, trigger, frozenset({s.head, o.head})) if o is not None and _of_verb(v, trigger, s.head, o.head) else (),
            generic=not background and generic(v, trigger),
        )
        return replace(made, confidence=confidence(v, made))


def _of_verb(view: View, i: int, subject: int, object_: int) -> bool:
    """Whether a fact tells a verb with its object, or a passive with its doer: what else takes part belongs to it."""
    if view.pos[i] != "VERB":
        return False
    ends = {first_conjunct(view, subject), first_conjunct(view, object_)}
    return any((view.heads[e] == i and view.base(e) in {"obj", "iobj"}) or view.deps[e] == "nsubj:pass" for e in ends)


def _tells_when(view: View, i: int, predicate: str) -> int:
    """The verb whose time a relation has: in "agreed on Monday to meet on Friday" the agreeing was on Monday."""
    governed = chain(view, i)
    if not governed or not predicate.startswith(governed):
        return i
    return view.heads[view.heads[i]] if view.deps[i] == "acl" else view.heads[i]
