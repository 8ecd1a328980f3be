"""How much of a PDF is read: a few bytes can ask for years of work."""

from __future__ import annotations

import time

from kg.errors import TooLarge, TooSlow
from kg.read.text import MAX_CHARACTERS

MAX_PAGES = 2_000
MAX_INSTRUCTIONS = 4_000_000  # of drawing, in the whole document
MAX_SECONDS = 120.0
MAX_DEPTH = 12  # drawings within drawings
MAX_DRAWINGS = 20_000  # drawings used by drawings, in the whole document
MAX_FONTS = 5_000
MAX_PIECES = 50_000  # of text on one page: a broadsheet drawn letter by letter has fewer
_SPLIT = "split it into articles, one a file, and give the folder"


class Budget:
    """What is left of the work one document may cost."""

    def __init__(self, where: str) -> None:
        self._where = where
        self._instructions, self._characters, self._drawings = MAX_INSTRUCTIONS, MAX_CHARACTERS + 100_000, MAX_DRAWINGS
        self._fonts = MAX_FONTS
        self._ends = time.monotonic() + MAX_SECONDS

    def instructions(self, count: int) -> None:
        """Take so many instructions of drawing.

        Raises:
            TooLarge, TooSlow: the budget is spent.
        """
        self._instructions -= count
        self.check_time()
        if self._instructions < 0:
            raise self._too_large(f"it takes more than {MAX_INSTRUCTIONS:,} instructions to draw")

    def characters(self, count: int) -> None:
        """Take so many characters of text."""
        self._characters -= count
        if self._characters < 0:
            raise self._too_large(f"the text has more than {MAX_CHARACTERS:,} characters")

    def pieces(self, count: int) -> None:
        """See whether a page may have so many pieces of text."""
        if count > MAX_PIECES:
            raise self._too_large(f"a page has its text in more than {MAX_PIECES:,} pieces")

    def drawing(self) -> None:
        """Take a drawing that is used by another."""
        self._drawings -= 1
        self.check_time()
        if self._drawings < 0:
            raise self._too_large(f"it uses more than {MAX_DRAWINGS:,} drawings within drawings")

    def font(self) -> None:
        """Take a font."""
        self._fonts -= 1
        self.check_time()
        if self._fonts < 0:
            raise self._too_large(f"it uses more than {MAX_FONTS:,} fonts")

    def check_time(self) -> None:
        """See whether there is time left."""
        if time.monotonic() > self._ends:
            raise TooSlow(f"reading it takes longer than {MAX_SECONDS:.0f} seconds", where=self._where, fix=_SPLIT)

    def _too_large(self, cause: str) -> TooLarge:
        return TooLarge(cause, where=self._where, fix=_SPLIT)
