"""The graph kept on disk: one named graph an article, and their union as the default graph.

Every change is one transaction: an interruption leaves the store as it was before or after an article, never between.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType

import pyoxigraph
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad

from kg import rdf
from kg.errors import NoSuchArticle, StoreError
from kg.rdf import names, terms
from kg.rdf.decode import articles_in, readings_in
from kg.rdf.encode import sort_quads
from kg.store import location as places
from kg.store.about import About, about
from kg.store.query import Result, ask
from kg.store.union import change
from kg.types import Article, Reading

_SAME_TEXT = 0.6  # share of common words from which two texts are versions of one
_STANDARD_INPUT = "-"
_IN_MEMORY = 100_000  # quads, about 100 MB: the engine keeps ten indices and would let each of them grow to 64 MB and more


def open_store(location: str | os.PathLike[str], *, write: bool = False) -> Store:
    """Open the graph kept in a folder.

    Args:
        location: the folder.
        write: whether articles will be added or removed; the folder is then made with the first article.

    Raises:
        UsageError: the location is a URL.
        StoreError: there is no graph (and none is to be written), it cannot be opened, or another process writes to it.
    """
    path = places.folder(location)
    places.check(path, write=write)
    exists = places.is_store(path)
    return Store(path, places.opened(path, write=write) if exists else None, write=write)


class Store:
    """A graph on disk. Close it, or use it in a ``with`` statement: until then no one else can write."""

    def __init__(self, path: Path, kept: pyoxigraph.Store | None, *, write: bool) -> None:
        self._path, self._kept, self._write = path, kept, write
        self._closed = False
        self._in_memory = 0  # quads that came since the last were written out

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the folder, with everything on disk; closing twice does no harm.

        Raises:
            StoreError: the disk does not take it.
        """
        kept, self._kept, self._closed = self._kept, None, True
        if self._write and kept is not None:
            try:
                kept.flush()
            except (OSError, RuntimeError) as error:
                raise places.explained(error, self._path) from error

    def add(self, reading: Reading, *, model: str = "") -> tuple[str, ...]:
        """Add what an article says.

        An article of the same id is replaced, and so is an older one from the same URL or the same source; that an article
        came by standard input is no source. Where both have a URL, only the URL counts.

        Args:
            reading: what the article says.
            model: name and version of the language model that read it.

        Returns:
            The ids of the articles that were replaced, sorted.

        Raises:
            StoreError: the store is open for reading only, or cannot be written; it is then as it was before.
        """
        kept = self._to_write()
        graph = NamedNode(names.graph_iri(reading.article.id))
        new = rdf.quads(reading, model=model)
        older = self._same_origin(kept, reading.article)
        old = set(kept.quads_for_pattern(None, None, None, graph))
        if older or old != set(new):
            dropped = [NamedNode(names.graph_iri(id)) for id in older]
            self._replace(kept, [graph, *dropped] if old else dropped, new)
        return tuple(sorted([*older, *([reading.article.id] if old else [])]))

    def remove(self, article: str) -> None:
        """Take out an article; what only it said is gone from the graph.

        Args:
            article: its id.

        Raises:
            NoSuchArticle: the store does not hold it.
            StoreError: the store is open for reading only, or cannot be written.
        """
        graph = NamedNode(names.graph_iri(article))
        if not self._open().contains_named_graph(graph):
            raise NoSuchArticle("the graph holds no such article", where=article, fix="kg list shows their ids")
        self._replace(self._to_write(), [graph], [])

    def articles(self) -> list[Article]:
        """The articles in the store, sorted by id.

        Raises:
            StoreError: the store cannot be read.
        """
        try:
            return [article for article, _ in articles_in(self._open())]
        except OSError as error:
            raise places.explained(error, self._path) from error

    def readings(self, articles: Iterable[str] | None = None) -> list[Reading]:
        """What the articles say, sorted by article id; mentions are not kept.

        Args:
            articles: ids of the articles; by default all.

        Raises:
            NoSuchArticle: the store does not hold one of them.
            StoreError: the store cannot be read.
        """
        wanted = None if articles is None else set(articles)
        try:
            found = list(readings_in(self._open(), wanted))
        except OSError as error:
            raise places.explained(error, self._path) from error
        for missing in sorted((wanted or set()) - {reading.article.id for reading in found}):
            raise NoSuchArticle("the graph holds no such article", where=missing, fix="kg list shows their ids")
        return found

    def quads(self) -> list[Quad]:
        """The quads of all articles' graphs, sorted; the default graph, their union, is not among them.

        Raises:
            StoreError: the store cannot be read.
        """
        try:
            return sort_quads([quad for quad in self._open() if quad.graph_name != DefaultGraph()])
        except OSError as error:
            raise places.explained(error, self._path) from error

    def query(self, sparql: str, *, remote: bool = False) -> Result:
        """Ask in SPARQL; the default graph is the union of the articles' graphs, and common prefixes are known.

        Args:
            sparql: a SELECT, ASK, CONSTRUCT or DESCRIBE.
            remote: whether SERVICE may ask other servers.

        Raises:
            QueryError: the query is wrong or went wrong.
        """
        return ask(self._open(), sparql, remote=remote)

    def about(self, name: str) -> About:
        """Everything known of the entities that bear a name.

        Raises:
            NoSuchEntity: nothing bears it; the error proposes names that are like it.
            StoreError: the store cannot be read.
        """
        try:
            return about(self._open(), name)
        except OSError as error:
            raise places.explained(error, self._path) from error

    def validate(self) -> rdf.Report:
        """Check every article's graph against the shapes."""
        return rdf.validate(self.quads())

    def _open(self) -> pyoxigraph.Store:
        if self._closed:
            raise StoreError("the graph is closed", where=str(self._path), fix="open it again")
        return self._kept if self._kept is not None else pyoxigraph.Store()  # nothing is on disk yet

    def _to_write(self) -> pyoxigraph.Store:
        self._open()
        if not self._write:
            raise StoreError("the graph is open for reading only", where=str(self._path), fix="open it with write=True")
        if self._kept is None:
            self._kept = places.opened(self._path, write=True)
        return self._kept

    def _replace(self, kept: pyoxigraph.Store, dropped: list[NamedNode], new: list[Quad]) -> None:
        """Put quads in the place of graphs, as one transaction; what is done survives the end of this process, however it ends."""
        try:
            united = change(kept, dropped, new)
            if not dropped and not united.out:  # the same without the way through text, which takes half as long again
                kept.extend([*united.into, *new])
            else:
                operations = [f"DROP SILENT GRAPH {graph}" for graph in dropped]
                operations += [_data("DELETE", united.out), _data("INSERT", united.into), _data("INSERT", new)]
                kept.update(" ;\n".join(operations))
            self._in_memory += len(united.out) + len(united.into) + len(new)
            if self._in_memory > _IN_MEMORY:
                kept.flush()
                self._in_memory = 0
        except (OSError, RuntimeError) as error:
            raise places.explained(error, self._path) from error

    def _same_origin(self, kept: pyoxigraph.Store, article: Article) -> list[str]:
        origins = [(terms.URL, article.url), (terms.SOURCE, "" if article.source == _STANDARD_INPUT else article.source)]
        found = {
            quad.subject
            for predicate, origin in origins
            if origin
            for quad in kept.quads_for_pattern(None, predicate, Literal(names.clean(origin)), None)
        }
        ids = (names.local_id(terms.value(node), names.ARTICLE) for node in found)
        others = (id for id in ids if id != article.id and not self._has_other_url(kept, id, article))
        return sorted(id for id in others if article.url or self._is_edition(kept, id, article))

    def _is_edition(self, kept: pyoxigraph.Store, id: str, article: Article) -> bool:
        """Whether the article under an id is an earlier version of this one: most of the words of the shorter are in both.

        The same relative path in two folders may hold two articles, and neither may cost the other its place.
        """
        bodies = kept.quads_for_pattern(NamedNode(names.article_iri(id)), terms.ARTICLE_BODY, None, None)
        old = {word for quad in bodies for word in terms.value(quad.object).lower().split()}
        new = set(article.text.lower().split())
        return len(old & new) >= _SAME_TEXT * min(len(old), len(new))

    def _has_other_url(self, kept: pyoxigraph.Store, id: str, article: Article) -> bool:
        urls = {terms.value(q.object) for q in kept.quads_for_pattern(NamedNode(names.article_iri(id)), terms.URL, None, None)}
        return bool(article.url and urls) and names.clean(article.url) not in urls


def _data(verb: str, quads: Iterable[Quad]) -> str:
    """INSERT DATA or DELETE DATA; terms write themselves escaped, so no text can end its literal."""
    graphs: dict[NamedNode | BlankNode | DefaultGraph, list[str]] = {}
    for quad in quads:
        graphs.setdefault(quad.graph_name, []).append(f"{quad.subject} {quad.predicate} {quad.object} .")
    blocks = [
        "\n".join(lines) if isinstance(graph, DefaultGraph) else f"GRAPH {graph} {{\n" + "\n".join(lines) + "\n}"
        for graph, lines in graphs.items()
    ]
    return f"{verb} DATA {{\n" + "\n".join(blocks) + "\n}"
