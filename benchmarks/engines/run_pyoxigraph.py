"""A query with bare pyoxigraph: QUERY TIMES SOURCE… Prints the answer as SPARQL JSON, the seconds on stderr.

The sources are Turtle files, or the folder of a store on disk. It is asked TIMES times, or for three
seconds; one time is from the text of the query to the whole answer as JSON. A question about one thing is
by turns also answered with what `stgraph.ask` gives besides: the rows as terms, and what each thing in
them is called.
"""

import json
import sys
import time
from pathlib import Path
from typing import Any

import pyoxigraph as ox

NAMES = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?thing ?label WHERE {
  VALUES ?thing { %s }
  ?thing rdfs:label|skos:prefLabel ?label
}
"""

query, times, *sources = sys.argv[1:]
text = Path(query).read_text(encoding="utf-8")
started = time.perf_counter()
if Path(sources[0]).is_dir():
    store = ox.Store.read_only(sources[0])
else:
    store = ox.Store()
    for file in sources:
        store.load(path=file, format=ox.RdfFormat.TURTLE)
load = time.perf_counter() - started
answer, seconds, named = b"", list[float](), list[float]()
while len(seconds) < int(times) and sum(seconds) < 3:
    started = time.perf_counter()
    solutions: Any = store.query(text)
    answer = solutions.serialize(format=ox.QueryResultsFormat.JSON)
    seconds.append(time.perf_counter() - started)
    if int(times) > 1:
        started = time.perf_counter()
        solutions = store.query(text)
        rows = list(solutions)
        things = {str(term) for row in rows for term in row if isinstance(term, ox.NamedNode)}
        labels: Any = store.query(NAMES % " ".join(things))
        names: dict[str, dict[str | None, str]] = {}
        for thing, label in labels:
            names.setdefault(thing.value, {})[label.language] = label.value
        named.append(time.perf_counter() - started)
sys.stdout.buffer.write(answer)
print(json.dumps({"load": load, "query": seconds, "ask": named}), file=sys.stderr)
