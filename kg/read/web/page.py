"""What is at a web address, as an item to be read."""

from __future__ import annotations

import io
from dataclasses import replace

from kg.errors import Damaged, EmptyInput, InputError, MissingExtra, UsageError
from kg.read.item import Item, Metadata
from kg.read.options import Options
from kg.read.web.address import shown, without_password
from kg.read.web.markup import root_name

WEB = ("http://", "https://")
LISTS = {"rss": "feed", "feed": "feed", "RDF": "feed", "urlset": "sitemap", "sitemapindex": "sitemap"}  # by the name of their root


def item_at(address: str, options: Options, *, told: Metadata | None = None, depth: int = 0) -> Item:
    """What is at a web address: fetched now, read when it is asked for.

    Args:
        address: the address.
        options: with the fetcher.
        told: what is known of its article from elsewhere, such as a feed.
        depth: see ``kg.read.item.Item``.

    Raises:
        UsageError: no web address may be asked here.
        InputError: see ``kg.read.web.fetch.Fetcher.get``.
    """
    where = shown(address)
    if options.fetcher is None:
        raise UsageError("no web address is asked here", where=where, fix="save the page and give its file")
    page = options.fetcher.get(address)
    metadata = (told or Metadata()).over(Metadata(url=page.url))
    return Item(
        where,
        lambda: io.BytesIO(page.content),
        name=page.name,
        media_type=page.media_type,
        metadata=metadata,
        time=page.modified,
        depth=depth,
        source=page.url,
    )


def listed(address: str, options: Options, *, told: Metadata, depth: int) -> Item | InputError:
    """The article at an address that a feed or sitemap lists, or why it cannot be had.

    Its source is the address that is listed, wherever that redirects to: by it the list is compared with what is there already.
    """
    try:
        item = item_at(address, options, told=told, depth=depth)
    except MissingExtra:
        raise
    except InputError as error:
        return error
    except UsageError as error:
        return Damaged(f"it lists what is no web address: {error.cause}", where=shown(address), fix="open the list in a browser")
    kind = LISTS.get(root_name(item.head()))
    if kind:  # lists that list each other would never end
        return EmptyInput(f"it leads to another {kind}, not to an article", where=item.where, fix=f"give the address of that {kind}")
    return replace(item, source=without_password(address))


def may_ask(item: Item, options: Options) -> bool:
    """Whether what an input lists may be fetched: only where it was found on the web itself."""
    return options.fetcher is not None and item.where.startswith(WEB)
