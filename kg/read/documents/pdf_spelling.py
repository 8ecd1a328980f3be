"""The characters of a PDF as they were written: its fonts have one glyph for several of them, or one for two."""

from __future__ import annotations

from collections.abc import Sequence

from kg.read.documents.pdf_layout.shapes import Page

_LIGATURES = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st"}
)
_SOFT = "\u00ad"
# A character, and the one that is meant where the document has none of these: the font shows both alike.
_SAME_GLYPH = (("\u00a0", " "), ("\u2010", "-"), ("\u2011", "-"), (_SOFT, "-"))


def spelled(pages: Sequence[Page]) -> None:
    """Spell the text of the pages: ligatures in letters, and without soft hyphens but at the ends of pieces."""
    pieces = [piece for page in pages for piece in (*page.pieces, *page.artifacts)]
    text = "".join(piece.text for piece in pieces)
    table = dict(_LIGATURES)
    for shown, meant in _SAME_GLYPH:
        if shown in text and meant not in text:
            table[ord(shown)] = meant
    for piece in pieces:
        piece.text = piece.text.translate(table)
        if _SOFT in piece.text[:-1]:
            piece.text = piece.text[:-1].replace(_SOFT, "") + piece.text[-1:]
