"""An input to the articles in it: containers opened, documents read, each failure named in its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from kg.errors import Damaged, EmptyInput, InputError, KgError, TooSlow
from kg.limit import OutOfTime, time_limit
from kg.read.finish import finish
from kg.read.format import Container, Document
from kg.read.formats import format_of
from kg.read.item import Dropped, Item
from kg.read.options import Options
from kg.types import Article

_T = TypeVar("_T")

MAX_DEPTH = 4  # archives within archives; an archive that holds itself would never end


@dataclass(frozen=True, slots=True)
class Found:
    """An article, the format it was read from, and what of its document is not in it (where that is asked for)."""

    article: Article
    format: str = ""
    dropped: tuple[Dropped, ...] = ()


def outcomes(item: Item, options: Options) -> Iterator[Found | InputError]:
    """The articles of an item in their order; what cannot be read is an error in its place, and the rest goes on."""
    try:
        head = item.head()
        if not head.strip():
            raise EmptyInput("it is empty", where=item.where, fix="check that this is the file you meant")
        format = format_of(item, head)
        if isinstance(format, Container):
            yield from _members(format, item, options)
        else:
            yield _document(format, item, options)
    except InputError as error:
        yield error
    except KgError:  # the caller's own mistake, such as an extra that is not installed
        raise
    except Exception as error:
        yield _damaged(error, item, "file")


def _document(format: Document, item: Item, options: Options) -> Found:
    try:
        with time_limit(options.seconds):
            draft = format.read(item, options)
    except KgError:
        raise
    except OutOfTime as error:
        raise _too_slow(item, options) from error
    except Exception as error:  # whatever a library makes of hostile bytes
        raise _damaged(error, item, format.label) from error
    return Found(finish(draft, item, options), format.label, draft.dropped)


def _members(format: Container, item: Item, options: Options) -> Iterator[Found | InputError]:
    if item.depth >= MAX_DEPTH:
        raise Damaged("it lies too deep in other archives", where=item.where, fix="unpack the outer ones")
    members = format.members(item, options)
    while True:
        try:
            with time_limit(options.seconds):
                member = next(members)
        except StopIteration:
            return
        except KgError:
            raise
        except OutOfTime as error:
            raise _too_slow(item, options) from error
        except Exception as error:
            raise _damaged(error, item, format.label) from error
        if isinstance(member, InputError):
            yield member
        else:
            yield from outcomes(member, options)


def _too_slow(item: Item, options: Options) -> TooSlow:
    fix = "raise it with --time-limit (time_limit=), or split the input"
    return TooSlow(f"it takes longer than the limit of {options.seconds:g} seconds", where=item.where, fix=fix)


def _damaged(error: Exception, item: Item, label: str) -> Damaged:
    cause = " ".join(str(error).split())[:200] or type(error).__name__
    made = Damaged(f"it cannot be read as {label}: {cause}", where=item.where, fix="check that the file is whole")
    made.__cause__ = error
    return made
