"""What holds of any input whatever: of bytes that are read, texts that are understood, values that are asked, and names.

Each law is a function that is given an input and fails if it does not hold. The tests try a few hundred inputs, benchmarks/fuzz as
many as there is time for.
"""

from __future__ import annotations

import io
import os
import re
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stderr
from functools import cache
from pathlib import Path

import pyoxigraph

from kg.cli.messages import print_error
from kg.errors import InputError, KgError
from kg.rdf import names
from kg.read.item import of_bytes
from kg.read.options import Options
from kg.read.source import found_in
from kg.read.walk import Found, outcomes
from kg.store import Store, in_memory
from kg.store.questions import Kind, Question, ask, question, questions, sparql_of
from kg.types import Article, Entity, EntityType, Evidence, Fact, Reading, Span, Surface
from tests.bad.bad_archives import REGULAR, member, tarred
from tests.bad.bad_office import packed
from tests.bad.case import BODY, TEXT
from tests.bad.judge import false_evidence, flaws, watched

# SPARQL 1.1's own words for strings, addresses and comments; written anew, so that it is not the code under test that judges itself.
_STRING = (
    r'"""(?:(?:"|"")?(?:[^"\\]|\\.))*"""'
    r"|'''(?:(?:'|'')?(?:[^'\\]|\\.))*'''"
    r'|"(?:[^"\\\n\r]|\\.)*"'
    r"|'(?:[^'\\\n\r]|\\.)*'"
)
_TERM = re.compile(rf"(?P<string>{_STRING})|(?P<iri><[^<>\"{{}}|^`\\\x00-\x20]*>)|(?P<comment>#[^\n\r]*)", re.S)


def reading_never_breaks(data: bytes, name: str) -> list[Found | InputError]:
    """Bytes of any kind, read as a file of that name, are articles and errors, and nothing is written, run or asked on the way."""
    with watched() as done:
        found = list(outcomes(of_bytes(data, name or "input", name=name), Options()))
    assert done == []
    for outcome in found:
        if isinstance(outcome, Found):
            assert flaws(outcome.article) == []
        else:
            assert isinstance(outcome, InputError), repr(outcome)
            assert outcome.cause, repr(outcome)
            assert outcome.where, repr(outcome)
    return found


def evidence_is_true(text: str) -> Reading | None:
    """Any text is an article whose facts all have a sentence of it for evidence, or it is refused."""
    from kg.pipeline import read_article
    from kg.read import from_text

    try:
        article = from_text(text)
    except InputError:
        return None
    told = read_article(article)
    assert false_evidence(told) == []
    known = {entity.id for entity in told.entities}
    for fact in told.facts:
        assert {fact.subject, fact.object, fact.place, *fact.sources} - {""} <= known, fact
        assert 0 <= fact.confidence <= 1, fact
    for mention in told.mentions:
        assert article.text[mention.span.start : mention.span.end] == mention.span.text
    return told


def tokens_are_the_text(text: str) -> None:
    """The language part loses no character of a text, and each token has a head and a sentence."""
    from kg import english

    doc = next(iter(english.load().pipe([english.document(text)])))
    assert doc.text == text
    assert all(token.head.sent == token.sent for token in doc)
    assert sum(len(sentence) for sentence in doc.sents) == len(doc)


def values_stay_values(name: str, parameter: str, value: str) -> None:
    """What is given to a question changes no more of its query than what one word would."""
    store = _story()
    asked = _questions()[name]
    kind = next(known.kind for known in asked.parameters if known.name == parameter)
    needed = {known.name: _PLAIN[known.kind] for known in asked.parameters if known.required}
    try:
        query = sparql_of(store, asked, needed | {parameter: value})
    except KgError:  # the graph has nothing by that name, or it is no date
        return
    plain = sparql_of(store, asked, needed | {parameter: _PLAIN[kind]})
    assert skeleton(query) == skeleton(plain) or not value.strip(), query
    store.query(query)  # and it is SPARQL


def names_are_found(name: str) -> None:
    """Something by any name is found by that name, and the facts about it are."""
    wanted = names.clean(name).strip()
    with in_memory() as store:
        store.add(_about(wanted or "Holt"))
        if wanted:
            rows = ask(store, "who-claims", about=wanted).rows
            assert len(rows) == 1, rows
            asked = _own_question()
            (row,) = ask(store, asked, words=wanted).rows
            assert row[0] == pyoxigraph.Literal(wanted)


