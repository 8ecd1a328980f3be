"""What a PDF tells of itself: its own entries, and its XMP packet (ISO 16684-1) with Dublin Core and PRISM in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from kg.read.dateline import is_date
from kg.read.item import Metadata

MAX_XMP_BYTES = 1_000_000
_LONGEST = 500  # characters

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_XMP = "{http://ns.adobe.com/xap/1.0/}"
_PRISM = re.compile(r"\{http://prismstandard\.org/namespaces/(?:basic/)?[\d.]+(?:/basic)?/\}")
_PLACEHOLDER = re.compile(r"\(.*\)|\W*")  # "(anonymous)", as programs write that were told nothing
_FILE_NAME = re.compile(r".*\.(?:docx?|odt|pages|indd|qxd|rtf|txt|html?|pdf|tex|dvi|ps)", re.IGNORECASE)
_FEWEST_WORDS = 3  # of a title that counts where the page shows none: less is the name of something else


def metadata(reader: Any) -> tuple[Metadata, str]:
    """What a document tells, and its title as it stands there; it is the headline only if it may be one.

    When the file was made is not when the article was published: only Dublin Core and PRISM tell that.
    """
    info, packet = _info(reader), _packet(reader)
    made = [packet.get(_XMP + name, "") for name in ("CreateDate", "ModifyDate", "MetadataDate")]
    dates = [packet.get(name, "") for name in ("prism:publicationDate", "prism:coverDate", _DC + "date")]
    if dates[-1] in made:
        dates.pop()
    title = packet.get(_DC + "title") or info.get("/Title", "")
    told = Metadata(
        headline=_headline(title, info.get("/Creator", "")),
        byline=_name(info.get("/Author", "")) or _name(packet.get(_DC + "creator", "")),
        publisher=_name(packet.get("prism:publicationName", "")) or _name(packet.get(_DC + "publisher", "")),
        url=_address(packet.get("prism:url", "")),
        published=next((date for date in dates if is_date(date)), ""),
    )
    return told, title


def _info(reader: Any) -> Mapping[str, str]:
    """The document's own entries."""
    try:
        info = reader.metadata or {}
        return {str(key): " ".join(str(value).split())[:_LONGEST] for key, value in info.items() if isinstance(value, str)}
    except Exception:  # damaged entries tell nothing
        return {}


def _packet(reader: Any) -> Mapping[str, str]:
    """The simple properties of the XMP packet by name, in ElementTree's notation but for PRISM's; lists joined by commas."""
    from xml.etree import ElementTree

    try:
        stream = reader.root_object.get("/Metadata")
        data = stream.get_object().get_data() if stream is not None else b""
        # Document types can define entities that grow beyond measure; XMP has none.
        if not data or len(data) > MAX_XMP_BYTES or b"<!DOCTYPE" in data.replace(b"\x00", b""):
            return {}
        root = ElementTree.fromstring(data)
    except Exception:  # a damaged packet tells nothing
        return {}
    told: dict[str, str] = {}
    for description in root.iter(_RDF + "Description"):
        for name, value in description.attrib.items():
            told.setdefault(_PRISM.sub("prism:", name), _text(value))
        for element in description:
            items = [item.text or "" for item in element.iter(_RDF + "li")]
            one = items[:1] if element.tag == _DC + "title" else items
            told.setdefault(_PRISM.sub("prism:", element.tag), _text(", ".join(filter(None, one)) or element.text or ""))
    return told


def _text(value: str) -> str:
    return " ".join(value.split())[:_LONGEST]


def _name(value: str) -> str:
    """A name, if it can be one."""
    return "" if _PLACEHOLDER.fullmatch(value) else value


def _headline(value: str, creator: str) -> str:
    """A title as headline, if it is not the name of a file or of the program that made it."""
    words = value.split()
    named = bool(creator) and words[:1] == [re.sub(r"\W", "", creator.split()[0])]
    return "" if len(words) < _FEWEST_WORDS or named or _FILE_NAME.fullmatch(value) else _name(value)


def _address(value: str) -> str:
    return value if value.startswith(("http://", "https://")) and " " not in value else ""
