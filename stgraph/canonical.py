"""Names blank nodes by RDF Dataset Canonicalization (RDFC-1.0), within bounds.

The algorithm takes for ever on a few blank nodes that all look alike, and the engine cannot be
stopped, so it runs in a process of its own, N-Quads in and out.
"""

import sys
from collections.abc import Iterable

import pyoxigraph as ox

from stgraph.errors import DataProblem

SECONDS = 20
"""How long the naming may take."""

MEMORY = 4 << 30
"""Bytes that it may take."""


def canonical(quads: Iterable[ox.Quad]) -> set[ox.Quad]:
    """The quads with blank nodes named so that equal graphs get equal names.

    Raises DataProblem where the blank nodes look too much alike for that.
    """
    unique = set(quads)
    # a name depends on nothing else
    blank = set(filter(_has_blank, unique))
    if not blank:
        return unique
    # imported only when needed: a tenth of a cold start
    import subprocess

    data = ox.serialize(blank, format=ox.RdfFormat.N_QUADS)
    assert data is not None
    try:
        child = subprocess.run(
            [sys.executable, "-c", "from stgraph.canonical import child; child()"],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            check=True,
        )
    except subprocess.SubprocessError:
        raise DataProblem("alike-nodes", seconds=SECONDS) from None
    return (unique - blank) | set(ox.parse(child.stdout, format=ox.RdfFormat.N_QUADS))


def child() -> None:
    """What the other process does, in at most MEMORY."""
    if sys.platform != "win32":
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_AS)
        least = MEMORY if most == resource.RLIM_INFINITY else min(MEMORY, most)
        resource.setrlimit(resource.RLIMIT_AS, (least, most))
    dataset = ox.Dataset(ox.parse(sys.stdin.buffer, format=ox.RdfFormat.N_QUADS))
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    ox.serialize(dataset, sys.stdout.buffer, format=ox.RdfFormat.N_QUADS)


def _has_blank(quad: ox.Quad) -> bool:
    terms = (quad.subject, quad.object, quad.graph_name)
    return any(isinstance(term, (ox.BlankNode, ox.Triple)) for term in terms)
