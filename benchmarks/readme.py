"""The tables of the benchmarks in README.md, and the machine they were measured on."""

import os
import platform
import re
from importlib.metadata import version
from pathlib import Path

README = Path(__file__).resolve().parent / "README.md"


def measured_on(*packages: str, more: str = "") -> str:
    """Versions and machine, as the sentence below a table."""
    versions = [f"Python {platform.python_version()}", *(f"{name} {version(name)}" for name in packages)]
    return (
        f"{', '.join([*versions, more] if more else versions)}; {_processor()}, {os.cpu_count()} cores, "
        f"{platform.system()} {platform.release()}."
    )


def _processor() -> str:
    """The name of the processor."""
    cpuinfo = Path("/proc/cpuinfo")
    text = cpuinfo.read_text(encoding="utf-8") if cpuinfo.exists() else ""
    found = re.search(r"^model name\s*: (.+)$", text, re.MULTILINE)
    return found[1] if found else platform.processor() or platform.machine()


def told(table: str, met: bool, markers: tuple[str, str], *, keep: bool) -> int:
    """Print a table and, if it is to be kept, put it between its markers; the exit code."""
    print(table, end="")
    if keep:
        before, _, rest = README.read_text(encoding="utf-8").partition(markers[0])
        _, _, after = rest.partition(markers[1])
        README.write_text(f"{before}{markers[0]}{table}{markers[1]}{after}", encoding="utf-8")
    return 0 if met else 1
