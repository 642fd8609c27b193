"""What of the source text is taken care of, and by what."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from stgraph.graph import Selects
from stgraph.norms import Norm
from stgraph.text import Labels


@dataclass(frozen=True, slots=True)
class LineCoverage:
    """One line of the source text, and what covers it.

    `norms` rest on the line, `terms` are IRIs of what the ontology defines by it, `note` says what else it is
    ("heading").
    """

    number: int
    opening: str
    norms: tuple[Norm, ...]
    terms: tuple[str, ...]
    note: Labels = field(compare=False)

    def __bool__(self) -> bool:
        return bool(self.norms or self.note)


def norm_coverage(graph: Selects, norms: Iterable[Norm]) -> tuple[LineCoverage, ...]:
    """Every line of the source text in order, with the norms, terms or reasons that cover it.

    A line that nothing covers is falsy.
    """
    openings: dict[int, str] = {}
    notes: dict[int, dict[str, str]] = {}
    terms: dict[int, set[str]] = {}
    for number, opening, note, term in graph.select("_source-lines"):
        if not number.value.isdecimal():
            continue  # a stranger's line
        line = int(number.value)
        openings[line] = opening.value if opening else ""
        if note:
            notes.setdefault(line, {})[note.language or ""] = note.value
        if term:
            terms.setdefault(line, set()).add(term.value)
    by_line: dict[int, list[Norm]] = {}
    for norm in norms:
        for line in norm.lines:
            by_line.setdefault(line, []).append(norm)
    return tuple(
        LineCoverage(
            number=line,
            opening=openings[line],
            norms=tuple(by_line.get(line, ())),
            terms=tuple(sorted(terms.get(line, ()))),
            note=notes.get(line, {}),
        )
        for line in sorted(openings)
    )
