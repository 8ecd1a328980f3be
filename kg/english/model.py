"""The shipped language model: the words of one window in, scores out. onnxruntime runs it; sentences and Docs come later.

One window a call, never a batch: int8 activations are scaled over the whole input of a call, so windows read together would
change each other's scores in the last digits, and an article's graph would depend on its neighbours. It is faster, too:
nothing is padded, and the activations of one window stay in the cache. For the same reasons a window is read by one thread:
products split among threads round differently, so an article's graph would depend on the number of cores, and windows of this
size gain next to nothing by it. Other cores read other texts at the same time (see kg.english.reader).

Shapes: T sub-words, W words, L dependency labels, N arcs.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

from kg.english.features import Gap, shape_of
from kg.english.lexicon import Lexicon
from kg.errors import ModelError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

    from kg.english.coref import Coreference
    from kg.english.wordpiece import WordPiece

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

FOLDER = Path(__file__).with_name("model")
FILES = ("reader.onnx", "arcs.onnx", "coref.npz", "tokenizer.json", "labels.json", "lemmas.json")
CLASSES = ("upos", "xpos", "feats", "lemma", "mention")  # heads of which the graph gives the best class alone
_ARCS_AT_ONCE = 256  # bounds the memory that labelling takes, and keeps it in the cache
_CACHED_WORDS = 200_000
_LONGEST_WORD = 16  # sub-words, as in training
_WORD_CHARACTERS = 100  # longer "words" are one unknown sub-word to the vocabulary anyway


@dataclass(frozen=True)
class Labels:
    """Class names of every head, by row."""

    deps: tuple[str, ...]
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    feats: tuple[str, ...]
    lemma: tuple[str, ...]
    name: tuple[str, ...]
    mention: tuple[str, ...]


@dataclass(frozen=True)
class Scores:
    """What the model says of one window."""

    arcs: Floats  # [W, W + 1]; column 0 is the root
    label_dep: Floats  # [W, 128]
    label_head: Floats  # [W + 1, 128]; row 0 is the root
    names: Floats  # [W, tags], natural logarithms of probabilities
    start: Floats  # [W], probability that a sentence starts here
    reference: Floats  # [W, 192], what coreference compares
    classes: npt.NDArray[np.int32]  # [5, W], the best class of each of CLASSES


@dataclass(frozen=True)
class Word:
    """One word as the model takes it."""

    pieces: tuple[int, ...]
    shape: int


class Model:
    """The model of one folder: the files in ``FILES``."""

    def __init__(self, folder: Path = FOLDER, threads: int = 0) -> None:
        """Opens nothing yet; files are read when first needed. ``threads`` texts are read at once, 0 for as many as there are cores.

        Raises (later, on first use):
            ModelError: a file is missing or damaged.
        """
        self.folder = folder
        self.threads = threads or len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else threads or os.cpu_count() or 1
        self._words: dict[str, Word] = {}

    @cached_property
    def labels(self) -> Labels:
        """Class names."""
        data = _json(file_of(self.folder, "labels.json"))
        return Labels(**{k: tuple(data[k]) for k in Labels.__dataclass_fields__})

    @cached_property
    def lexicon(self) -> Lexicon:
        """Base forms."""
        data = _json(file_of(self.folder, "lemmas.json"))
        lemmas = {upos: frozenset(words.split()) for upos, words in data["lemmas"].items()}
        return Lexicon(data["forms"], lemmas, data["scripts"], self._pieces.__contains__)

    @cached_property
    def coreference(self) -> Coreference:
        """Who is who."""
        from kg.english.coref import Coreference
        from kg.english.coref.scorer import WEIGHTS, Scorer

        path = file_of(self.folder, "coref.npz")
        try:
            with np.load(path, allow_pickle=False) as weights:
                return Coreference(Scorer({name: weights[name] for name in WEIGHTS}))
        except (OSError, ValueError, KeyError, BadZipFile) as error:
            raise _damaged(path, error) from error

    @cached_property
    def _pieces(self) -> WordPiece:
        from kg.english.wordpiece import WordPiece

        path = file_of(self.folder, "tokenizer.json")
        try:
            return WordPiece(_json(path)["model"]["vocab"])
        except (KeyError, TypeError) as error:
            raise _damaged(path, error) from error

    @cached_property
    def _reader(self) -> InferenceSession:
        return self._session("reader.onnx")

    @cached_property
    def _labeller(self) -> InferenceSession:
        return self._session("arcs.onnx")

    @cached_property
    def _special(self) -> tuple[int, int, int]:
        return self._pieces.id("[CLS]"), self._pieces.id("[SEP]"), self._pieces.unknown

    def _session(self, name: str) -> InferenceSession:
        import onnxruntime

        path = file_of(self.folder, name)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.use_deterministic_compute = True
        try:
            return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        except Exception as error:  # the library's exceptions share no other base
            raise _damaged(path, error) from error

    def words(self, words: list[str]) -> list[Word]:
        """Sub-words and spelling of each word; a word without sub-words becomes one unknown sub-word."""
        known = self._words
        new = {w for w in words if w not in known}
        if new:
            if len(known) + len(new) > _CACHED_WORDS:
                known = self._words = {}  # a new one, since another thread may be looking into the old
                new = set(words)
            for word in new:
                ids = self._pieces.cut(word[: _WORD_CHARACTERS + 1])[:_LONGEST_WORD]
                known[word] = Word(tuple(ids) or (self._pieces.unknown,), int(shape_of(word[:_WORD_CHARACTERS])))
        return [known[w] for w in words]

    def inputs(self, words: Sequence[Word], gaps: Sequence[int]) -> dict[str, Ints]:
        """The graph's inputs for one window; ``gaps`` holds the Gap before each word."""
        opening, closing, _ = self._special
        n = len(words)
        counts = np.fromiter((len(w.pieces) for w in words), np.int64, n)
        ends = counts.cumsum()
        size = int(ends[-1]) + 2
        ids = np.fromiter((opening, *(p for w in words for p in w.pieces), closing), np.int64, size)
        outer = int(Gap.UNKNOWN) if gaps[0] == Gap.UNKNOWN else 0  # as in training
        shapes, before = np.zeros(size, np.int64), np.full(size, outer, np.int64)
        shapes[1:-1] = np.repeat(np.fromiter((w.shape for w in words), np.int64, n), counts)
        before[1:-1] = np.repeat(np.asarray(gaps, np.int64), counts)
        made = {"ids": ids, "shapes": shapes, "gaps": before, "first": ends - counts + 1, "last": ends}
        return {name: values[None] for name, values in made.items()}

    def read(self, words: Sequence[Word], gaps: Sequence[int]) -> Scores:
        """The forward pass over one window of at most 510 sub-words."""
        arcs, dep, head, names, start, reference, *classes = self._reader.run(None, self.inputs(words, gaps))
        return Scores(arcs[0], dep[0], head[0], names[0], start[0], reference[0], np.concatenate(classes))

    def label(self, dep: Floats, head: Floats) -> Floats:
        """[N, L] label scores of N arcs from the vectors of their two words [N, 128]."""
        parts = [
            self._labeller.run(None, {"dep": dep[i : i + _ARCS_AT_ONCE], "head": head[i : i + _ARCS_AT_ONCE]})[0]
            for i in range(0, len(dep), _ARCS_AT_ONCE)
        ]
        made: Any = np.concatenate(parts)
        return made  # type: ignore[no-any-return]


def file_of(folder: Path, name: str) -> Path:
    """Path of one of the model's files.

    Raises:
        ModelError: it is not there.
    """
    path = folder / name
    if not path.is_file():
        raise ModelError("a file of the language model is missing", where=str(path), fix="install the package again")
    return path


def _json(path: Path) -> dict[str, Any]:
    try:
        data: dict[str, Any] = json.loads(path.read_text("utf8"))
    except ValueError as error:
        raise _damaged(path, error) from error
    return data


def _damaged(path: Path, error: Exception) -> ModelError:
    return ModelError(f"a file of the language model cannot be read: {error}", where=str(path), fix="install the package again")
