"""What an article brings into a graph: its original, and what is compared with other articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pyoxigraph import Quad

from kg.resolve.across import profiles
from kg.resolve.across.copies import signature
from kg.store.blocks import Row
from kg.store.originals import pack, unpack
from kg.types import Reading

PROFILE = "profile"
SIGNATURE = "signature"


@dataclass(frozen=True, slots=True)
class Coming:
    """An article that comes.

    ``packed`` is its original (see ``originals.pack``); ``profiles`` are rows of its entities, with the keys they have without rules
    of the user's own; ``signature`` is the row of its text.
    """

    article: str
    packed: str
    profiles: tuple[Row, ...]
    signature: Row

    @classmethod
    def of(cls, reading: Reading, original: bytes) -> Coming:
        """What an article brings.

        Args:
            reading: what it says.
            original: its graph, as N-Triples.
        """
        id, text = reading.article.id, signature(reading.article)
        rows = tuple(Row(PROFILE, p.article, p.id, p.keys, p.to_json()) for p in profiles(reading))
        return cls(id, pack(original), rows, Row(SIGNATURE, id, "", text.keys, text.to_json()))

    def original(self) -> Sequence[Quad]:
        """The quads of its original.

        Raises:
            StoreError: it is damaged.
        """
        return unpack(self.packed, self.article)
