"""How much, how many, how old: numbers that belong to a noun.

"a 15 meter high tower"                         tower | be | 15 meter high
"the 20-minute film"                            film | last | 20 minutes
"a six-member team"                             team | have | six members
"Jane Roe, 34, left"                            Jane Roe | be | 34
"a town with a population of 5,000"             town | have population of | 5,000
"the firm's revenue was $3 billion"             firm | have revenue of | $3 billion
"a vote held with a turnout of 58%"             vote | have turnout of | 58%
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.arguments.core import antecedent, case_of, subjects
from kg.extract.maker import Maker
from kg.extract.phrase import Proposition
from kg.extract.sentence.lexicon import words
from kg.extract.sentence.phrases import members, phrase
from kg.extract.sentence.view import View
from kg.types import Status

_NAME = "measures"
_AGED = frozenset({"nmod:unmarked", "amod", "appos", "nummod", "discourse", "list", "parataxis", "dep"})


def find(make: Maker) -> Iterator[Proposition | None]:
    """Propositions of every noun with a measure of its own."""
    v = make.view
    for i in range(len(v.words)):
        if v.pos[i] not in {"NOUN", "PROPN"}:
            continue
        if v.lemmas[i] in words("measures", "nouns"):
            yield from _quantity(make, i)
        for c in v.of(i, "amod", "compound") if phrase(v, i) is not None else []:
            if c < i and (told := _dimension(v, c) or _count(v, i, c)):
                for bearer in _bearers(v, i):
                    yield _value(make, i, bearer, *told)
        if (age := _age(v, i)) >= 0:
            yield _value(make, i, i, "be", v.words[age])


def _value(make: Maker, i: int, subject: int, predicate: str, value: str) -> Proposition | None:
    return make.make(_NAME, i, subject, predicate, None, value=value, state=Status.ASSERTED, background=True)


def _number(v: View, i: int) -> int:
    """Where the number before a unit begins; -1 where there is none."""
    if v.pos[i] == "NUM":
        return min(v.subtree(i))
    found = [c for c in v.of(i, "nummod") if c < i]
    return min(t for c in found for t in v.subtree(c)) if found else -1


def _dimension(v: View, c: int) -> tuple[str, str] | None:
    """An adjective with its measure: "15 meter high", "14-year-old"."""
    if v.pos[c] != "ADJ" or v.lemmas[c] not in words("dimensions", "nouns"):
        return None
    units = [u for u in v.of(c, "obl:unmarked", "nmod:unmarked", "compound", "nummod", "obl") if u < c and _number(v, u) >= 0]
    if not units or v.pos[units[0]] == "NUM":
        return None
    return "be", v.text(_number(v, units[0]), c + 1)


def _count(v: View, i: int, c: int) -> tuple[str, str] | None:
    """A counted noun before the noun: "20-minute film", "six-member team"."""
    at = _number(v, c) if v.pos[c] == "NOUN" and v.base(c) == "compound" and v.tags[c] == "NN" else -1
    if at < 0:
        return None
    between = [t for t in range(at, c) if v.pos[t] != "PUNCT"]
    text = " ".join([*(v.words[t] for t in between), _plural(v.words[c], v.words[between[0]])])
    if v.lemmas[c] in words("time_units", "nouns"):
        return ("last", text) if v.mention[i] == "event" or v.lemmas[i] in words("lasting", "nouns") else None
    if v.lemmas[c] in words("units", "nouns"):
        return "be", text
    return ("have", text) if v.mention[i] in {"organization", "place", "object", "event"} else None


def _plural(word: str, number: str) -> str:
    if number.lower() in {"one", "1"} or word.endswith("s"):
        return word
    if word.endswith("man"):
        return word[:-2] + "en"
    if word == "foot":
        return "feet"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"


def _age(v: View, i: int) -> int:
    """The bare number between commas behind the name of a person; -1 where there is none."""
    k = v.name[i]
    if k < 0 or v.names[k][2] != "PERSON":
        return -1
    end = v.names[k][1]
    for c in v.children[i]:
        if c > i and v.deps[c] in _AGED and v.words[c].isdigit() and 0 < int(v.words[c]) < 120 and not v.of(c, "case", "nmod"):
            alone = end < len(v.words) and c == end + 1 and v.words[end] in {",", "("}
            if alone and (c + 1 >= len(v.words) or v.words[c + 1] in {",", ")", ".", ";"}):
                return c
    return -1


def _bearers(v: View, i: int) -> list[int]:
    """Whom a noun stands for: itself, the name it stands beside, the subject of its clause."""
    if v.deps[i] == "appos" and _is_name(v, v.heads[i]):
        return [v.heads[i]]
    if v.of(i, "cop") and v.mention[i] == "person":
        return subjects(v, i)
    named = [c for c in v.of(i, "appos", "flat") if c > i and _is_name(v, c)]
    return named[:1] or [i]


def _is_name(v: View, i: int) -> bool:
    p = phrase(v, i)
    return p is not None and bool(p.label)


def _quantity(make: Maker, i: int) -> Iterator[Proposition | None]:
    """A noun for a measure with its value, told of what it measures."""
    v = make.view
    noun = " ".join(
        [*(v.words[c].lower() for c in sorted(v.of(i, "compound")) if c < i and v.name[c] < 0 and not v.children[c]), v.lemmas[i]]
    )
    for c in v.of(i, "nmod"):
        if case_of(v, c) == "of" and (text := _amount(v, c)):
            for bearer in _measured(v, i):
                yield make.make(_NAME, i, bearer, f"have {noun} of", None, value=text)
    at = v.heads[i]
    if v.base(i) == "nsubj" and v.of(at, "cop") and (text := _amount(v, at)):
        case = case_of(v, at)
        for bearer in _owner(v, i):
            yield make.make(_NAME, at, bearer, f"have {noun} {case or 'of'}", None, value=text)


def _amount(v: View, c: int) -> str:
    """The text of a number with its unit; "" where c is none."""
    p = phrase(v, c)
    if p is None or (v.pos[c] not in {"NUM", "SYM"} and not v.of(c, "nummod")):
        return ""
    return p.text


def _owner(v: View, i: int) -> list[int]:
    whose = [antecedent(v, m) for c in v.of(i, "nmod:poss") for m in members(v, c)]
    return whose or [m for c in v.of(i, "nmod") if case_of(v, c) == "of" and not _amount(v, c) for m in members(v, c)]


def _measured(v: View, i: int) -> list[int]:
    """What a measure belongs to: its owner, the noun it stands with, the subject of the verb it is an adjunct of."""
    at, base = v.heads[i], v.base(i)
    if base == "conj":
        return _measured(v, at)
    if owner := _owner(v, i):
        return owner
    if base == "nmod" and case_of(v, i) == "with":
        return [at]
    return subjects(v, at) if base == "obl" and case_of(v, i) == "with" else []
