"""Where ontology and bundled data are: in a checkout the folders themselves, else their packaged copies."""

import errno
import os
from functools import cache
from pathlib import Path

from stgraph import vocab
from stgraph.errors import DataProblem

PACKAGE = Path(__file__).resolve().parent

SUFFIXES = (".ttl", ".nt", ".trig", ".nq", ".jsonld", ".rdf")
"""File endings that are read as RDF."""


STORE = "stgraph-store.json"
"""The file that makes a folder a store, and says what is in it."""


@cache
def model_root() -> Path:
    """The folder that holds `ontology/`, `shapes/` and `data/`."""
    packaged = PACKAGE / "_model"
    return packaged if packaged.is_dir() else PACKAGE.parent


def ontology_files() -> list[Path]:
    """The ontology's Turtle files, sorted by name."""
    return sorted((model_root() / "ontology").glob("*.ttl"))


def shape_files() -> list[Path]:
    """The shapes in Turtle, sorted by path."""
    return sorted((model_root() / "shapes").rglob("*.ttl"))


def prefix_files() -> list[Path]:
    """The file that declares the prefixes of the queries in the shapes."""
    return [model_root() / "shapes" / "prefixes.ttl"]


def bundled_names() -> list[str]:
    """Names of the municipalities whose data comes with the package."""
    return sorted(folder.name for folder in (model_root() / "data").iterdir() if folder.is_dir())


def data_files(source: str | Path) -> list[Path]:
    """The RDF files that a file, a folder (with subfolders) or a bundled name stands for, sorted.

    Raises DataProblem where nothing is there, or nothing that stgraph reads.
    """
    try:
        return _data_files(source)
    except OSError as error:
        raise DataProblem("unreadable", path=source, reason=error.strerror) from None


def located(source: str | Path) -> Path:
    """The path that a source stands for: itself, or the folder of a bundled name."""
    path = Path(source)
    if not path.exists() and str(source) in bundled_names():
        return model_root() / "data" / str(source)
    return path


def _data_files(source: str | Path) -> list[Path]:
    path = located(source)
    if path.is_file():
        if path.suffix.lower() not in SUFFIXES:
            raise DataProblem("unknown-ending", path=path, endings=" ".join(SUFFIXES))
        return [path]
    if not path.exists():
        raise DataProblem("no-such-file", path=path, names=", ".join(bundled_names()))
    if not path.is_dir():
        raise DataProblem("unreadable", path=path, reason="neither a file nor a folder")
    if not os.access(path, os.R_OK | os.X_OK):
        raise DataProblem("unreadable", path=path, reason=os.strerror(errno.EACCES))
    files = sorted(file for file in path.rglob("*") if file.suffix.lower() in SUFFIXES and file.is_file())
    if not files:
        raise DataProblem("empty-folder", path=path, endings=" ".join(SUFFIXES))
    return files


def rebased(content: bytes, path: Path) -> bytes:
    """The bytes of one of our own files, moved from the default base IRI to the configured one."""
    if vocab.BASE == vocab.DEFAULT_BASE or not path.is_relative_to(model_root()):
        return content
    return content.replace(vocab.DEFAULT_BASE.encode(), vocab.BASE.encode())


def is_store(path: Path) -> bool:
    """Whether a folder is a store."""
    try:
        return (path / STORE).is_file()
    except OSError:  # too long for a name
        return False
