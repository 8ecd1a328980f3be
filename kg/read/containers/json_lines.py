"""JSON: an object a line, each an article; or an array of them; or one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import astuple
from typing import Any

from kg.errors import Damaged, EmptyInput, InputError, NotText, TooLarge
from kg.read.containers.json_array import Broken, objects
from kg.read.containers.lines import as_text, lines, reader
from kg.read.containers.row import columns_of, item_of, no_text
from kg.read.decode import decode
from kg.read.format import Container, Head
from kg.read.item import Item
from kg.read.options import Options

_BEGINS = re.compile(r"""\s*(?:\{\s*(?:"|\}\s*$)|\[\s*(?:\{|\]\s*$))""")
_SUFFIXES = (".jsonl", ".ndjson")
_NO_ARTICLES = 20  # objects without a text after which a file is given up that has had none with one
_DEEPEST = 3  # objects in objects in which a list of articles is looked for


def matches(head: Head) -> bool:
    """Whether a file begins as JSON objects and arrays do. A text that begins "[Update]" does not."""
    return _BEGINS.match(as_text(head.data[:1_000])) is not None


def members(item: Item, options: Options) -> Iterator[Item | InputError]:
    """The articles: of JSON lines, of an array, or of a list in an object, as those that web services answer with.

    Raises:
        InputError: NotText: none of them holds a text; Damaged, TooLarge: it cannot be read on from there.
    """
    return _given_up(_articles(item, options), item)


def _articles(item: Item, options: Options) -> Iterator[Item | InputError]:
    head = item.head()
    if as_text(head).lstrip().startswith("["):
        yield from _of_array(item, options, head)
    elif item.name.lower().endswith(_SUFFIXES) or _is_lines(item, head):
        yield from _of_lines(item, options, head)
    else:
        yield from _of_object(item, options)


def _is_lines(item: Item, head: bytes) -> bool:
    """Whether the first line is an object, and not the only line."""
    with item.open() as stream, reader(stream, head) as text:
        told = (line for line in lines(text, item.where) if isinstance(line, TooLarge) or line.strip())
        first = next(told, "")
        return isinstance(first, str) and _parsed(first) is not None and next(told, None) is not None


def _of_lines(item: Item, options: Options, head: bytes) -> Iterator[Item | InputError]:
    with item.open() as stream, reader(stream, head) as text:
        for number, line in enumerate(lines(text, item.where), 1):
            where = f"{item.where}#line={number}"
            if isinstance(line, TooLarge):
                yield TooLarge(line.cause, where=where, fix=line.fix)
            elif line.strip():
                found = _parsed(line)
                yield _article(found, item, where, options) if found is not None else _broken(where)


def _of_array(item: Item, options: Options, head: bytes) -> Iterator[Item | InputError]:
    number = 0
    with item.open() as stream, reader(stream, head) as text:
        try:
            for found in objects(text):
                number += 1
                where = f"{item.where}#item={number}"
                yield _article(found, item, where, options) if isinstance(found, dict) else _no_object(where)
        except Broken as error:
            raise _broken(f"{item.where}#item={number + 1}") from error
    if not number:
        raise EmptyInput("the array is empty", where=item.where, fix="check that this is the file you meant")


def _of_object(item: Item, options: Options) -> Iterator[Item | InputError]:
    found = _parsed(decode(item.bytes(), where=item.where))
    if found is None:
        raise _broken(item.where)
    listed = None if columns_of(found, options.columns).text in found else _list_in(found)
    if listed is None:
        yield _article(found, item, item.where, options)
        return
    for number, entry in enumerate(listed, 1):
        where = f"{item.where}#item={number}"
        yield _article(entry, item, where, options) if isinstance(entry, dict) else _no_object(where)


def _given_up(articles: Iterator[Item | InputError], item: Item) -> Iterator[Item | InputError]:
    """The articles; of a file without any not an error for each of a million objects."""
    without = 0
    for article in articles:
        without = without + 1 if isinstance(article, NotText) and without >= 0 else -1
        yield article
        if without == _NO_ARTICLES:
            raise NotText(f"the first {without} objects hold no article", where=item.where, fix="the others are not looked at")


def _article(found: dict[str, Any], outer: Item, where: str, options: Options) -> Item | InputError:
    columns = columns_of(found, options.columns)
    if columns.text not in found:
        return no_text(found, options.columns, where, "member")
    wanted = set(astuple(columns)) & found.keys()
    return item_of(outer, where, {name: _told(found[name]) for name in wanted}, columns)


def _told(value: Any, between: str = ", ") -> str:
    """A value as text: what an object is called, several of them after each other."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return next((name for key in ("name", "@value", "@id", "url", "text") if isinstance(name := value.get(key), str)), "")
    if isinstance(value, list):
        paragraphs = sum(len(part) for part in value if isinstance(part, str)) > 200
        return ("\n\n" if paragraphs else between).join(filter(None, (_told(part) for part in value if not isinstance(part, list))))
    return "" if value is None or isinstance(value, bool) else str(value)


def _list_in(found: dict[str, Any], depth: int = 1) -> list[Any] | None:
    """The first list of objects in an object, or in those in it."""
    for value in found.values():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            return value
    inner = (value for value in found.values() if isinstance(value, dict) and depth < _DEEPEST)
    return next(filter(None, (_list_in(value, depth + 1) for value in inner)), None)


def _parsed(text: str) -> dict[str, Any] | None:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _broken(where: str) -> Damaged:
    return Damaged("this is no JSON object, or a broken one", where=where, fix="check that the file is whole")


def _no_object(where: str) -> NotText:
    return NotText("this is no JSON object", where=where, fix="give an array of objects, each with the text of an article")


FORMAT = Container("JSON", matches, members)