def file_names_are_names(name: str) -> None:
    """A file of any name is read, named on one line of stderr if it is bad, and its name goes through a graph unharmed."""
    file = os.fsencode(name.replace("/", "").replace("\0", ""))[:200]
    if file in (b"", b".", b".."):
        return
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, os.fsdecode(file))  # noqa: PTH118 - a Path would make ".//a" the same as "a"
        Path(path).write_bytes(TEXT.encode())
        with watched() as done:
            (found,) = found_in(path, Options())
        assert isinstance(found, Found), found
        assert done == []
        Path(path).write_bytes(b"")
        (refused,) = found_in(path, Options())
        assert isinstance(refused, InputError)
        assert os.listdir(os.fsencode(folder)) == [file]  # noqa: PTH208 - names in bytes
    _on_one_line(refused)
    with in_memory() as store:
        store.add(Reading(found.article))
        (kept,) = store.articles()
        written = pyoxigraph.serialize(store.quads(), format=pyoxigraph.RdfFormat.N_QUADS)
        assert len(list(pyoxigraph.parse(written, format=pyoxigraph.RdfFormat.N_QUADS))) == len(store.quads())
    assert kept.id == found.article.id


def member_names_are_names(name: str) -> None:
    """A member of an archive may have any name: it never leads to a file, and what is read was in the archive."""
    name = name.replace("\0", "")
    data = f"{TEXT}The member.\n".encode()
    archives = {"a.zip": _zip(name, data), "a.tar": _tar(name, data)}
    for archive, packed_up in archives.items():
        for outcome in reading_never_breaks(packed_up, archive) if packed_up else ():
            if isinstance(outcome, InputError):
                _on_one_line(outcome)
            else:
                assert outcome.article.text in (TEXT, data.decode())
                assert outcome.article.source.startswith(archive)
                assert not re.search(r"[\n\r\u2028\u2029\u202e]|[\x00-\x1f]", outcome.article.source), outcome.article.source


def skeleton(sparql: str) -> str:
    """A query without what its strings and addresses say, runs of them as one."""

    def blank(match: re.Match[str]) -> str:
        return " " if match["comment"] else "<>" if match["iri"] else '""'

    return re.sub(r"(?:(?:<>|\"\")\s*(?:\^\^\s*<>)?\s*)+", "_ ", re.sub(r"\s+", " ", _TERM.sub(blank, sparql)))


def _on_one_line(error: InputError) -> None:
    said = io.StringIO()
    with redirect_stderr(said):
        print_error(str(error))
    line = said.getvalue()
    assert line.endswith("\n")
    assert line[:-1].isprintable(), line


def _zip(name: str, data: bytes) -> bytes:
    try:
        return packed({name: data, "good.txt": TEXT}) if name else b""
    except (ValueError, UnicodeError, OverflowError):  # a name that no archive can hold
        return b""


def _tar(name: str, data: bytes) -> bytes:
    try:
        return tarred((member(name), data), REGULAR)
    except (ValueError, UnicodeError):
        return b""


# One plain value of each kind, which the story below knows.
_PLAIN: Mapping[Kind, str] = {
    Kind.ENTITY: "Mira Holt",
    Kind.RELATION: "meet",
    Kind.ARTICLE: "story",
    Kind.STATUS: "asserted",
    Kind.DATE: "2031",
    Kind.END: "2031",
    Kind.NUMBER: "1",
    Kind.TEXT: "word",
}


@cache
def _questions() -> dict[str, Question]:
    return {asked.name: asked for asked in questions()} | {"own": _own_question()}


def parameters() -> list[tuple[str, str]]:
    """Each parameter of each question."""
    return [(asked.name, parameter.name) for asked in _questions().values() for parameter in asked.parameters]


@cache
def _own_question() -> Question:
    from kg.store.questions.files import read

    query = "SELECT ?given_words ?s { VALUES ?given_words { UNDEF } ?s skos:prefLabel ?given_words }"
    return read("own", f"# title: What is called so\n# parameter: words (text) Its name.\n{query}\n", "own.rq")


@cache
def _story() -> Store:
    store = in_memory()
    store.add(_about("Mira Holt"))
    return store


def _about(name: str) -> Reading:
    """An article in which somebody of that name claims something."""
    article = Article("story", BODY, source="story.txt", headline="story", published="2031-04-09")
    evidence = Evidence("story", 0, Span(0, len(BODY), BODY))
    people = (Entity("holt", name, EntityType.PERSON), Entity("abel", "Jon Abel", EntityType.PERSON))
    met = Fact("story.1", "holt", "meet", "abel", evidence, Surface(name, "met", "Abel"), sources=("abel",), event="CONSULT")
    return Reading(article, people, (met,))


@contextmanager
def nothing_left() -> Iterator[None]:
    """The working folder has nothing in it afterwards that was not there before."""
    before = sorted(Path.cwd().iterdir())
    yield
    assert sorted(Path.cwd().iterdir()) == before


__all__ = [
    "evidence_is_true",
    "file_names_are_names",
    "member_names_are_names",
    "names_are_found",
    "nothing_left",
    "parameters",
    "question",
    "reading_never_breaks",
    "skeleton",
    "tokens_are_the_text",
    "values_stay_values",
]
