"""The explorer's data over HTTP."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from explored import Client, exploring, graph_of, on, telling
from graph_story import story

from kg import rdf
from kg.rdf.table import COLUMNS
from kg.types import EntityType, Status

STORY = telling(
    ("ada_brook", "open", "bridge", {"time": on("2025-03-17")}),
    ("ada_brook", "cancel", "festival", {"status": Status.NEGATED}),
    ("storm", "damage", "pier", {"sources": ("company",), "event": "ASSAULT"}),
    ("carl_finn", "sue", "company", {"status": Status.PLANNED}),
    ("lowmere", "close", "harbour", {"status": Status.HYPOTHETICAL}),
    ("carl_finn", "work as", "=a diver for years"),
    ("ada_brook", "be mayor of", "lowmere"),
    id="a1",
    headline="Bridge opens in Lowmere",
    publisher="The Tide",
    published="2025-03-18",
    kinds={"bridge": EntityType.PLACE, "festival": EntityType.EVENT},
)
HOSTILE = 'a/b "c"<script>?#%\u202e.json'


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    odd = telling((HOSTILE, "meet", "<b>bold</b>"), id="odd / article?", headline="<script>alert(1)</script>", url="javascript:alert(1)")
    with exploring(graph_of(tmp_path_factory.mktemp("explored"), [STORY, story(), odd])) as client:
        yield client


def test_search_finds_entities_by_any_name(client: Client) -> None:
    told = client.told("/search.json?q=Bro&limit=3")
    assert told["query"] == "Bro"
    assert told["hits"] == [
        {"id": "ada_brook", "name": "Ada Brook", "names": [], "kind": 0, "salience": 3, "match": "Ada Brook"}
    ]
    assert client.told("/search.json?q=zzzz")["hits"] == []
    assert len(client.told("/search.json")["hits"]) == 12
    assert len(client.told("/search.json?limit=9999")["hits"]) == 16


def test_the_first_view_has_what_is_told_of_most(client: Client) -> None:
    told = client.told("/hubs.json")
    assert [entity["id"] for entity in told["entities"][:2]] == ["ada_brook", "norland"]
    assert told["left_out"]["facts"] == 0
    ends = {(told["entities"][fact["subject"]]["id"], told["entities"][fact["object"]]["id"]) for fact in told["facts"]}
    assert ("ada_brook", "bridge") in ends


def test_facets_count_the_whole_graph(client: Client) -> None:
    told = client.told("/facets.json")
    assert (told["entities"], told["articles"], told["facts"]) == (16, 3, 11)
    assert told["statuses"]["values"][0] == {"value": "asserted", "count": 7}
    assert told["events"] == {"values": [{"value": "ASSAULT", "count": 2}, {"value": "REJECT", "count": 1}], "more": 0}
    assert told["claimants"]["values"][0]["name"] == "Company"
    assert {"value": "The Tide", "count": 7} in told["publishers"]["values"]
    assert told["months"] == [{"value": "2025-03", "count": 7}, {"value": "2031-04", "count": 4}]
    assert {"value": "Person", "count": 9} in told["classes"]["values"]


def test_an_entity_has_a_page_of_data(client: Client) -> None:
    told = client.told("/entity/ada_brook.json")
    assert told["entity"]["name"] == "Ada Brook"
    assert told["predicates"]["subject"] == {"be mayor of": 1, "cancel": 1, "open": 1}
    assert len(told["facts"]) == 3
    assert told["articles"][0]["headline"] == "Bridge opens in Lowmere"
    assert len(client.told("/entity/ada_brook.json?limit=1&status=asserted")["facts"]) == 1


def test_ids_may_hold_anything(client: Client) -> None:
    (hit,) = client.told("/search.json?q=script")["hits"]
    told = client.told(f"/entity/{quote(hit['id'], safe='')}.json")
    assert told["entity"]["id"] == hit["id"]
    assert told["articles"][0]["url"] == ""
    assert "\u202e" not in told["entity"]["name"]
    assert client.told(f"/article/{quote('odd / article?', safe='')}.json")["article"]["id"] == "odd / article?"


def test_a_node_is_expanded_by_what_is_not_in_view(client: Client) -> None:
    told = client.told("/expand.json?node=ada_brook&known=lowmere&limit=1")
    assert {entity["id"] for entity in told["entities"]} == {"ada_brook", "bridge", "lowmere"}
    assert told["left_out"] == {"facts": 1, "entities": 1, "classes": {"Event": 1}}
    sent = {"node": "ada_brook", "known": ["lowmere"], "limit": 1, "filters": {"status": ["asserted"]}}
    posted = client.send("POST", "/expand.json", json=sent)
    assert json.loads(posted.content)["left_out"]["facts"] == 0


def test_a_way_is_told_with_its_facts(client: Client) -> None:
    told = client.told("/path.json?from=bridge&to=lowmere")
    assert told["path"] == ["bridge", "ada_brook", "lowmere"]
    assert [fact["predicate"] for fact in told["facts"]] == ["open", "be mayor of"]
    none = client.told("/path.json?from=bridge&to=norland")
    assert (none["path"], none["given_up"], none["facts"]) == ([], "no way", [])


def test_an_article_comes_with_its_text(client: Client) -> None:
    told = client.told("/article/a1.json")
    assert told["article"]["text"] == STORY.article.text
    assert told["article"]["facts"] == len(told["facts"]) == 7


def test_articles_come_page_by_page_the_newest_first(client: Client) -> None:
    told = client.told("/articles.json?limit=2")
    assert (told["total"], [article["id"] for article in told["articles"]]) == (3, ["norland-1", "odd / article?"])
    assert [article["id"] for article in client.told("/articles.json?offset=2")["articles"]] == ["a1"]


@pytest.mark.parametrize("address", ["/view", "/entity/norland", "/article/norland-1"])
def test_every_view_has_files(client: Client, address: str) -> None:
    query = "?node=norland" if address == "/view" else ""
    facts = {fact["id"] for fact in client.told(f"{address}.json{query}")["facts"]}
    table = client.get(f"{address}.csv{query}")
    assert table.headers["content-type"] == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(io.StringIO(table.text)))
    assert (tuple(rows[0]), len(rows)) == (COLUMNS, len(facts))
    turtle = client.get(f"{address}.ttl{query}")
    assert turtle.headers["content-type"] == "text/turtle; charset=utf-8"
    (reading,) = rdf.readings(rdf.read(io.BytesIO(turtle.content), "ttl"))
    assert {fact.id for fact in reading.facts} == facts
    network = client.get(f"{address}.graphml{query}")
    assert network.headers["content-type"] == "application/graphml+xml; charset=utf-8"
    assert len(ElementTree.fromstring(network.content).findall(".//{*}edge")) == len(facts)


def test_turtle_has_direct_triples_of_asserted_facts_alone(client: Client) -> None:
    text = client.get("/view.ttl?node=norland").text
    assert "rel:shell ent:arden_power_station" in text
    assert "rel:sign ent:arden_treaty" not in text
    assert "schema:articleBody" not in text


def test_a_view_is_of_several_entities_and_what_is_near(client: Client) -> None:
    assert [fact["predicate"] for fact in client.told("/view.json?node=ada_brook&node=lowmere")["facts"]] == ["be mayor of"]
    assert len(client.told("/view.json?node=ada_brook&hops=2&limit=50")["facts"]) == 4
    assert [fact["predicate"] for fact in client.told("/view.json?node=ada_brook&hops=2&class=Event")["facts"]] == ["cancel"]
    assert client.told("/view.json?node=ada_brook&node=lowmere&class=Event")["facts"] == []


@pytest.mark.parametrize(
    ("address", "status", "error"),
    [
        ("/entity/nobody.json", 404, "no such entity"),
        ("/view.json?node=nobody", 404, "no such entity"),
        ("/view.csv?node=nobody&node=norland", 404, "no such entity"),
        ("/path.json?from=norland&to=nobody", 404, "no such entity"),
        ("/path.json", 404, "no such entity"),
        ("/article/nothing.json", 404, "no such article"),
        ("/view.json", 400, "no entity is named"),
        ("/expand.json", 400, "no entity is named"),
        ("/view.json?node=norland&status=sure", 400, "'sure' is no status"),
        ("/view.json?node=norland&class=Dog", 400, "'Dog' is no class"),
        ("/view.json?node=norland&since=soon", 400, "'soon' is no date"),
        ("/view.json?node=norland&hops=many", 400, "'many' is no number"),
        ("/search.json?q=a&q=b", 400, "2 parameters q"),
        ("/search.json?q=%ff", 400, "UTF-8"),
        ("/view.json?" + "&".join(f"node={i}" for i in range(501)), 400, "501 entities"),
    ],
)
def test_what_is_wrong_is_told(client: Client, address: str, status: int, error: str) -> None:
    response = client.get(address)
    assert response.status_code == status
    assert error in json.loads(response.content)["error"]


@pytest.mark.parametrize(
    ("content", "error"),
    [(b"{", "not JSON"), (b"[]", "no object"), (b'{"filters": 1}', "no object"), (b'{"node": 1.5}', "neither text"), (b"{}", "no entity")],
)
def test_an_expansion_that_is_none_is_refused(client: Client, content: bytes, error: str) -> None:
    response = client.send("POST", "/expand.json", content=content)
    assert response.status_code == 400
    assert error in json.loads(response.content)["error"]


def test_what_a_client_has_is_not_sent_again(client: Client) -> None:
    first = client.get("/view.json?node=norland")
    again = client.get("/view.json?node=norland", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_the_same_articles_give_the_same_bytes(tmp_path: Path) -> None:
    told = [STORY, story(), telling(("x", "meet", "y"), id="third")]
    addresses = ["/hubs.json", "/facets.json", "/search.json?q=a", "/entity/norland.json", "/view.ttl?node=norland", "/articles.json"]
    answers = []
    for number, order in enumerate((told, told[::-1])):
        folder = tmp_path / str(number)
        folder.mkdir()
        with exploring(graph_of(folder, order)) as client:
            answers.append([client.get(address).content for address in addresses])
    assert answers[0] == answers[1]


def test_a_graph_of_nothing_has_an_explorer(tmp_path: Path) -> None:
    with exploring(tmp_path / "graph.kg", writable=True) as client:
        assert client.told("/hubs.json")["entities"] == []
        assert client.told("/facets.json")["facts"] == 0
        assert client.told("/search.json?q=a")["hits"] == []
