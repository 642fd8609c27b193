"""The same files in a bare store and nothing else: what memory the data itself takes."""

import sys
from pathlib import Path

import pyoxigraph as ox

store = ox.Store()
for argument in sys.argv[1:]:
    path = Path(argument)
    for file in sorted(path.rglob("*.ttl")) if path.is_dir() else [path]:
        store.load(path=str(file), format=ox.RdfFormat.TURTLE)
print(len(store))
