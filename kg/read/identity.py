"""Which article a text is: its id and headline, from the text alone."""

from __future__ import annotations

import hashlib
import re
import unicodedata

SLUG_LENGTH = 40  # characters
HASH_LENGTH = 10  # hex digits: 40 bits, enough to keep a million articles apart by text, and the slug besides
LONGEST_HEADLINE = 200  # characters
_LINES_LOOKED_AT = 12

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\.?"
_CLOCK = r"\d{1,2}(?::\d\d){0,2}\s*(?:[ap]\.?m\.?)?"
_BOILERPLATE = re.compile(
    rf"""
    (?:posted|published|updated|last\ updated|modified)?\s*:?\s*
    (?:\d+|an?|one|two|three)\ (?:second|minute|min|hour|hr|day|week|month|year)s?\ ago             # 6 hours ago
  | (?:posted|published|updated|last\ (?:updated|modified)|modified|first\ published)\b.{{0,60}}    # Updated March 3
  | (?:{_WEEKDAY},?\ +)?(?:{_MONTH}\ +\d{{1,2}}|\d{{1,2}}\ +{_MONTH}),?\ +\d{{4}}.{{0,30}}          # Friday, July 21, 2017
  | \d{{4}}-\d\d-\d\d.{{0,30}}                                                                      # 2017-07-21
  | \d{{1,2}}[./]\d{{1,2}}[./]\d{{4}}.{{0,30}}
  | {_CLOCK}\s*[a-z]{{0,4}}                                                                         # 10:42 a.m. EST
  | (?-i:By|BY):?\ +(?-i:[A-Z])[^.!?\d]{{1,80}}                                                     # By A Writer
  | (?:photo|image|picture|video|file\ photo|credit|source|caption)s?\s*[:/].*
  | (?:read|see|show|view|watch|listen|share|print|email|save|comments?|advertisement|breaking(?:\ news)?|exclusive|live|
       news|world|politics|opinion|home|menu|subscribe|sign\ in|log\ in|skip\ to\ (?:main\ )?content|share\ this(?:\ article)?|
       \d+\ (?:min(?:ute)?s?\ read|comments?|shares?))
    """,
    re.IGNORECASE | re.VERBOSE,
)
_ENDS_A_SENTENCE = re.compile(r"""[.:;,…]["'”’)\]]*$""")


def article_id(text: str) -> str:
    """The id of the article with this text: a few readable words and a hash. It depends on the text alone.

    >>> article_id("Ukraine and Russia trade strikes\\n\\nKHARKIV — ...")
    'ukraine-and-russia-trade-strikes-5c0d05bb4d'
    """
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:HASH_LENGTH]
    line = next(iter(opening_lines(text)), "") or next(iter(text.split()), "")
    return f"{_slug(line)}-{digest}"


def headline(text: str) -> str:
    """The headline of a plain text: its first line that is no boilerplate, if it is short, no sentence, and more follows."""
    lines = opening_lines(text)
    if len(lines) < 2 or len(lines[0]) > LONGEST_HEADLINE or _ENDS_A_SENTENCE.search(lines[0]):
        return ""
    return lines[0]


def opening_lines(text: str) -> list[str]:
    """The first lines of a text that are neither empty nor boilerplate ("6 hours ago", dates, bylines)."""
    return [line for line in first_lines(text) if not _BOILERPLATE.fullmatch(line)]


def first_lines(text: str) -> list[str]:
    """The first lines of a text that are not empty, without the space around them."""
    lines: list[str] = []
    at = 0
    while at < len(text) and len(lines) < _LINES_LOOKED_AT:
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        line = text[at : min(end, at + 2_000)].strip()  # a line may be a whole book: its beginning is enough
        lines += [line] if line else []
        at = end + 1
    return lines


def _slug(line: str) -> str:
    """Lower-case ASCII words joined by hyphens, cut at a word."""
    ascii_only = unicodedata.normalize("NFKD", line[: 10 * SLUG_LENGTH]).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", re.sub(r"['’]", "", ascii_only.lower()))
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else word[:SLUG_LENGTH]
        if len(longer) > SLUG_LENGTH:
            break
        slug = longer
    return slug or "article"
