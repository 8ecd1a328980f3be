from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from reconciliation_server import SPACE, Behaviour, serving

from kg.cli import run
from kg.cli.linking import with_links
from kg.errors import LinkError, UsageError
from kg.types import Article, Entity, EntityType, Reading

READING = Reading(Article("a", "Text."), (Entity("anna_berg", "Anna Berg", EntityType.PERSON),))


def test_readings_are_linked_where_a_service_is_named(tmp_path: Path) -> None:
    with serving(Behaviour()) as url:
        [found] = with_links([READING], url, tmp_path / "links.sqlite")
    assert found.entities[0].same_as == (f"{SPACE}Q6",)
    assert list(with_links([READING], url, tmp_path / "links.sqlite")) == [found]  # the service is no more, its answers are kept


def test_answers_are_kept_in_a_place_of_the_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    with serving(Behaviour()) as url:
        list(with_links([READING], url))
    assert (tmp_path / "kg" / "links.sqlite").is_file()


def test_no_service_no_link() -> None:
    assert list(with_links([READING], "")) == [READING]


def test_wrong_usage_is_told_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no address"):
        with_links([READING], "wikidata")
    with pytest.raises(UsageError, match="nothing to keep"):
        with_links([READING], "", tmp_path / "links.sqlite")


def test_a_service_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.sleep", lambda seconds: None)
    with pytest.raises(LinkError, match="cannot be reached"):
        list(with_links([READING], "http://127.0.0.1:9/", tmp_path / "links.sqlite"))


@pytest.fixture
def linking_build(write: Callable[..., str], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A command line that builds ./graph.kg of the one article; the address of the service is to follow."""

    def read_articles(articles: Iterable[Article]) -> Iterator[Reading]:
        yield from (Reading(article, READING.entities) for article in articles)

    monkeypatch.setattr("kg.pipeline.read_articles", read_articles)
    return ["build", write("berg.txt", "Anna Berg called the minister of the country on Monday."), "--link-cache", "links.sqlite", "--link"]


def links(capsys: pytest.CaptureFixture[str]) -> list[str]:
    capsys.readouterr()
    assert run(["query", "SELECT ?link ?why { ent:anna_berg owl:sameAs ?link ; kg:reason ?why }", "--csv"]) == 0
    return capsys.readouterr().out.splitlines()[1:]


def test_build_links(linking_build: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    behaviour = Behaviour()
    with serving(behaviour) as url:
        assert run([*linking_build, url]) == 0
        [row] = links(capsys)
        assert row.startswith(f"{SPACE}Q6,")
        asked = len(behaviour.requests)
        assert run([*linking_build, url]) == 0
        assert len(behaviour.requests) == asked > 0  # what is known is not asked again
    assert run([*linking_build, url]) == 0  # nor is a service needed that is no more
    assert links(capsys) == [row]


def test_build_asks_nobody_unless_told_to(linking_build: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(linking_build[:2]) == 0
    assert links(capsys) == []


def test_build_says_what_is_wrong_with_a_service(linking_build: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*linking_build, "wikidata"]) == 2
    assert "no address of a reconciliation service" in capsys.readouterr().err
    assert run(linking_build[:-1]) == 2
    assert "there is nothing to keep" in capsys.readouterr().err
    with serving(Behaviour(body=b"<html>")) as url:
        assert run([*linking_build, url]) == 1
    assert "the answer is no JSON" in capsys.readouterr().err
    assert not Path("graph.kg").exists()
