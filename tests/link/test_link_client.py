"""A reconciliation service over HTTP: both protocols, batches, retries, time limits, and answers that are none."""

from __future__ import annotations

import builtins
import json
import time
from pathlib import Path

import pytest
from reconciliation_server import SPACE, Behaviour, serving

from kg.errors import LinkError, MissingExtra, UsageError
from kg.link import Candidate, Query, open_service
from kg.link.client import Patience

QUICK = Patience(answer=0.4, attempts=3, first_wait=0.01, longest_wait=0.05)
ANNA = Query("Anna Berg", "Q5")
CANDIDATES = (
    Candidate("Q6", "Anna Berg", 90.0, False, (("Q5", "human"),)),
    Candidate("Q7", "Anna Bergman", 60.0, False, (("Q5", "human"),)),
)


def ask(url: str, cache: Path | None = None) -> dict[Query, tuple[Candidate, ...]]:
    with open_service(url, cache=cache, patience=QUICK) as service:
        return service.candidates([ANNA])


def test_a_service_is_asked() -> None:
    behaviour = Behaviour()
    with serving(behaviour) as url, open_service(url) as service:
        manifest = service.manifest()
        assert (manifest.name, manifest.space, manifest.draft, manifest.iri("Q6")) == ("Test", SPACE, False, f"{SPACE}Q6")
        assert service.candidates([ANNA, Query("Nobody Known")]) == {ANNA: CANDIDATES, Query("Nobody Known"): ()}
        assert service.candidates([ANNA]) == {ANNA: CANDIDATES}
    assert behaviour.requests == [("GET", "/api"), ("POST", "/api")]
    assert behaviour.batches == [{"q0": {"query": "Anna Berg", "limit": 5, "type": "Q5"}, "q1": {"query": "Nobody Known", "limit": 5}}]
    assert all(agent.startswith("kg/") for agent in behaviour.agents)


def test_the_draft_of_the_next_version_is_spoken_where_the_service_speaks_nothing_older() -> None:
    behaviour = Behaviour(manifest={"versions": ["0.3.0-alpha"], "name": "Test", "identifierSpace": SPACE})
    with serving(behaviour) as url:
        assert ask(url) == {ANNA: CANDIDATES}
    assert behaviour.requests == [("GET", "/api"), ("POST", "/api/reconcile")]
    assert behaviour.batches == [[{"conditions": [{"matchType": "name", "propertyValue": "Anna Berg"}], "limit": 5, "type": "Q5"}]]


@pytest.mark.parametrize(("told", "sizes"), [(None, [10, 10, 5]), (20, [20, 5]), (1_000_000, [25]), (0, [1] * 25), ("many", [10, 10, 5])])
def test_queries_go_in_batches(told: object, sizes: list[int]) -> None:
    behaviour = Behaviour(manifest={"name": "Test", "batchSize": told})
    with serving(behaviour) as url, open_service(url) as service:
        assert len(service.candidates(Query(f"Name {i}") for i in range(25))) == 25
    assert [len(batch) for batch in behaviour.batches] == sizes


def test_answers_are_kept(tmp_path: Path) -> None:
    cache = tmp_path / "answers" / "links.sqlite"
    behaviour = Behaviour()
    with serving(behaviour) as url:
        assert ask(url, cache) == {ANNA: CANDIDATES}
        assert ask(url, cache) == {ANNA: CANDIDATES}
    assert len(behaviour.requests) == 2
    assert ask(url, cache) == {ANNA: CANDIDATES}  # the service is no more
    with pytest.raises(LinkError, match="cannot be reached"):
        ask(f"{url}/other", cache)


def test_answers_are_not_kept_where_they_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    (tmp_path / "damaged").write_text("no data base, but a text that is long enough to be read as the head of one" * 10)
    for cache in (tmp_path / "file" / "links.sqlite", tmp_path / "damaged", tmp_path):
        with pytest.raises(LinkError, match="cannot be kept") as caught:
            open_service("http://127.0.0.1:9/", cache=cache)
        assert caught.value.where == str(cache)


@pytest.mark.parametrize("failing", [[503], [429, 500], [502, 504]])
def test_what_may_pass_is_tried_again(failing: list[int]) -> None:
    behaviour = Behaviour(failing=failing)
    with serving(behaviour) as url:
        assert ask(url) == {ANNA: CANDIDATES}


def test_a_service_that_asks_to_wait_is_waited_for_but_not_forever() -> None:
    behaviour = Behaviour(failing=[429, 429], retry_after="3600")
    begun = time.monotonic()
    with serving(behaviour) as url:
        assert ask(url) == {ANNA: CANDIDATES}
    assert 0.1 <= time.monotonic() - begun < 5


@pytest.mark.parametrize(("failing", "attempts", "fix"), [([429] * 9, 3, "later"), ([404], 1, "manifest"), ([403], 1, "manifest")])
def test_what_does_not_pass_is_an_error(failing: list[int], attempts: int, fix: str) -> None:
    behaviour = Behaviour(failing=list(failing))
    with serving(behaviour) as url, pytest.raises(LinkError, match=f"status {failing[0]}") as caught:
        ask(url)
    assert len(behaviour.requests) == attempts
    assert fix in caught.value.fix
    assert caught.value.where == url


