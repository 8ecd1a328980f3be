"""English text to spaCy Docs: words, sentences, tags, lemmas, trees, names and types of mentions.

``load()`` gives the pipeline; ``to_conllu`` and ``to_html`` show what it saw.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["document", "load", "model_name", "to_conllu", "to_html"]

_LONGEST_TEXT = 20_000_000  # characters; spaCy's own limit guards parsers that need more memory for longer texts


@cache
def load(threads: int = 0) -> Language:
    """The English pipeline, loaded once a process; the model's files are read with the first text.

    Args:
        threads: texts read at once by ``nlp.pipe``, 0 for as many as there are cores. What is found does not depend on it.

    Raises:
        ModelError: a file of the model is missing (a damaged one is told with the first text).
    """
    import spacy

    from kg.english import enhanced, quotes, reader
    from kg.english.model import FOLDER
    from kg.english.time import component as component
    from kg.english.tokenizer import customise

    reader.check(FOLDER)
    quotes.register_extension()
    enhanced.register_extension()
    nlp = customise(spacy.blank("en"))
    nlp.max_length = _LONGEST_TEXT
    nlp.add_pipe("kg_reader", config={"threads": threads})
    nlp.add_pipe("kg_quotes")
    nlp.add_pipe("kg_times")
    return nlp


def document(text: str, reference: str = "") -> Doc:
    """A Doc for the pipeline that knows when it was written (``doc._.reference``, ISO 8601; "" where not known), so that
    "Wednesday" has a value: ``load()(document(text, "2025-03-19"))``.

    Raises:
        ModelError: a file of the model is missing.
    """
    from kg.english.time.timeline import register_extensions

    doc = load().make_doc(text)
    if not doc.has_extension("reference"):
        register_extensions()
    doc._.reference = reference
    return doc


@cache
def model_name() -> str:
    """Name and version of the shipped model, e.g. "kg-english-1f8b03e2": the version is the digest of its weights.

    Raises:
        ModelError: the weights are missing.
    """
    import hashlib

    from kg.english.model import FOLDER, file_of

    return f"kg-english-{hashlib.sha256(file_of(FOLDER, 'reader.onnx').read_bytes()).hexdigest()[:8]}"


def to_conllu(doc: Doc) -> str:
    """A Doc as CoNLL-U; see ``kg.english.conllu``."""
    from kg.english.conllu import to_conllu

    return to_conllu(doc)


def to_html(docs: Iterable[Doc], title: str = "What the reader saw") -> str:
    """Docs as one HTML page of names and trees; see ``kg.english.page``."""
    from kg.english.page import to_html

    return to_html(docs, title)
