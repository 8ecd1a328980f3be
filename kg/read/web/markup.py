"""XML of the web, read as far as it goes: no document type, no entities but those of HTML, nothing fetched."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Any

from kg.errors import Damaged, MissingExtra, TooLarge
from kg.read.decode import decode
from kg.read.item import HEAD
from kg.read.text import clean
from kg.read.web.mend import mended

MOST_TAGS = 2_000_000  # and references; the tree of so many takes about 500 MB

_SKIPPED = (("<?", "?>"), ("<!--", "-->"))  # what may stand before the root element, and how it ends
_SPACE = re.compile("[\ufeff \t\r\n]*")
_ROOT = re.compile(r"<(?:[\w.-]{1,100}:)?([\w.-]{1,100})[\s/>]")
_DOCTYPE_PART = re.compile(r"""<!--|["'\[\]>]""")
_CLOSED_BY = {"<!--": "-->", '"': '"', "'": "'"}
_ENCODING = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})""", re.I)


def root_name(head: bytes) -> str:
    """The local name of the root element of the XML that begins with some bytes; "" where they are none."""
    text = head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe").decode("latin-1")
    match = _ROOT.match(text, _root_at(text))
    return match[1] if match else ""


def tree(data: bytes, where: str) -> Any:
    """The root element of some XML. What is broken is mended, or left out.

    Raises:
        NotText: the bytes are no text.
        TooLarge: there are too many tags in it.
        Damaged: there is no element in it.
        MissingExtra: the library for it is not installed.
    """
    try:
        from lxml import etree
    except ImportError as error:
        fix = "install it: pip install '.[web]' in a checkout, or kg[web]"
        raise MissingExtra("reading feeds and sitemaps needs an optional part", where=where, fix=fix) from error
    match = _ENCODING.search(data[:1_000])
    text = clean(decode(data, where=where, declared=match[1].decode("ascii") if match else ""))
    text = text[_root_at(text) :]
    if text.count("<") + text.count("&") > MOST_TAGS:
        raise TooLarge(
            f"it has more than {MOST_TAGS:,} tags and references", where=where, fix="give the addresses of its articles one by one"
        )
    safe = {
        "resolve_entities": False,
        "load_dtd": False,
        "no_network": True,
        "huge_tree": False,
        "remove_comments": True,
        "remove_pis": True,
    }
    try:
        return etree.fromstring(text.encode(), etree.XMLParser(encoding="utf-8", **safe))
    except etree.XMLSyntaxError:
        with suppress(etree.XMLSyntaxError):
            root = etree.fromstring(mended(text).encode(), etree.XMLParser(encoding="utf-8", recover=True, **safe))
            if root is not None:
                return root
    raise Damaged("it is no XML", where=where, fix="check that it is whole")


def local_name(element: Any) -> str:
    """The name of an element without its namespace, or without a prefix that nobody declared; "" for what is no element."""
    return element.tag.rpartition("}")[2].rpartition(":")[2] if isinstance(element.tag, str) else ""


def _root_at(text: str) -> int:
    """Where the root element begins: after instructions, comments and the document type, whose entities are thereby unknown."""
    text, at = text[:HEAD], 0
    while True:
        at += len(_SPACE.match(text, at)[0])  # type: ignore[index]
        begin = text[at : at + 9]
        end = next((end for start, end in _SKIPPED if begin.startswith(start)), "")
        if end:
            found = text.find(end, at)
            at = found + len(end) if found >= 0 else len(text)
        elif begin.upper() == "<!DOCTYPE":
            at = _doctype_end(text, at)
        else:
            return at


def _doctype_end(text: str, at: int) -> int:
    """The end of a document type, with what it declares in brackets."""
    depth = 0
    while match := _DOCTYPE_PART.search(text, at):
        at = match.end()
        if match[0] in _CLOSED_BY:
            end = text.find(_CLOSED_BY[match[0]], at)
            at = end + len(_CLOSED_BY[match[0]]) if end >= 0 else len(text)
        elif match[0] == ">" and depth <= 0:
            return at
        depth += {"[": 1, "]": -1}.get(match[0], 0)
    return len(text)
