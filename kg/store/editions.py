"""Which articles a new one takes the place of: older editions from the same place."""

from __future__ import annotations

from collections.abc import Iterable

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
    others = [id for id in ids - {article.id} if not _has_other_url(known, id, article)]
    return sorted(id for id in others if article.url or _is_edition(known, id, article))


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


def _is_edition(known: _Known, id: str, article: Article) -> bool:
    """Whether the article under an id is an earlier version of this one: most of the words of the shorter are in both.

    The same relative path in two folders may hold two articles, and neither may cost the other its place.
    """
    old = {word for text in known.told(id, terms.ARTICLE_BODY) for word in text.lower().split()}
    new = set(article.text.lower().split())
    return len(old & new) >= _SAME_TEXT * min(len(old), len(new))


def _has_other_url(known: _Known, id: str, article: Article) -> bool:
    urls = known.told(id, terms.URL) if article.url else set()
    return bool(urls) and names.clean(article.url) not in urls
