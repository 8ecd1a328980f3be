"""The graph kept: one named graph an article, and their union as the default graph.

Every change is one transaction: an interruption leaves the store as it was before or after an article, never between.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Protocol, TypeVar

import pyoxigraph
from pyoxigraph import DefaultGraph, NamedNode, Quad

from kg import rdf
from kg.errors import NoSuchArticle, StoreError
from kg.rdf import terms
from kg.rdf.decode import articles_in, readings_in
from kg.rdf.decode import in_memory as held
from kg.rdf.encode import head, sort_quads
from kg.rdf.terms import JOINS_GRAPH, KEPT_GRAPH
from kg.resolve.across import Rules
from kg.store import batch, holding, merging
from kg.store import location as places
from kg.store.about import About, about
from kg.store.backend import Backend
from kg.store.coming import Coming
from kg.store.editions import older
from kg.store.embedded import Embedded
from kg.store.query import Result
from kg.store.waiting import Waiting
from kg.types import Article, Reading

_T = TypeVar("_T")


class Adds(Protocol):
    """Where articles can be added: a store, or a batch of it."""

    def add(self, reading: Reading, *, model: str = "") -> tuple[str, ...]:
        """See ``Store.add``."""
        ...



class Store:
    """A graph. Close it, or use it in a ``with`` statement: until then no one else can write to a folder."""

    def __init__(self, where: str, backend: Backend | None, *, write: bool, make: Callable[[], Backend] | None = None,
                 waiting: Waiting | None = None) -> None:
        """``make`` makes what is not there yet, with the first article; ``waiting`` is where articles of a batch can wait."""
        self._where, self._backend, self._write, self._make, self._waiting = where, backend, write, make, waiting
        self._closed = self._adopted = self._in_batch = False

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    @property
    def backend(self) -> Backend:
        """Where it is kept, with all articles joined; in a batch some may wait."""
        if self._closed:
            raise StoreError("the graph is closed", where=self._where, fix="open it again")
        if self._write and not self._in_batch and self._waits:
            self._to_write()
        return self._backend if self._backend is not None else Embedded(pyoxigraph.Store())  # nothing is on disk yet

    def close(self) -> None:
        """Let go of it, with everything on disk; closing twice does no harm.

        Raises:
            StoreError: the disk does not take it.
        """
        backend, self._backend, self._closed = self._backend, None, True
        if self._waiting is not None:
            self._waiting.close()
        if backend is not None:
            backend.close()

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
        backend = self._to_write()
        id, coming = reading.article.id, Coming.of(reading, rdf.triples(reading, model=model))
        before = merging.originals(backend, [id]).get(id)
        earlier = older(backend, reading.article)
        if earlier or before != coming.packed:
            merging.exchange(backend, [*earlier, *([id] if before else [])], [coming])
        return tuple(sorted([*earlier, *([id] if before else [])]))

    @contextmanager
    def batch(self) -> Iterator[Adds]:
        """Add many articles, at a cost each that does not grow with the graph where it is kept in a folder.

        What is added is safe on disk, but is seen in the graph only when the ``with`` statement ends, and some of it before. Where
        that ends with an error, what was added waits, and is joined when the graph is opened next.

        Raises:
            StoreError: the store is open for reading only, or cannot be written.
        """
        if self._waiting is None:
            yield self
            return
        self._in_batch = True
        try:
            yield batch.Batch(lambda: _in_folder(self._to_write()), self._waiting)
            self.finish()
        finally:
            self._in_batch = False

    def waiting(self) -> int:
        """How many articles wait to be joined.

        Raises:
            StoreError: that cannot be told.
        """
        return self._waits.count() if self._waits else 0

    def finish(self) -> None:
        """Join the articles that wait.

        Raises:
            StoreError: the store is open for reading only, or cannot be written.
        """
        self._in_batch = False
        if self._waits:
            self._to_write()

    def holds(self, article: Article, *, model: str, least: float = 0.0) -> bool:
        """Whether the article is here as it would be added anew: the same text, known of in the same way, read by the same version
        and model, with the facts of the same confidence. Reading it again would change nothing.

        Args:
            article: the article.
            model: name and version of the language model that would read it.
            least: the least confidence of facts to be kept.

        Raises:
            StoreError: the store cannot be read.
        """
        return holding.holds(self.backend, self._waits, head(Reading(article, model=model, least=least)), article.id)

    def knows(self, address: str) -> bool:
        """Whether an article from a web address is here.

        Raises:
            StoreError: the store cannot be read.
        """
        return holding.knows(self.backend, self._waits, address)

    def remove(self, article: str) -> None:
        """Take out an article; what only it said is gone from the graph.

        Args:
            article: its id.

        Raises:
            NoSuchArticle: the store does not hold it.
            StoreError: the store is open for reading only, or cannot be written.
        """
        graph = merging.graph_of(article)
        if next(self.backend.find(None, None, None, graph), None) is None:
            raise NoSuchArticle("the graph holds no such article", where=article, fix="kg list shows their ids")
        merging.exchange(self._to_write(), [article], [])

    def rule(self, rules: Rules) -> bool:
        """Join the entities of all articles under rules of the user's own, which hold for articles to come too.

        Returns:
            Whether the rules differ from those that held before.

        Raises:
            StoreError: the store is open for reading only, or cannot be written.
        """
        return merging.rule(self._to_write(), rules)

    def articles(self) -> list[Article]:
        """The articles in the store, sorted by id.

        Raises:
            StoreError: the store cannot be read.
        """
        backend = self.backend
        described = backend.find(None, terms.TYPE, [terms.NEWS_ARTICLE], None)
        nodes = {q.subject for q in described if isinstance(q.subject, NamedNode)}
        told = [q for q in backend.find(sorted(nodes, key=str), None, None, None) if q.graph_name != DefaultGraph()] if nodes else []
        return [article for article, _ in articles_in(held(told))]

    def readings(self, articles: Iterable[str] | None = None) -> list[Reading]:
        """What the articles say, sorted by article id; mentions are not kept.

        Args:
            articles: ids of the articles; by default all.

        Raises:
            NoSuchArticle: the store does not hold one of them.
            StoreError: the store cannot be read.
        """
        wanted = None if articles is None else set(articles)
        graphs = None if wanted is None else [merging.graph_of(id) for id in sorted(wanted)]
        found = self._reading(lambda backend: list(readings_in(backend.local(graphs), wanted)))
        for missing in sorted((wanted or set()) - {reading.article.id for reading in found}):
            raise NoSuchArticle("the graph holds no such article", where=missing, fix="kg list shows their ids")
        return found

    def quads(self, articles: Collection[str] | None = None) -> list[Quad]:
        """The quads of articles' graphs and of what joins them, sorted; the default graph, their union, is not among them.

        Args:
            articles: ids of the articles; by default all.

        Raises:
            StoreError: the store cannot be read.
        """
        if articles is None:
            return [quad for graph in self.graphs() for quad in graph]
        told = [q for id in articles for q in self.backend.find(None, None, None, merging.graph_of(id))]
        nodes = {q.subject for q in told}
        joins = [q for q in self.backend.find(None, None, None, JOINS_GRAPH) if q.subject in nodes]
        return sort_quads([*told, *joins])

    def graphs(self, *, all: bool = False) -> Iterator[list[Quad]]:
        """The same, one graph at a time; with ``all`` also the graph of what the store itself needs.

        Raises:
            StoreError: the store cannot be read.
        """
        backend = self.backend
        for graph in backend.graphs():
            found = list(backend.find(None, None, None, graph)) if all or graph != KEPT_GRAPH else []
            if found:  # an engine may remember the names of graphs that are empty now
                yield sort_quads(found)

    def query(self, sparql: str, *, remote: bool = False) -> Result:
        """Ask in SPARQL; the default graph is the union of the articles' graphs, and common prefixes are known.

        Args:
            sparql: a SELECT, ASK, CONSTRUCT or DESCRIBE.
            remote: whether SERVICE may ask other servers.

        Raises:
            QueryError: the query is wrong or went wrong.
        """
        return self.backend.ask(sparql, remote=remote)

    def about(self, name: str) -> About:
        """Everything known of the entities that bear a name.

        Raises:
            NoSuchEntity: nothing bears it; the error proposes names that are like it.
            StoreError: the store cannot be read.
        """
        return self._reading(lambda backend: about(backend.local(), name))

    def validate(self) -> rdf.Report:
        """Check every article's graph against the shapes."""
        return rdf.validate(self.quads())

    def _reading(self, read: Callable[[Backend], _T]) -> _T:
        """Read, with an error of the disk in words."""
        try:
            return read(self.backend)
        except OSError as error:
            raise places.explained(error, self._where) from error

    @property
    def _waits(self) -> Waiting | None:
        """The articles that wait, if any may."""
        return self._waiting if self._waiting is not None and self._waiting.there() else None

    def _to_write(self) -> Backend:
        if not self._write:
            raise StoreError("the graph is open for reading only", where=self._where, fix="open it with write=True")
        if self._closed:
            raise StoreError("the graph is closed", where=self._where, fix="open it again")
        if self._backend is None and self._make is not None:
            self._backend = self._make()
        backend = self._backend
        assert backend is not None, "what is not there yet can be made"
        if not self._adopted:
            if self._waits and self._waits.afresh():  # what it left is no graph yet
                batch.finish(_in_folder(backend), self._waits)
            merging.adopt(backend)
            self._adopted = True
        if self._waits and not self._in_batch:
            batch.finish(_in_folder(backend), self._waits)
        return backend


def _in_folder(backend: Backend) -> Embedded:
    assert isinstance(backend, Embedded), "articles wait in the folder of a graph only"
    return backend
