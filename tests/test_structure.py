"""The structure holds: floors, no knowledge in Python strings, complete messages, a small public face."""

import ast
import re
import string
from pathlib import Path

import pytest

import stgraph
from stgraph import messages
from stgraph.catalogue import catalogue
from tests.conftest import ROOT

PACKAGE = ROOT / "stgraph"
MODULES = sorted(path for path in PACKAGE.rglob("*.py"))

FLOORS = [
    {"vocab", "years", "text", "collector"},
    {"messages"},
    {"errors"},
    {"syntax"},
    {"rows"},
    {"project", "queries", "output", "screen", "canonical"},
    {"guard", "catalogue"},
    {"shacl"},
    {"graph", "turtle", "endpoint"},
    {"tokens", "steps", "norms", "spelled", "store"},
    {"gathering", "spaces", "relations"},
    {"sources", "ahead", "datasets"},
    {"places"},
    {"lines"},
    {"support", "names", "comparable", "summary", "findings", "profile"},
    {"paths", "waivers", "diagnose", "putting", "terms"},
    {"judging"},
    {
        "tracing",
        "tree",
        "chart",
        "describing",
        "exporting",
        "init",
        "querying",
        "asking",
        "validation",
        "coverage",
        "difference",
        "revision",
    },
    {"impact"},
    {"rollover"},
    {"render"},
    {"cli"},
]
"""An import points to a lower floor, or to an earlier name on the same one."""

SAME_FLOOR = {
    ("catalogue", "guard"),
    ("names", "support"),
    ("comparable", "support"),
    ("coverage", "tracing"),
}

LATE_IMPORTS = {
    *("rich.console", "rich.progress"),
    *("importlib.metadata", "resource", "subprocess", "tempfile", "traceback", "io", "tarfile", "textwrap"),
    *("pyshacl", "rdflib", "pandas", "polars"),
    *("concurrent.futures", "hashlib"),
    *("json", "xml.parsers", "stgraph.syntax", "stgraph.norms", "stgraph.gathering"),
    *("stgraph.names", "stgraph.support", "stgraph.store", "stgraph.endpoint.transport"),
    *("stgraph.endpoint", "stgraph.endpoint.cache", "stgraph.endpoint.graphstore"),
}
"""Imported inside a function: seldom needed, and a large part of a cold start."""


_QUERY = re.compile(r"\b(SELECT|CONSTRUCT)\s+[?*({]|\bWHERE\s*\{|@prefix \w")


def _name(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def _floor(name: str) -> int:
    return next(index for index, names in enumerate(FLOORS) if name in names)


def _imports(path: Path) -> list[tuple[str, bool]]:
    """(module, whether inside a function) of every import."""
    tree = ast.parse(path.read_text())
    inner = {
        id(node)
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
    }
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [(alias.name, id(node) in inner) for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
            found += [(n, id(node) in inner) for n in (names if node.module == "stgraph" else [node.module])]
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_downwards(path: Path) -> None:
    mine = _name(path)
    for module, late in _imports(path):
        if late and mine not in ("__init__", "__main__"):
            allowed = module in LATE_IMPORTS or module.startswith(("stgraph.render.", "stgraph.cli."))
            assert allowed, module
        if not module.startswith("stgraph.") or mine in ("__init__", "__main__"):
            continue
        other = module.split(".")[1]
        below = _floor(other) < _floor(mine) or mine == other
        assert below or (mine, other) in SAME_FLOOR, f"{mine} imports {other}"


def test_floors_are_drawn_for_those_who_contribute() -> None:
    drawing = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").split("```\ncli ")[1].split("```")[0]
    lines = [re.split(r" {3,}", line.strip())[0].split() for line in f"cli {drawing}".splitlines()]
    drawn = [name for line in lines for name in line]
    assert [_floor(name) for name in drawn] == sorted(map(_floor, drawn), reverse=True)
    assert sorted(drawn) == sorted(set().union(*FLOORS))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_query_or_rdf_in_python(path: Path) -> None:
    tree = ast.parse(path.read_text())
    documentation = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation:
            text = node.value
            example = text.startswith("query ") or path.parent.name == "shacl"  # whose trade it is
            assert example or not _QUERY.search(text), text


def test_typer_and_rich_stay_in_their_places() -> None:
    for path in MODULES:
        for module, _ in _imports(path):
            if module.split(".")[0] == "typer":
                assert _name(path) == "cli", path
            if module.split(".")[0] == "rich":
                assert path.name in (
                    "terminal.py",
                    "text.py",
                    "trace_text.py",
                    "diff_text.py",
                    "findings_text.py",
                    "norms_text.py",
                    "impact_text.py",
                    "tree_text.py",
                    "chart_text.py",
                    "rollover_text.py",
                    "coverage_text.py",
                    "answers_text.py",
                    "session.py",
                ), path


def test_every_message_has_both_languages_with_the_same_placeholders() -> None:
    for key, (english, swedish) in messages._MESSAGES.items():
        assert english.strip(), key
        assert swedish.strip(), key
        if key != "unknown":  # the Swedish sentence bends the kind of thing
            assert _placeholders(english) == _placeholders(swedish), key


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_message_is_used_and_every_used_one_exists() -> None:
    source = "".join(path.read_text() for path in MODULES if path.parent.name != "messages")
    quoted = set(re.findall(r"[\"']([a-z][a-z-]+)[\"']", source))
    prefixes = (
        "missing-",
        "target-",
        "state-",
        "what-",
        "short-",
        "left-out-",
        "only-",
        "no-",
        "summary-",
        "path-",
        "modality-",
        "column-",
        "encoding-",
        "readers-",
        "norm-",
        "sh-",
        "share-",
        "nothing-",
        "gaps-",
        "group-",
        "coverage-",
        "kind-",
        "picture-way-",
    )
    inside = {"near", "near-none"}
    for key in messages._MESSAGES:
        assert key in quoted or key.startswith(prefixes) or key in inside, f"{key} is never said"
    for key in re.findall(r"(?:say|options\.text|Problem)\(\s*\"([a-z-]+)\"", source):
        assert key in messages._MESSAGES, f"{key} is said but not written"


def test_public_face_is_small_and_sorted() -> None:
    assert stgraph.__all__ == sorted(stgraph.__all__)
    assert all(hasattr(stgraph, name) for name in stgraph.__all__)
    public = {name: getattr(stgraph, name) for name in stgraph.__all__}
    functions = {name for name, what in public.items() if not isinstance(what, type)}
    assert functions == {"load", "ask", "trace", "validate", "diff", "export"}


def test_files_and_functions_are_small() -> None:
    for path in MODULES:
        text = path.read_text()
        if path.parent.name != "messages":
            assert len(text.splitlines()) <= 400, path
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef) and path.parent.name != "cli":
                length = (node.end_lineno or 0) - node.lineno + 1
                assert length <= 60, f"{path.name}: {node.name} has {length} lines"


FORMS = {
    question.path_for([param.name])
    for question in catalogue()
    if not question.command
    for param in question.params
}
"""The files of questions that ask for one thing."""


def test_query_files_are_used_and_have_a_summary() -> None:
    source = "".join(path.read_text() for path in (*MODULES, *(ROOT / "shapes" / "checks").glob("*.ttl")))
    for path in (PACKAGE / "queries").glob("*.rq"):
        assert path.read_text().startswith("#+ summary: "), path.name
        if path.stem.startswith("_") and path not in FORMS:
            assert f'"{path.stem}"' in source, f"{path.name} is never asked"
