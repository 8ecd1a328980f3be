"""The content that an entry of a feed carries: whether it is the whole article, and a page made of it."""

from __future__ import annotations

import html
import re
from typing import Any
from urllib.parse import urljoin, urlsplit

_LONGEST = 2_000_000  # characters; no entry carries more
_FEWEST_WORDS, _FEWEST_PARAGRAPHS = 80, 2  # of a whole article
_MANY_WORDS = 250  # enough without paragraphs
_BLOCKS = ("p", "li", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "td", "dd", "dt", "div", "figcaption")
_ELLIPSIS = re.compile(r"""(?:…|\.\.\.)[\s\])}"'”’»]*$""")
_MOST_CREDITS, _LONGEST_CREDIT = 3, 300  # paragraphs; characters beside the title


def whole(content: str, title: str, link: str) -> str:
    """The content if it looks like the whole article, without paragraphs at its end that only name and link the article; else "".

    A beginning of the article ends in an ellipsis, or in a link to the rest, or is short.

    Args:
        content: the content as HTML.
        title: the title of the entry.
        link: the address of the article.
    """
    root = _parsed(content)
    if root is None:
        return ""
    _drop_credits(root, title, link)
    text = _text(root)
    words = len(text.split())
    paragraphs = sum(_has_words(block) for block in root.iter("p", "li", "blockquote", "pre")) or _line_breaks(root)
    enough = words >= _MANY_WORDS or (words >= _FEWEST_WORDS and paragraphs >= _FEWEST_PARAGRAPHS)
    if not enough or _ELLIPSIS.search(text) or _ends_in_link_to_the_rest(root, link):
        return ""
    return _inner(root)


def page(content: str, title: str) -> bytes:
    """A web page with a title and a content."""
    told = html.escape(title)
    heading = f"<h1>{told}</h1>\n" if title else ""
    begin = f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{told}</title></head>\n<body><article>\n{heading}'
    return f"{begin}{content}\n</article></body></html>\n".encode("utf-8", "replace")


def _parsed(content: str) -> Any:
    from lxml import etree
    from lxml import html as lxml_html

    if not content.strip() or len(content) > _LONGEST:
        return None
    try:
        root = lxml_html.document_fromstring(f"<div>{content}</div>", parser=lxml_html.HTMLParser(remove_comments=True, remove_pis=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    etree.strip_elements(root, "script", "style", "noscript", "template", "iframe", with_tail=False)
    return root.find("body")


def _drop_credits(root: Any, title: str, link: str) -> None:
    """Drop last paragraphs that link to the article under its own title, as blog software adds them."""
    for _ in range(_MOST_CREDITS if title else 0):
        last = _last_block(root)
        if last is None or (last.tail or "").strip() or len(_text(last)) > len(title) + _LONGEST_CREDIT:
            return
        if not any(_same(a.get("href"), link) and _text(a) == title for a in last.iter("a")):
            return
        last.getparent().remove(last)


def _ends_in_link_to_the_rest(root: Any, link: str) -> bool:
    """Whether the last words are a link to the article, or a paragraph that is nothing but a link."""
    text = _text(root)
    links = [a for a in root.iter("a") if _text(a)]
    if not links or not text.endswith(_text(links[-1])):
        return False
    block = _last_block(root)
    return _same(links[-1].get("href"), link) or (block is not None and _text(block) == _text(links[-1]))


def _last_block(root: Any) -> Any:
    """The last block that begins and has words."""
    return next((block for block in reversed(list(root.iter(*_BLOCKS))) if _has_words(block)), None)


def _same(href: str | None, link: str) -> bool:
    """Whether a link leads to an address, whatever is asked of it besides."""
    try:
        one, other = urlsplit(urljoin(link, href or "")), urlsplit(link)
        return bool(href and link) and (one.netloc, one.path.rstrip("/")) == (other.netloc, other.path.rstrip("/"))
    except ValueError:
        return False


def _line_breaks(root: Any) -> int:
    """How many paragraphs there are of lines that are parted by two breaks."""
    return 1 + sum(1 for br in root.iter("br") if not (br.tail or "").strip() and (after := br.getnext()) is not None and after.tag == "br")


def _text(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _has_words(element: Any) -> bool:
    return any(text.strip() for text in element.itertext())


def _inner(root: Any) -> str:
    from lxml import etree

    return html.escape(root.text or "") + "".join(etree.tostring(child, method="html", encoding="unicode") for child in root)
