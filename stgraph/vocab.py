"""The names that Python is allowed to mention: namespaces and the few terms that code acts on.

The base IRI is defined here and nowhere else in Python. It is not registered at w3id.org yet;
set `STGRAPH_BASE` to run everything under another one (see `stgraph.project.rebased`).
"""

import os
from typing import Final

DEFAULT_BASE: Final = "https://w3id.org/stgraph/"
BASE: Final = os.environ.get("STGRAPH_BASE") or DEFAULT_BASE
SPEC: Final = BASE + "spec/"
DEF: Final = BASE + "def/"
ID: Final = BASE + "id/"
NORM: Final = BASE + "norm/"

RDF_TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
RDFS_LABEL: Final = "http://www.w3.org/2000/01/rdf-schema#label"

STATED: Final = "stated"
INFERRED: Final = "inferred"
UNRECORDED: Final = "unrecorded"

PREFIXES: Final[dict[str, str]] = {
    "stg": SPEC,
    "norm": NORM,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "void": "http://rdfs.org/ns/void#",
    "sh": "http://www.w3.org/ns/shacl#",
}
"""Prefixes that every query may use undeclared and that written Turtle declares when it uses them."""


def local_name(iri: str) -> str:
    """The part of an IRI after its last slash or hash."""
    return iri.rstrip("/").rsplit("#", 1)[-1].rsplit("/", 1)[-1]
