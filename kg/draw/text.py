"""News text made fit to be shown: cleaned of control characters, shortened, wrapped, and measured.

Only what is shown passes through here; the graph itself keeps every character as it came.
"""

from __future__ import annotations

import re
import unicodedata

# Controls, bidirectional overrides and invisible characters can make a name look like another or turn a line round.
_HIDDEN = re.compile(
    r"[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)
_SPACE = re.compile(r"\s+")
_ELLIPSIS = "…"
_AVERAGE = 0.56  # mean advance of a Latin letter in a sans-serif face, as a share of the font size
LINE_HEIGHT = 1.2  # as a share of the font size


def clean(text: str, longest: int = 0) -> str:
    """One line of visible text; at most ``longest`` characters (0: as many as there are), cut with an ellipsis."""
    plain = text[: 4 * longest] if longest else text
    plain = plain.encode("utf-8", "replace").decode("utf-8")  # a lone surrogate cannot be written as UTF-8
    plain = _SPACE.sub(" ", _HIDDEN.sub("", plain)).strip()
    cut = longest and (len(plain) > longest or len(text) > 4 * longest)
    return plain[: longest - 1].rstrip() + _ELLIPSIS if cut else plain


def veiled(text: str) -> str:
    """The text with every character in its place, but what could turn a line round or hide made a space that has no width."""
    return _HIDDEN.sub("\u200c", text.encode("utf-8", "replace").decode("utf-8"))


def wrap(text: str, width: int, lines: int) -> str:
    """Text broken at spaces into at most ``lines`` lines of about ``width`` characters; a longer word is broken."""
    rows: list[str] = []
    for word in clean(text, width * lines + 1).split(" "):
        while len(word) > width:
            rows.append(word[:width])
            word = word[width:]
        if rows and len(rows[-1]) + 1 + len(word) <= width:
            rows[-1] += " " + word
        else:
            rows.append(word)
    rows = [row for row in rows if row] or [""]
    if len(rows) > lines:
        rows = rows[:lines]
        rows[-1] = rows[-1][: width - 1].rstrip(_ELLIPSIS + " ") + _ELLIPSIS
    return "\n".join(rows)


def extent(text: str, size: float) -> tuple[float, float]:
    """Width and height in pixels, about, of text in a sans-serif font of ``size`` pixels."""
    rows = text.split("\n") if text else []
    width = max((sum(map(_advance, row)) for row in rows), default=0.0)
    return (width * size, len(rows) * size * LINE_HEIGHT)


def _advance(letter: str) -> float:
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.0
    return 0.0 if unicodedata.combining(letter) else _AVERAGE * (1.2 if letter.isupper() else 1.0)
