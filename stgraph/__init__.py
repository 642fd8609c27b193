"""Trace every goal of a municipality to the steering documents and programme items that support it.

>>> import stgraph
>>> graph = stgraph.load("exempelstad")
>>> for goal in stgraph.trace(graph, unit="mbn", to="programme"):
...     print(goal.id, [path.resource.id for path in goal.support])
goal/mbn-1 ['programme-item/program-2023-2026-3', 'document/program-2023-2026']
goal/mbn-2 []
goal/mbn-3 []

Six functions: `load` gives a graph; `ask`, `trace` and `validate` give what is found in it; `diff` compares
two; `export` writes one. What they give is frozen and typed, and says its texts in Swedish ("sv") and English
("en"). The rest is public in its modules: `stgraph.impact`, `stgraph.coverage`, `stgraph.store` and so on.
"""

import pathlib
from importlib import import_module
from typing import TYPE_CHECKING, Any

from stgraph.describe import Description as Description
from stgraph.describe import describe as describe
from stgraph.endpoint import Endpoint
from stgraph.errors import DataProblem, StgraphError, UsageProblem
from stgraph.export import export
from stgraph.graph import Graph, Progress, Source
from stgraph.paths import Assignment, GoalTrace, Missing, Path, Trace
from stgraph.paths import ReverseTrace as ReverseTrace
from stgraph.query import Answer as Answer
from stgraph.query import query as query
from stgraph.sources import open_source
from stgraph.summary import Summary as Summary
from stgraph.summary import summarise as summarise
from stgraph.support import Evidence, Hop, Resource
from stgraph.trace import trace
from stgraph.trace import trace_from as trace_from

if TYPE_CHECKING:
    from stgraph.asking import Table, ask
    from stgraph.difference import Change, Changes, Edit, Section, Value, diff
    from stgraph.findings import Finding, Report, Thing
    from stgraph.places import Place
    from stgraph.validation import validate

__all__ = [
    "Assignment",
    "Change",
    "Changes",
    "DataProblem",
    "Edit",
    "Endpoint",
    "Evidence",
    "Finding",
    "GoalTrace",
    "Graph",
    "Hop",
    "Missing",
    "Path",
    "Place",
    "Report",
    "Resource",
    "Section",
    "Source",
    "StgraphError",
    "Table",
    "Thing",
    "Trace",
    "UsageProblem",
    "Value",
    "ask",
    "diff",
    "export",
    "load",
    "trace",
    "validate",
]
"""The six functions and what they give. What else is imported here is kept for those who knew it in 0.1."""


def load(*sources: str | pathlib.Path, progress: Progress | None = None) -> Source:
    """One graph of all sources, with the ontology; without any, of Helsingborg's bundled data.

    A source is a file, a folder with its subfolders, a bundled name ("helsingborg", "exempelstad"), the
    folder of a store that `stgraph load --store` has made, or the http(s) address of a SPARQL endpoint.
    Files and several sources are read into memory (`Graph`); a single store is opened where it is; a single
    endpoint is asked over the network each time (`Endpoint`), unless it lacks the ontology: then it is read
    whole. Every other function takes what comes. Credentials for endpoints come from the environment or a
    netrc file. `progress` is called with the bytes of files, or the number of endpoints, read so far and in
    all.

    Raises DataProblem with file, line and column where a file is not what its ending says, and where an
    endpoint does not answer; UsageProblem for what is no address.

    >>> import stgraph
    >>> stgraph.load("exempelstad").select("_datasets")[0][0]
    <NamedNode value=https://w3id.org/stgraph/id/exempelstad/dataset>
    """
    return open_source(*sources, progress=progress)


_LATE = {
    **dict.fromkeys(("Table", "ask"), "asking"),
    **dict.fromkeys(("Change", "Changes", "Edit", "Section", "Value", "diff"), "difference"),
    **dict.fromkeys(("Finding", "Report", "Thing"), "findings"),
    "Place": "places",
    "validate": "validation",
}
"""Modules that are imported when something of theirs is asked for: a trace should not pay for them."""


def __getattr__(name: str) -> Any:
    if name not in _LATE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_LATE[name]}"), name)
