"""The line that tells how the mutants fared, whichever processes ran them."""

import pytest

COUNTED = ("mutants", "found", "missed", "extra")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    totals = dict.fromkeys(COUNTED, 0)
    for outcome in ("passed", "failed"):
        for report in terminalreporter.stats.get(outcome, ()):
            for name, number in getattr(report, "user_properties", ()):
                if name in totals:
                    totals[name] += int(str(number))
    if totals["mutants"]:
        terminalreporter.write_line(", ".join(f"{name} {number}" for name, number in totals.items()))
