"""Writes invented municipalities in the shape of the real data, clean or with faults that are known.

    python benchmarks/generate.py 10                    # benchmarks/.data/10/kommun-0001/*.ttl …
    python benchmarks/generate.py 10 --faults           # benchmarks/.data/10-faults/ …, faults.tsv

Municipality 7 of seed 1 is the same whichever the number of the others. `faults.tsv` is what a validator
must find, no more and no less: shape, focus, value (empty where the finding has none). It is written by what
breaks the data (`faults.py`), never by a validator.
"""

import argparse
import shutil
import sys
from pathlib import Path

import pyoxigraph as ox
from faults import Expected, break_norms
from town import AS_OF, Town, year

from stgraph import turtle, vocab

HERE = Path(__file__).resolve().parent
DATA = HERE / ".data"


def generate(count: int, folder: Path, *, seed: int = 1, faults: bool = False) -> int:
    """Writes so many municipalities into a folder. Returns how many triples they hold."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("kommun-*"):
        shutil.rmtree(old)
    view = ox.Quad(ox.NamedNode(vocab.ID + "viewpoint"), ox.NamedNode(vocab.SPEC + "asOfYear"), year(AS_OF))
    (folder / "viewpoint.ttl").write_text(turtle.write([view]), encoding="utf-8")
    triples = 1
    expected: list[Expected] = []
    for number in range(1, count + 1):
        town = Town(number, seed)
        if faults:
            expected += break_norms(town, seed)
        triples += town.write(folder / town.key)
    listed = folder / "faults.tsv"
    listed.unlink(missing_ok=True)
    if faults:
        lines = ("\t".join(row) for row in sorted(expected))
        listed.write_text("shape\tfocus\tvalue\n" + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    return triples


def folder_of(count: int, *, faults: bool) -> Path:
    """Where so many municipalities are put unless told otherwise."""
    return DATA / f"{count}{'-faults' if faults else ''}"


def main() -> int:
    parser = argparse.ArgumentParser(description="Write invented municipalities.")
    parser.add_argument("count", type=int, metavar="N", help="how many")
    parser.add_argument("--seed", type=int, default=1, help="another seed, other municipalities (default: 1)")
    parser.add_argument("--out", type=Path, help="the folder (default: benchmarks/.data/N)")
    parser.add_argument("--faults", action="store_true", help="with faults, listed in faults.tsv")
    arguments = parser.parse_args()
    folder = arguments.out or folder_of(arguments.count, faults=arguments.faults)
    triples = generate(arguments.count, folder, seed=arguments.seed, faults=arguments.faults)
    print(f"{folder}: {arguments.count} municipalities, {triples} triples")
    if arguments.faults:
        print(f"{sum(1 for _ in (folder / 'faults.tsv').open(encoding='utf-8')) - 1} faults in faults.tsv")
    return 0


if __name__ == "__main__":
    sys.exit(main())
