"""Sitemaps: the articles at the addresses that they list, and in the sitemaps that they list."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any

from kg.errors import Damaged, EmptyInput, InputError, TooLarge, UsageError
from kg.read.format import Container, Head
from kg.read.item import Item, Metadata
from kg.read.options import Options
from kg.read.text import MAX_BYTES
from kg.read.web.address import shown, without_password
from kg.read.web.inflate import inflated
from kg.read.web.markup import local_name, root_name, tree
from kg.read.web.page import LISTS, listed, may_ask

MOST_PAGES = 50_000  # that one sitemap may list, with all that it leads to
MOST_SITEMAPS = 1_000
MOST_LEVELS = 3
_LONGEST = 10_000  # characters of what is told


def matches(head: Head) -> bool:
    """Whether the root element, whatever stands before it, is that of a sitemap."""
    return LISTS.get(root_name(head.data)) == "sitemap"


def members(item: Item, options: Options) -> Iterator[Item | InputError]:
    """The articles that a sitemap lists in its order, less those that are there already, each fetched when it is its turn.

    Raises:
        InputError: EmptyInput: it is a file, whose addresses are not asked for; NotText, TooLarge, Damaged: it cannot be read.
        MissingExtra: the part that reads sitemaps is not installed.
    """
    if not may_ask(item, options):
        cause = "a sitemap only lists web addresses, and one from a file is not followed"
        raise EmptyInput(cause, where=item.where, fix="give the sitemap's web address")
    yield from _Listing(item, options).pages(item.bytes(), item.where, 1)


class _Listing:
    """A sitemap and those it leads to, with what they have listed so far."""

    def __init__(self, item: Item, options: Options) -> None:
        self._options, self._depth = options, item.depth + 1
        self._pages: set[str] = set()
        self._sitemaps = {item.where, item.source}
        self._is_full = False

    def pages(self, data: bytes, where: str, level: int) -> Iterator[Item | InputError]:
        """The articles that a sitemap lists."""
        root = tree(data, where)
        if local_name(root) == "sitemapindex":
            yield from self._inner(root, where, level)
            return
        if local_name(root) != "urlset":
            raise Damaged("it is no sitemap", where=where, fix="open it in a browser")
        for listing in root:
            address = without_password(_text(listing, "loc")) if local_name(listing) == "url" else ""
            if not address or address in self._pages:
                continue
            if len(self._pages) == MOST_PAGES:
                raise self._full(f"{MOST_PAGES:,} pages", where)
            self._pages.add(address)
            if not self._options.known(address):
                yield listed(address, self._options, told=_told(listing, address), depth=self._depth)

    def _inner(self, root: Any, where: str, level: int) -> Iterator[Item | InputError]:
        """The articles in the sitemaps that a sitemap lists; one that cannot be read is an error in its place."""
        for listing in root:
            address = without_password(_text(listing, "loc")) if local_name(listing) == "sitemap" else ""
            if not address or address in self._sitemaps:
                continue
            if len(self._sitemaps) > MOST_SITEMAPS:
                raise self._full(f"{MOST_SITEMAPS:,} sitemaps", where)
            self._sitemaps.add(address)
            try:
                if level == MOST_LEVELS:
                    raise Damaged("it lies too deep in other sitemaps", where=shown(address), fix="give its address")
                yield from self.pages(self._fetched(address), shown(address), level + 1)
            except InputError as error:
                if self._is_full:
                    raise
                yield error

    def _full(self, what: str, where: str) -> TooLarge:
        self._is_full = True
        return TooLarge(f"it lists more than {what}", where=where, fix="give the sitemaps that you want one by one")

    def _fetched(self, address: str) -> bytes:
        """The content of a sitemap, unpacked.

        Raises:
            InputError: it cannot be had.
        """
        assert self._options.fetcher is not None
        where = shown(address)
        try:
            content = self._options.fetcher.get(address).content
        except UsageError as error:
            raise Damaged(f"it lists what is no web address: {error.cause}", where=where, fix="open the list in a browser") from error
        if not content.startswith(b"\x1f\x8b"):
            return content
        unpacked = bytearray()
        try:
            for part in inflated([content], "gzip"):
                unpacked += part
                if len(unpacked) > MAX_BYTES:
                    raise TooLarge(f"it unpacks to more than {MAX_BYTES // 1_000_000} MB", where=where, fix="give the addresses in it")
        except (EOFError, zlib.error) as error:
            raise Damaged(f"it cannot be unpacked: {error}", where=where, fix="open it in a browser") from error
        return bytes(unpacked)


def _told(listing: Any, address: str) -> Metadata:
    """What a news sitemap tells of an article. When a page was changed last ("lastmod") is not when it was published."""
    news = _child(listing, "news")
    publisher = _text(_child(news, "publication"), "name")
    return Metadata(headline=_text(news, "title"), publisher=publisher, url=address, published=_text(news, "publication_date"))


def _child(element: Any, name: str) -> Any:
    return next((child for child in element if local_name(child) == name), None) if element is not None else None


def _text(element: Any, name: str) -> str:
    """The text of an element in another, on one line."""
    child = _child(element, name)
    return " ".join("".join(child.itertext())[:_LONGEST].split()) if child is not None else ""


FORMAT = Container("sitemap", matches, members)
