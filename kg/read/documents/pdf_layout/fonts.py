"""The strings of a PDF font: which characters they show, and how wide each is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from kg.read.documents.pdf_layout.budget import Budget

_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_SUFFIX = re.compile("(?:PS)?(?:MT)?$")  # "TimesNewRomanPSMT" and "TimesNewRomanPS-BoldMT" are of one family
# Where symbol fonts have bullets, and the codes that WinAnsiEncoding leaves free: they show bullets, too (ISO 32000, annex D).
_BULLETS = dict.fromkeys(map(ord, "\uf0b7\uf0a7\uf0d8\x7f\x81\x8d\x8f\x90\x9d"), "•")
_UNKNOWN = "\ufffd"


class Face:
    """One font.

    Args:
        resource: its dictionary in the PDF.
    """

    def __init__(self, resource: Any) -> None:
        from pypdf.generic._font import Font

        try:
            font = Font.from_font_resource(resource)
        except Exception:  # a damaged font: its codes are taken for characters
            font = Font("", encoding={})
        self.family = _SUFFIX.sub("", re.split("[-,]", font.name.rpartition("+")[2])[0])
        self.bold = bool(_BOLD.search(font.name)) or _weight(resource) >= 600
        self._font = font
        self._scale = _scale(resource) / 1000
        self._known: dict[str, tuple[str, float, bool]] = {}

    def glyphs(self, data: bytes) -> Iterator[tuple[str, float, bool]]:
        """Each character of a string: its text, its width in ems, and whether word spacing widens it."""
        encoding = self._font.encoding
        raw = data.decode("latin-1") if isinstance(encoding, dict) else _decoded(data, encoding)
        for code in raw:
            known = self._known.get(code)
            if known is None:
                known = self._known[code] = self._glyph(code)
            yield known

    def _glyph(self, code: str) -> tuple[str, float, bool]:
        font = self._font
        simple = isinstance(font.encoding, dict)
        name = font.encoding.get(ord(code), code) if isinstance(font.encoding, dict) else code
        text = str(font.character_map.get(name, name)) if font.interpretable else _UNKNOWN
        if len(text) > 1 and text.startswith("/"):  # the name of a glyph that stands for no character
            text = _UNKNOWN
        width = font.space_width if code == font.space_char else font.get_text_width(code)
        return text.translate(_BULLETS), float(width) * self._scale, simple and code == " "


class Fonts:
    """The fonts of a document, each read once."""

    def __init__(self, budget: Budget) -> None:
        self._budget, self._faces = budget, dict[tuple[int, int] | int, Face]()
        self._kept: list[Any] = []  # so that no other object gets the id of one that is known

    def face(self, resource: Any) -> Face:
        """The font with this dictionary, which may be a reference to it."""
        key = (resource.idnum, resource.generation) if hasattr(resource, "idnum") else id(resource)
        if key not in self._faces:
            self._budget.font()
            self._kept.append(resource)
            self._faces[key] = Face(resource.get_object())
        return self._faces[key]


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding, "surrogatepass")
    except UnicodeDecodeError:
        return data.decode(encoding, "replace")


def _scale(resource: Any) -> float:
    """Fonts drawn by instructions (Type 3) say themselves how large their units are; a thousandth of an em with all others."""
    try:
        return abs(float(resource["/FontMatrix"][0])) * 1000 if resource.get("/Subtype") == "/Type3" else 1.0
    except (KeyError, IndexError, TypeError, ValueError):
        return 1.0


def _weight(resource: Any) -> float:
    try:
        return float(resource["/FontDescriptor"]["/FontWeight"])
    except (KeyError, TypeError, ValueError):
        return 0.0
