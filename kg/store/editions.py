"""Which articles a new one takes the place of: older editions from the same place."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode

from kg.rdf import names, terms
from kg.store.backend import Backend
from kg.types import Article

_SAME_TEXT = 0.6  # share of common words from which two texts are versions of one
_STANDARD_INPUT = "-"


def older(backend: Backend, article: Article) -> list[str]:
    """Ids of the articles from the same URL or the same source, sorted; that an article came by standard input is no source.

    Where both have a URL, only the URL counts.
    """
    origins = [(terms.URL, article.url), (terms.SOURCE, "" if article.source == _STANDARD_INPUT else article.source)]
    found = {
        quad.subject
        for predicate, origin in origins
        if origin
        for quad in backend.find(None, predicate, [Literal(names.clean(origin))], None)
    }
    ids = (names.local_id(terms.value(node), names.ARTICLE) for node in found)
    others = [id for id in ids if id != article.id and not _has_other_url(backend, id, article)]
    return sorted(id for id in others if article.url or _is_edition(backend, id, article))


def _is_edition(backend: Backend, id: str, article: Article) -> bool:
    """Whether the article under an id is an earlier version of this one: most of the words of the shorter are in both.

    The same relative path in two folders may hold two articles, and neither may cost the other its place.
    """
    old = {word for text in _told(backend, id, terms.ARTICLE_BODY) for word in text.lower().split()}
    new = set(article.text.lower().split())
    return len(old & new) >= _SAME_TEXT * min(len(old), len(new))


def _has_other_url(backend: Backend, id: str, article: Article) -> bool:
    urls = _told(backend, id, terms.URL) if article.url else set()
    return bool(urls) and names.clean(article.url) not in urls


def _told(backend: Backend, id: str, predicate: NamedNode) -> set[str]:
    node = NamedNode(names.article_iri(id))
    return {terms.value(q.object) for q in backend.find([node], predicate, None, NamedNode(names.graph_iri(id)))}
