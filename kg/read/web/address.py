"""Web addresses: what is one, what may be shown of it, and whom its password may be told."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass, replace

from kg.errors import UsageError
from kg.read.text import clean

LONGEST = 8_000  # characters; servers take no longer ones
_LONGEST_SHOWN = 200
_PORTS = {"http": 80, "https": 443}
_HOST = re.compile(r"[^\s%/\\?#@<>^`{|}\"]+")
_AUTHORITY = re.compile(r"(?:[^@:/?#\[\]]+|\[[^\]/?#]*\])(?::\d*)?(?=[/?#]|$)")


@dataclass(frozen=True, slots=True)
class Address:
    """A web address. ``url`` has neither name and password nor the part after "#"; ``authorization`` is for this server alone."""

    url: str
    scheme: str
    host: str
    port: int
    authorization: str = ""

    @property
    def origin(self) -> str:
        """The server it is at, as "https://host:port"."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}:{self.port}"


def parsed(text: str) -> Address:
    """The address that a text is.

    Raises:
        UsageError: it is none, or not one of a web page.
    """
    import httpx

    wrong = UsageError("this is no address of a web page", where=shown(text), fix="give one such as https://news.example/article.html")
    try:
        url = httpx.URL(text.strip())
        host = url.raw_host.decode("ascii").lower()
        port = _PORTS.get(url.scheme, 0) if url.port is None else url.port
        name, password = url.username, url.password
        clean_url = str(url.copy_with(userinfo=b"", fragment=None))
    except (httpx.InvalidURL, ValueError, TypeError) as error:  # their messages may show a password
        raise wrong from error
    if url.scheme not in _PORTS or not _HOST.fullmatch(host) or not 0 < port < 65_536 or len(clean_url) > LONGEST:
        raise wrong
    return Address(clean_url, url.scheme, host, port, _basic(name, password) if name or password else "")


def moved(old: Address, location: str) -> Address:
    """Where a server says that something has moved to; the password goes along to the same server only, or to its TLS side.

    Raises:
        UsageError: that is no web address.
    """
    import httpx

    try:
        new = parsed(str(httpx.URL(old.url).join(location)))
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        raise UsageError("this is no address of a web page", where=shown(location)) from error
    same = new.origin == old.origin or (new.host == old.host and (old.scheme, old.port, new.scheme, new.port) == ("http", 80, "https", 443))
    return replace(new, authorization=old.authorization if same else "")


def without_password(text: str) -> str:
    """An address on one line, without name and password.

    >>> without_password("https://ann:secret@news.example/a?b@c")
    'https://news.example/a?b@c'
    """
    text = " ".join(clean(text).split())
    scheme, slashes, rest = text.partition("//")
    if slashes and not _AUTHORITY.match(rest):
        end = re.search(r"[/?#]|$", rest)
        at = rest[: end.start()].rfind("@") if end else -1
        rest = rest[at + 1 :]
        if not _AUTHORITY.match(rest):  # a password with a slash in it
            rest = rest.rpartition("@")[2]
    return f"{scheme}{slashes}{rest}"


def shown(text: str) -> str:
    """An address as errors show it: without name and password, and not too long."""
    return without_password(text[: 10 * LONGEST])[:_LONGEST_SHOWN]


def _basic(name: str, password: str) -> str:
    return "Basic " + base64.b64encode(f"{name}:{password}".encode()).decode("ascii")
