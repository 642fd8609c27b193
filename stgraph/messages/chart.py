"""Words of `chart`."""

MESSAGES: dict[str, tuple[str, str]] = {
    "short-chart": (
        "Show a goal's indicators against their targets.",
        "Visa ett måls nyckeltal mot målvärdena.",
    ),
    "help-chart": (
        "Show the indicators of a goal over time: what was observed, the baseline, and the target.",
        "Visa ett måls nyckeltal över tid: utfall, utgångsvärde och målvärde.",
    ),
    "help-chart-more": (
        "A picture: -o chart.svg. Observations that disagree on a year all stand.",
        "Som bild: -o diagram.svg. Utfall som säger olika om ett år står alla kvar.",
    ),
    "help-arg-one-goal": (
        "IRI, short id (goal/kn-1) or words of the name.",
        "IRI, kort id (goal/kn-1) eller ord ur namnet.",
    ),
    "chart-observation": ("observation", "utfall"),
    "chart-baseline": ("baseline", "utgångsvärde"),
    "chart-target": ("target", "målvärde"),
    "chart-target-year": ("target {year}: {demand}", "målvärde {year}: {demand}"),
    "chart-target-undated": ("target: {demand} (no year)", "målvärde: {demand} (utan år)"),
    "chart-year": ("Year", "År"),
    "chart-value": ("Value", "Värde"),
    "chart-what": ("What", "Vad"),
    "chart-source": ("Source", "Källa"),
    "chart-no-indicator": (
        "No indicator is recorded for this goal.",
        "Inget nyckeltal är registrerat för målet.",
    ),
    "chart-no-observation": ("No observation recorded.", "Inget utfall registrerat."),
    "chart-no-target": ("No target recorded.", "Inget målvärde registrerat."),
    "chart-no-value": (
        "Target without a recorded number: {label}",
        "Målvärde utan registrerat tal: {label}",
    ),
    "chart-not-drawn": (
        "Not in the picture, as year or number is missing: {count}",
        "Inte med i bilden, eftersom år eller tal saknas: {count}",
    ),
    "chart-title": ("Indicators of “{goal}”", "Nyckeltal för ”{goal}”"),
    "chart-undated": ("no year", "utan år"),
    "chart-no-number": ("no number", "inget tal"),
}
