"""The parts of office documents, which are ZIP archives of XML, read within bounds.

Their parts are read here, and not with a library of the format, since those read every picture into memory, refuse a document
for a picture that is missing, and pass over inserted text.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from kg.errors import Damaged, MissingExtra, TooLarge
from kg.read.item import Item

MAX_XML = 15_000_000  # bytes of a part: text with three times as much markup; the tree of it may cost forty times as much
_DECLARES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.I)


@contextmanager
def package(item: Item) -> Iterator[zipfile.ZipFile]:
    """The archive that a document is.

    Raises:
        Damaged: it is none, or cut off; TooLarge: see ``kg.read.item.Item.bytes``.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(item.bytes()))
    except zipfile.BadZipFile as error:
        raise Damaged("the document is damaged or cut off", where=item.where, fix="get it again, or save it anew") from error
    with archive:
        yield archive


def part(archive: zipfile.ZipFile, name: str, where: str) -> Any:
    """The root element of a part of a document; None where it has no such part.

    Raises:
        Damaged: it is encrypted, broken, or declares entities, as no word processor does.
        TooLarge: it has more than MAX_XML.
    """
    info = archive.NameToInfo.get(name)
    if info is None:
        return None
    if info.flag_bits & 1:
        raise encrypted(where)
    with archive.open(info) as stream:
        data = stream.read(MAX_XML + 1)
    if len(data) > MAX_XML:
        cause = f"its text unpacks to more than {MAX_XML // 1_000_000} MB"
        raise TooLarge(cause, where=where, fix="split it into articles, one a file, and give the folder")
    return tree(data, where)


def tree(data: bytes, where: str) -> Any:
    """The root element of XML, which can neither name other files nor make itself larger.

    Raises:
        Damaged: it is broken, or declares entities.
        MissingExtra: the part that reads documents is not installed.
    """
    try:
        from lxml import etree
    except ImportError as error:
        fix = "install it: pip install '.[documents]' in a checkout, or kg[documents]"
        raise MissingExtra("reading office documents needs an optional part", where=where, fix=fix) from error
    if _DECLARES.search(data.replace(b"\x00", b"")):  # without the zeros that UTF-16 has
        raise Damaged("its XML declares entities, as no word processor does", where=where, fix="save the document anew")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise Damaged(f"its XML is broken: {error.msg}", where=where, fix="save the document anew") from error


def local(element: Any) -> str:
    """The name of an element without its namespace: the same format has two of them."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: Any, name: str) -> str:
    """The value of an attribute by its name without the namespace; "" where there is none."""
    return next((str(value) for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def encrypted(where: str) -> Damaged:
    """The error for a document that cannot be read without its password."""
    return Damaged("the document is encrypted", where=where, fix="save it without a password")


def is_byline(name: str) -> bool:
    """Whether the author that a document names may be a person who wrote it, rather than a user account or a program."""
    words = name.split()
    return 1 < len(words) < 8 and words[-1].lower() not in ("user", "administrator", "admin") and not any(map(str.isdigit, name))
