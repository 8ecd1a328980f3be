"""Feeds (RSS, Atom): the articles that their entries carry whole, or lead to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.errors import Damaged, EmptyInput, InputError
from kg.read.format import Container, Head
from kg.read.item import Item, of_bytes
from kg.read.options import Options
from kg.read.web.entries import Entry, entries
from kg.read.web.fragment import page, whole
from kg.read.web.markup import root_name
from kg.read.web.page import LISTS, WEB, listed, may_ask


def matches(head: Head) -> bool:
    """Whether the root element, whatever stands before it, is that of a feed."""
    return LISTS.get(root_name(head.data)) == "feed"


def members(item: Item, options: Options) -> Iterator[Item | InputError]:
    """The articles of a feed in its order, less those that are there already.

    An entry that carries its whole article is read as it is, one that does not where it leads to; the latter only of feeds that
    were found on the web themselves.

    Raises:
        InputError: NotText, TooLarge, Damaged, EmptyInput: it cannot be read, or has no entries.
        MissingExtra: the part that reads feeds is not installed.
    """
    base = next((address for address in (item.source, item.where) if address.startswith(WEB)), "")
    found = entries(item.bytes(), base, item.where)
    if not found:
        raise _without_entries(item)
    seen: set[str] = set()
    for number, entry in enumerate(found, 1):
        link = entry.told.url
        if link and (link in seen or options.known(link)):
            continue
        seen.add(link)
        yield _article(entry, number, item, options)


def _article(entry: Entry, number: int, feed: Item, options: Options) -> Item | InputError:
    told, link = entry.told, entry.told.url
    is_web = link.startswith(WEB)
    where = link if is_web else f"{feed.where}: entry {number}" + (f" ({told.headline[:80]})" if told.headline else "")
    content = whole(entry.content, told.headline, link) if entry.content else ""
    if content:
        made = of_bytes(page(content, told.headline), where, media_type="text/html", metadata=told if is_web else replace(told, url=""))
        return replace(made, depth=feed.depth + 1, source=link if is_web else "")
    if is_web and may_ask(feed, options):
        return listed(link, options, told=told, depth=feed.depth + 1)
    if is_web:
        where = f"{feed.where}#{link}"
        fix = "give the feed's web address, or that of the article"
        return EmptyInput("the entry of the feed does not carry its article, and a feed from a file is not followed", where=where, fix=fix)
    return EmptyInput("the entry of the feed neither carries its article nor leads to one", where=where, fix="look at it in a feed reader")


def _without_entries(item: Item) -> InputError:
    """The error that a feed without entries is: broken, or just empty."""
    from lxml import etree

    try:
        etree.fromstring(item.bytes(), etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True))
    except etree.XMLSyntaxError as error:
        cause = f"the feed is broken, and no entry can be made out: {str(error)[:100]}"
        return Damaged(cause, where=item.where, fix="get it again")
    return EmptyInput("the feed has no entries", where=item.where, fix="look at it in a feed reader")


FORMAT = Container("feed", matches, members)
