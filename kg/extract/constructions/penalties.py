"""How long somebody is punished or kept out: what a verb says of its object, with a length of time.

"The court sentenced her to six years in prison"    her | be sentenced to | six years in prison
"Roe was banned for two years"                      Roe | be banned for | two years
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.arguments.core import case_of, is_predicate, objects
from kg.extract.maker import Maker
from kg.extract.phrase import Proposition
from kg.extract.sentence.lexicon import words
from kg.extract.sentence.phrases import is_time, phrase
from kg.extract.sentence.predicates import participle
from kg.extract.sentence.view import View
from kg.extract.status import status

_NAME = "penalties"


def find(make: Maker) -> Iterator[Proposition | None]:
    """Propositions of every verb of punishing that says for how long."""
    v = make.view
    for i in range(len(v.words)):
        if v.pos[i] != "VERB" or v.lemmas[i] not in words("penalties", "arguments") or not is_predicate(v, i):
            continue
        for c in v.of(i, "obl"):
            if (term := _term(v, c)) and case_of(v, c) in {"to", "for"}:
                for o in objects(v, i):
                    yield make.make(_NAME, i, o, f"{participle(v, i)} {case_of(v, c)}", None, value=term, state=status(v, i))


def _term(v: View, c: int) -> str:
    """A counted length of time with the prison it is spent in; "" where c is none."""
    p = phrase(v, c)
    if p is None or not is_time(v, c) or not v.of(c, "nummod", "compound", "det") or v.lemmas[c] not in words("time_units", "nouns"):
        return ""
    end = p.end
    if end + 1 < len(v.words) and v.words[end].lower() == "in" and v.lemmas[end + 1] in words("prisons", "arguments"):
        end += 2
    return v.text(p.start, end)
