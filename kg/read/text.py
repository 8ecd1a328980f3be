"""The text of an article as the rest of the house may rely on it: bounded, and free of characters that are no text."""

from __future__ import annotations

import re

from kg.errors import EmptyInput, TooLarge

MAX_BYTES = 20_000_000  # of a file: no article is that long, and the reader holds one whole file
MAX_CHARACTERS = 2_000_000  # of an article: about four long novels

_NEWLINE = re.compile("\r\n|[\r\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    """The text with newlines as ``\\n``, control characters as spaces, and nothing else changed.

    Whitespace, quotation marks and Unicode normal form stay as they came, for evidence quotes the text as it was written.

    >>> clean("one\\r\\ntwo\\x00three")
    'one\\ntwo three'
    """
    text = _CONTROL.sub(" ", _NEWLINE.sub("\n", text.removeprefix("\ufeff")))
    return _SURROGATE.sub("\ufffd", text)


def require_size(text: str, *, where: str) -> str:
    """The text, if it has something to read and is no longer than an article may be.

    Raises:
        EmptyInput: there is no letter or digit in it.
        TooLarge: it has more than MAX_CHARACTERS characters.
    """
    if len(text) > MAX_CHARACTERS:
        cause = f"the text has {len(text):,} characters; one article may have {MAX_CHARACTERS:,}"
        raise TooLarge(cause, where=where, fix="split it into articles, one a file, and give the folder")
    if not any(map(str.isalnum, text)):
        raise EmptyInput("there is no text in it", where=where, fix="check that this is the file you meant")
    return text
