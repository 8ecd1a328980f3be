"""Where a verb brings or holds its object (SVOA): said of what is brought, not of who brings it (Levin 1993: 9-11, 16, 17, 45).

"They moved her to Spain"               her | be moved to | Spain
"Rebels held the crew in a cellar"      crew | be held in | cellar
"The bank raised rates to 4 percent"    rates | be raised to | 4 percent
"They armed the guards with rifles"     guards | be armed with | rifles
"A tunnel replaced the ferry"           as "They replaced the ferry with a tunnel": tunnel | replace | ferry
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.arguments.adjuncts import adjuncts
from kg.extract.arguments.core import Oblique, is_passive, is_predicate, is_to, objects
from kg.extract.maker import Maker
from kg.extract.phrase import Proposition
from kg.extract.sentence.clause import bearer
from kg.extract.sentence.lexicon import words
from kg.extract.sentence.phrases import is_place, is_time, phrase
from kg.extract.sentence.predicates import participle
from kg.extract.sentence.view import View
from kg.extract.status import status
from kg.extract.times import LOCATIVE
from kg.types import MentionKind

_NAME = "placing"
_PATHS = frozenset(
    {"to", "into", "onto", "from", "out of", "off", "toward", "towards", "aboard", "back to", "through", "across", "down", "up"}
)
_SITES = frozenset(
    {"in", "at", "on", "aboard", "inside", "near", "under", "behind", "outside", "within", "beneath", "beside", "around", "between"}
)
_STEPS = frozenset({"by", "to", "from", "above", "below", "over"})


def find(make: Maker) -> Iterator[Proposition | None]:
    """Propositions of every active verb that brings or holds its object somewhere."""
    v = make.view
    for i in range(len(v.words)):
        if v.pos[i] != "VERB" or not is_predicate(v, i) or (v.of(i, "cop") and not is_to(v, i)) or is_passive(v, i):
            continue
        objs = objects(v, i)
        for a in _substitutes(v, i, objs):
            for o in objs:
                yield make.make(_NAME, i, a.token, v.lemmas[i], o, state=status(v, i))
        for a in placed(v, i, objs):
            for o in objs if _amount(v, a.token) or _struck(v, i, a) else _movable(v, objs):
                yield make.make(_NAME, i, o, f"{participle(v, i)} {a.case}", a.token, state=status(v, i))


def _substitutes(v: View, i: int, objs: list[int]) -> list[Oblique]:
    """What takes the place of the objects: "replaced the bridge *with a tunnel*"."""
    return [a for a in adjuncts(v, i) if a.case in {"with", "by"}] if objs and v.lemmas[i] in {"replace", "supplant"} else []


def placed(v: View, i: int, objs: list[int]) -> list[Oblique]:
    """The prepositional arguments of verb i that say where its objects are brought or held, or how far they change."""
    if not objs or any(is_time(v, o) for o in objs):
        return []
    lemma = v.lemmas[i]
    cases: frozenset[str] = frozenset()
    if lemma in words("moves", "arguments"):
        cases |= _PATHS
    if lemma in words("places", "arguments"):
        cases |= _SITES | {"into", "onto"}
    if lemma in words("struck", "arguments"):
        cases |= _SITES
    if lemma in words("fills", "arguments"):
        cases |= {"with"}
    found = [a for a in adjuncts(v, i) if a.case in cases and a.token > i]
    if lemma in words("changes", "arguments") | words("moves", "arguments"):
        found += [a for a in adjuncts(v, i) if a.case in _STEPS and _amount(v, a.token) and a not in found]
    return found


def _movable(v: View, objs: list[int]) -> list[int]:
    """People, and what has a name or a pronoun; of other things it is said with the verb ("send *weapons* to")."""
    return [o for o in objs if bearer(v, o) or ((p := phrase(v, o)) is not None and p.kind is not MentionKind.NOMINAL)]


def _struck(v: View, i: int, a: Oblique) -> bool:
    """Whether the place of the deed is that of what it is done to: "shelled the depot in the north"."""
    return v.lemmas[i] in words("struck", "arguments") and a.case in LOCATIVE and is_place(v, a.token)


def _amount(v: View, i: int) -> bool:
    return v.pos[i] in {"NUM", "SYM"} or bool(v.of(i, "nummod"))


def brought(v: View, i: int, objs: list[int], a: Oblique) -> bool:
    """Whether an argument is said of the objects alone: somebody or something named moves there, the subject may not."""
    if a in _substitutes(v, i, objs):
        return True
    if a not in placed(v, i, objs):
        return False
    kinds = [p.kind for o in objs if (p := phrase(v, o)) is not None]
    return (a.case in _PATHS | {"with"} and MentionKind.NOMINAL not in kinds) or _amount(v, a.token)
