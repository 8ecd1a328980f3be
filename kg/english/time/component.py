"""The spaCy component ``kg_times``: the times of each Doc, valued against its ``doc._.reference``."""

# No "from __future__ import annotations": spaCy 3.7 reads the types of a factory at run time.
from spacy.language import Language
from spacy.tokens import Doc

from kg.english.time.timeline import annotate, register_extensions


class Times:
    """Component ``kg_times``; has no settings. Set ``doc._.reference`` before the pipeline runs, or call ``annotate`` after."""

    def __init__(self) -> None:
        register_extensions()

    def __call__(self, doc: Doc) -> Doc:
        """Write the times of one Doc, in place."""
        return annotate(doc)


@Language.factory("kg_times", assigns=["doc.spans"], requires=["token.dep", "token.tag"])
def make_times(nlp: Language, name: str) -> Times:
    """The component for any pipeline; after the reader it knows tense and names."""
    return Times()
