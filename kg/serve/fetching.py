"""A web page over HTTP, within bounds. Whoever asks for it is the user of this machine, or a page of this server."""

from __future__ import annotations

from dataclasses import dataclass

import httpx

from kg import __version__
from kg.errors import NotFound, NotText, TooLarge, UsageError

MOST_BYTES = 10_000_000
_SECONDS = 20.0  # to connect, and between two parts of the page
_REDIRECTS = 5
_TYPES = ("text/html", "text/plain", "application/xhtml+xml")


@dataclass(frozen=True, slots=True)
class Page:
    """What is at an address: the address that it was found at in the end, and its bytes."""

    url: str
    content: bytes


def fetch(url: str, *, transport: httpx.BaseTransport | None = None) -> Page:
    """The page at an address.

    Args:
        url: an address with http or https.
        transport: the way to it; by default the network.

    Raises:
        UsageError: it is no such address.
        NotFound: there is nothing there, or it cannot be reached.
        NotText: it is neither a page nor text.
        TooLarge: it has more than 10 MB.
    """
    headers = {"user-agent": f"kg/{__version__}", "accept": ", ".join(_TYPES)}
    if not url.startswith(("http://", "https://")):
        raise UsageError("this is no address of a web page", where=url[:200], fix="give one with https://")
    try:
        with (
            httpx.Client(timeout=_SECONDS, max_redirects=_REDIRECTS, follow_redirects=True, transport=transport) as client,
            client.stream("GET", url, headers=headers) as response,
        ):
            return Page(str(response.url), _content(response, url))
    except httpx.InvalidURL as error:
        raise UsageError(f"this is no address: {error}", where=url[:200], fix="check it") from error
    except httpx.HTTPError as error:
        cause = str(error) or type(error).__name__
        fix = "check the address, or save the page and give its file"
        raise NotFound(f"it cannot be fetched: {cause}", where=url[:200], fix=fix) from error


def _content(response: httpx.Response, url: str) -> bytes:
    if response.is_error:
        raise NotFound(f"the server answers {response.status_code}", where=url[:200], fix="check the address in a browser")
    type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if type and type not in _TYPES:
        raise NotText(f"it is {type[:60]}, no page", where=url[:200], fix="give the address of a web page")
    content = bytearray()
    for part in response.iter_bytes():
        content += part
        if len(content) > MOST_BYTES:
            raise TooLarge(f"it is larger than {MOST_BYTES // 1_000_000} MB", where=url[:200], fix="save the article's text and give that")
    return bytes(content)


