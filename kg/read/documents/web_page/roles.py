"""What a part of a page says it is for: by its element, its ARIA role, its microdata, and the words its classes are made of.

The words are those in which web design speaks of parts of pages, on any site; on sites whose classes say nothing, the shape of
the page has to tell (see ``choice``).
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import Any

from kg.read.documents.web_page.boxes import Box

_ELEMENTS = {
    "nav": "navigation",
    "menu": "navigation",
    "footer": "footer",
    "aside": "aside",
    "figcaption": "caption",
    "address": "byline",
    "dialog": "notice",
    "search": "search",
}
_ARIA = {
    "navigation": "navigation",
    "menu": "navigation",
    "menubar": "navigation",
    "tablist": "navigation",
    "banner": "header",
    "contentinfo": "footer",
    "complementary": "aside",
    "search": "search",
    "dialog": "notice",
    "alertdialog": "notice",
    "alert": "notice",
    "form": "form",
}
_MICRODATA = {
    "comment": "comment",
    "author": "byline",
    "creator": "byline",
    "datepublished": "date",
    "datemodified": "date",
    "datecreated": "date",
    "caption": "caption",
    "keywords": "tags",
    "breadcrumb": "navigation",
    "publisher": "publisher",
    "image": "caption",
    "usercomments": "comment",
    "breadcrumblist": "navigation",
    "sitenavigationelement": "navigation",
    "wpheader": "header",
    "wpfooter": "footer",
    "wpsidebar": "aside",
    "wpadblock": "advert",
    "imageobject": "caption",
    "person": "byline",
}
_WORDS = {
    "navigation": "nav navbar navigation navigations menu menus breadcrumb breadcrumbs masthead topbar pagination pager sitemap hamburger",
    "footer": "footer colophon copyright",
    "advert": "ad ads advert adverts advertisement advertisements advertising advertorial sponsor sponsored sponsors adslot dfp adsense",
    "comment": "comment comments commentlist respond replies discussion discussions commenting",
    "related links": "related recirc recirculation recommended recommendations recommendation trending popular promo promos promotion"
    " promotions promoted teaser teasers readmore readnext upnext",
    "sharing": "share shares sharing social socials sharebar sharedaddy addthis follow",
    "newsletter": "newsletter newsletters signup optin mailinglist",
    "caption": "caption captions figcaption imagecaption photocredit slideshow carousel gallery galleries",
    "byline": "byline bylines author authors contributor contributors",
    "date": "timestamp datestamp pubdate dateline",
    "author bio": "bio bios biography authorbio authorbox",
    "tags": "tags taglist keywords",
    "notice": "cookie cookies consent gdpr cmp modal popup lightbox toast",
    "aside": "sidebar rail sidebars",
    "pull quote": "pullquote pullquotes",
    "search": "search searchbox",
    "tools": "toolbar tools",
}
_OF_WORD = {word: reason for reason, words in _WORDS.items() for word in words.split()}
_OF_PAIR = {
    ("pull", "quote"): "pull quote",
    ("pulled", "quote"): "pull quote",
    ("read", "more"): "related links",
    ("read", "next"): "related links",
    ("most", "read"): "related links",
    ("most", "viewed"): "related links",
    ("up", "next"): "related links",
    ("see", "also"): "related links",
    ("sign", "up"): "newsletter",
    ("skip", "link"): "navigation",
    ("author", "bio"): "author bio",
    ("author", "box"): "author bio",
    ("about", "author"): "author bio",
    ("tag", "list"): "tags",
    ("tags", "links"): "tags",
    ("photo", "credit"): "caption",
    ("image", "credit"): "caption",
}
_STEMS = ("related", "recommended", "newsletter", "advertisement", "sponsored", "breadcrumb", "pullquote", "cookie", "sidebar", "slideshow")
# "no-comments", "has-sidebar", "comments-open": what a page has, said on what holds the page.
_OF_STATE = frozenset(("has", "have", "no", "not", "without", "with", "is", "open", "closed", "enabled", "disabled", "count", "on", "off"))
_OF_STATE |= {"show", "hide", "hidden", "page", "body", "wide"}
_UNSEEN = re.compile(r"(?<![\w-])(?:(?:is-|u-)?(?:sr-only|visually-?hidden|screen-?reader(?:-text|-only)?))(?![\w-])", re.I)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORD = re.compile(r"(?<![a-z0-9])[a-z]+(?=[0-9]*(?![a-z0-9]))")
_BODY = frozenset(("articlebody", "entrycontent", "postcontent", "articlecontent", "storybody", "articletext", "storytext", "postbody"))


def role(box: Box) -> str:
    """What a box is for, if it says so and that is no part of an article; else ""."""
    element = box.element
    told = _ELEMENTS.get(box.tag) or _ARIA.get((element.get("role") or "").lower(), "")
    if told:
        return told
    for name in ("itemprop", "itemtype"):
        for value in (element.get(name) or "").split():
            if told := _MICRODATA.get(value.rpartition("/")[2].lower(), ""):
                return told
    return of_names(names(element, box.tag))


def names(element: Any, tag: str) -> str:
    """What an element is called: its classes, its id, and its own name where the site made it up."""
    return " ".join(
        filter(
            None,
            (tag if "-" in tag else "", element.get("class"), element.get("id"), element.get("data-testid"), element.get("aria-label")),
        )
    )


@lru_cache(maxsize=4_096)
def of_names(called: str) -> str:
    """What the words of classes say a box is for."""
    return next((reason for name in called[:400].split() if (reason := _of_name(name))), "")


def _of_name(name: str) -> str:
    """What the words of one class say."""
    words = split_words(name)
    if _OF_STATE.intersection(words):
        return ""
    if told := next((_OF_PAIR[pair] for pair in pairwise(words) if pair in _OF_PAIR), ""):
        return told
    for word in (*words, "".join(words)):
        if told := _OF_WORD.get(word) or next((_OF_WORD[stem] for stem in _STEMS if word.startswith(stem)), ""):
            return told
    return ""


def split_words(called: str) -> list[str]:
    """The words that classes are made of; a piece with digits within, as hashes have, is none."""
    return _WORD.findall(_CAMEL.sub(" ", called).lower())


@lru_cache(maxsize=4_096)
def is_unseen(called: str) -> bool:
    """Whether classes say that something is for those who have the page read to them, and not seen."""
    return _UNSEEN.search(called[:400]) is not None


@lru_cache(maxsize=4_096)
def is_body(called: str) -> bool:
    """Whether classes call a box the body of an article."""
    return any("".join(_WORD.findall(name.lower())) in _BODY for name in called[:400].split())
