"""pySHACL's own command line over ontology/, shapes/ and a data folder gives the same findings."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pyoxigraph as ox
import pytest

from stgraph import vocab
from tests.conftest import ROOT, Run
from tests.effort import in_ci

SH = vocab.PREFIXES["sh"]
PYSHACL = Path(sys.executable).with_name("pyshacl")
Row = tuple[str, ...]


def results(report: str) -> Counter[Row]:
    """The results of a validation report, messages and blank nodes' labels left aside."""
    store = ox.Store()
    store.load(report.encode(), format=ox.RdfFormat.TURTLE)

    def one(node: object, name: str) -> str:
        found = [q.object for q in store.quads_for_pattern(node, ox.NamedNode(SH + name), None)]  # type: ignore[arg-type]
        return "_:" if found and isinstance(found[0], ox.BlankNode) else str(found[0]) if found else ""

    names = ("focusNode", "resultPath", "value", "sourceShape", "sourceConstraintComponent", "resultSeverity")
    return Counter(
        tuple(one(quad.object, name) for name in names)
        for quad in store.quads_for_pattern(None, ox.NamedNode(SH + "result"), None)
    )


def pyshacl(shapes: Path, *data: Path) -> str:
    result = subprocess.run(
        [PYSHACL, "-s", shapes, "-f", "turtle", *data],
        capture_output=True,
        text=True,
        check=False,
        timeout=900,
    )
    assert result.returncode in (0, 1), result.stderr
    return result.stdout


@pytest.fixture(scope="module")
def shapes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shapes in one file: pySHACL's command takes one."""
    path = tmp_path_factory.mktemp("shapes") / "shapes.ttl"
    path.write_text("".join(file.read_text() for file in sorted((ROOT / "shapes").rglob("*.ttl"))))
    return path


@in_ci
@pytest.mark.parametrize("folder", ["tests/norms/GOAL-MAX3", "data/exempelstad", "data/helsingborg"])
def test_the_same_findings(folder: str, shapes: Path, run: Run) -> None:
    if folder.startswith("data"):
        data = sorted((ROOT / folder).glob("*.ttl"))
    else:
        data = [ROOT / "tests/norms/town.ttl", min((ROOT / folder).glob("fires-*.ttl"))]
    ours = run("validate", *map(str, data), "--format", "turtle").stdout
    theirs = pyshacl(shapes, *data, *sorted((ROOT / "ontology").glob("*.ttl")))
    assert results(ours) == results(theirs)
    assert results(theirs)
