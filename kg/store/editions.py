"""Which articles a new one takes the place of: older editions from the same place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Set

from pyoxigraph import Literal, NamedNode, Quad

from kg.rdf import names, terms
from kg.store.backend import Backend
from kg.store.originals import unpack
from kg.store.waiting import Waiting
from kg.types import Article

_SAME_TEXT = 0.6  # share of common words from which two texts are versions of one
_STANDARD_INPUT = "-"


def older(backend: Backend, article: Article, waiting: Waiting | None = None) -> list[str]:
    """Ids of the articles from the same URL or the same source, sorted; that an article came by standard input is no source.

    Where both have a URL, only the URL counts. Articles that wait count as those in the graph; those that leave when they come do not.
    """
    url, source = names.clean(article.url), "" if article.source == _STANDARD_INPUT else names.clean(article.source)
    places = [(predicate, [Literal(origin)]) for predicate, origin in ((terms.URL, url), (terms.SOURCE, source)) if origin]
    found = {quad.subject for predicate, origin in places for quad in backend.find(None, predicate, origin, None)}
    ids = {names.local_id(terms.value(node), names.ARTICLE) for node in found}
    if waiting is not None and waiting.there():
        ids = {id for id in ids if not waiting.is_leaving(id)} | {*waiting.came_from(url=url, source=source)}
    known = _Known(backend, waiting)

    def leaves(id: str) -> bool:
        urls = known.told(id, terms.URL) if article.url else set()
        return _is_older(article, urls, lambda: " ".join(known.told(id, terms.ARTICLE_BODY)))

    return sorted(id for id in ids - {article.id} if leaves(id))


def takes_place(new: Article, old: Article) -> bool:
    """The same of two articles at hand: whether the new one takes the place of the old one."""
    url, source = names.clean(new.url), names.clean(new.source)
    same_url = bool(url) and url == names.clean(old.url)
    same_source = source not in ("", _STANDARD_INPUT) and source == names.clean(old.source)
    return (same_url or same_source) and _is_older(new, {names.clean(old.url)} - {""}, lambda: old.text)


def _is_older(new: Article, urls: Set[str], text: Callable[[], str]) -> bool:
    """Whether an article is an older edition of a new one that has the same URL or source.

    Args:
        new: the new one.
        urls: those of the other, as a graph has them.
        text: asked for the other's text, where no URL decides.
    """
    if not new.url:
        return _is_version(text(), new.text)
    return not urls or names.clean(new.url) in urls


class _Known:
    """What is told of articles, in the graph or waiting."""

    def __init__(self, backend: Backend, waiting: Waiting | None) -> None:
        self._backend, self._waiting = backend, waiting

    def told(self, id: str, predicate: NamedNode) -> set[str]:
        node = NamedNode(names.article_iri(id))
        return {terms.value(quad.object) for quad in self._graph(id, node, predicate)}

    def _graph(self, id: str, node: NamedNode, predicate: NamedNode) -> Iterable[Quad]:
        if self._waiting is not None and (packed := self._waiting.packed(id)):
            return [quad for quad in unpack(packed, id) if quad.subject == node and quad.predicate == predicate]
        return self._backend.find([node], predicate, None, NamedNode(names.graph_iri(id)))


def _is_version(old: str, new: str) -> bool:
    """Whether a text is an earlier version of another: most of the words of the shorter are in both.

    The same relative path in two folders may hold two articles, and neither may cost the other its place.
    """
    was, comes = set(old.lower().split()), set(new.lower().split())
    return len(was & comes) >= _SAME_TEXT * min(len(was), len(comes))
