"""All articles into an empty graph at once: the same graph as one article after the other gives, at the same cost each however many.

What joins articles is derived once, component by component, and the engine gets the whole in few large parts, sorted, where
otherwise it would merge each article into all that it holds. Nothing is looked up in the graph and nothing taken out of it, so that
doing it again after an interruption adds what is missing.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import groupby

from pyoxigraph import Quad, RdfFormat, parse, serialize

from kg.errors import StoreError
from kg.rdf.lines import in_graph, n_triples
from kg.rdf.merge import one_name_each
from kg.rdf.terms import ALT_LABEL, JOINS_GRAPH, PREF_LABEL
from kg.resolve.across import Rules
from kg.store import originals
from kg.store.batch.components import Components
from kg.store.batch.pour import Pour
from kg.store.coming import PROFILE, Coming
from kg.store.embedded import Embedded
from kg.store.joining import Derived, copied, joined, under
from kg.store.merging import graph_of, kept
from kg.store.waiting import Waiting

_PREFERRED = str(PREF_LABEL).encode()
_LABELS = frozenset({_PREFERRED, str(ALT_LABEL).encode()})
_JOINED = "SELECT own, id FROM joined WHERE article = ?"
_TABLES = """
CREATE TABLE joined (article TEXT, own TEXT, id TEXT, PRIMARY KEY (article, own)) WITHOUT ROWID;
CREATE TABLE names (subject BLOB, line BLOB);  -- sorted when all are there: an index would be written to here and there
"""


def make(backend: Embedded, waiting: Waiting, rules: Rules) -> None:
    """Put all articles that wait into a graph that holds none.

    Args:
        backend: the graph; the user's rules are in it already.
        waiting: the articles.
        rules: the user's own.

    Raises:
        StoreError: the disk does not take it.
    """
    notes = sqlite3.connect("")  # SQLite's own temporary file
    try:
        notes.executescript(_TABLES)
        with Pour(backend) as pour:
            for derived in _derived(backend, waiting, rules):
                _put_derived(derived, notes, pour)
            for coming in waiting.all():
                _put_article(coming, notes, pour)
            for lines in _names(notes):
                pour.flat(b"".join(lines))
    except (sqlite3.Error, OSError) as error:
        raise StoreError(f"articles cannot be joined: {error}", where=backend.where, fix="free some space for temporary files") from error
    finally:
        notes.close()


def _derived(backend: Embedded, waiting: Waiting, rules: Rules) -> Iterator[Derived]:
    """What joins articles, component by component."""
    components = Components()
    try:
        for coming in waiting.all():
            components.put([*under(rules, coming.profiles), coming.signature])
        for rows in components.all():
            yield joined((), rows, rules, backend) if rows[0].kind == PROFILE else copied((), rows, backend)
    finally:
        components.close()


def _put_derived(derived: Derived, notes: sqlite3.Connection, pour: Pour) -> None:
    """Rows and joins; which entities do not keep their ids is noted."""
    notes.executemany("INSERT INTO joined VALUES (?, ?, ?)", ((row.article, row.id, row.joined) for row in derived.rows if row.joined))
    pour.named(serialize(derived.new, format=RdfFormat.N_QUADS) or b"", len(derived.new))
    pour.flat(n_triples(quad for quad in derived.new if quad.graph_name == JOINS_GRAPH))


def _put_article(coming: Coming, notes: sqlite3.Connection, pour: Pour) -> None:
    """The graph of an article, in its own name and in the union; names of things are noted, for articles may prefer different ones."""
    lines = originals.shown(coming.packed, coming.article, dict(notes.execute(_JOINED, (coming.article,))))
    pour.named(in_graph(lines, graph_of(coming.article)), lines.count(b"\n"))
    pour.named(serialize(kept(coming.article, coming.packed), format=RdfFormat.N_QUADS) or b"", 2)
    flat, named = [], []
    for line in lines.splitlines(keepends=True):
        subject, predicate, _ = line.split(b" ", 2)
        if predicate in _LABELS:
            named.append((subject, line[:-1]))
        else:
            flat.append(line)
    pour.flat(b"".join(flat))
    notes.executemany("INSERT INTO names VALUES (?, ?)", named)


def _names(notes: sqlite3.Connection) -> Iterator[list[bytes]]:
    """The names of each thing, one of them preferred."""
    for _, found in groupby(notes.execute("SELECT DISTINCT subject, line FROM names ORDER BY subject, line"), key=lambda told: told[0]):
        lines = [line + b"\n" for _, line in found]
        if sum(line.split(b" ", 2)[1] == _PREFERRED for line in lines) > 1:
            told = one_name_each([Quad(q.subject, q.predicate, q.object) for q in parse(b"".join(lines), format=RdfFormat.N_TRIPLES)])
            lines = n_triples({*told}).splitlines(keepends=True)
        yield lines
