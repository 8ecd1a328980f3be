"""What the page and the explorer know beside the picture: entities, facts and articles as plain values, cleaned for showing.

One contract for both. Numbers are places in the lists of the same part; the script merges parts by the ids.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from kg.draw.dates import bounds
from kg.draw.style import LOOKS, STROKES
from kg.draw.text import clean

if TYPE_CHECKING:
    import networkx

Json = dict[str, Any]
NAME, _SENTENCE = 300, 2000  # characters shown; the graph has all of them
_EARLIEST, _LATEST = "0000", "9999"  # years of open intervals, which are no dates to show


def legend() -> Json:
    """The classes and the statuses, in the order in which entities and facts number them."""
    return {
        "classes": [{"name": kind or "", "label": look.label, "shape": look.shape, "colour": look.colour} for kind, look in LOOKS.items()],
        "statuses": [{"label": s.label, "light": s.light, "dark": s.dark, "dashes": s.dashes} for s in STROKES.values()],
    }


def part(graph: networkx.MultiDiGraph, order: Sequence[str]) -> Json:
    """All that is to be shown of a graph made by ``kg.draw.network.network``, or of the same attributes.

    Args:
        graph: nodes with the attributes of ``Node``, edges with those of ``Edge``.
        order: the ids of its nodes, the most salient first.

    Returns:
        ``entities``, ``facts`` (by article and place in it) and ``articles`` (by id).
    """
    number = {id: i for i, id in enumerate(order)}
    edges = [(subject, object, edge) for subject, object, edge in graph.edges(data=True)]
    articles = {edge["article"]: _article(edge) for _, _, edge in edges}
    places = {id: i for i, id in enumerate(sorted(articles))}
    facts = [_fact(edge, number[subject], number[object], places[edge["article"]], number) for subject, object, edge in edges]
    facts.sort(key=lambda fact: (fact["article"], fact["start"], fact["id"], fact["subject"], fact["object"]))
    return {
        "entities": [entity(id, graph.nodes[id]) for id in order],
        "facts": facts,
        "articles": [articles[id] for id in sorted(articles)],
    }


def note(graph: networkx.MultiDiGraph) -> str:
    """One line on what the picture holds, and what it does not."""
    about = graph.graph
    entities = sum(kind is not None for _, kind in graph.nodes(data="type"))
    said = f"{_count(entities, 'entity', 'entities')}, {_count(graph.number_of_edges(), 'fact')}"
    said += f" from {_count(about.get('articles', 1), 'article')}."
    if about.get("left_out"):
        lost = _count(about.get("left_out_facts", 0), "fact")
        said += f" Left out to keep the picture readable: the {about['left_out']:,} least connected nodes, with {lost}."
    if about.get("undated"):
        said += f" Left out as undated: {_count(about['undated'], 'fact')}."
    return said


def web_address(url: str) -> str:
    """The address if a browser may be sent there (http, https), else ""."""
    url = clean(url)
    try:
        parts = urlsplit(url)
    except ValueError:  # news text is no address
        return ""
    return url if parts.scheme in ("http", "https") and parts.netloc else ""


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def entity(id: str, node: Mapping[str, Any]) -> Json:
    """An entity, or words, with the attributes of ``kg.draw.network.Node``."""
    kinds = list(LOOKS)
    names = [clean(name, NAME) for name in node["names"]]
    return {
        "id": id if node["type"] else _words_id(id),
        "name": clean(node["name"], NAME),
        "names": names,
        "kind": kinds.index(node["type"]),
        "salience": node["salience"],
    }


def _words_id(id: str) -> str:
    """Short and plain, as it stands in addresses: the id of words is made of all the words."""
    return f"words-{hashlib.sha256(id.encode('utf-8', 'replace')).hexdigest()[:16]}"


def _article(edge: dict[str, Any]) -> Json:
    return {
        "headline": clean(edge["headline"], NAME),
        "id": edge["article"],
        "publisher": clean(edge["publisher"], NAME),
        "published": clean(edge["published"], NAME),
        "url": web_address(edge["url"]),
    }


def _fact(edge: dict[str, Any], subject: int, object: int, article: int, number: dict[str, int]) -> Json:
    begins, ends = bounds(edge["date"]) or bounds(edge["published"]) or ("", "")
    return {
        "id": edge["fact"],
        "subject": subject,
        "object": object,
        "predicate": clean(edge["predicate"], NAME),
        "status": list(STROKES).index(edge["status"]),
        "sources": [clean(name, NAME) for name in edge["sources"]],
        "claimants": [number[id] for id in edge["source_ids"] if id in number],
        "time": clean(edge["time"], NAME),
        "date": clean(edge["date"], NAME),
        "begins": "" if begins.startswith(_EARLIEST) else begins,
        "ends": "" if ends.startswith(_LATEST) else ends,
        "place": clean(edge["place"], NAME),
        "event": clean(edge["event"], NAME),
        "mode": clean(edge["mode"], NAME),
        "generic": edge["generic"],
        "arguments": [[clean(role, NAME), clean(name, NAME)] for role, name in edge["arguments"]],
        "confidence": edge["confidence"],
        "sentence": clean(edge["sentence"], _SENTENCE),
        "surface": [clean(words, NAME) for words in edge["surface"]],
        "article": article,
        "start": edge["start"],
        "end": edge["end"],
    }
