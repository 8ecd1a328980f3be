"""A tree to boxes and blocks: what is seen, and what takes a place of its own."""

from __future__ import annotations

import re
from typing import Any

from kg.read.documents.web_page.boxes import Block, Box, Layout, Moment
from kg.read.documents.web_page.lines import BREAK, Line, Run, paragraphs
from kg.read.documents.web_page.roles import is_unseen

_NO_TEXT = ("head", "script", "style", "template", "title", "meta", "link", "param", "source", "track", "map", "datalist", "rp")
_OTHER_MEDIA = ("noscript", "iframe", "object", "embed", "svg", "canvas", "audio", "video", "textarea", "select", "progress", "meter")
UNSEEN = frozenset((*_NO_TEXT, *_OTHER_MEDIA))
MOST_BLOCKS = 40_000  # an article of so many paragraphs would be longer than articles may be
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_SECTIONS = (
    "html",
    "body",
    "header",
    "main",
    "article",
    "section",
    "aside",
    "nav",
    "footer",
    "search",
    "div",
    "center",
    "hgroup",
    "address",
)
_FORMS = ("form", "fieldset", "legend", "details", "summary", "dialog", "menu", "dir", "optgroup", "option")
_TABLES = ("table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th")
_LISTS = ("p", "pre", "blockquote", "figure", "figcaption", "ul", "ol", "li", "dl", "dt", "dd", "hr")
_BLOCKS = frozenset((*_HEADINGS, *_SECTIONS, *_FORMS, *_TABLES, *_LISTS))
_SET_OFF = frozenset(("b", "strong", "em", "i", "big"))
_ACTIVE = frozenset(("input", "button", "textarea", "select"))
_PICTURES = frozenset(("img", "picture", "amp-img", "video", "amp-video", "audio", "iframe"))
_TIMES = frozenset(("time", "abbr"))
_HOLDERS = frozenset(("div", "td", "section", "article", "main", "body", "center"))  # in these, elements in a row may be paragraphs
_PHRASES = frozenset(("span", "font", "label"))
_BESIDE = frozenset(("br", "img", "meta", "link"))
_NOTE = re.compile(r"(?<=\S)\s*\[[^\[\]]{1,24}\]$")  # "[edit]", a link at the end of a heading
_HIDDEN = ("display:none", "visibility:hidden")
_SHORT_PHRASE = 4  # characters
_LONG_PHRASE = 40  # words, on average
_WORD = 12  # characters of a word at most on average, for languages that set no blanks between words
_ENOUGH = 2_000  # characters of a phrase that are looked at


def layout(root: Any, *, with_hidden: bool = False) -> Layout:
    """The boxes and blocks of a page."""
    return _Walk(with_hidden).over(root)