@pytest.mark.parametrize("slow", [{"delay": 2.0}, {"drip": 0.05}])
def test_slow_answers_are_given_up(slow: dict[str, float]) -> None:
    with serving(Behaviour(**slow)) as url, pytest.raises(LinkError, match="cannot be reached"):  # type: ignore[arg-type]
        ask(url)


def test_nobody_there() -> None:
    with pytest.raises(LinkError, match="cannot be reached"):
        ask("http://127.0.0.1:9/api")


@pytest.mark.parametrize("body", [b"<html>", b"", b"\xff\xfe", b"[" * 100_000, b'{"q0": '])
def test_what_is_no_json_is_an_error(body: bytes) -> None:
    with serving(Behaviour(body=body)) as url, pytest.raises(LinkError, match="no JSON"):
        ask(url)


@pytest.mark.parametrize("body", [[], {}, "text", 7, {"name": 7}])
def test_what_is_no_manifest_is_an_error(body: object) -> None:
    with serving(Behaviour(body=json.dumps(body).encode())) as url, pytest.raises(LinkError, match="no reconciliation service"):
        ask(url)


@pytest.mark.parametrize("versions", [["0.2"], ["0.3"]])
@pytest.mark.parametrize(
    "body",
    [
        *([], {}, "text", {"q0": {"error": "overloaded"}}, {"q1": {"result": []}}, {"q0": {"result": "none"}}, {"results": []}),
        *({"results": [{}]}, {"results": "none"}, {"results": [None]}),
    ],
)
def test_unanswered_queries_are_an_error_and_not_kept(tmp_path: Path, versions: list[str], body: object) -> None:
    behaviour = Behaviour(manifest={"versions": versions, "name": "Test"})
    with serving(behaviour) as url:
        with open_service(url, cache=tmp_path / "links", patience=QUICK) as service:
            service.manifest()
            behaviour.body = json.dumps(body).encode()
            with pytest.raises(LinkError, match="answered 0 of 1 queries"):
                service.candidates([ANNA])
        behaviour.body = None
        assert ask(url, tmp_path / "links") == {ANNA: CANDIDATES}


@pytest.mark.parametrize("one", [None, "Q6", {}, {"id": 6, "name": "Anna Berg"}, {"id": "Q6"}])
def test_candidates_without_id_or_name_are_an_error(one: object) -> None:
    behaviour = Behaviour()
    with serving(behaviour) as url, open_service(url, patience=QUICK) as service:
        service.manifest()
        behaviour.body = json.dumps({"q0": {"result": [one]}}).encode()
        with pytest.raises(LinkError, match="without an id or a name"):
            service.candidates([ANNA])


def test_odd_scores_and_types_count_nothing() -> None:
    scores = ["9", True, None, float("nan"), float("inf"), 3]
    listed = [{"id": str(i), "name": "Anna Berg", "score": score} for i, score in enumerate(scores)]
    typed = [{"id": "t", "name": "Anna Berg", "score": 2.5, "match": "true", "type": ["Q5", 7, {"id": "Q6"}, {"name": "human"}]}]
    behaviour = Behaviour()
    with serving(behaviour) as url, open_service(url, patience=QUICK) as service:
        service.manifest()
        behaviour.body = json.dumps({"q0": {"result": [*listed, *typed]}}).encode()
        found = service.candidates([ANNA])[ANNA]
    assert [(c.id, c.score) for c in found] == [("5", 3.0), ("t", 2.5), ("0", 0.0), ("1", 0.0), ("2", 0.0), ("3", 0.0), ("4", 0.0)]
    assert found[1] == Candidate("t", "Anna Berg", 2.5, False, (("Q5", "Q5"), ("Q6", "Q6")))


def test_what_moved_is_asked_where_it_is() -> None:
    behaviour = Behaviour(moved={"/api": "/new"})
    with serving(behaviour) as url:
        assert ask(url) == {ANNA: CANDIDATES}
    assert behaviour.requests == [("GET", "/api"), ("GET", "/new"), ("POST", "/api"), ("POST", "/new")]


def test_what_moves_in_a_ring_is_an_error() -> None:
    with serving(Behaviour(moved={"/api": "/new", "/new": "/api"})) as url, pytest.raises(LinkError, match="from address to address"):
        ask(url)


def test_an_answer_without_end_is_an_error() -> None:
    with serving(Behaviour(body=b" " * 200_000)) as url, pytest.raises(LinkError, match="larger than 100,000 bytes"):
        open_service(url, patience=Patience(largest=100_000)).manifest()


@pytest.mark.parametrize("url", ["", "wikidata", "ftp://example.org/api", "http://", "file:///etc/passwd", "http://[::1"])
def test_what_is_no_address_is_wrong_usage(url: str) -> None:
    with pytest.raises(UsageError, match="no address"):
        open_service(url)


def test_the_missing_part_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: object) -> object:
        if name == "tenacity":
            raise ImportError(name)
        return real(name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingExtra) as caught:
        open_service("http://127.0.0.1:9/")
    assert "kg[link]" in caught.value.fix
