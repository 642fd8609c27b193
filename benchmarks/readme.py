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


def write(table: str, markers: tuple[str, str]) -> None:
    """Put a table between its markers."""
    before, _, rest = README.read_text(encoding="utf-8").partition(markers[0])
    _, _, after = rest.partition(markers[1])
    README.write_text(f"{before}{markers[0]}{table}{markers[1]}{after}", encoding="utf-8")