class _Walk:
    """A walk over the elements without recursion, since pages nest as deep as they like."""

    def __init__(self, with_hidden: bool) -> None:
        self.page, self.with_hidden = Layout(), with_hidden
        self.runs: list[Run] = []
        self.box: Box | None = None
        self.links = self.strongs = self.pre = 0
        self.parted: dict[Any, bool] = {}  # whether the elements right in this one are paragraphs

    def over(self, root: Any) -> Layout:
        """The whole walk."""
        element = root
        while True:
            entered = self._enter(element)
            if len(self.page.blocks) >= MOST_BLOCKS:
                return self._cut()
            if entered and len(element):
                element = element[0]
                continue
            if entered:
                self._leave(element)
            while element is not root:
                self._text(element.tail)
                after = element.getnext()
                if after is not None:
                    element = after
                    break
                element = element.getparent()
                self._leave(element)
            else:
                return self.page

    def _cut(self) -> Layout:
        """The page up to here."""
        for box in self.box.up() if self.box else ():
            box.last = len(self.page.blocks)
        return self.page

    def _enter(self, element: Any) -> bool:
        """Begin an element; whether what is in it is seen."""
        tag = element.tag
        if self.box is not None and tag in _ACTIVE and element.get("type") != "hidden":
            self.box.controls += 1
        if self.box is not None and tag in _PICTURES:
            self.box.pictures += 1
        if tag in UNSEEN or not isinstance(tag, str) or self._is_hidden(element):
            return False
        if self._is_block(element, tag):
            self._flush()
            self.box = Box(element, tag, self.box, f"{tag}.{element.get('class') or ''}", first=len(self.page.blocks))
            self.page.boxes.append(self.box)
            self.pre += tag == "pre"
        elif tag == "br":
            self.runs.append(Run(BREAK))
        if self.box is not None and (tag in _TIMES or ("-" in tag and element.get("datetime"))):
            self.page.moments.append(Moment(element, self.box, len(self.page.blocks)))
        self.links += _is_link(element)
        self.strongs += tag in _SET_OFF
        if tag == "q":
            self._text("“")
        self._text(element.text)
        return True

    def _leave(self, element: Any) -> None:
        tag = element.tag
        if self.box is not None and self.box.element is element:
            self._flush()
            box, self.box = self.box, self.box.parent
            box.last = len(self.page.blocks)
            if self.box is not None:
                self.box.pictures += box.pictures
                self.box.controls += box.controls
            self.pre -= tag == "pre"
        self.links -= _is_link(element)
        self.strongs -= tag in _SET_OFF
        if tag == "q":
            self._text("”")

    def _text(self, text: str | None) -> None:
        if text:
            self.runs.append(Run(text.replace("\n", BREAK) if self.pre else text, self.links > 0, self.strongs > 0))

    def _flush(self) -> None:
        """End the block that is being read."""
        runs, self.runs = self.runs, []
        if self.box is None or not runs:
            return
        if self.box.tag in _HEADINGS:
            runs = [run._replace(text=run.text.replace(BREAK, " ")) for run in runs]
        for line in paragraphs(runs)[: MOST_BLOCKS - len(self.page.blocks)]:
            if self.box.tag in _HEADINGS and 0 < line.linked < len(line.text) and (note := _NOTE.search(line.text)):
                line = Line(line.text[: note.start()], 0, min(line.strong, note.start()), 0)
            self.page.blocks.append(_block(line, self.box, len(self.page.blocks)))

    def _is_hidden(self, element: Any) -> bool:
        if self.with_hidden or element.tag in ("html", "body"):
            return False
        style, called = element.get("style"), element.get("class")
        hidden = element.get("hidden") is not None or bool(style and any(h in style.replace(" ", "").lower() for h in _HIDDEN))
        hidden = hidden or bool(called and is_unseen(called))
        self.page.hidden |= hidden
        return hidden

    def _is_block(self, element: Any, tag: str) -> bool:
        if tag in _BLOCKS:
            return True
        if "-" not in tag and tag not in _PHRASES:
            return False
        style = element.get("style")
        if style and "display:block" in style.replace(" ", "").lower():
            return True
        if self.box is None or not ("-" in tag or self.box.tag in _HOLDERS):
            return False
        parent = element.getparent()
        if parent not in self.parted:
            self.parted[parent] = _is_parted(parent)
        return self.parted[parent]


def _is_link(element: Any) -> bool:
    return element.tag == "button" or (element.tag == "a" and element.get("href") is not None)


def _is_parted(parent: Any) -> bool:
    """Whether an element holds nothing but elements of its kind, in a row, which therefore are paragraphs, not phrases of one."""
    if parent.text and parent.text.strip():
        return False
    within = [child for child in parent if isinstance(child.tag, str) and child.tag not in _BESIDE]
    if len(within) < 2 or any(child.tail and child.tail.strip() for child in within):
        return False
    phrases = [child for child in within if "-" not in child.tag and child.tag not in _BLOCKS]
    if any(child.tag not in _PHRASES for child in phrases):
        return False
    texts = [_beginning(child) for child in phrases]
    sentences = [text for text in texts if text.rstrip().endswith((".", "?", "!", "”", '"'))]
    words = sum(len(text.split()) for text in texts)
    # Sentences in a row are one paragraph, unless they are long: then each is one. A single letter is the first of a paragraph.
    return all(len(text.strip()) > _SHORT_PHRASE for text in texts) and (not sentences or words >= _LONG_PHRASE * len(texts))


def _beginning(element: Any) -> str:
    """The text of an element, as far as it is needed to see what it is."""
    parts: list[str] = []
    size = 0
    for text in element.itertext():
        parts.append(text)
        size += len(text)
        if size > _ENOUGH:
            break
    return "".join(parts)


def _block(line: Line, box: Box, index: int) -> Block:
    size = len(line.text)
    words = max(len(line.text.split()), size // _WORD)
    return Block(line.text, box, index, min(1.0, line.linked / size), min(1.0, line.strong / size), words, line.lead)
