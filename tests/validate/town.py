"""A town of a few lines for the tests: every statement on a line of its own, the prefixes on the first."""

from tests.conftest import ROOT

TOWN = ROOT / "tests" / "norms" / "town.ttl"
TOWN_IRI = "https://w3id.org/stgraph/id/town/"

_SPACES = {
    "dcterms": "http://purl.org/dc/terms/",
    "decision": f"{TOWN_IRI}decision/",
    "goal": f"{TOWN_IRI}goal/",
    "model": f"{TOWN_IRI}model/",
    "norm": "https://w3id.org/stgraph/norm/",
    "organisation": f"{TOWN_IRI}organisation/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "sh": "http://www.w3.org/ns/shacl#",
    "status": "https://w3id.org/stgraph/def/status/",
    "stg": "https://w3id.org/stgraph/spec/",
    "waiver": f"{TOWN_IRI}waiver/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
PREFIXES = " ".join(f"@prefix {name}: <{space}> ." for name, space in _SPACES.items()) + "\n"
"""Line 1."""

MODEL = (
    'model:a a stg:GovernanceModel ; rdfs:label "Modellen"@sv , "The model"@en ;'
    ' stg:appliesTo organisation:town ; stg:maxGoalsPerUnit 3 ; stg:validFromYear "2023"^^xsd:gYear ;'
    " stg:includesNorm norm:GOAL-MAX3 , norm:GOAL-YEAR .\n"
    'organisation:kn a stg:Committee ; rdfs:label "Kulturnämnden"@sv , "Culture committee"@en .\n'
)
"""Lines 2 and 3: three goals at most, each with a year; one committee."""

YEAR = ' ; stg:targetYear "2026"^^xsd:gYear'


def goal(key: str, more: str = "", unit: str = "kn") -> str:
    """A line with a goal in force from 2025, which nothing but a year is lacking."""
    return (
        f'goal:{key} a stg:Goal ; rdfs:label "Mål {key}"@sv , "Goal {key}"@en ; stg:underModel model:a ;'
        f" stg:assignedTo organisation:{unit} ; stg:status status:adopted ;"
        f' stg:validFromYear "2025"^^xsd:gYear{more} .\n'
    )


def waiver(key: str, norm: str, focus: str, more: str = "") -> str:
    """A line with a waiver that says all it has to."""
    return (
        f'waiver:{key} a stg:Waiver ; rdfs:label "Undantag {key}"@sv , "Waiver {key}"@en ;'
        f" stg:waives norm:{norm} ; stg:waivedFocus {focus} ;"
        ' stg:reason "Så beslutat."@sv , "So decided."@en ; dcterms:creator "Redaktionen" ;'
        f' dcterms:date "2025-01-01"^^xsd:date{more} .\n'
    )
