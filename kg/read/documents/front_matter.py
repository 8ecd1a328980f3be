"""What is told in front of a Markdown text, between lines of ``---`` (YAML) or ``+++`` (TOML)."""

from __future__ import annotations

import re

BEGINS = re.compile(rb"(?:\xef\xbb\xbf)?(---|\+\+\+)[ \t]*\r?\n(?:[ \t]*\r?\n)?[A-Za-z][\w-]{0,40}[ \t]*[:=]")

_LONGEST = 20_000  # characters
_FENCED = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*\r?\n(.*?)\r?\n(?:\1|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S)
_PAIR = re.compile(r"""([A-Za-z][\w-]{0,40})[ \t]*[:=][ \t]*(.*)""")
_ENTRY = re.compile(r"[ \t]*-[ \t]+(?:name:[ \t]*)?(.+)")
_NAMES = {
    **dict.fromkeys(("title", "headline"), "title"),
    **dict.fromkeys(("date", "published", "publishdate", "pubdate", "date_published", "datepublished"), "date"),
    **dict.fromkeys(("author", "authors", "byline"), "author"),
    **dict.fromkeys(("publisher", "source", "publication", "outlet"), "publisher"),
    **dict.fromkeys(("url", "link", "canonical", "canonical_url", "canonicalurl", "permalink"), "url"),
}


def split(text: str) -> tuple[dict[str, str], str]:
    """What is told of title, date, author, publisher and url, and the text after it.

    Values are on the line of their name, or in a list below; what else the two languages can say is passed over.
    """
    fenced = _FENCED.match(text[:_LONGEST])
    if not fenced or not BEGINS.match(text[:_LONGEST].encode("utf-8", "replace")):
        return {}, text
    told: dict[str, str] = {}
    name = ""
    for line in fenced[2].splitlines():
        pair, entry = _PAIR.match(line), _ENTRY.match(line)
        if pair:
            name = _NAMES.get(pair[1].lower(), "")
            if name and _value(pair[2]):
                told.setdefault(name, _value(pair[2]))
        elif entry and name:
            told[name] = ", ".join(filter(None, (told.get(name, ""), _value(entry[1]))))
    return told, text[fenced.end() :]


def _value(text: str) -> str:
    """A value without quotation marks and comments; of a list in brackets the values after each other."""
    text = text.strip()
    quoted = re.match(r"""(["'])(.*?)\1(?:\s+#.*)?$""", text)
    if quoted:
        return quoted[2]
    text = re.sub(r"\s+#.*$", "", text)
    if text.startswith("[") and text.endswith("]"):
        return ", ".join(filter(None, (_value(part) for part in text[1:-1].split(","))))
    return "" if text in ("|", ">", "null", "~") else text
