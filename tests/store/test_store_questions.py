"""Ready questions: what they answer, what they take, and that nothing given becomes part of a query."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from graph_story import hostile
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Quad
from question_story import readings

from kg import rdf
from kg.errors import NoSuchArticle, NoSuchEntity, QueryError, UsageError
from kg.rdf import names, terms
from kg.store import Rows, Store, in_memory
from kg.store.hidden import code_of
from kg.store.query import Result
from kg.store.questions import Kind, Parameter, ask, question, questions, sparql_of
from kg.store.questions.files import read
from kg.store.results import plain


class _Graph:
    """A graph whose copies are known, without the work of finding them."""

    def __init__(self) -> None:
        import pyoxigraph

        from kg.rdf.formats import union
        from kg.store.query import ask as asked

        origins = {"report": "copy", "copy": "copy", "denial": "denial", "later": "later"}
        quads = [quad for reading in readings() for quad in rdf.quads(reading)]
        quads += [Quad(_article(id), terms.ORIGIN, _article(of), terms.JOINS_GRAPH) for id, of in origins.items()]
        self._kept = pyoxigraph.Store()
        self._kept.bulk_extend([*quads, *(Quad(t.subject, t.predicate, t.object) for t in union(quads))])
        self._ask = asked

    def query(self, sparql: str) -> Result:
        return self._ask(self._kept, sparql)


def _article(id: str) -> NamedNode:
    return NamedNode(names.article_iri(id))


GRAPH = _Graph()


def told(name: str, *columns: str, **parameters: object) -> list[tuple[object, ...]]:
    """The rows of an answer, some columns of it."""
    found = ask(GRAPH, name, **parameters)  # type: ignore[arg-type]
    rows = [dict(zip(found.variables, map(plain, row), strict=True)) for row in found.rows]
    return [tuple(row[column] for column in columns) for row in rows]


def test_who_claims() -> None:
    assert told("who-claims", "says", "who", "what", "status", "article", about="Arden") == [
        ("Velia", "Norland", "shell Arden", "negated", "Headline of denial"),
        ("officials", "Norland", "shell Arden", "asserted", "Headline of copy"),
    ]
    assert told("who-claims", "says", about="Arden", status="negated") == [("Velia",)]
    assert told("who-claims", "says", about="arden", relation="shell", status=["negated", "asserted"]) == [("Velia",), ("officials",)]
    assert told("who-claims", "says", about="Arden", relation="role in") == []


def test_who_contradicts_whom() -> None:
    assert told("contradictions", "who", "did", "whom", "says", "denies", "claimed_in", "denied_in") == [
        ("Norland", "shell", "Arden", "Headline of denial", "Velia", "Headline of denial", "Headline of denial"),
        ("Norland", "shell", "Arden", "officials", "Velia", "Headline of copy", "Headline of denial"),
    ]
    assert told("contradictions", "says", about="Jon Abel") == []


def test_what_happened_in_order() -> None:
    assert told("happened", "when", "precision", "what", about="Norland", since="2031-04-01", until="2031-04") == [
        ("2031-04-08", "day", "shell Arden"),
    ]
    assert told("happened", "when", "precision", "what", about="Mira Holt") == [
        ("2031-04", "month", "meet Jon Abel"),
        ("2031-04-01", "day", "resign"),
    ]
    assert told("happened", "when", about="Norland", until="2030") == [("2029",)]
    assert told("happened", "when", "precision", about="Arden", status="negated") == [("2031-04-12T08:00:00", "reported")]


def test_a_timeline_sorts_by_the_time_of_events_and_then_the_less_exact_first() -> None:
    assert told("timeline", "when", "precision") == [("2029", "year"), ("2031-04", "month"), ("2031-04-01", "day"), ("2031-04-08", "day")]
    assert told("timeline", "when", since="2031-04-02") == [("2031-04",), ("2031-04-08",)]
    assert told("timeline", "when", about=["Arden", "Jon Abel"], until="2031-04-07") == [("2029",), ("2031-04",)]


def test_what_has_changed() -> None:
    assert told("changed", "change", "who", "what", since="2031-04-10") == [
        ("denied", "Norland", "shell Arden"),
        ("new", "Mira Holt", "call Jon Abel"),
        ("done", "Norland", "sign Arden treaty"),
        ("new", "Norland", "deny it all"),
        ("new", "Mira Holt", "resign"),
    ]
    assert told("changed", "change", since="2031-04-10", about="Arden") == [("denied",)]
    assert told("changed", "change", since="2032") == []


def test_who_met_whom() -> None:
    assert told("met", "when", "precision", "who", "did", "whom") == [
        ("2031-04", "month", "Mira Holt", "meet", "Jon Abel"),
        ("2031-04-12T08:00:00", "reported", "Mira Holt", "call", "Jon Abel"),
    ]
    assert told("met", "did", confidence=0.5) == [("meet",)]
    assert told("met", "did", about="Jon Abel", since="2031-05") == []


def test_what_stands_on_one_origin() -> None:
    rows = told("one-origin", "who", "did", "whom", "articles")
    assert rows[0] == ("Mira Holt", "meet", "Jon Abel", 2)
    assert ("Norland", "deny", "it all", 1) in rows
    assert "be president of" not in {row[1] for row in rows}
    assert set(told("one-origin", "did", about="Jon Abel")) == {("meet",), ("call",)}


def test_what_several_origins_tell() -> None:
    assert told("corroborated", "origins", "articles", "who", "did", "whom") == [
        (2, 3, "Mira Holt", "be president of", "Norland"),
        (2, 3, "Norland", "shell", "Arden"),
    ]
    assert told("corroborated", "did", least=3) == []
    assert told("corroborated", "told_in", about="Mira Holt") == [("Headline of copy; Headline of report; Headline of denial",)]


def test_what_an_article_alone_says() -> None:
    assert told("only", "who", "what", "status", article="denial") == [
        ("Norland", "shell Arden", "negated"),
        ("Mira Holt", "call Jon Abel", "asserted"),
    ]
    by_any_name = [told("only", "what", article=name) for name in ("copy", "art:copy", "Headline of copy", "copy.txt")]
    assert by_any_name == [[("meet Jon Abel",), ("sign Arden treaty",)]] * 4  # what its copy tells too counts as its own


def test_sources_roles_and_denials() -> None:
    assert told("sources", "source", "claims", "negated", "origins") == [("Velia", 1, 1, 1), ("officials", 1, 0, 1)]
    assert told("roles", "who", "role", "where", "origins") == [("Mira Holt", "be president of", "Norland", 2)]
    assert told("roles", "who", relation="kg:leads", about="Norland") == [("Mira Holt",)]
    assert told("roles", "who", relation="kg:hadRoleIn") == []
    assert told("denied", "denies", "what", "status") == [("Norland", "deny it all", "asserted"), ("Velia", "shell Arden", "negated")]
    assert told("denied", "what", about="Velia") == [("shell Arden",)]


def test_no_answer_has_a_row_twice() -> None:
    needed = {"about": "Norland", "since": "2031-04-01", "article": "later"}
    for one in questions():
        rows = ask(GRAPH, one, **{p.name: needed[p.name] for p in one.parameters if p.required}).rows
        assert rows
        assert len(set(map(str, rows))) == len(rows)


def test_a_store_answers_the_same_whatever_the_order_of_adding() -> None:
    answers = []
    for order in (readings(), readings()[::-1]):
        with in_memory() as store:
            for reading in order:
                store.add(reading)
            answers.append(
                [ask(store, name).rows for name in ("timeline", "sources", "corroborated", "one-origin", "met", "contradictions")]
            )
    assert answers[0] == answers[1]
    assert all(answers[0])


@pytest.mark.parametrize(
    ("name", "parameters", "error", "message"),
    [
        ("who-claim", {}, UsageError, "did you mean who-claims"),
        ("who-claims", {"abuot": "x"}, UsageError, "did you mean about"),
        ("sources", {"zzz": "x"}, UsageError, "it takes about, confidence"),
        ("who-claims", {"about": " "}, UsageError, "needs --about"),
        ("who-claims", {"about": "Nrland"}, NoSuchEntity, "did you mean Norland"),
        ("who-claims", {"about": "zzzzzz"}, NoSuchEntity, "lists all names"),
        ("who-claims", {"about": "Arden", "relation": "shel"}, QueryError, "did you mean shell"),
        ("who-claims", {"about": "Arden", "relation": "zzzzzz"}, QueryError, "base form"),
        ("only", {"article": "Headline of cpy"}, NoSuchArticle, "did you mean Headline of copy"),
        ("only", {"article": "zzzzzz"}, NoSuchArticle, "kg list"),
        ("changed", {"since": "2031-02-30"}, UsageError, "is no date"),
        ("sources", {"confidence": "much"}, UsageError, "is no number"),
        ("timeline", {"status": "x"}, UsageError, "use asserted"),
    ],
)
def test_what_is_wrong_is_told(name: str, parameters: dict[str, str], error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        ask(GRAPH, name, **parameters)


@given(hostile)
def test_nothing_given_becomes_part_of_the_query(text: str) -> None:
    parameter = Parameter("words", Kind.TEXT, False, "", "Any.")
    made = read(
        "q", "# title: Q\n# parameter: words (text) Any.\nSELECT ?x {\n  VALUES ?given_words { UNDEF } BIND(?given_words AS ?x)\n}", "q.rq"
    )
    assert made.parameters == (parameter,)
    given_ = names.clean(text).strip()
    answer = ask(GRAPH, made, words=text)
    assert [plain(row[0]) for row in answer.rows] == [given_ if text.strip() else None]
    for name, value in (("who-claims", "about"), ("only", "article")):
        with suppress(NoSuchEntity, NoSuchArticle, UsageError):
            ask(GRAPH, name, **{value: text})


@given(st.sampled_from([p for one in questions() for p in one.parameters]), hostile)
def test_any_value_is_taken_or_refused(parameter: Parameter, text: str) -> None:
    from kg.errors import KgError
    from kg.store.questions.values import terms_of

    with suppress(KgError):
        for term in terms_of(GRAPH, parameter, text):
            assert "\n" not in str(term)
            assert code_of(str(term)).strip() == "" or str(term)[0] in '"<'


def test_the_files_are_whole() -> None:
    assert {one.name for one in questions()} == {
        *("who-claims", "contradictions", "happened", "changed", "met", "one-origin", "only"),
        *("timeline", "corroborated", "sources", "roles", "denied"),
    }
    for one in questions():
        assert one.description
        assert one.example.startswith(f"kg ask {one.name}")
        needed = {"about": "Norland", "since": "2031-04-01", "article": "later"}
        shown = sparql_of(GRAPH, one, {p.name: needed[p.name] for p in one.parameters if p.required})
        assert "# with" not in shown
        assert "UNDEF" not in code_of(shown)


def test_a_file_of_ones_own_goes_first(tmp_path: Path) -> None:
    (tmp_path / "sources.rq").write_text("# title: Mine\n# description: one\n#   two\n\nSELECT (1 AS ?one) {}\n")
    mine = question("sources", tmp_path)
    assert (mine.title, mine.description, mine.example) == ("Mine", "one two", "kg ask sources")
    assert ask(GRAPH, "sources", folder=tmp_path).variables == ("one",)


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a", "SELECT * {}", "does not say what it asks"),
        ("A b", "# title: A\nSELECT * {}", "small letters"),
        ("a", "# title: A\n# parameter: about Who.\nSELECT * {}", "this is no parameter"),
        ("a", "# title: A\n# parameter: about (thing) Who.\nSELECT * {}", "the kinds are entity"),
        ("a", "# title: A\n# parameter: about (entity) Who.\nSELECT * {}", "has no place in the query"),
    ],
)
def test_a_file_that_is_no_question_is_told(name: str, text: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        read(name, text, "a.rq")


def test_what_looks_like_a_place_for_values_in_a_string_stays() -> None:
    text = "# title: A\n# parameter: a (text) A.\nSELECT ?a { VALUES ?given_a { UNDEF } BIND('VALUES ?given_a { UNDEF }' AS ?a) }"
    assert [plain(row[0]) for row in ask(GRAPH, read("a", text, "a.rq"), a="' }").rows] == ["VALUES ?given_a { UNDEF }"]


def test_a_question_answers_in_rows(tmp_path: Path) -> None:
    (tmp_path / "a.rq").write_text("# title: A\nASK {}\n")
    with pytest.raises(QueryError, match="answers in rows"):
        ask(GRAPH, "a", folder=tmp_path)
    (tmp_path / "b.rq").write_bytes(b"\xff\xfe")
    with pytest.raises(UsageError, match="UTF-8"):
        questions(tmp_path)


def test_lines_that_depend_on_a_parameter() -> None:
    lines = ("VALUES ?given_a { UNDEF } # with a", "BIND(0 AS ?z) # without a", "BIND(?given_a AS ?a)")
    text = "\n".join(("# title: A", "# parameter: a (number, default 2) A.", "SELECT ?a {", *lines, "}"))
    made = read("a", text, "a.rq")
    assert [plain(row[0]) for row in ask(GRAPH, made).rows] == [2.0]
    assert "?z" not in sparql_of(GRAPH, made, {})


@pytest.fixture
def store() -> Iterator[Store]:
    with in_memory() as made:
        for reading in readings():
            made.add(reading)
        yield made


def test_about_counts_origins(store: Store) -> None:
    lines = {(line.article.id, line.fact.predicate): line for line in store.about("Mira Holt").lines}
    for told in ("report", "copy", "denial"):
        assert lines[told, "be president of"].articles == 3
    assert 2 <= lines["report", "be president of"].origins <= 3
    assert (lines["later", "resign"].origins, lines["later", "resign"].articles) == (1, 1)


def test_a_store_asks_as_it_answers(store: Store) -> None:
    found = ask(store, "who-claims", about="Arden")
    assert isinstance(found, Rows)
    assert found.variables == ("says", "who", "what", "status", "sentence", "article", "published")
