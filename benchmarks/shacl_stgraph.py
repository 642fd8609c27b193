"""stgraph's SHACL engine alone: files read, shapes compiled, queries run; no positions, no words, no waivers.

python benchmarks/shacl_stgraph.py FOLDER             # prints what was found, as JSON
python benchmarks/shacl_stgraph.py FOLDER --phases    # instead: where the time of a validation goes
"""

import json
import sys
import time
from pathlib import Path

from town import AS_OF

from stgraph.norms import load_norms
from stgraph.shacl import check, compile_shapes
from stgraph.shacl.run import results, rows_in, unmatched
from stgraph.shacl.shapes import ShapesGraph
from stgraph.spelled import load_spelled


def engine(folder: str) -> None:
    """Prints shape and focus of every result."""
    graph = load_spelled(folder)
    outcome = check(graph.data, load_norms().quads, engine="compiled")
    print(json.dumps([[result.shape.value, result.focus.value] for result in outcome.results]))


def phases(folder: str) -> None:
    """Prints milliseconds by phase, and by query from the slowest."""
    from stgraph.diagnose import Diagnosis
    from stgraph.render import findings
    from stgraph.validation import validate

    clock = Clock()
    graph = load_spelled(folder)
    clock.tick("load data")
    norms = load_norms()
    clock.tick("read shapes")
    shapes = ShapesGraph(norms.quads)
    compilation = compile_shapes(shapes, graph.data.subclasses)
    clock.tick("compile shapes")
    select = rows_in(graph.data.store)
    found = []
    slow: list[tuple[float, int, str]] = []
    for query in compilation.queries:
        started = time.perf_counter()
        rows = list(results(query, select(query.text), graph.data.spellings))
        slow.append((1000 * (time.perf_counter() - started), len(rows), str(query.shape)))
        found += rows
    clock.tick(f"run {len(compilation.queries)} queries")
    unmatched(select, compilation)
    clock.tick(f"unmatched targets ({len(compilation.targets)} queries)")
    diagnosis = Diagnosis(graph, norms)
    list(diagnosis.of_results(found))
    clock.tick("diagnosis: names, places, words")
    for norm in norms:
        for shape in norm.shapes:
            if shape.question:
                list(diagnosis.of_question(shape))
    clock.tick("what SHACL passes in silence")
    report = validate(graph, as_of=AS_OF)
    clock.tick("(all of validate() at once)")
    json.dumps(findings.json(report, (), "en"))
    clock.tick("JSON")
    for name, spent in clock.spent:
        print(f"{spent:9.0f} ms  {name}")
    print()
    for spent, count, name in sorted(slow, reverse=True)[:25]:
        print(f"{spent:9.1f} ms  {count:5}  {name}")


class Clock:
    """A stopwatch with laps."""

    def __init__(self) -> None:
        self.spent: list[tuple[str, float]] = []
        self._since = time.perf_counter()

    def tick(self, name: str) -> None:
        """Ends a lap."""
        now = time.perf_counter()
        self.spent.append((name, 1000 * (now - self._since)))
        self._since = now


if __name__ == "__main__":
    folder = str(Path(sys.argv[1]))
    phases(folder) if "--phases" in sys.argv[2:] else engine(folder)
