"""Broken XML made whole enough to be parsed: references, tags that do not fit together."""

from __future__ import annotations

import html
import re

from kg.read.text import clean

_CDATA, _CDATA_END = "<![CDATA[", "]]>"
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]{1,31};)?")
_ESCAPED = frozenset("&<>\"'")
_TAG = re.compile(r"<(?:(/?)([A-Za-z_][\w:.-]{0,200})([^<>]*)>|(?![!?]))")
_VOID = frozenset(("br", "hr", "img", "input", "meta", "wbr"))  # of HTML that somebody forgot to escape; "link" holds text in feeds
_NOT_IN_ITSELF = frozenset(("item", "entry", "url", "sitemap"))
_DEEPEST = 200  # what lies deeper is no feed, and the parser stops soon after


def mended(text: str) -> str:
    """XML whose tags fit together, whose references are characters, and whose other ampersands are just that.

    CDATA sections stay as they are.

    >>> mended("<a>Marks &amp; Spencer &mdash; AT&T<br> 1 < 2</b><item>one<item>two<i><![CDATA[R&D]]></a>")
    '<a>Marks &amp; Spencer — AT&amp;T<br/> 1 &lt; 2<item>one</item><item>two<i><![CDATA[R&D]]></i></item></a>'
    """
    first, *rest = text.split(_CDATA)
    tags = _Tags()
    parts = [tags.fitted(first)]
    for part in rest:
        inside, end, after = part.partition(_CDATA_END)
        parts += [_CDATA, inside, _CDATA_END, tags.fitted(after) if end else ""]
    return "".join([*parts, *tags.closing()])


class _Tags:
    """The tags that are open."""

    def __init__(self) -> None:
        self._open: list[str] = []

    def fitted(self, text: str) -> str:
        """A piece of XML without CDATA sections, its tags fitted to what came before."""
        return _TAG.sub(self._tag, _REFERENCE.sub(_character, text))

    def closing(self, above: int = 0) -> list[str]:
        """The end tags of all that is open above a place."""
        ends = [f"</{name}>" for name in reversed(self._open[above:])]
        del self._open[above:]
        return ends

    def _tag(self, match: re.Match[str]) -> str:
        slash, name, rest = match.groups()
        if name is None:
            return "&lt;"
        if slash:
            return "".join(self.closing(self._place(name))) if name in self._open else ""
        if name in _VOID or rest.endswith("/"):
            return f"<{name}{rest.removesuffix('/')}/>"
        before = self.closing(self._place(name)) if name in _NOT_IN_ITSELF and name in self._open else []
        if len(self._open) == _DEEPEST:
            return "".join(before)
        self._open.append(name)
        return "".join([*before, match[0]])

    def _place(self, name: str) -> int:
        """Where the innermost element of a name is open."""
        return len(self._open) - 1 - self._open[::-1].index(name)


def _character(match: re.Match[str]) -> str:
    found = clean(html.unescape(match[0]))
    if found in _ESCAPED:
        return "&amp;" if match[0] == "&" else match[0]
    return found if found != match[0] and not found.startswith("&") else f"&amp;{match[0][1:]}"
