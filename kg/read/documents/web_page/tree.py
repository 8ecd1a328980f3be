"""Markup to a tree, however large or broken it is."""

from __future__ import annotations

import re
from typing import Any

from kg.errors import MissingExtra, TooLarge

DEEPEST = 400  # open elements; what is deeper is taken into the last of them, as browsers do at 512
MOST_ATTRIBUTES = 150  # of a tag: the parser takes time with their square
MOST_SCRIPT = 1_000_000  # characters of one before a place in it
MOST_TAGS = 250_000  # the largest pages of newspapers have 20,000

_FIX = "save the article's text alone"
_VALUE = r"""(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+)"""
_CROWDED = re.compile(rf"<[a-zA-Z][^\s/>]{{0,100}}(?>[\s/]++[^\s/>][^\s/>=]*+(?:\s*+=\s*+{_VALUE}?+)?+){{{MOST_ATTRIBUTES}}}")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)[^<>]*>")
_ENDS = re.compile(r"</(?:body|html)\s*>", re.I)  # the parser reads nothing behind them, where browsers read on
_EMPTY = ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr")
_ENDED_BY_THE_NEXT = ("p", "li", "dt", "dd", "tr", "td", "th", "option")
_NEVER_DEEP = frozenset((*_EMPTY, *_ENDED_BY_THE_NEXT))


def parse(markup: str, where: str) -> Any:
    """The root element of a page; None for markup that holds none.

    Raises:
        MissingExtra: the part that reads web pages is not installed.
        TooLarge: it has more than MOST_TAGS tags, or one with more than MOST_ATTRIBUTES attributes.
    """
    try:
        from lxml import etree, html
    except ImportError as error:
        fix = "install it: pip install '.[web]' in a checkout, or kg[web]"
        raise MissingExtra("reading web pages needs an optional part", where=where, fix=fix) from error

    tags = markup.count("<")
    if tags > MOST_TAGS:
        raise TooLarge(f"the page has {tags:,} tags; at most {MOST_TAGS:,} are read", where=where, fix=_FIX)
    if any(not _in_script(markup, match.start()) for match in _CROWDED.finditer(markup)):
        raise TooLarge(f"a tag of the page has {MOST_ATTRIBUTES:,} attributes or more", where=where, fix=_FIX)
    markup = _ENDS.sub("", _DECLARATION.sub("", markup.replace("\x00", ""), count=1))
    for made in (str, _flattened):
        parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
        try:
            root = html.document_fromstring(made(markup).encode("utf-8", "replace"), parser=parser)
        except (etree.ParserError, etree.XMLSyntaxError, ValueError):
            return None
        if not any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log.filter_from_fatals()):
            break
    return root


def _in_script(markup: str, at: int) -> bool:
    """Whether what looks like a tag stands in a script or style sheet, where it is none."""
    start = max(0, at - MOST_SCRIPT)

    def last(*tags: str) -> int:
        return max(markup.rfind(tag, start, at) for tag in tags)

    return last("<script", "<SCRIPT", "<style", "<STYLE") > last("</script", "</SCRIPT", "</style", "</STYLE")


def _flattened(markup: str) -> str:
    """The markup without the tags of elements that lie too deep: the parser gives up where they do."""
    kept: list[str] = []
    at = depth = 0
    for tag in _TAG.finditer(markup):
        kept.append(markup[at : tag.start()])
        at = tag.end()
        if tag[2].lower() in _NEVER_DEEP:
            kept.append(tag[0])
        elif tag[1]:
            kept.append(tag[0] if 0 < depth <= DEEPEST else " ")
            depth = max(0, depth - 1)
        else:
            depth += 1
            kept.append(tag[0] if depth <= DEEPEST else " ")
    kept.append(markup[at:])
    return "".join(kept)
