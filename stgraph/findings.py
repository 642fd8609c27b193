"""What validation finds: findings with their place, message and remedy, and the report that holds them."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from stgraph.errors import StgraphError
from stgraph.graph import Graph
from stgraph.lines import Place
from stgraph.norms import SEVERITIES, Norm, Norms
from stgraph.text import Labels

PLACEHOLDER = re.compile(r"\{[?$](\w+)\}")
"""A variable of the query in a message."""


@dataclass(frozen=True, slots=True)
class Thing:
    """A focus, value or related thing as a reader sees it.

    `text` is the IRI, or a literal as written in the file; `id` is what a person types ("goal/kn-1").
    """

    text: str
    id: str
    labels: Labels = field(compare=False)
    is_literal: bool = False
    datatype: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Waiver:
    """A decision that a finding stands.

    `norm`, `focus`, `path` and `value` say which; None matches any. `until` is the last year it holds in.
    """

    iri: str
    norm: str
    focus: str
    path: str | None
    value: str | None
    reason: Labels = field(compare=False)
    by: Labels = field(compare=False)
    date: str = ""
    until: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One breach of one norm, once, however many ways led to it.

    `norm` is None for a stranger's shape. `messages` and `hint` are by language. `place` is where to look
    in the files, `related` are things that make it up together (the goals that were counted), each with its
    place.
    """

    norm: str | None
    shape: str
    component: str
    severity: str
    focus: Thing
    path: str | None
    value: Thing | None
    messages: Labels = field(compare=False)
    hint: Labels = field(compare=False)
    place: Place | None = field(default=None, compare=False)
    related: tuple[tuple[Thing, Place | None], ...] = field(default=(), compare=False)
    absence: bool = False
    waiver: Waiver | None = None

    @property
    def rule(self) -> str:
        """The norm's id, or the IRI of a shape that belongs to none."""
        return self.norm or self.shape

    @property
    def fact(self) -> tuple[str, str | None, str | None]:
        """The triple that it is about, as far as it is about one."""
        return (self.focus.text, self.path, self.value.text if self.value else None)

    @property
    def key(self) -> tuple[str, str, str, str, str]:
        """What makes it the same finding tomorrow: rule, shape, focus, path and value."""
        value = self.value.text if self.value else ""
        return (self.rule, self.shape, self.focus.text, self.path or "", value)


@dataclass(frozen=True)
class Report:
    """The answer to `validate`; truthy where nothing was found, not even a note (see `judged`, too).

    `findings` are those that count, `waived` those that somebody has decided to let stand, both gravest
    first, then by file and line. `outcome` is what the engine said, for the W3C's report.
    """

    findings: tuple[Finding, ...]
    waived: tuple[Finding, ...]
    norms: Norms
    as_of: int
    notices: tuple[Finding, ...] = ()
    """What was noticed beside a stranger's shapes."""
    outcome: Any = field(default=None, repr=False)
    graph: Graph | None = field(default=None, repr=False, compare=False)
    """What the findings are told from: the data, or what an endpoint says of the things in them."""
    whole: StgraphError | None = field(default=None, repr=False, compare=False)
    """Why an endpoint was read whole instead of being asked."""
    judged: bool = True
    """Whether there was anything that a norm or rule applies to."""

    def __repr__(self) -> str:
        return f"<Report: {len(self.findings)} findings, seen from {self.as_of}>"

    def __bool__(self) -> bool:
        return not self.findings

    def at_least(self, severity: str) -> int:
        """How many findings are as grave as `severity` or graver."""
        limit = SEVERITIES.index(severity)
        return sum(SEVERITIES.index(finding.severity) <= limit for finding in self.findings)

    def since(self, before: "Report") -> "Report":
        """What this report has and an earlier one had not."""
        return replace(
            self,
            findings=without(self.findings, before.findings),
            waived=without(self.waived, before.waived),
            notices=without(self.notices, before.notices),
        )

    def moved(self, old: Path, new: Path) -> "Report":
        """The report with another name for a file."""

        def place(found: Place | None) -> Place | None:
            return replace(found, file=new) if found and found.file == old else found

        def moved(findings: Iterable[Finding]) -> tuple[Finding, ...]:
            return tuple(
                replace(
                    finding,
                    place=place(finding.place),
                    related=tuple((thing, place(where)) for thing, where in finding.related),
                )
                for finding in findings
            )

        return replace(
            self, findings=moved(self.findings), waived=moved(self.waived), notices=moved(self.notices)
        )

    def norm(self, finding: Finding) -> Norm | None:
        """The norm that a finding breaks."""
        return self.norms.by_id.get(finding.norm) if finding.norm else None

    def counts(self) -> list[tuple[str, str, int, int]]:
        """(rule, severity, findings, waived) of every rule that found something, gravest first."""
        found = Counter((finding.rule, finding.severity) for finding in self.findings)
        waived = Counter((finding.rule, finding.severity) for finding in self.waived)
        keys = sorted(found.keys() | waived.keys(), key=lambda key: (SEVERITIES.index(key[1]), key[0]))
        return [(*key, found[key], waived[key]) for key in keys]


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Gravest first, then by file, line and column, then by rule."""
    return tuple(sorted(findings, key=_order))


def _order(finding: Finding) -> tuple[Any, ...]:
    place = finding.place
    where = (str(place.file), place.line or 0, place.column or 0) if place else ("", 0, 0)
    return (SEVERITIES.index(finding.severity), *where, finding.key, finding.shape)


def filled(templates: Labels, values: Mapping[str, Thing]) -> dict[str, str]:
    """The messages with things in place of `{?name}`: a label in the message's language, a literal as it is.

    A message without a language tag stands under "".
    """

    def fill(template: str, language: str) -> str:
        def word(match: re.Match[str]) -> str:
            thing = values.get(match[1])
            return _word(thing, language) if thing else match[0]

        return PLACEHOLDER.sub(word, template)

    return {language: fill(template, language) for language, template in templates.items()}


def _word(thing: Thing, language: str) -> str:
    from_labels = thing.labels.get(language) or thing.labels.get("sv") or thing.labels.get("en")
    return thing.text if thing.is_literal else from_labels or thing.id


def without(findings: Sequence[Finding], before: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings that were not there before."""
    known = Counter(finding.key for finding in before)
    new = []
    for finding in findings:
        if known[finding.key]:
            known[finding.key] -= 1
        else:
            new.append(finding)
    return tuple(new)
