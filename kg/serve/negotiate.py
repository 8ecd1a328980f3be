"""Which format an answer is written in: what the client asks for, as far as there is such a format."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.errors import FormatError


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name in kg, its media types (the first is its own, the others are taken for it), and further names."""

    name: str
    types: tuple[str, ...]
    also: tuple[str, ...] = ()


ROWS = (
    Format("json", ("application/sparql-results+json", "application/json")),
    Format("xml", ("application/sparql-results+xml", "application/xml", "text/xml")),
    Format("csv", ("text/csv",)),
    Format("tsv", ("text/tab-separated-values",)),
)
"""What rows and truth values are written in, the default first."""

GRAPHS = (
    Format("ttl", ("text/turtle", "application/x-turtle"), ("turtle", "n3")),
    Format("nt", ("application/n-triples",), ("ntriples", "n-triples")),
    Format("rdf", ("application/rdf+xml", "application/xml", "text/xml"), ("xml", "rdf+xml", "rdf/xml")),
    Format("jsonld", ("application/ld+json", "application/json"), ("json", "json-ld")),
    Format("trig", ("application/trig",)),
    Format("nq", ("application/n-quads",), ("nquads", "n-quads")),
)
"""What triples are written in, the default first."""


class NotAcceptable(FormatError):
    """There is no format that the client takes."""


def chosen(offered: Sequence[Format], accept: str, named: str = "") -> tuple[Format, str]:
    """The format for an answer, and the media type to call it by.

    Of formats that the client likes equally, the first one offered.

    Args:
        offered: the formats there are.
        accept: what the client's ``Accept`` says; "" takes anything.
        named: a format by its name or media type, which goes before that.

    Raises:
        NotAcceptable: there is no such format.

    >>> chosen(ROWS, "text/csv;q=0.5, application/*;q=0.9")[1]
    'application/sparql-results+json'
    """
    if named:
        for format in offered:
            if named.strip().lower() in {format.name, *format.types, *format.also}:
                return format, format.types[0]
        raise NotAcceptable(f"{named[:100]!r} is no format of this answer", fix=_names(offered))
    ranges = list(_ranges(accept or "*/*"))
    best, found = 0.0, None
    for place in range(max(len(format.types) for format in offered)):  # the types of their own before the others
        for format in offered:
            quality = _quality(format.types[place], ranges) if place < len(format.types) else 0.0
            if quality > best:
                best, found = quality, (format, format.types[place])
    if found is None:
        raise NotAcceptable("none of the formats that are accepted is one of this answer", fix=_types(offered))
    return found


def content_type(type: str) -> str:
    """The header for a media type: text says that it is UTF-8."""
    return f"{type}; charset=utf-8" if type.startswith("text/") else type


def accepts_html(accept: str) -> bool:
    """Whether a page is what the client likes best, as browsers say."""
    ranges = list(_ranges(accept))
    html = max((quality for type, quality in ranges if type == "text/html"), default=0.0)
    return html > 0 and html >= max(quality for _, quality in ranges)


def _ranges(accept: str) -> Iterator[tuple[str, float]]:
    """The media ranges of an ``Accept`` and their quality; what cannot be read is left out."""
    for part in accept.lower().split(","):
        type, *parameters = (piece.strip() for piece in part.split(";"))
        quality = 1.0
        try:
            for parameter in parameters:
                name, _, value = parameter.partition("=")
                if name.strip() == "q":
                    quality = float(value)
        except ValueError:
            continue
        if type.count("/") == 1 and 0 <= quality <= 1:
            yield type, quality


def _quality(type: str, ranges: Sequence[tuple[str, float]]) -> float:
    """How much a type is liked: what the narrowest range says that holds it."""
    for wanted in (type, type.partition("/")[0] + "/*", "*/*"):
        told = [quality for range, quality in ranges if range == wanted]
        if told:
            return max(told)
    return 0.0


def _names(offered: Sequence[Format]) -> str:
    return f"use one of {', '.join(format.name for format in offered)}"


def _types(offered: Sequence[Format]) -> str:
    return f"accept one of {', '.join(format.types[0] for format in offered)}"
