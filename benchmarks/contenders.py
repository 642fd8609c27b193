"""What `run.py` measures, and who takes part: tasks, and the command of each engine for a task."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pyoxigraph as ox
from generate import DATA
from town import AS_OF

from stgraph import project, vocab
from stgraph.catalogue import Question, catalogue

HERE = Path(__file__).resolve().parent
PYTHON = sys.executable
MAPLIB_HOME = HERE / ".maplib"
MAPLIB_VERSION = "0.20.26"
JENA_HOME = HERE / ".jena"
JENA_VERSION = "5.6.0"  # the last that Java 17 runs
COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies"
POM = f"""<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>stgraph</groupId><artifactId>benchmarks</artifactId><version>1</version><dependencies><dependency>
<groupId>org.apache.jena</groupId><artifactId>jena-cmds</artifactId><version>{JENA_VERSION}</version>
</dependency></dependencies></project>
"""
QUERIES = DATA / "queries"
TIMES = 101
"""How often a process asks an anchored question: once takes less than a millisecond."""
TOWN = vocab.ID + "kommun-0001/"
ANCHORS = (
    ("support-of-goals", "goal", "goal/an-1"),
    ("path-to-vision", "goal", "goal/an-1"),
    ("effect-of-repeal", "document", "document/budget-2023"),
    ("unit-tree", "unit", "organisation/bin"),
    ("goal-counts", "unit", "organisation/bin"),
)
"""Questions about one thing: name, parameter, a thing in the first town with the same answer at every N."""
COMMANDS = ("trace", "coverage", "validate")
"""What stgraph has a command for, and an engine no query: done by a script of its own, or not at all."""


@dataclass(frozen=True)
class Task:
    """What is measured: a question of the catalogue, with a parameter or without; or a command of stgraph."""

    name: str
    question: Question | None = None
    given: tuple[str, str] | None = None
    stored: bool = False
    """From a store on disk instead of files."""
    times: int = 1
    """How often one process asks it; only the time of one asking counts then, not that of the process."""

    @property
    def text(self) -> str:
        """The SPARQL; for what is no question a query without an answer, so that only loading remains."""
        if self.question is None:
            return "SELECT ?thing WHERE { ?thing a <urn:nothing> }\n"
        terms = {self.given[0]: ox.NamedNode(self.given[1])} if self.given else {}
        return self.question.bound(**terms)

    @property
    def query(self) -> Path:
        """The file that it is written to."""
        return QUERIES / f"{self.name}.rq"

    @property
    def shapes(self) -> list[str]:
        """The files of the shapes, if it needs them."""
        return list(map(str, project.shape_files())) if self.question and self.question.needs_shapes else []

    def files(self, folder: Path) -> list[str]:
        """What every engine reads."""
        return [*map(str, (*project.ontology_files(), *sorted(folder.rglob("*.ttl")))), *self.shapes]


@cache
def tasks() -> tuple[Task, ...]:
    """All that is measured, in the order of the tables."""
    asked = {question.name: question for question in catalogue() if not question.command}
    anchored = [
        Task(f"{name}, one {param}", asked[name], (param, TOWN + thing), times=TIMES)
        for name, param, thing in ANCHORS
    ]
    stored = [replace(task, name=f"{task.name}, from a store", stored=True, times=1) for task in anchored]
    questions = (Task(name, question) for name, question in asked.items())
    return (Task("load"), *map(Task, COMMANDS), *questions, *anchored, *stored)


def store_of(folder: Path) -> Path:
    """The store on disk of a folder."""
    return folder.with_name(f"{folder.name}.store")


@dataclass(frozen=True)
class Contender:
    """One engine: its command for a task over a folder; None where it has none."""

    name: str
    command: Callable[[Task, Path], list[str] | None]
    up_to: int = 10_000


def _command(task: Task, folder: Path) -> list[str] | None:
    source = ["--store", str(store_of(folder))] if task.stored else ["--data", str(folder)]
    seen = ["--as-of", str(AS_OF)]
    if task.question:
        given = [f"--{task.given[0]}", task.given[1]] if task.given else []
        words = ["ask", task.question.name, *given, *source]
    elif task.name == "validate":
        words = ["validate", str(folder), *seen, "--fail-on", "never"]
    elif task.name in COMMANDS:
        words = [task.name, *source, *seen]
    else:
        words = ["query", str(task.query), *source]
    return None if task.times > 1 else [PYTHON, "-m", "stgraph", *words, "--format", "json"]


def _library(task: Task, folder: Path) -> list[str] | None:
    if (task.name in COMMANDS and task.name != "trace") or task.stored:
        return None
    asked = [task.question.name, *(task.given or ())] if task.question else [task.name]
    script = HERE / "engines" / "run_stgraph.py"
    return [PYTHON, *map(str, (script, task.query, task.times, " ".join(asked), *task.shapes, folder))]


def _pyoxigraph(task: Task, folder: Path) -> list[str] | None:
    if task.name == "trace":
        return [PYTHON, str(HERE / "cold_pyoxigraph.py"), *task.files(folder)]
    sources = [str(store_of(folder) / "quads")] if task.stored else task.files(folder)
    return _script(PYTHON, "run_pyoxigraph.py", task, sources)


def _rdflib(task: Task, folder: Path) -> list[str] | None:
    if task.name == "trace":
        return [PYTHON, str(HERE / "cold_rdflib.py"), *task.files(folder)]
    return None if task.stored else _script(PYTHON, "run_rdflib.py", task, task.files(folder))


def _maplib(task: Task, folder: Path) -> list[str] | None:
    python = str(MAPLIB_HOME / "bin" / "python")
    return None if task.stored else _script(python, "run_maplib.py", task, task.files(folder))


def _script(python: str, name: str, task: Task, sources: Sequence[str]) -> list[str] | None:
    if task.name in COMMANDS:
        return None
    return [python, str(HERE / "engines" / name), str(task.query), str(task.times), *sources]


def _jena(task: Task, folder: Path) -> list[str] | None:
    if task.name in COMMANDS or task.stored:
        return None
    data = [f"--data={file}" for file in task.files(folder)]
    # as often to warm up, which is not timed: the others need no warming
    again = [f"--repeat={task.times},{task.times}"] if task.times > 1 else []
    arq = ["java", "-cp", f"{JENA_HOME}/*", "arq.arq"]
    return [*arq, *data, f"--query={task.query}", "--results=json", "--time", *again]


STGRAPH = Contender("stgraph", _command)
LIBRARY = Contender("stgraph as a library", _library)
PYOXIGRAPH = Contender("bare pyoxigraph", _pyoxigraph)
RDFLIB = Contender("rdflib", _rdflib, up_to=10)
JENA = Contender("Jena arq", _jena)
MAPLIB = Contender("maplib", _maplib)
CONTENDERS = (STGRAPH, LIBRARY, PYOXIGRAPH, RDFLIB, JENA, MAPLIB)


def fetch(chosen: Sequence[Contender]) -> list[Contender]:
    """Brings the engines that stgraph does not need. Returns those that can run here."""
    if MAPLIB in chosen and not MAPLIB_HOME.exists():
        subprocess.run([PYTHON, "-m", "venv", MAPLIB_HOME], check=True)
        pip = str(MAPLIB_HOME / "bin" / "pip")
        subprocess.run([pip, "install", "--quiet", f"maplib=={MAPLIB_VERSION}"], check=True)
    if JENA in chosen and not JENA_HOME.exists() and shutil.which("java") and shutil.which("mvn"):
        with tempfile.TemporaryDirectory() as place:
            Path(place, "pom.xml").write_text(POM, encoding="utf-8")
            subprocess.run(["mvn", "-B", "-q", COPY, f"-DoutputDirectory={JENA_HOME}"], cwd=place, check=True)
    able = shutil.which("java") and JENA_HOME.exists()
    return [contender for contender in chosen if contender is not JENA or able]
