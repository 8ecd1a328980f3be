"""The drawing instructions of a page: the text they show, piece by piece, and where."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kg.read.documents.pdf_layout.budget import MAX_DEPTH, Budget
from kg.read.documents.pdf_layout.fonts import Face, Fonts
from kg.read.documents.pdf_layout.ink import ARTIFACT, INVISIBLE, Ink, Matrix, times

_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_MAX_SAVED = 1_000  # states
_INVISIBLE_MODES = (3, 7)  # text that only clips or only is there to be searched


@dataclass(slots=True)
class _State:
    """The part of the graphics state that text depends on."""

    at: Matrix
    face: Face | None = None
    size: float = 0.0
    character_space: float = 0.0
    word_space: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0


class Drawing:
    """Follows the instructions of one page.

    Args:
        ink: takes what is shown.
        fonts: of the document.
        budget: of the document.
    """

    def __init__(self, ink: Ink, fonts: Fonts, budget: Budget) -> None:
        self._ink, self._fonts, self._budget = ink, fonts, budget
        self._state = _State(_IDENTITY)
        self._saved: list[_State] = []
        self._text: Matrix = _IDENTITY
        self._line: Matrix = _IDENTITY
        self._marks: list[tuple[str, tuple[int, bool]]] = []  # open marks: what they say of their content, and where it begins
        self._within: list[int] = []
        self._floor = 0  # states saved by the drawing around this one are not its own
        self.pictures = self.broken = False
        self._resources: Any = {}

    def follow(self, content: Any, resources: Any) -> None:
        """Draw a content stream with these resources.

        Raises:
            TooLarge, TooSlow: see ``Budget``.
        """
        operations = self._operations(content)
        self._budget.instructions(len(operations))
        outer, self._resources = (self._resources, self._floor), resources
        self._floor = len(self._saved)
        for operands, operator in operations:
            act = _ACTS.get(operator)
            if act is not None:
                try:
                    act(self, operands)
                except (TypeError, ValueError, LookupError, AttributeError, ArithmeticError):
                    continue  # one broken instruction; viewers pass over it too
        del self._saved[self._floor :]
        self._resources, self._floor = outer

    def _operations(self, content: Any) -> Sequence[Any]:
        """The instructions of a content stream; where it breaks off, those before."""
        from pypdf.generic import ContentStream

        stream = ContentStream(content, None, "bytes")
        try:
            return stream.operations
        except Exception:
            read = getattr(stream, "_operations", [])
            if not read:
                raise
            self.broken = True
            return list(read)

    # The state

    def _save(self, operands: Sequence[Any]) -> None:
        if len(self._saved) < _MAX_SAVED:
            self._saved.append(replace(self._state))

    def _restore(self, operands: Sequence[Any]) -> None:
        if len(self._saved) > self._floor:
            self._state = self._saved.pop()

    def _transform(self, operands: Sequence[Any]) -> None:
        self._state.at = times(_matrix(operands), self._state.at)

    def _font(self, operands: Sequence[Any]) -> None:
        self._state.size = float(operands[1])
        fonts = self._resources["/Font"].get_object()
        self._state.face = self._fonts.face(fonts.raw_get(operands[0]))

    def _spacing(self, operands: Sequence[Any]) -> None:
        self._state.character_space = float(operands[0])

    def _word_spacing(self, operands: Sequence[Any]) -> None:
        self._state.word_space = float(operands[0])

    def _stretch(self, operands: Sequence[Any]) -> None:
        self._state.stretch = float(operands[0]) / 100

    def _leading(self, operands: Sequence[Any]) -> None:
        self._state.leading = float(operands[0])

    def _rise(self, operands: Sequence[Any]) -> None:
        self._state.rise = float(operands[0])

    def _mode(self, operands: Sequence[Any]) -> None:
        self._state.mode = int(operands[0])

    # Where text goes

    def _begin(self, operands: Sequence[Any]) -> None:
        self._text = self._line = _IDENTITY

    def _move(self, operands: Sequence[Any]) -> None:
        self._text = self._line = times((1.0, 0.0, 0.0, 1.0, float(operands[0]), float(operands[1])), self._line)

    def _move_leading(self, operands: Sequence[Any]) -> None:
        self._state.leading = -float(operands[1])
        self._move(operands)

    def _place(self, operands: Sequence[Any]) -> None:
        self._text = self._line = _matrix(operands)

    def _next_line(self, operands: Sequence[Any]) -> None:
        self._move((0.0, -self._state.leading))

    # Text

    def _show(self, operands: Sequence[Any]) -> None:
        self._show_all([operands[0]])

    def _show_array(self, operands: Sequence[Any]) -> None:
        self._show_all(operands[0])

    def _show_next(self, operands: Sequence[Any]) -> None:
        self._next_line(operands)
        self._show(operands)

    def _show_spaced(self, operands: Sequence[Any]) -> None:
        self._word_spacing(operands[0:1])
        self._spacing(operands[1:2])
        self._show_next(operands[2:3])

    def _show_all(self, parts: Sequence[Any]) -> None:
        s = self._state
        if s.face is None:
            return
        glyphs = list(self._glyphs(parts, s.face))
        self._budget.characters(sum(len(text) for text, _ in glyphs))
        unit = times((1.0, 0.0, 0.0, 1.0, 0.0, s.rise), times(self._text, s.at))
        note = self._note() or (INVISIBLE if s.mode in _INVISIBLE_MODES else "")
        self._budget.pieces(self._ink.pieces)
        moved = self._ink.show(glyphs, unit, s.size, s.face, note)
        self._text = times((1.0, 0.0, 0.0, 1.0, moved, 0.0), self._text)

    def _glyphs(self, parts: Sequence[Any], face: Face) -> Iterator[tuple[str, float]]:
        """Each character and how far it moves on, in text space; "" for a move without one."""
        s = self._state
        for part in parts:
            if isinstance(part, (int, float)):
                yield "", -float(part) / 1000 * s.size * s.stretch
                continue
            for text, width, spaced in face.glyphs(bytes(part)):
                yield text, (width * s.size + s.character_space + (s.word_space if spaced else 0.0)) * s.stretch

    # Marks

    def _note(self) -> str:
        return next((note for note, _ in self._marks if note == ARTIFACT), "")

    def _mark(self, operands: Sequence[Any]) -> None:
        note = ARTIFACT if operands and operands[0] == "/Artifact" else ""
        said = self._said(operands) if not note else None
        self._marks.append((note if said is None else "=" + said, self._ink.mark()))

    def _said(self, operands: Sequence[Any]) -> str | None:
        """The text that a mark gives in place of what is drawn: for a ligature, or a hyphen that is only drawn."""
        told = operands[1] if len(operands) > 1 else None
        if isinstance(told, str):
            told = self._resources["/Properties"].get_object()[told]
        text = told.get("/ActualText") if isinstance(told, dict) else None
        if isinstance(text, bytes):
            return text[2:].decode("utf-16-be", "replace") if text.startswith(b"\xfe\xff") else text.decode("latin-1")
        return str(text) if isinstance(text, str) else None

    def _unmark(self, operands: Sequence[Any]) -> None:
        if self._marks:
            note, since = self._marks.pop()
            if note.startswith("="):
                self._ink.replace(since, note[1:])

    # Drawings within this one

    def _use(self, operands: Sequence[Any]) -> None:
        raw = self._resources["/XObject"].get_object().raw_get(operands[0])
        drawing = raw.get_object()
        self.pictures = self.pictures or drawing.get("/Subtype") == "/Image"
        if drawing.get("/Subtype") != "/Form" or id(drawing) in self._within or len(self._within) >= MAX_DEPTH:
            return
        self._budget.drawing()
        saved, marks, text, line = replace(self._state), list(self._marks), self._text, self._line
        self._within.append(id(drawing))
        try:
            if "/Matrix" in drawing:
                self._transform(drawing["/Matrix"])
            own = drawing.get("/Resources")
            self.follow(drawing, self._resources if own is None else own.get_object())
        finally:
            self._within.pop()
            self._state, self._marks, self._text, self._line = saved, marks, text, line

    def _inline_picture(self, operands: Sequence[Any]) -> None:
        self.pictures = True


def _matrix(operands: Sequence[Any]) -> Matrix:
    a, b, c, d, e, f = (float(value) for value in operands)
    return a, b, c, d, e, f


_ACTS: dict[bytes, Callable[[Drawing, Sequence[Any]], None]] = {
    b"q": Drawing._save,
    b"Q": Drawing._restore,
    b"cm": Drawing._transform,
    b"Tf": Drawing._font,
    b"Tc": Drawing._spacing,
    b"Tw": Drawing._word_spacing,
    b"Tz": Drawing._stretch,
    b"TL": Drawing._leading,
    b"Ts": Drawing._rise,
    b"Tr": Drawing._mode,
    b"BT": Drawing._begin,
    b"Td": Drawing._move,
    b"TD": Drawing._move_leading,
    b"Tm": Drawing._place,
    b"T*": Drawing._next_line,
    b"Tj": Drawing._show,
    b"TJ": Drawing._show_array,
    b"'": Drawing._show_next,
    b'"': Drawing._show_spaced,
    b"BMC": Drawing._mark,
    b"BDC": Drawing._mark,
    b"EMC": Drawing._unmark,
    b"Do": Drawing._use,
    b"INLINE IMAGE": Drawing._inline_picture,
}
