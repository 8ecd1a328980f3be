"""A question asked: what it was given is bound in its query, and the query is put to the store.

Nothing that was given becomes part of the query as text. Names are looked up and stand in it as IRIs, all else as literals
that the RDF library writes, so that no quote, brace or line break in them can end anything.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import pyoxigraph
from pyoxigraph import NamedNode

from kg.errors import QueryError, UsageError
from kg.store import query
from kg.store.embedded import Embedded
from kg.store.hidden import NOT_CODE
from kg.store.query import Result, Rows, Term
from kg.store.questions.files import SLOT, Kind, Parameter, Question, did_you_mean, question, questions
from kg.store.questions.near import part
from kg.store.questions.values import Asked, terms_of
from kg.store.store import Store

Given = str | float | Sequence[str]

_FACT = re.compile(r"(\?\w+) (?:[^.{}#]*; )?rdf:subject\b")  # a fact that a query looks at
_CONDITION = re.compile(r"\s*#\s*(with|without)\s+([a-z][a-z0-9_]*)\s*$")


def ask(store: Asked, name: str | Question, *, folder: str | os.PathLike[str] = "", **given: Given) -> Rows:
    """The answer to a ready question.

    Args:
        store: what is asked, a ``kg.store.Store``.
        name: the question, or its name.
        folder: where further questions lie, as files that end in ``.rq``.
        given: its parameters; several values of one are any of them, and "" is none.

    Raises:
        UsageError: there is no such question or parameter, one is missing, or a value is none of its kind.
        NoSuchEntity, NoSuchArticle: the graph knows nothing by that name.
        QueryError: the graph has no such relation, or the query of a question of one's own is wrong.
    """
    asked = question(name, folder) if isinstance(name, str) else name
    values = _values(store, asked, given)
    answer = _near(store, asked, values).query(_filled(asked.sparql, values))
    if not isinstance(answer, Rows):
        raise QueryError("a question answers in rows", where=asked.name, fix="make its query a SELECT")
    return answer


@dataclass(frozen=True, slots=True)
class _Copy:
    """A copy in this process of a graph on a server."""

    kept: pyoxigraph.Store

    def query(self, sparql: str) -> Result:
        return query.ask(self.kept, sparql)


def _near(store: Asked, question: Question, values: Mapping[str, tuple[Term, ...]]) -> Asked:
    """What answers a question: where it is about somebody, a copy of what it can look at (see ``near``), which an engine also
    answers from in a hundredth of the time that it may take in a large graph; else all, copied from a server.

    What a question of the user's own looks at nobody knows: it gets all.
    """
    if not isinstance(store, Store):
        return store
    if question in _ready():
        things, articles = (_meant(question, values, kind) for kind in (Kind.ENTITY, Kind.ARTICLE))
        if things or articles:
            return _Copy(part(store.backend, things, articles, rivals=len(set(_FACT.findall(question.sparql))) > 1))
    return store if isinstance(store.backend, Embedded) else _Copy(store.backend.local())


@cache
def _ready() -> frozenset[Question]:
    """The questions that come with kg."""
    return frozenset(questions())


def _meant(question: Question, values: Mapping[str, tuple[Term, ...]], kind: Kind) -> list[NamedNode]:
    """The nodes of what a question is asked about."""
    found = (term for p in question.parameters if p.kind is kind for term in values.get(p.name, ()))
    return [term for term in found if isinstance(term, NamedNode)]


def sparql_of(store: Asked, question: Question, given: Mapping[str, Given]) -> str:
    """The query that a question comes to, with what it was given.

    Raises:
        as ``ask``.
    """
    return _filled(question.sparql, _values(store, question, given))


def _values(store: Asked, question: Question, given: Mapping[str, Given]) -> dict[str, tuple[Term, ...]]:
    """The terms of the parameters that a question was given, or that have a default."""
    known = {parameter.name: parameter for parameter in question.parameters}
    for name in given:
        if name not in known:
            fix = did_you_mean(name, list(known)) or f"it takes {', '.join(known) or 'none'}"
            raise UsageError(f"the question {question.name} has no parameter {name!r}", fix=fix)
    values = {name: terms for name, parameter in known.items() if (terms := _terms(store, parameter, given.get(name, "")))}
    for parameter in question.parameters:
        if parameter.required and parameter.name not in values:
            raise UsageError(f"{question.name} needs --{parameter.name}", fix=f"for example: {question.example}")
    return values


def _terms(store: Asked, parameter: Parameter, given: Given) -> tuple[Term, ...]:
    several = [str(given)] if isinstance(given, str | float | int) else list(given)
    wanted = [value for value in several if value.strip()] or ([parameter.default] if parameter.default else [])
    return tuple(dict.fromkeys(term for value in wanted for term in terms_of(store, parameter, value)))


def _filled(sparql: str, values: Mapping[str, tuple[Term, ...]]) -> str:
    """A query with values in their places, without its comments about itself and without lines that do not apply."""
    lines = [line for line in sparql.splitlines() if not line.startswith("#") and _stays(line, values)]
    text = "\n".join(_CONDITION.sub("", line).rstrip() for line in lines).strip() + "\n"
    for name, terms in values.items():
        text = _put_in(text, name, f"VALUES ?given_{name} {{ {' '.join(map(str, terms))} }}")
    return text


def _stays(line: str, values: Mapping[str, object]) -> bool:
    match = _CONDITION.search(line)
    return not match or (match[1] == "with") == (match[2] in values)


def _put_in(text: str, name: str, values: str) -> str:
    """The text with values in the place of a parameter; what only looks like it, in a string or a comment, stays."""
    place = re.compile(f"(?P<kept>{NOT_CODE.pattern})|{SLOT.format(name)}", NOT_CODE.flags)
    return place.sub(lambda match: match["kept"] or values, text)
