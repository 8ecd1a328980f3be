"""Questions as files: a SPARQL query whose first comments say what it asks and what it may be given.

    # title: Who claims what about somebody or something
    # description: Every fact that takes part in what somebody claims.
    #   A line that is indented goes on where the one before it ended.
    # parameter: about (entity, required) Who or what the claims are about.
    # parameter: status (status, default asserted) How the facts are told.
    # example: kg ask who-claims --about Norland

In the query, ``VALUES ?given_about { UNDEF }`` is where the values of a parameter come in, and a line that ends in ``# with about`` or
``# without about`` is there only where the parameter is given, or is not. The file as it stands is plain SPARQL.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from kg.errors import UsageError

SUFFIX = ".rq"

_HEAD = re.compile(r"#\s?(title|description|parameter|example):\s*(.*)")
_MORE = re.compile(r"#\s{2,}(\S.*)")
_PARAMETER = re.compile(r"([a-z][a-z0-9_]*)\s+\(([a-z ]+?)(?:,\s*(required|default\s+[^)]+?))?\)\s+(\S.*)")
SLOT = r"VALUES\s+\?given_{}\s*\{{\s*UNDEF\s*\}}"
"""Where the values of a parameter come in; to be formatted with its name."""


class Kind(StrEnum):
    """What a parameter is given as, and what it becomes in the query."""

    ENTITY = "entity"  # any name, or an id: the entities that bear it
    RELATION = "relation"  # a predicate's base form, or a general relation such as kg:roleIn
    ARTICLE = "article"  # an article's id, headline or address
    STATUS = "status"  # asserted, negated, planned or hypothetical
    DATE = "date"  # a day, month or year: its first day
    END = "end date"  # a day, month or year: its last day
    NUMBER = "number"
    TEXT = "text"


@dataclass(frozen=True, slots=True, order=True)
class Parameter:
    """What a question may be given; ``default`` is "" where there is none."""

    name: str
    kind: Kind
    required: bool
    default: str
    help: str


@dataclass(frozen=True, slots=True, order=True)
class Question:
    """A ready question. ``name`` is its file's, ``sparql`` the whole file."""

    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    example: str
    sparql: str


def questions(folder: str | os.PathLike[str] = "") -> list[Question]:
    """The questions that come with kg and those of a folder, sorted by name; the folder's own go before others of the same name.

    Args:
        folder: where further files that end in ``.rq`` lie.

    Raises:
        UsageError: there is no such folder, or a file in it is no question.
    """
    found = {question.name: question for question in _in(files("kg") / "queries", "kg")}
    if folder:
        path = Path(folder)
        if not path.is_dir():
            raise UsageError("there is no such folder", where=str(path), fix="give the folder that your .rq files lie in")
        found |= {question.name: question for question in _in(path, str(path))}
    return [found[name] for name in sorted(found)]


def question(name: str, folder: str | os.PathLike[str] = "") -> Question:
    """The question of a name.

    Raises:
        UsageError: there is none; the error proposes names that are like it.
    """
    known = {found.name: found for found in questions(folder)}
    if name not in known:
        raise UsageError(f"there is no question {name!r}", fix=did_you_mean(name, list(known)) or "kg ask lists them")
    return known[name]


def did_you_mean(wanted: str, known: list[str]) -> str:
    """A proposal of what is like a word, "" where nothing is."""
    from difflib import get_close_matches

    like = get_close_matches(wanted, known, cutoff=0.5) or [name for name in known if wanted and wanted in name]
    return f"did you mean {' or '.join(like)}?" if like else ""


def _in(folder: Traversable | Path, where: str) -> Iterator[Question]:
    for file in folder.iterdir():
        if file.name.endswith(SUFFIX):
            try:
                text = file.read_text(encoding="utf-8")
            except (OSError, UnicodeDecodeError) as error:
                raise UsageError("the file cannot be read as UTF-8 text", where=f"{where}/{file.name}", fix="check the file") from error
            yield read(file.name.removesuffix(SUFFIX), text, f"{where}/{file.name}")


def read(name: str, text: str, where: str) -> Question:
    """A question from the text of its file.

    Raises:
        UsageError: its first comments do not say what it asks, or a parameter has no place in it.
    """
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]*", name):
        raise UsageError("a question's name has small letters, digits and hyphens", where=where, fix="rename the file")
    told: list[tuple[str, str]] = []
    for line in text.splitlines():
        if head := _HEAD.fullmatch(line.rstrip()):
            told.append((head[1], head[2]))
        elif told and (more := _MORE.fullmatch(line.rstrip())):
            told[-1] = (told[-1][0], f"{told[-1][1]} {more[1]}".strip())
        elif not line.startswith("#"):
            break
    parameters = tuple(_parameter(words, text, where) for key, words in told if key == "parameter")
    first = dict(reversed(told))  # of what is told twice, the first
    if not first.get("title"):
        raise UsageError("the file does not say what it asks", where=where, fix="begin it with a line: # title: ...")
    return Question(name, first["title"], first.get("description", ""), parameters, first.get("example", f"kg ask {name}"), text)


def _parameter(words: str, text: str, where: str) -> Parameter:
    match = _PARAMETER.fullmatch(words)
    if not match or match[2] not in set(Kind):
        fix = f"write it as: about (entity, required) What it is; the kinds are {', '.join(Kind)}"
        raise UsageError(f"this is no parameter: {words}", where=where, fix=fix)
    if not re.search(SLOT.format(match[1]), text):
        fix = f"write VALUES ?given_{match[1]} {{ UNDEF }}"
        raise UsageError(f"the parameter {match[1]} has no place in the query", where=where, fix=fix)
    more = match[3] or ""
    default = more.removeprefix("default").strip() if more != "required" else ""
    return Parameter(match[1], Kind(match[2]), more == "required", default, match[4])
