"""Rows of an answer in SPARQL's own JSON, which other formats are made from."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from kg.store.query import Term, term_json


def row_json(names: Sequence[str], row: Iterable[Term | None]) -> str:
    """A row.

    >>> from pyoxigraph import NamedNode
    >>> row_json(["a", "b"], [NamedNode("urn:x"), None])
    '{"a":{"type":"uri","value":"urn:x"}}'
    """
    return _dumped({name: term_json(term) for name, term in zip(names, row, strict=True) if term is not None})


def rows_json(names: Sequence[str], rows: Iterable[str]) -> bytes:
    """A whole answer, of rows by ``row_json``."""
    return f'{{"head":{{"vars":{_dumped(list(names))}}},"results":{{"bindings":[{",".join(rows)}]}}}}'.encode()


def truth_json(value: bool) -> bytes:
    """The answer to an ASK."""
    return _dumped({"head": {}, "boolean": value}).encode()


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
