"""The terms the graph is written with, as nodes; what any node stands for, as a string."""

from __future__ import annotations

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.rdf import names
from kg.rdf.names import EDTF, KG, OA, OWL, PROV, RDF, RDFS, SCHEMA, SKOS, XSD

Node = NamedNode | BlankNode | Literal | Triple
Subject = NamedNode | BlankNode | Triple

TYPE = NamedNode(RDF + "type")
SUBJECT = NamedNode(RDF + "subject")
PREDICATE = NamedNode(RDF + "predicate")
OBJECT = NamedNode(RDF + "object")
STATEMENT = NamedNode(RDF + "Statement")
PROPERTY = NamedNode(RDF + "Property")
LABEL = NamedNode(RDFS + "label")
SUB_PROPERTY_OF = NamedNode(RDFS + "subPropertyOf")
SUB_CLASS_OF = NamedNode(RDFS + "subClassOf")
SAME_AS = NamedNode(OWL + "sameAs")
PREF_LABEL = NamedNode(SKOS + "prefLabel")
ALT_LABEL = NamedNode(SKOS + "altLabel")
BROADER = NamedNode(SKOS + "broader")

XSD_BOOLEAN = NamedNode(XSD + "boolean")
XSD_DATE = NamedNode(XSD + "date")
XSD_DATE_TIME = NamedNode(XSD + "dateTime")
XSD_DECIMAL = NamedNode(XSD + "decimal")
XSD_INTEGER = NamedNode(XSD + "integer")
XSD_STRING = NamedNode(XSD + "string")
EDTF_TYPE = NamedNode(EDTF)

FACT = NamedNode(KG + "Fact")
EVENT_CLASS = NamedNode(KG + "EventType")
TIME_REFERENCE = NamedNode(KG + "TimeReference")
STATUS = NamedNode(KG + "status")
TIME = NamedNode(KG + "time")
EDTF_VALUE = NamedNode(KG + "edtf")
TIME_KIND = NamedNode(KG + "timeKind")
PRECISION = NamedNode(KG + "precision")
BEGINS = NamedNode(KG + "begins")
ENDS = NamedNode(KG + "ends")
PLACE = NamedNode(KG + "place")
EVENT_TYPE = NamedNode(KG + "eventType")
EVENT_MODE_CLASS = NamedNode(KG + "EventMode")
EVENT_MODE = NamedNode(KG + "eventMode")
CONFIDENCE = NamedNode(KG + "confidence")
CONSTRUCTION = NamedNode(KG + "construction")
GENERIC = NamedNode(KG + "generic")
VALUE = NamedNode(KG + "value")
SUBJECT_TEXT = NamedNode(KG + "subjectText")
RELATION_TEXT = NamedNode(KG + "relationText")
OBJECT_TEXT = NamedNode(KG + "objectText")
ARGUMENT = NamedNode(KG + "argument")
EVIDENCE = NamedNode(KG + "evidence")
SENTENCE = NamedNode(KG + "sentence")
SOURCE = NamedNode(KG + "source")
BYLINE = NamedNode(KG + "byline")
DATED_BY = NamedNode(KG + "datedBy")
LEAST_CONFIDENCE = NamedNode(KG + "leastConfidence")
REASON = NamedNode(KG + "reason")
ALPHA_2 = NamedNode(KG + "alpha2")
ALPHA_3 = NamedNode(KG + "alpha3")
ORIGIN = NamedNode(KG + "articleOrigin")  # kg:origin is a role: where something comes from

NEWS_ARTICLE = NamedNode(SCHEMA + "NewsArticle")
ARTICLE_BODY = NamedNode(SCHEMA + "articleBody")
HEADLINE = NamedNode(SCHEMA + "headline")
PUBLISHER = NamedNode(SCHEMA + "publisher")
URL = NamedNode(SCHEMA + "url")
DATELINE = NamedNode(SCHEMA + "dateline")
SHA256 = NamedNode(SCHEMA + "sha256")
DATE_PUBLISHED = NamedNode(SCHEMA + "datePublished")
IN_LANGUAGE = NamedNode(SCHEMA + "inLanguage")
MENTIONS = NamedNode(SCHEMA + "mentions")
SOFTWARE_VERSION = NamedNode(SCHEMA + "softwareVersion")

ATTRIBUTED_TO = NamedNode(PROV + "wasAttributedTo")
DERIVED_FROM = NamedNode(PROV + "wasDerivedFrom")
GENERATED_BY = NamedNode(PROV + "wasGeneratedBy")
ASSOCIATED_WITH = NamedNode(PROV + "wasAssociatedWith")
USED = NamedNode(PROV + "used")
PROV_ACTIVITY = NamedNode(PROV + "Activity")
PROV_ENTITY = NamedNode(PROV + "Entity")
PROV_SOFTWARE = NamedNode(PROV + "SoftwareAgent")

SPECIFIC_RESOURCE = NamedNode(OA + "SpecificResource")
QUOTE_SELECTOR = NamedNode(OA + "TextQuoteSelector")
POSITION_SELECTOR = NamedNode(OA + "TextPositionSelector")
HAS_SOURCE = NamedNode(OA + "hasSource")
HAS_SELECTOR = NamedNode(OA + "hasSelector")
EXACT = NamedNode(OA + "exact")
PREFIX = NamedNode(OA + "prefix")
SUFFIX = NamedNode(OA + "suffix")
START = NamedNode(OA + "start")
END = NamedNode(OA + "end")

JOINS_GRAPH = NamedNode(names.JOINS)
KEPT_GRAPH = NamedNode(names.KEPT)


def value(node: Node) -> str:
    """The IRI, the words of a literal, or the label of a blank node."""
    return str(node) if isinstance(node, Triple) else node.value
