"""JSON-LD: what a page tells machines of its article."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from kg.read.text import clean

MOST_NODES = 20_000  # objects looked at; a page has some dozens
_WRAPPING = re.compile(
    r"^\s*(?:<!--|/\*\s*<!\[CDATA\[\s*\*/|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?://\s*)?(?:-->|\]\]>)\s*$|/\*\s*\]\]>\s*\*/\s*$"
)
_TAG = re.compile(r"<[^<>]{0,500}>")
_WITHIN = frozenset(("@graph", "mainEntity", "mainEntityOfPage", "item"))  # what these lead to is the page's own matter
_LISTS = frozenset(("ItemList", "BreadcrumbList", "CollectionPage", "DataFeed"))


@dataclass(frozen=True, slots=True)
class Node:
    """An object that may be the page's article."""

    types: tuple[str, ...] = ()
    headline: str = ""
    published: object = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    url: str = ""
    body: str = ""
    description: str = ""

    @property
    def is_article(self) -> bool:
        """Whether it is of a type that articles have."""
        return any(kind.endswith(("Article", "BlogPosting", "LiveBlogPosting", "Report", "Posting")) for kind in self.types)

    @property
    def is_live(self) -> bool:
        """Whether it is a report that goes on, of posts."""
        return "LiveBlogPosting" in self.types


@dataclass(slots=True)
class Graph:
    """The objects of a page that may be its article, and those that others are told of by their id."""

    nodes: list[Node] = field(default_factory=list)
    known: dict[str, dict[str, Any]] = field(default_factory=dict)


def nodes(scripts: list[str]) -> list[Node]:
    """The objects that scripts tell of and that may be the page's article."""
    graph, found = Graph(), []
    for script in scripts:
        for document in _documents(script):
            for value, own in _objects(document):
                if isinstance(value.get("@id"), str) and len(value) > 1:
                    graph.known.setdefault(value["@id"], value)
                if own:
                    found.append(value)
    return [node for value in found if (node := _node(value, graph.known)).types]


def _documents(script: str) -> Iterator[Any]:
    """The JSON texts in a script, one or more, some of them with faults that pages have."""
    text = _WRAPPING.sub("", script).strip().rstrip(";")
    decoder = json.JSONDecoder(strict=False)
    at = 0
    while at < len(text):
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            repaired = re.sub(r",(\s*[}\]])", r"\1", text[at:]) if at == 0 else ""
            if not repaired or repaired == text:
                return
            text = repaired
            continue
        yield value
        while at < len(text) and text[at] in " \t\r\n,;":
            at += 1


def _objects(document: Any) -> Iterator[tuple[dict[str, Any], bool]]:
    """The objects in a JSON text, and whether each is the page's own matter and not listed, commented or mentioned in it."""
    waiting: list[tuple[Any, bool]] = [(document, True)]
    seen = 0
    while waiting and seen < MOST_NODES:
        value, own = waiting.pop(0) if len(waiting) < 1_000 else waiting.pop()
        if isinstance(value, list):
            waiting += [(one, own) for one in value]
        elif isinstance(value, dict):
            seen += 1
            yield value, own
            listing = bool(_LISTS.intersection(_types(value)))
            waiting += [(one, own and key in _WITHIN and not listing) for key, one in value.items() if isinstance(one, (dict, list))]


def _types(value: dict[str, Any]) -> tuple[str, ...]:
    told = value.get("@type")
    listed = told if isinstance(told, list) else [told]
    return tuple(kind.rpartition("/")[2] for kind in listed if isinstance(kind, str))


def _node(value: dict[str, Any], known: dict[str, dict[str, Any]]) -> Node:
    types = _types(value)
    if not any(kind.endswith(("Article", "Posting", "Page", "Report")) for kind in types):
        return Node()
    url = value.get("url") or value.get("mainEntityOfPage") or value.get("@id")
    url = url.get("@id") or url.get("url") if isinstance(url, dict) else url
    return Node(
        types,
        headline=_text(value.get("headline") or value.get("name")),
        published=value.get("datePublished") or "",
        authors=tuple(dict.fromkeys(_names(value.get("author") or value.get("creator"), known))),
        publisher=next(iter(_names(value.get("publisher"), known)), ""),
        url=url if isinstance(url, str) else "",
        body=_body(value.get("articleBody")),
        description=_text(value.get("description")),
    )


def _names(value: Any, known: dict[str, dict[str, Any]]) -> Iterator[str]:
    """The names of people or organisations, told in any of the usual ways."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict) and not one.get("name") and isinstance(one.get("@id"), str):
            one = known.get(one["@id"], one)
        name = one.get("name") if isinstance(one, dict) else one
        for text in name if isinstance(name, list) else [name]:
            line = _text(text)
            if line and "://" not in line:
                yield line


def _text(value: Any) -> str:
    return " ".join(clean(unescape(value)).split()) if isinstance(value, str) else ""


def _body(value: Any) -> str:
    """An article's text as linked data has it: with line breaks, and at times with markup in it."""
    parts = value if isinstance(value, list) else [value]
    text = "\n".join(part for part in parts if isinstance(part, str))
    text = re.sub(r"</(?:p|div|h\d|li)>|<br\s*/?>", "\n", text) if "<" in text else text
    lines = (" ".join(line.split()) for line in clean(unescape(_TAG.sub("", text))).split("\n"))
    return "\n".join(line for line in lines if line)


def article_of(found: list[Node], url: str, titles: list[str]) -> Node:
    """The page's article among the objects told of; an empty one where none can be told to be it."""
    own = [node for node in found if node.is_article]
    told = {title.casefold() for title in titles}
    for fits in (lambda n: bool(n.url) and n.url.split("#")[0].rstrip("/") == url.rstrip("/"), lambda n: n.headline.casefold() in told):
        if matching := [node for node in own if fits(node)]:
            return matching[0]
    return own[0] if len(own) == 1 else Node()
