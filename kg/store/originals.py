"""An article's graph as it was made, and as it is shown once its entities are joined with those of other articles.

The original is made once and never changes. What the store shows is the original with the names of joined entities in
the place of its own, so that it can be made anew whenever another article joins them in another way.
"""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Iterable, Mapping

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, parse

from kg.errors import StoreError
from kg.rdf import names
from kg.rdf.lines import END, n_triples
from kg.rdf.merge import one_name_each
from kg.rdf.terms import Subject


def pack(text: bytes) -> str:
    """An original as it is kept: its N-Triples (see ``kg.rdf.triples``), compressed, in ASCII."""
    return base64.b64encode(zlib.compress(text, 6)).decode("ascii")


def unpack(packed: str, article: str) -> list[Quad]:
    """The quads of a packed original, in the graph of its article.

    Raises:
        StoreError: it is none.
    """
    graph = NamedNode(names.graph_iri(article))
    try:
        return [Quad(q.subject, q.predicate, q.object, graph) for q in parse(lines(packed, article), format=RdfFormat.N_TRIPLES)]
    except (ValueError, SyntaxError) as error:
        raise _damaged(article) from error


def lines(packed: str, article: str) -> bytes:
    """The N-Triples of a packed original.

    Raises:
        StoreError: it is none.
    """
    try:
        return zlib.decompress(base64.b64decode(packed))
    except (ValueError, zlib.error) as error:
        raise _damaged(article) from error


def shown(packed: str, article: str, joined: Mapping[str, str]) -> bytes:
    """The N-Triples of the view of a packed original (see ``view``), one statement a line.

    Only where two entities of the article become one are there names to be settled; otherwise the text is all that is looked at.

    Raises:
        StoreError: it is none.
    """
    text = lines(packed, article)
    iris = {_iri(own): _iri(id) for own, id in joined.items() if own != id}
    if not iris:
        return text
    if len(set(iris.values())) < len(iris) or any(b"\n%s " % iri in text or text.startswith(b"%s " % iri) for iri in iris.values()):
        return n_triples(view(unpack(packed, article), joined))

    def renamed(found: re.Match[bytes]) -> bytes:
        iri, (start, end) = found[0], found.span()
        before = text[start - 1 : start]
        # As a subject or an object: text in a literal does not begin a line, and what ends its line is a quote or what it is of.
        is_term = before in (b"", b"\n") or (before == b" " and text.startswith(END, end))
        return iris.get(iri, iri) if is_term else iri

    return _ENTITY.sub(renamed, text)


_ENTITY = re.compile(rf'<{names.ENTITY}[^<>"\s]*>'.encode())  # within its term: what looks like the beginning of one may stand in a literal


def _iri(id: str) -> bytes:
    return str(NamedNode(names.entity_iri(id))).encode()


def _damaged(article: str) -> StoreError:
    return StoreError("what the store keeps of this article is damaged", where=article, fix="build it again")


def view(original: Iterable[Quad], joined: Mapping[str, str]) -> list[Quad]:
    """An original with joined entities in the place of its own, each quad once.

    Args:
        original: its quads.
        joined: the article's own id of an entity -> the id it is joined under; those that keep theirs may be left out.
    """
    iris = {NamedNode(names.entity_iri(own)): NamedNode(names.entity_iri(id)) for own, id in joined.items() if own != id}
    if not iris:
        return list(original)

    def renamed(quad: Quad) -> Quad:
        subject: Subject = iris.get(quad.subject, quad.subject) if isinstance(quad.subject, NamedNode) else quad.subject
        object_: NamedNode | Literal | Triple = quad.object  # type: ignore[assignment]
        if isinstance(object_, NamedNode):
            object_ = iris.get(object_, object_)
        return Quad(subject, quad.predicate, object_, quad.graph_name)

    return list(dict.fromkeys(one_name_each([renamed(quad) for quad in original])))
