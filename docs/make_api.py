"""Writes `docs/api.md` from the docstrings of what `stgraph.__all__` names: python docs/make_api.py."""

import ast
import inspect
import textwrap
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import stgraph

PAGE = Path(__file__).with_name("api.md")


def page() -> str:
    """The whole page."""
    public = {name: getattr(stgraph, name) for name in stgraph.__all__}
    types = [thing for thing in public.values() if isinstance(thing, type)]
    problems = [type_ for type_ in types if issubclass(type_, Exception)]
    lines = [
        "# From Python",
        "",
        "<!-- docs/make_api.py writes this from the docstrings: change those -->",
        "",
    ]
    lines += text(inspect.getdoc(stgraph) or "")
    for title, things in (
        ("Functions", [thing for thing in public.values() if thing not in types]),
        ("Errors", problems),
        ("Types", [type_ for type_ in types if type_ not in problems]),
    ):
        lines += [f"## {title}", ""]
        for thing in things:
            lines += section(thing)
    return "\n".join(lines).rstrip() + "\n"


def section(thing: Any) -> Iterator[str]:
    """One function or class."""
    source = textwrap.dedent(inspect.getsource(thing))
    definition = next(node for node in ast.parse(source).body)
    yield from (f"### `{thing.__name__}`", "")
    if isinstance(definition, ast.FunctionDef):
        yield from ("```python", head(definition, source), "```", "")
    yield from text(inspect.getdoc(thing) or "")
    if isinstance(definition, ast.ClassDef) and (found := list(members(definition, source))):
        yield from (*found, "")


def members(definition: ast.ClassDef, source: str) -> Iterator[str]:
    """A line for each public field, property and method."""
    body = definition.body
    for node, after in zip(body, [*body[1:], None], strict=True):
        if isinstance(node, ast.AnnAssign):
            name, said = ast.unparse(node.target), string(after)
            shown = f"{name}: {ast.unparse(node.annotation)}"
        elif isinstance(node, ast.FunctionDef):
            name, said = node.name, ast.get_docstring(node) or ""
            shown = " ".join(head(node, source).removeprefix("def ").split())
            if any(ast.unparse(decorator) == "property" for decorator in node.decorator_list):
                shown = shown.replace("() ->", ":")
        else:
            continue
        if not name.startswith("_"):
            yield f"- `{shown}`" + (f" – {' '.join(said.split())}" if said else "")


def head(node: ast.FunctionDef, source: str) -> str:
    """The first lines of a function, up to its body, without `self`."""
    lines = source.splitlines()[node.lineno - 1 : node.body[0].lineno - 1]
    return textwrap.dedent("\n".join(lines)).removesuffix(":").replace("(self, ", "(").replace("(self)", "()")


def string(node: ast.stmt | None) -> str:
    """A string that stands alone, as it does below the field that it is about."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return str(node.value.value)
    return ""


def text(docstring: str) -> Iterable[str]:
    """A docstring as Markdown: examples are fenced."""
    for paragraph in docstring.split("\n\n"):
        fenced = ("```python", paragraph, "```")
        yield from (*(fenced if paragraph.startswith(">>> ") else (paragraph,)), "")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
