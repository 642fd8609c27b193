"""SHACL: shapes compiled to SPARQL and run on the store, with pySHACL for what is not compiled.

    shapes → compiler → queries → run → results
                └ refused ──→ reference (pySHACL) ┘

Knows the Recommendation (https://www.w3.org/TR/shacl/) and nothing of governance.
"""

from stgraph.shacl.compiler import Compilation, Query, Refusal, compile_shapes
from stgraph.shacl.engine import Engine, Outcome, Route, check
from stgraph.shacl.literals import Data, Spellings
from stgraph.shacl.reference import bindings_of
from stgraph.shacl.run import Result, Row, Select, results_from, unmatched
from stgraph.shacl.shapes import Term

__all__ = [
    "Compilation",
    "Data",
    "Engine",
    "Outcome",
    "Query",
    "Refusal",
    "Result",
    "Route",
    "Row",
    "Select",
    "Spellings",
    "Term",
    "bindings_of",
    "check",
    "compile_shapes",
    "results_from",
    "unmatched",
]
