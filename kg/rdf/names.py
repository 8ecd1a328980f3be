"""IRIs from strings and strings from IRIs.

An article may hold any character, so any string must give a valid IRI, and one from which the string can be read back.
Every local name made here is an XML name but for a leading digit, so that one IRI can be written as ``prefix:name`` in
Turtle and, for a predicate, as an element in RDF/XML. A character with no place in such a name becomes ``_xHEX_`` (the
habit of XML tools), and a blank becomes ``_``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

KG = "urn:kg:ontology#"
EVENT = "urn:kg:event#"
ENTITY = "urn:kg:entity:"
RELATION = "urn:kg:relation:"
ROLE = "urn:kg:role:"
FACT = "urn:kg:fact:"
ARTICLE = "urn:kg:article:"
GRAPH = "urn:kg:graph:"
EVIDENCE = "urn:kg:evidence:"
TIME = "urn:kg:time:"
RUN = "urn:kg:run:"
SOFTWARE = "urn:kg:software:"
MODEL = "urn:kg:model:"
JOINS = "urn:kg:joins"  # the graph of what joins articles
KEPT = "urn:kg:kept"  # the graph of what a store itself needs; no part of what it tells
UNION = "urn:kg:union"  # the union of all articles on a server, where a default graph may be anything
JOURNAL = "urn:kg:journal"  # on a server: who writes, and what undoes a change that goes on
SCHEMA = "https://schema.org/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
XSD = "http://www.w3.org/2001/XMLSchema#"
OWL = "http://www.w3.org/2002/07/owl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
PROV = "http://www.w3.org/ns/prov#"
OA = "http://www.w3.org/ns/oa#"
EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"

PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        "art": ARTICLE,
        "ent": ENTITY,
        "event": EVENT,
        "evidence": EVIDENCE,
        "fact": FACT,
        "graph": GRAPH,
        "kg": KG,
        "model": MODEL,
        "oa": OA,
        "owl": OWL,
        "prov": PROV,
        "rdf": RDF,
        "rdfs": RDFS,
        "rel": RELATION,
        "role": ROLE,
        "run": RUN,
        "schema": SCHEMA,
        "skos": SKOS,
        "software": SOFTWARE,
        "when": TIME,
        "xsd": XSD,
    }
)
"""The prefixes that every Turtle we write declares and every query may use."""

_ESCAPE = re.compile(r"_x([0-9A-F]*)_")
_SURROGATE = re.compile("[\ud800-\udfff]")
_LETTERS = frozenset(("Ll", "Lu", "Lo", "Lt"))
_XML_LETTERS = (
    (0xC0, 0xD6),
    (0xD8, 0xF6),
    (0xF8, 0x2FF),
    (0x370, 0x37D),
    (0x37F, 0x1FFF),
    (0x2C00, 0x2FEF),
    (0x3001, 0xD7FF),
    (0xF900, 0xFDCF),
    (0xFDF0, 0xFFFD),
    (0x10000, 0xEFFFF),
)


def _is_letter(char: str, element: bool) -> bool:
    if char.isascii():
        return char.isalpha()
    if element and char > "\xff":  # XML readers disagree on letters that came into Unicode late
        return False
    return any(low <= ord(char) <= high for low, high in _XML_LETTERS) and unicodedata.category(char) in _LETTERS


def _is_digit(char: str) -> bool:
    return char.isascii() and char.isdigit()


def _is_plain(text: str, blank: str, element: bool) -> bool:
    """Whether surely nothing of a text is written otherwise but its blanks, as of most it is not."""
    letters = text.replace(blank, "").replace("-", "").replace(".", "")
    inner = text[:1] not in ("-", ".") and text[-1:] not in ("-", ".")
    return inner and letters.isascii() and letters.isalnum() and f"{blank}x" not in text and not (element and text[0].isdigit())


@lru_cache(8192)  # an article names the same few things over and over
def encode(text: str, blank: str = " ", *, element: bool = False) -> str:
    """A local name for any string; different strings give different names.

    Args:
        text: any string, lone surrogates and control characters included.
        blank: the one character written as ``_``: a space in words, ``_`` itself in what is a slug already.
        element: the name must also do as the name of an XML element, so it does not start with a digit.

    >>> encode("accuse of"), encode("vladimir_putin", "_"), encode('say "no"'), encode("be 5th"), encode("")
    ('accuse_of', 'vladimir_putin', 'say__x22_no_x22_', 'be_5th', '_x_')
    """
    return text.replace(blank, "_") if _is_plain(text, blank, element) else _spelt(text, blank, element)


def _spelt(text: str, blank: str, element: bool) -> str:
    """What ``encode`` gives, character by character."""
    last = len(text) - 1
    out: list[str] = []
    for i, char in enumerate(text):
        digit = _is_digit(char) and not (element and i == 0)
        inner = char in "-." and 0 < i < last  # not at an end: Turtle wants no last dot, XML no first
        if digit or inner or _is_letter(char, element):
            out.append(char)
        elif char == blank and text[i + 1 : i + 2] != "x":  # "_x" always starts an escape
            out.append("_")
        else:
            out.append(f"_x{ord(char):X}_")
    return "".join(out) or "_x_"


def decode(name: str, blank: str = " ") -> str:
    """The string that ``encode`` made a local name of.

    >>> decode("say__x22_no_x22_"), decode("vladimir_putin", "_")
    ('say "no"', 'vladimir_putin')
    """
    if "_x" not in name:  # most have no escape
        return name.replace("_", blank)
    out: list[str] = []
    at = 0
    for match in _ESCAPE.finditer(name):
        digits = match.group(1)
        if digits and int(digits, 16) > 0x10FFFF:
            continue
        out += [name[at : match.start()].replace("_", blank), chr(int(digits, 16)) if digits else ""]
        at = match.end()
    out.append(name[at:].replace("_", blank))
    return "".join(out)


def entity_iri(id: str) -> str:
    """The IRI of an entity, from ``Entity.id``."""
    return ENTITY + encode(id, "_")


def article_iri(id: str) -> str:
    """The IRI of an article, from ``Article.id``."""
    return ARTICLE + encode(id, "_")


def graph_iri(article: str) -> str:
    """The IRI of the named graph that holds what an article says, from ``Article.id``."""
    return GRAPH + encode(article, "_")


def run_iri(article: str) -> str:
    """The IRI of the reading of an article (a PROV activity), from ``Article.id``."""
    return RUN + encode(article, "_")


def fact_iri(id: str) -> str:
    """The IRI of a fact, from ``Fact.id``."""
    return FACT + encode(id, "_")


def relation_iri(predicate: str) -> str:
    """The IRI of a predicate, from its base form.

    >>> relation_iri("accuse of")
    'urn:kg:relation:accuse_of'
    """
    return RELATION + encode(predicate, element=True)


def event_iri(type: str, mode: str = "") -> str:
    """The IRI of an event type, or of a mode of it.

    >>> event_iri("ASSAULT"), event_iri("ASSAULT", "heavy-weapons")
    ('urn:kg:event#ASSAULT', 'urn:kg:event#ASSAULT-heavy-weapons')
    """
    return EVENT + encode(f"{type}-{mode}" if mode else type, "_")


def evidence_iri(article: str, start: int, end: int) -> str:
    """The IRI of a stretch of an article's text; offsets count characters, end exclusive."""
    return f"{EVIDENCE}{encode(article, '_')}:{start}-{end}"


def time_iri(text: str, value: str, kind: str = "") -> str:
    """The IRI of a time, from its words, its value and its kind ("point", which most are, adds nothing)."""
    return f"{TIME}{encode(value)}:{encode(text)}" + (f":{encode(kind)}" if kind not in {"", "point"} else "")


def local_id(iri: str, namespace: str) -> str:
    """The id behind an IRI of one of our namespaces; an IRI of any other place stands for itself."""
    return decode(iri.removeprefix(namespace), "_") if iri.startswith(namespace) else iri


def clean(text: str) -> str:
    """A string that RDF can hold: lone surrogates become U+FFFD, one for one, so that offsets still hold."""
    return _SURROGATE.sub("\ufffd", text)
