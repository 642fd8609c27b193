"""Numbers as people write them."""

from decimal import Decimal

from stgraph.chart import Level
from stgraph.text import pick

_SPACE = "\N{NO-BREAK SPACE}"


def figure(value: Decimal, language: str) -> str:
    """A number with the language's decimal mark and groups of thousands.

    >>> figure(Decimal("40.750"), "sv"), figure(Decimal("1045121"), "en")
    ('40,75', '1,045,121')
    """
    text = f"{value:,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(",", _SPACE).replace(".", ",") if language == "sv" else text


def quantity(value: Decimal, unit: str, language: str) -> str:
    """A number with its unit of measurement.

    >>> quantity(Decimal("65"), "%", "en")
    '65%'
    """
    apart = "" if not unit or (unit == "%" and language != "sv") else _SPACE
    return f"{figure(value, language)}{apart}{unit}"


def demand(level: Level, language: str) -> str:
    """What a goal asks for: "at least 65%"; "" where no number is recorded."""
    ends = "–".join(figure(value, language) for value in level.values[:-1])
    if not level.values:
        return ""
    last = quantity(level.values[-1], level.unit, language)
    words = pick(level.comparator_labels, language, level.comparator or "")
    return f"{words} {'–'.join(filter(None, [ends, last]))}".strip()
