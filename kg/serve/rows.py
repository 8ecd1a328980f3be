"""Rows of an answer in SPARQL's own JSON, which other formats are made from."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from pyoxigraph import BlankNode, NamedNode, Triple

from kg.rdf.terms import XSD_STRING
from kg.store.query import Term


def row_json(names: Sequence[str], row: Iterable[Term | None]) -> str:
    """A row.

    >>> row_json(["a", "b"], [NamedNode("urn:x"), None])
    '{"a":{"type":"uri","value":"urn:x"}}'
    """
    return _dumped({name: _told(term) for name, term in zip(names, row, strict=True) if term is not None})


def rows_json(names: Sequence[str], rows: Iterable[str]) -> bytes:
    """A whole answer, of rows by ``row_json``."""
    return f'{{"head":{{"vars":{_dumped(list(names))}}},"results":{{"bindings":[{",".join(rows)}]}}}}'.encode()


def truth_json(value: bool) -> bytes:
    """The answer to an ASK."""
    return _dumped({"head": {}, "boolean": value}).encode()


def _told(term: Term) -> dict[str, object]:
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, Triple):
        parts = {"subject": _told(term.subject), "predicate": _told(term.predicate), "object": _told(term.object)}
        return {"type": "triple", "value": parts}
    told: dict[str, object] = {"type": "literal", "value": term.value}
    if term.language:
        return told | {"xml:lang": term.language}
    return told if term.datatype == XSD_STRING else told | {"datatype": term.datatype.value}


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
