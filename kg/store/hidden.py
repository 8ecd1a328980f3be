"""Queries that do not meet the graph a store keeps for itself.

A query that says ``GRAPH ?g`` runs over all named graphs. The graph of what the store itself needs (``names.KEPT``) is none of
the answer's business, so a filter goes into the query, beside each such pattern. Handing the engine a list of the graphs it
may look at would do too, but it then looks into one after the other for every step of a join: with 1,000 articles that makes
a query thirty times slower. A filter in the text also works on any server.
"""

from __future__ import annotations

import re

from kg.rdf import names

NOT_CODE = re.compile(
    r"""
    \\.                                                               # an escape in a prefixed name
  | \"{3}(?:[^"\\]|\\.|"(?!""))*"{3} | '{3}(?:[^'\\]|\\.|'(?!''))*'{3}   # long strings
  | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*'                          # short strings
  | <[^<>"{}|^`\\\s]*>                                               # IRIs
  | \#[^\n]*                                                         # comments
    """,
    re.DOTALL | re.VERBOSE,
)
"""What of a query is no code: strings, IRIs and comments."""

_GRAPH = re.compile(r"(?<![\w?$:@.-])graph\s*([?$]\w+)\s*\{", re.IGNORECASE)


def code_of(sparql: str) -> str:
    """A query with its strings, IRIs and comments blanked out, each character in its place.

    >>> code_of('ASK { ?s ?p "SERVICE" }')
    'ASK { ?s ?p           }'
    """
    return NOT_CODE.sub(lambda match: " " * len(match[0]), sparql)


def without_kept(sparql: str) -> str:
    """The same query, but its ``GRAPH ?g`` does not find the graph of what the store itself needs.

    >>> without_kept("SELECT ?g { GRAPH ?g { ?s ?p ?o } }")
    'SELECT ?g { { GRAPH ?g { ?s ?p ?o } FILTER(?g != <urn:kg:kept>) } }'
    """
    code = code_of(sparql)
    added: list[tuple[int, int, str]] = []
    for match in _GRAPH.finditer(code):
        end = closing(code, match.end() - 1)
        if end < 0:  # no query; its parser says so
            return sparql
        added += [(match.start(), 1, "{ "), (end + 1, 0, f" FILTER({match[1]} != <{names.KEPT}>) }}")]
    for place, _, text in sorted(added, reverse=True):
        sparql = sparql[:place] + text + sparql[place:]
    return sparql


def closing(code: str, opening: int) -> int:
    """Where the brace is closed that opens at a place, -1 where it is not."""
    depth = 0
    for place in range(opening, len(code)):
        depth += {"{": 1, "}": -1}.get(code[place], 0)
        if not depth:
            return place
    return -1
