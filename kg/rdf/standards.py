"""Terms of other vocabularies that this graph is written in."""

from __future__ import annotations

from pyoxigraph import NamedNode

PREFIXES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "schema": "https://schema.org/",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "time": "http://www.w3.org/2006/time#",
    "geo": "http://www.opengis.net/ont/geosparql#",
    "sf": "http://www.opengis.net/ont/sf#",
    "sh": "http://www.w3.org/ns/shacl#",
}


def _term(name: str) -> NamedNode:
    prefix, _, local = name.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


TYPE = _term("rdf:type")
LABEL = _term("rdfs:label")
SUBCLASS = _term("rdfs:subClassOf")
SEE_ALSO = _term("rdfs:seeAlso")
ALT_LABEL = _term("skos:altLabel")

DATE = _term("xsd:date")
DATE_TIME = _term("xsd:dateTime")
YEAR = _term("xsd:gYear")
YEAR_MONTH = _term("xsd:gYearMonth")
ANY_URI = _term("xsd:anyURI")

PROV_ENTITY = _term("prov:Entity")
SOFTWARE_AGENT = _term("prov:SoftwareAgent")
PERSON = _term("prov:Person")
ACTIVITY = _term("prov:Activity")
ASSOCIATED_WITH = _term("prov:wasAssociatedWith")
ENDED = _term("prov:endedAtTime")
REVISION_OF = _term("prov:wasRevisionOf")
GENERATED_BY = _term("prov:wasGeneratedBy")
DERIVED_FROM = _term("prov:wasDerivedFrom")
MADE_BY = _term("prov:wasAttributedTo")

NEWS_ARTICLE = _term("schema:NewsArticle")
HEADLINE = _term("schema:headline")
DATE_PUBLISHED = _term("schema:datePublished")
PUBLISHER = _term("schema:publisher")
URL = _term("schema:url")
TEXT = _term("schema:text")
HAS_PART = _term("schema:hasPart")
SAME_AS = _term("schema:sameAs")
LATITUDE = _term("schema:latitude")
LONGITUDE = _term("schema:longitude")

SPECIFIC_RESOURCE = _term("oa:SpecificResource")
POSITION_SELECTOR = _term("oa:TextPositionSelector")
QUOTE_SELECTOR = _term("oa:TextQuoteSelector")
HAS_SOURCE = _term("oa:hasSource")
HAS_SELECTOR = _term("oa:hasSelector")
START = _term("oa:start")
END = _term("oa:end")
EXACT = _term("oa:exact")

POINT = _term("sf:Point")
HAS_GEOMETRY = _term("geo:hasGeometry")
AS_WKT = _term("geo:asWKT")
WKT_LITERAL = _term("geo:wktLiteral")

URI_SPACE = NamedNode("http://rdfs.org/ns/void#uriSpace")
