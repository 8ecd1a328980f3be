"""What somebody serves or works as, where that role is of or for another.

"She served as ambassador to Peru"               she | serve as ambassador to | Peru
"The hall acts as a meeting place for farmers"   hall | act as meeting place for | farmers
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.arguments.adjuncts import adjuncts
from kg.extract.arguments.core import is_passive, is_predicate, subjects
from kg.extract.maker import Maker
from kg.extract.phrase import Proposition
from kg.extract.sentence.predicates import base_form
from kg.extract.sentence.roles import relations
from kg.extract.status import status

_NAME = "capacities"
_SERVES = frozenset({"serve", "act", "work", "function", "operate", "retire", "resign", "continue", "sit"})


def find(make: Maker) -> Iterator[Proposition | None]:
    """Propositions of every verb of serving with a role under "as"."""
    v = make.view
    for i in range(len(v.words)):
        if v.lemmas[i] not in _SERVES or v.pos[i] != "VERB" or not is_predicate(v, i) or is_passive(v, i) or v.of(i, "obj"):
            continue
        for a in adjuncts(v, i):
            for role, target in relations(v, a.token) if a.case == "as" else ():
                for s in subjects(v, i):
                    label = f"{base_form(v, i)} as{role.removeprefix('be')}"
                    yield make.make(_NAME, i, s, label, target, state=status(v, i))
