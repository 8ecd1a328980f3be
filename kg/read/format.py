"""What every format gives: how to tell it, and how to read it. One format a file, in ``documents`` and ``containers``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kg.errors import InputError
from kg.read.item import Draft, Item
from kg.read.options import Options


@dataclass(frozen=True, slots=True)
class Head:
    """What a format is told by: the first bytes (see ``kg.read.item.HEAD``), the file name in lower case, and the media type."""

    data: bytes
    name: str = ""
    media_type: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A format that holds one article.

    ``matches`` tells it by content; the name of a file decides only where content leaves it open (Markdown, CSV).
    ``read`` makes the draft of the article, and raises InputErrors; whatever else it raises is told as damage.
    """

    label: str
    matches: Callable[[Head], bool]
    read: Callable[[Item, Options], Draft]


@dataclass(frozen=True, slots=True)
class Container:
    """A format that holds other inputs.

    ``members`` gives them one by one, each before the next is looked for; a member that cannot be had is an InputError in
    its place, and the rest goes on.
    """

    label: str
    matches: Callable[[Head], bool]
    members: Callable[[Item, Options], Iterator[Item | InputError]]


Format = Document | Container
