"""A graph on disk, in the engine's own form: opened in milliseconds, however large it is.

A store is made beside its place and moved there when it is whole. Its manifest is written last, so that a
folder without one is no store: a load that was killed leaves the old store or none.
"""

import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar, Final

import pyoxigraph as ox

from stgraph import project, queries
from stgraph.errors import DataProblem, UsageProblem
from stgraph.graph import Graph, Progress, parse_file, source_files
from stgraph.rows import Row, without_triples

_JSON: Final = ox.QueryResultsFormat.JSON
_FORM: Final = 1
"""Goes up when a store of before cannot be read any more."""

_KEPT: Final = ("_datasets", "_left-out", "_municipalities", "_uri-spaces")
"""What nearly every command asks of all there is: answered once, when the store is made."""


@dataclass(frozen=True)
class Stored(Graph):
    """A graph on disk, with answers that were worked out when it was put there."""

    read_only: ClassVar[bool] = True
    answers: Mapping[str, str] = field(kw_only=True, repr=False)
    """By the query's text, as another edition of the query is another question; in SPARQL's JSON."""

    def select(self, name: str, **terms: Any) -> list[Row]:
        """Rows of a packaged query, as of any graph."""
        kept = None if terms else self.answers.get(_kept_text(name))
        with suppress(ValueError, SyntaxError):  # one that is damaged is as good as none
            if kept is not None:
                return without_triples(ox.parse_query_results(kept, format=_JSON))
        return super().select(name, **terms)


def write_store(target: Path, *sources: str | Path, progress: Progress | None = None) -> int:
    """Put files, folders or bundled names with the ontology into a new store; returns its triples.

    A store that stands at `target` is replaced; anything else there is left alone. Raises UsageProblem for
    a target that is no store, DataProblem for what cannot be read or written; nothing has changed then.
    """
    if target.exists() and not project.is_store(target) and (not target.is_dir() or any(target.iterdir())):
        raise UsageProblem("not-a-store", path=target)
    files = source_files(*sources)
    # imported only when needed
    import tempfile

    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        place = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}."))
    except OSError as error:
        raise DataProblem("unwritable", path=target, reason=error.strerror) from None
    try:
        count = _fill(place, files, progress)
        _move(place, target)
    except OSError as error:
        raise DataProblem("unwritable", path=target, reason=error.strerror or str(error)) from None
    finally:
        shutil.rmtree(place, ignore_errors=True)
    return count


def _fill(place: Path, files: tuple[Path, ...], progress: Progress | None) -> int:
    # imported only when needed
    from importlib.metadata import version

    store = ox.Store(place / "quads")
    store.bulk_extend(quad for file in project.ontology_files() for quad in parse_file(file))
    ontology = len(store)
    store.bulk_extend(_quads(files, progress))
    store.flush()
    store.optimize()
    count = len(store)
    texts = map(_kept_text, _KEPT)
    said = {
        "form": _FORM,
        "stgraph": version("stgraph"),
        "triples": count,
        "ontology_triples": ontology,
        "files": [file.name for file in files],
        "answers": {text: Graph(store, ()).query(text).serialize(format=_JSON).decode() for text in texts},
    }
    del store
    (place / project.STORE).write_text(json.dumps(said, indent=1) + "\n", encoding="utf-8")
    return count


def _kept_text(name: str) -> str:
    return queries.bind(queries.read(name))


def _quads(files: tuple[Path, ...], progress: Progress | None) -> Iterator[ox.Quad]:
    sizes = [file.stat().st_size for file in files]
    for index, file in enumerate(files):
        yield from parse_file(file)
        if progress:
            progress(sum(sizes[: index + 1]), sum(sizes))


def _move(place: Path, target: Path) -> None:
    """Put the new store where the old one was."""
    old = place.with_name(place.name + ".old")
    if target.exists():
        target.rename(old)
    try:
        place.rename(target)
    except OSError:
        with suppress(OSError):
            old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def open_store(path: Path) -> Graph:
    """The graph in a store, to be read. Raises DataProblem for what is none, or cannot be read."""
    if not project.is_store(path):
        raise DataProblem("no-store", path=path)
    try:
        said: dict[str, Any] = json.loads((path / project.STORE).read_text(encoding="utf-8"))
        if said["form"] != _FORM:
            raise DataProblem("other-store", path=path, version=said.get("stgraph", "?"))
        store = ox.Store.read_only(str(path / "quads"))
        answers = {text: str(answer) for text, answer in dict(said.get("answers", {})).items()}
        return Stored(store, (), ontology_triples=int(said["ontology_triples"]), answers=answers)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DataProblem("broken-store", path=path, reason=" ".join(str(error).split())[:200]) from None
