"""Whole-year intervals. A year is an int; an interval is closed at both ends; None is "not recorded".

The off-by-one lives here, once: something in force from 2024 to 2026 is in force in all three.
"""


def year_of(lexical: str) -> int | None:
    """The year in an xsd:gYear, gYearMonth or date, or None where the text is none of them.

    >>> year_of("2016"), year_of("2021-12-14"), year_of("soon")
    (2016, 2021, None)
    """
    digits = lexical[:4]
    return int(digits) if len(digits) == 4 and digits.isascii() and digits.isdigit() else None


def in_force(year: int, start: int | None, end: int | None) -> bool:
    """Whether an interval holds in `year`. An unknown start is never in force; an unknown end is open.

    >>> in_force(2026, 2024, 2026), in_force(2027, 2024, 2026), in_force(2027, 2024, None)
    (True, False, True)
    """
    return start is not None and start <= year and (end is None or year <= end)


def never(start: int | None, end: int | None) -> bool:
    """Whether an interval ends before it begins, as that of a goal which is replaced in its first year.

    >>> never(2023, 2022), never(2023, 2023), never(None, 2022)
    (True, False, False)
    """
    return start is not None and end is not None and end < start


def may_overlap(first: int, last: int, start: int | None, end: int | None) -> bool:
    """Whether an interval may hold in some year of `first` to `last`: nothing recorded speaks against it.

    >>> may_overlap(2023, 2026, 2026, None), may_overlap(2023, 2026, None, 2022)
    (True, False)
    >>> may_overlap(2023, 2026, 2025, 2024)
    False
    """
    return (start is None or start <= last) and (end is None or first <= end) and not never(start, end)


def state(as_of: int, start: int | None, end: int | None) -> str:
    """How an interval looks from a year: "in-force", "ended", "upcoming" or "unknown".

    >>> state(2026, 2016, 2016), state(2026, None, None), state(2020, None, 2019)
    ('ended', 'unknown', 'ended')
    """
    if end is not None and end < as_of:
        return "ended"
    if start is None:
        return "unknown"
    return "in-force" if start <= as_of else "upcoming"


def span(start: int | None, end: int | None) -> str:
    """The interval as a reader writes it; of what never begins the year in which it was to begin.

    >>> span(2016, 2016), span(2012, 2015), span(2018, None), span(None, 2024), span(None, None)
    ('2016', '2012–2015', '2018–', '–2024', '')
    >>> span(2023, 2022)
    '2023'
    """
    if start is None and end is None:
        return ""
    if start == end or never(start, end):
        return str(start)
    return f"{'' if start is None else start}–{'' if end is None else end}"
