"""What the page knows beside the picture: entities, facts and articles as plain values, cleaned for showing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from kg.draw.picture import Json, Picture
from kg.draw.style import LOOKS, STROKES
from kg.draw.text import clean

if TYPE_CHECKING:
    import networkx

_NAME, _SENTENCE = 300, 2000  # characters shown; the graph has all of them


def payload(graph: networkx.MultiDiGraph, shown: Picture) -> Json:
    """All that the page's script needs; numbers in it are places in its own lists."""
    number = {id: i for i, id in enumerate(shown.order)}
    articles: dict[str, Json] = {}
    facts: list[Json] = []
    for i, arrow in enumerate(shown.arrows):
        for key in arrow.keys:
            edge = graph.edges[arrow.subject, arrow.object, key]
            articles.setdefault(edge["article"], _article(edge))
            facts.append(_fact(edge, i, number[arrow.subject], number[arrow.object], number))
    places = {id: i for i, id in enumerate(sorted(articles))}
    for fact in facts:
        fact["article"] = places[fact["article"]]
    facts.sort(key=lambda fact: (fact["article"], fact["start"], fact["arrow"]))
    return {
        "classes": [{"label": look.label, "shape": look.shape, "colour": look.colour} for look in LOOKS.values()],
        "statuses": [{"label": s.label, "light": s.light, "dark": s.dark, "dashes": s.dashes} for s in STROKES.values()],
        "entities": [_entity(graph.nodes[id]) for id in shown.order],
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
        said += f" Left out to keep the picture readable: the {about['left_out']} least connected nodes, with {lost}."
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


def _entity(node: dict[str, Any]) -> Json:
    kinds = list(LOOKS)
    names = [clean(name, _NAME) for name in node["names"]]
    return {"name": clean(node["name"], _NAME), "names": names, "kind": kinds.index(node["type"]), "salience": node["salience"]}


def _article(edge: dict[str, Any]) -> Json:
    return {
        "headline": clean(edge["headline"], _NAME),
        "id": clean(edge["article"], _NAME),
        "publisher": clean(edge["publisher"], _NAME),
        "published": clean(edge["published"], _NAME),
        "url": web_address(edge["url"]),
    }


def _fact(edge: dict[str, Any], arrow: int, subject: int, object: int, number: dict[str, int]) -> Json:
    return {
        "arrow": arrow,
        "subject": subject,
        "object": object,
        "predicate": clean(edge["predicate"], _NAME),
        "status": list(STROKES).index(edge["status"]),
        "sources": [clean(name, _NAME) for name in edge["sources"]],
        "claimants": [number[id] for id in edge["source_ids"] if id in number],
        "time": clean(edge["time"], _NAME),
        "date": clean(edge["date"], _NAME),
        "place": clean(edge["place"], _NAME),
        "event": clean(f"{edge['event']} ({edge['mode']})" if edge["mode"] else edge["event"], _NAME),
        "generic": edge["generic"],
        "arguments": [[clean(role, _NAME), clean(name, _NAME)] for role, name in edge["arguments"]],
        "confidence": edge["confidence"],
        "sentence": clean(edge["sentence"], _SENTENCE),
        "surface": [clean(words, _NAME) for words in edge["surface"]],
        "article": edge["article"],
        "start": edge["start"],
        "end": edge["end"],
    }
