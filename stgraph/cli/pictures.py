"""Answers as pictures. What draws them is imported only when needed: most answers are no pictures."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from stgraph.datasets import Dataset
from stgraph.render.words import warnings
from stgraph.support import Hop, Resource

if TYPE_CHECKING:
    from stgraph.render.diagram import Diagram


def renderers(
    hops: Iterable[Hop],
    datasets: Sequence[Dataset],
    language: str,
    things: Iterable[Resource] = (),
) -> dict[str, Callable[[], str]]:
    """Ways to draw hops, by format; the `things` stand in SVG and dot even where no hop touches them."""

    def diagram(things: Iterable[Resource]) -> "Diagram":
        from stgraph.render.diagram import from_hops

        return from_hops(hops, language, notes=warnings(datasets, language), things=things)

    return formats(lambda: diagram(things)) | {"mermaid": formats(lambda: diagram(()))["mermaid"]}


def formats(diagram: Callable[[], "Diagram"]) -> dict[str, Callable[[], str]]:
    """Ways to draw a diagram, by format."""

    def mermaid() -> str:
        from stgraph.render.mermaid import mermaid

        return mermaid(diagram())

    def dot() -> str:
        from stgraph.render.dot import dot

        return dot(diagram())

    def svg() -> str:
        from stgraph.render.diagram_svg import svg

        return svg(diagram())

    return {"mermaid": mermaid, "dot": dot, "svg": svg}
