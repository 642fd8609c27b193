"""What every command does around its work: load with progress, say what was loaded, write the answer."""

import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import typer

from stgraph.datasets import Dataset, datasets, left_out_counts
from stgraph.errors import DataProblem, UsageProblem
from stgraph.graph import Progress, Source
from stgraph.messages import say
from stgraph.output import write_file
from stgraph.render.words import warnings
from stgraph.sources import open_source
from stgraph.text import default_language, harmless

LoadedGraph = TypeVar("LoadedGraph", bound=Source)

_last: list[Source] = []
"""The graph opened last: a process that ends need not take it apart, a third of a second for a country."""

Renderers = Mapping[str, Callable[[], str | bytes]]
"""Ways to write an answer, by format; bytes are UTF-8."""

STDIN = "stdin.ttl"
"""What the standard input is called in messages."""

ENDINGS = {
    ".txt": "text",
    ".json": "json",
    ".csv": "csv",
    ".md": "markdown",
    ".ttl": "turtle",
    ".mmd": "mermaid",
    ".dot": "dot",
    ".svg": "svg",
    ".sarif": "sarif",
    ".xml": "junit",
}
"""Output format by file ending."""


def language(lang: str | None) -> str:
    """The language asked for, else the locale's."""
    return str(lang) if lang else default_language()


def open_graph(
    data: Sequence[str] | None,
    lang: str,
    *,
    store: Path | None = None,
    endpoint: Sequence[str] | None = None,
    support: bool = True,
) -> tuple[Source, tuple[Dataset, ...]]:
    """The graph to work on; says on stderr what a reader must know of it, and of the `support` in it.

    Raises UsageProblem where the data are named in several ways.
    """
    endpoints = endpoints_in(data, store, endpoint)
    return opened(partial(open_source, store=store, endpoints=endpoints), data, lang, support)


def endpoints_in(
    data: Sequence[str] | None, store: Path | None, endpoint: Sequence[str] | None
) -> tuple[str, ...]:
    """The endpoints to read from, named or in the environment. Raises UsageProblem like `open_graph`."""
    if not data and not store:
        endpoint = endpoint or os.environ.get("STGRAPH_ENDPOINT", "").split()
    if sum(map(bool, (data, store, endpoint))) > 1:
        raise UsageProblem("one-source")
    return tuple(endpoint or ())


def opened(
    load: Callable[..., LoadedGraph], data: Sequence[str] | None, lang: str, support: bool = True
) -> tuple[LoadedGraph, tuple[Dataset, ...]]:
    """Like `open_graph`, with another way to load."""
    with progress(lang) as told:
        graph = load(*(data or ()), progress=told)
    _last[:] = [graph]
    found = datasets(graph)
    said = notices(graph, found, lang)
    for left_out, count in left_out_counts(graph).items() if support else ():
        said.append(say(f"left-out-{left_out}", lang, count=count))
    for notice in said:
        typer.echo(notice, err=True)
    return graph, found


@contextmanager
def progress(lang: str) -> Iterator[Progress | None]:
    """What to tell how far the reading is; nothing where nobody looks."""
    bar = _Bar(say("reading", lang)) if sys.stderr.isatty() else None
    yield bar.update if bar else None
    if bar:
        bar.close()


@contextmanager
def with_stdin(sources: Sequence[str]) -> Iterator[list[str]]:
    """The sources with a temporary file for "-", Turtle on standard input."""
    # imported only when needed
    import tempfile

    with tempfile.TemporaryDirectory(prefix="stgraph-") as folder:
        file = Path(folder) / STDIN
        if "-" in sources:
            file.write_bytes(sys.stdin.buffer.read())
        try:
            yield [str(file) if source == "-" else source for source in sources]
        except DataProblem as problem:
            if str(problem.values.get("path")) == str(file):
                problem.values["path"] = STDIN
            raise


def answer(
    name: str,
    format_: str | None,
    output: Path | None,
    renderers: Renderers,
    lang: str,
) -> None:
    """Render in the wanted format and write to the file or to stdout.

    Raises UsageProblem for a format that the command does not have.
    """
    chosen = choose(name, format_, output, renderers)
    content = renderers[chosen]()
    if chosen != "text" and output is None and sys.stdout is not None and sys.stdout.isatty():
        content = harmless(content if isinstance(content, str) else content.decode())
    if output:
        write_file(output, content)
        typer.echo(say("written", lang, path=output), err=True)
    else:
        write_out(content)


def choose(name: str, format_: str | None, output: Path | None, renderers: Mapping[str, object]) -> str:
    """The format asked for, else that of the file's ending, else the first there is."""
    if format_:
        if format_ not in renderers:
            raise UsageProblem("bad-format", name=name, format=format_, formats=", ".join(renderers))
        return format_
    if not output:
        return next(iter(renderers))
    ending = ENDINGS.get(output.suffix.lower(), "")
    if ending not in renderers:
        endings = " ".join(suffix for suffix, known in ENDINGS.items() if known in renderers)
        raise UsageProblem("bad-ending", name=name, path=output, endings=endings)
    return ending


def write_out(content: str | bytes) -> None:
    """Results go to stdout as UTF-8 bytes, with the line ends they have. Raises DataProblem."""
    data = content.encode("utf-8", "replace") if isinstance(content, str) else content
    if sys.stdout is None:
        raise DataProblem("unwritable", path="stdout", reason="closed")
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise DataProblem("unwritable", path="stdout", reason=error.strerror) from None


def page(build: Callable[[Any], Any], notes: Sequence[str], output: Path | None) -> str:
    """The text form of an answer: `build` gets the footnotes to fill and gives the page.

    Coloured on a terminal only. A file or pipe also says the `notes` that the terminal got on stderr.
    """
    # Rich takes longer to import than most commands take to run
    from stgraph.render.terminal import Footnotes, show

    footnotes = Footnotes()
    terminal = output is None and sys.stdout is not None and sys.stdout.isatty()
    colour = terminal and not os.environ.get("NO_COLOR")
    return show(build(footnotes), [] if terminal else notes, footnotes, colour=colour)


def notices(graph: Source, datasets: Sequence[Dataset], lang: str) -> list[str]:
    """Whose data it is where nobody named it, and what is fictional."""
    titles = ", ".join(item.title(lang) for item in datasets)
    bundled = [say("bundled", lang, titles=titles)] if graph.bundled else []
    return bundled + warnings(datasets, lang)


class _Bar:
    """A progress bar that appears only when the work has taken a second."""

    DELAY = 1.0

    def __init__(self, title: str) -> None:
        self._title = title
        self._started = time.monotonic()
        self._bar: Any = None

    def update(self, done: int, total: int) -> None:
        if self._bar is None and time.monotonic() - self._started > self.DELAY:
            # imported only when needed: Rich takes longer than most loads
            from rich.console import Console
            from rich.progress import Progress

            self._bar = Progress(console=Console(stderr=True), transient=True)
            self._task = self._bar.add_task(self._title, total=total)
            self._bar.start()
        if self._bar is not None:
            self._bar.update(self._task, completed=done)

    def close(self) -> None:
        if self._bar is not None:
            self._bar.stop()
