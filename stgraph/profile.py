"""A user's own grades: which norms count as what, which are off and which are on. Data in a TOML file."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from stgraph.errors import DataProblem, UsageProblem
from stgraph.norms import SEVERITIES, Norm, Norms, Shape

OFF = "off"
ON = "on"
GRADES = (*SEVERITIES, OFF, ON)


@dataclass(frozen=True)
class Profile:
    """{norm id: "violation", "warning", "info", "off" or "on"}; what is not named stays as it is."""

    grades: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name, grade in self.grades.items():
            if grade not in GRADES:
                raise UsageProblem("bad-choice", option=name, value=grade, choices=", ".join(GRADES))

    def check(self, norms: Norms) -> None:
        """Raises UsageProblem where an id is no norm's."""
        for name in self.grades:
            norms.get(name)

    def severity(self, shape: Shape, norm: Norm | None) -> str | None:
        """The severity of a shape whose norm is given a grade.

        The gravest shapes of the norm get the grade; a reminder or a note beside them becomes no graver.
        """
        grade = self._grade(shape.norm)
        if grade not in SEVERITIES:
            return None
        gravest = norm is None or shape.severity == norm.severity
        return grade if gravest else max(shape.severity, grade, key=SEVERITIES.index)

    def off(self, norm: str) -> bool:
        """Whether the norm is switched off."""
        return self._grade(norm) == OFF

    def on(self, norm: Norm) -> bool:
        """Whether every shape of the norm is looked for: it is switched on, or off by default and graded."""
        grade = self._grade(norm.id)
        return grade == ON or (norm.off and grade in SEVERITIES)

    def _grade(self, norm: str) -> str | None:
        folded = {name.casefold(): grade for name, grade in self.grades.items()}
        return folded.get(norm.casefold())


def load_profile(path: Path) -> Profile:
    """Read lines such as `GOAL-MAX3 = "warning"`. Raises DataProblem with what is wrong."""
    try:
        grades = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise DataProblem("unreadable", path=path, reason=reason) from None
    except tomllib.TOMLDecodeError as error:
        raise DataProblem("bad-profile", path=path, reason=str(error)) from None
    try:
        return Profile(grades)
    except UsageProblem as problem:
        reason = f"{problem.values['option']} = {problem.values['value']!r}: {problem.values['choices']}"
        raise DataProblem("bad-profile", path=path, reason=reason) from None
