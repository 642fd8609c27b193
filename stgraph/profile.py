"""A user's own grades: which norms count as what, which are off and which are on. Data in a TOML file."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from stgraph.errors import DataProblem
from stgraph.norms import SEVERITIES, Norms

OFF = "off"
ON = "on"


@dataclass(frozen=True)
class Profile:
    """{norm id: "violation", "warning", "info", "off" or "on"}; what is not named stays as it is."""

    grades: dict[str, str] = field(default_factory=dict)

    def check(self, norms: Norms) -> None:
        """Raises UsageProblem where an id is no norm's."""
        for name in self.grades:
            norms.get(name)

    def severity(self, norm: str) -> str | None:
        """The grade given to a norm, if it is given one."""
        grade = self.grades.get(norm)
        return grade if grade in SEVERITIES else None

    def off(self, norm: str) -> bool:
        """Whether the norm is switched off."""
        return self.grades.get(norm) == OFF

    def on(self, norm: str) -> bool:
        """Whether the norm is looked for, even if it is off by default."""
        return norm in self.grades and not self.off(norm)


def load_profile(path: Path) -> Profile:
    """Read lines such as `GOAL-MAX3 = "warning"`. Raises DataProblem with what is wrong."""
    try:
        grades = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise DataProblem("unreadable", path=path, reason=reason) from None
    except tomllib.TOMLDecodeError as error:
        raise DataProblem("bad-profile", path=path, reason=str(error)) from None
    words = (*SEVERITIES, OFF, ON)
    for name, grade in grades.items():
        if grade not in words:
            reason = f"{name} = {grade!r}: {', '.join(words)}"
            raise DataProblem("bad-profile", path=path, reason=reason)
    return Profile({name.upper(): grade for name, grade in grades.items()})
