"""SHACL: shapes compiled to SPARQL and run on the store, with pySHACL for what is not compiled.

    shapes → compiler → queries → run → results
                └ refused ──→ reference (pySHACL) ┘

Knows the Recommendation (https://www.w3.org/TR/shacl/) and nothing of governance.
"""

from stgraph.shacl.compiler import Compilation, Query, Refusal, compile_shapes
from stgraph.shacl.engine import Ask, Engine, Outcome, Route, check, check_there
from stgraph.shacl.given import Given
from stgraph.shacl.literals import Data, Spellings
from stgraph.shacl.reference import bindings_of
from stgraph.shacl.run import Result, Row, Select, results_from, unmatched
from stgraph.shacl.shapes import Refused, Term

__all__ = [
    "Ask",
    "Compilation",
    "Data",
    "Engine",
    "Given",
    "Outcome",
    "Query",
    "Refusal",
    "Refused",
    "Result",
    "Route",
    "Row",
    "Select",
    "Spellings",
    "Term",
    "bindings_of",
    "check",
    "check_there",
    "compile_shapes",
    "results_from",
    "unmatched",
]
