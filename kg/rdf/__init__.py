"""Readings as RDF and back: vocabulary, provenance, files, shapes."""

from __future__ import annotations

from kg.rdf.decode import readings
from kg.rdf.encode import quads, triples
from kg.rdf.formats import FORMATS, dump, format_of, read, write
from kg.rdf.names import PREFIXES
from kg.rdf.rdflib_bridge import from_rdflib, to_rdflib
from kg.rdf.shapes import Problem, Report, validate
from kg.rdf.table import COLUMNS, FactRow, rows

__all__ = [
    "COLUMNS",
    "FORMATS",
    "PREFIXES",
    "FactRow",
    "Problem",
    "Report",
    "dump",
    "format_of",
    "from_rdflib",
    "quads",
    "read",
    "readings",
    "rows",
    "to_rdflib",
    "triples",
    "validate",
    "write",
]
