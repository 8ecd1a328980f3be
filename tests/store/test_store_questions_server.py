"""Ready questions have the same answers on a real Virtuoso as in memory."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from question_story import readings
from virtuoso import running

from kg.store import Store, in_memory, open_store
from kg.store.questions import Question, ask, questions

NEEDED = {"about": "Norland", "since": "2031-04-01", "article": "later"}


@pytest.fixture(scope="module")
def both() -> Iterator[tuple[Store, Store]]:
    """The same articles there and in memory."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("NO_PROXY", "127.0.0.1")
        virtuoso = running()
        virtuoso.empty()
        with open_store(virtuoso.with_password, write=True) as server, in_memory() as memory:
            for reading in readings():
                server.add(reading)
                memory.add(reading)
            yield server, memory
        virtuoso.empty()


@pytest.mark.parametrize("question", questions(), ids=lambda question: str(question.name))
def test_the_answers_are_the_same(both: tuple[Store, Store], question: Question) -> None:
    given = {parameter.name: NEEDED[parameter.name] for parameter in question.parameters if parameter.required}
    server, memory = (ask(store, question, **given) for store in both)
    assert server.rows
    assert (server.variables, server.rows) == (memory.variables, memory.rows)


@pytest.mark.parametrize("about", ["Norland", "Mira Holt", "Arden", "Velia", ["officials", "Jon Abel"]])
@pytest.mark.parametrize("question", [q for q in questions() if "about" in {p.name for p in q.parameters}], ids=lambda q: str(q.name))
def test_about_somebody_only_a_part_is_fetched_and_the_answers_are_the_same(
    both: tuple[Store, Store], question: Question, about: str | list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    given = {p.name: NEEDED[p.name] for p in question.parameters if p.required} | {"about": about}
    monkeypatch.setattr(both[0].backend, "local", None)
    server, memory = (ask(store, question, **given) for store in both)
    assert (server.variables, server.rows) == (memory.variables, memory.rows)
