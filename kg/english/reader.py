"""The spaCy component that reads: one pass of the model sets tags, lemmas, morphology, tree, sentences, names, mentions."""

# No "from __future__ import annotations": spaCy 3.7 reads the types of a factory at run time.
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from threading import Event

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from kg.english.annotate import annotate, register_extensions
from kg.english.coref import register_extensions as register_links
from kg.english.layout import Layout, layout_of
from kg.english.model import FILES, FOLDER, Model, file_of
from kg.english.names import add_names
from kg.english.trim import trim_names
from kg.english.windows import Parse, parse

_ASSIGNS = [
    "token.pos",
    "token.tag",
    "token.lemma",
    "token.morph",
    "token.dep",
    "token.head",
    "token.is_sent_start",
    "doc.sents",
    "doc.ents",
    "token.ent_iob",
    "token.ent_type",
]


class Reader:
    """Component ``kg_reader``. A Doc keeps its words, and its sentences where it has them.

    The weights lie in the package and the settings in the pipeline's config: a saved pipeline needs no files of ours.
    """

    def __init__(self, model: Model, *, coreference: bool = True) -> None:
        self.model, self.coreference = model, coreference
        register_extensions()
        register_links()

    def __call__(self, doc: Doc) -> Doc:
        """Read one Doc, in place.

        Raises:
            ModelError: the model's files are missing or damaged.
        """
        layout = layout_of(doc)
        return self._annotated(doc, layout, parse(self.model, layout))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 1) -> Iterator[Doc]:
        """Read Docs, several at once, and give them in their order; what one says never depends on its neighbours.

        The threads run the model alone, and leave the Docs and their vocabulary to the caller's thread.

        Raises:
            ModelError: the model's files are missing or damaged.
        """
        docs = iter(stream)
        yield from map(self, islice(docs, 1))  # alone, since it reads the model's files
        if self.model.threads == 1:
            yield from map(self, docs)
            return
        stop = Event()
        waiting: deque[tuple[Doc, Layout, Future[Parse]]] = deque()
        pool = ThreadPoolExecutor(self.model.threads)
        try:
            for doc in docs:
                layout = layout_of(doc)
                waiting.append((doc, layout, pool.submit(parse, self.model, layout, stop)))
                if len(waiting) > self.model.threads:
                    yield self._next(waiting)
            while waiting:
                yield self._next(waiting)
        finally:  # the caller may want no more, or have been interrupted in a long text
            stop.set()
            pool.shutdown(cancel_futures=True)

    def _next(self, waiting: deque[tuple[Doc, Layout, Future[Parse]]]) -> Doc:
        doc, layout, found = waiting.popleft()
        return self._annotated(doc, layout, found.result())

    def _annotated(self, doc: Doc, layout: Layout, found: Parse) -> Doc:
        add_names(trim_names(annotate(doc, layout, found, self.model.labels, self.model.lexicon)))
        if not self.coreference or not found.mentioned:
            return doc
        tokens, vectors = layout.tokens[np.concatenate(found.mentioned)], np.concatenate(found.references)
        return self.model.coreference(doc, tokens, vectors)


def check(folder: Path) -> None:
    """Look whether the model's files are there.

    Raises:
        ModelError: one is missing.
    """
    for name in FILES:
        file_of(folder, name)


@Language.factory("kg_reader", assigns=_ASSIGNS, default_config={"folder": "", "threads": 0})
def make_reader(nlp: Language, name: str, folder: str, threads: int) -> Reader:
    """``folder`` "" is the model of the package; ``threads`` texts are read at once, 0 for as many as there are cores."""
    return Reader(Model(Path(folder) if folder else FOLDER, threads))
