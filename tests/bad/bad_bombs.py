"""XML that grows without bound or asks for files: the same bombs as a feed, a sitemap, a page, and in office documents."""

from __future__ import annotations

from collections.abc import Callable

from kg.errors import EmptyInput, InputError
from tests.bad.bad_office import docx, odt
from tests.bad.case import BODY, HEADLINE, MORE, Expected, bad, read, refused

SECRET = "file:///etc/passwd"
PARAGRAPHS = "".join(f"&lt;p&gt;{paragraph}&lt;/p&gt;" for paragraph in (BODY, *MORE))
CONTENT = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
HIDDEN = "root:"  # what that file has and no article may have


def laughs(at: str = "") -> str:
    """A billion laughs: ten entities, each of ten of the one before it."""
    declared = ['<!ENTITY a0 "lol lol lol ">']
    for number in range(9):
        ten = f"&a{number};" * 10
        declared.append(f'<!ENTITY a{number + 1} "{ten}">')
    return "".join(declared)


def quadratic(at: str = "") -> str:
    """One long entity, to be named often."""
    return '<!ENTITY a9 "' + "lol " * 5_000 + '">'


def external(at: str = SECRET) -> str:
    """An entity that is the content of a file."""
    return f'<!ENTITY a9 SYSTEM "{at}">'


def parameter(at: str = SECRET) -> str:
    """Declarations that are elsewhere, and one that sends a file there."""
    return f'<!ENTITY % more SYSTEM "{at}"> %more; <!ENTITY a9 SYSTEM "{at}">'


BOMBS: dict[str, Callable[..., str]] = {
    "a billion laughs": laughs,
    "a quadratic bomb": quadratic,
    "an external entity": external,
    "a parameter entity": parameter,
}


def rss(declared: str, used: str) -> bytes:
    """A feed with one article."""
    item = f"<item><title>{HEADLINE}</title><content:encoded>{PARAGRAPHS} {used}</content:encoded></item>"
    head = f'<?xml version="1.0"?><!DOCTYPE rss [{declared}]><rss version="2.0" {CONTENT}>'
    return f"{head}<channel><title>News</title>{item}</channel></rss>".encode()


def atom(declared: str, used: str) -> bytes:
    """The same, the other kind of feed."""
    entry = f"<entry><id>a:1</id><title>{HEADLINE}</title><content type='html'>{PARAGRAPHS} {used}</content></entry>"
    return f'<?xml version="1.0"?><!DOCTYPE feed [{declared}]><feed xmlns="http://www.w3.org/2005/Atom"><title>News</title>{entry}</feed>'.encode()


def sitemap(declared: str, used: str) -> bytes:
    """The addresses of a site."""
    head = f'<?xml version="1.0"?><!DOCTYPE urlset [{declared}]><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    return f"{head}<url><loc>https://news.invalid/{used}</loc></url></urlset>".encode()


def xhtml(declared: str, used: str) -> bytes:
    """A page that is XML."""
    head = f'<?xml version="1.0"?><!DOCTYPE html [{declared}]><html xmlns="http://www.w3.org/1999/xhtml"><head><title>{HEADLINE}</title></head>'
    return f"{head}<body><h1>{HEADLINE}</h1><p>{BODY} {used}</p></body></html>".encode()


def docx_with(declared: str, used: str) -> bytes:
    """A Word document."""
    return docx(f"<w:p><w:r><w:t>{BODY} {used}</w:t></w:r></w:p>", declared=f"<!DOCTYPE w [{declared}]>")


def odt_with(declared: str, used: str) -> bytes:
    """An OpenDocument text."""
    return odt(f"<text:p>{BODY} {used}</text:p>", declared=f"<!DOCTYPE o [{declared}]>")


FORMATS: dict[str, tuple[str, Callable[[str, str], bytes]]] = {
    "a feed": ("rss", rss),
    "an Atom feed": ("atom", atom),
    "a sitemap": ("xml", sitemap),
    "a page": ("xhtml", xhtml),
    "a Word document": ("docx", docx_with),
    "an OpenDocument text": ("odt", odt_with),
}


def _add(bomb: str, format: str) -> None:
    suffix, make = FORMATS[format]
    name = f"{bomb.split()[1]}-{format.split()[-1].lower()}.{suffix}"
    used = "&a9;" * (10_000 if bomb == "a quadratic bomb" else 1)
    expected = OUTCOMES.get(format, refused(InputError, "entit")).hiding(HIDDEN, "lol lol")
    bad(f"{bomb} in {format}", name, expected)(lambda full: make(BOMBS[bomb](), used))


# Feeds and pages are read without what they declare; a sitemap in a file leads nowhere; office documents declare nothing if they are sound.
OUTCOMES: dict[str, Expected] = {
    "a feed": read(facts=1),
    "an Atom feed": read(facts=1),
    "a page": read(facts=1),
    "a sitemap": refused(EmptyInput, "sitemap"),
}

for _bomb in BOMBS:
    for _format in FORMATS:
        _add(_bomb, _format)
