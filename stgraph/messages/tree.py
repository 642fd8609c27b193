"""Words of `tree`."""

MESSAGES: dict[str, tuple[str, str]] = {
    "short-tree": ("Show the goal tree of a unit.", "Visa målträdet för en nämnd eller ett bolag."),
    "help-tree": (
        "Show the goal tree of a unit: mission, direction, goals, indicators.",
        "Visa målträdet för en nämnd eller ett bolag: uppdrag, inriktning, mål, nyckeltal.",
    ),
    "help-tree-more": (
        "A goal hangs on the direction or mission that it is recorded to rest on, else on the unit. A picture: -o tree.svg (also .dot and .mmd).",
        "Ett mål hänger på den inriktning eller det uppdrag som det enligt uppgifterna vilar på, annars på nämnden eller bolaget. Som bild: -o trad.svg (även .dot och .mmd).",
    ),
    "help-arg-unit": (
        "IRI, short id (organisation/kn) or words of the name.",
        "IRI, kort id (organisation/kn) eller ord ur namnet.",
    ),
    "help-tree-year": (
        "As of this year. Default: all years.",
        "Som det såg ut detta år. Förval: alla år.",
    ),
    "tree-title": ("Goal tree: {unit}", "Målträd: {unit}"),
    "tree-title-year": ("Goal tree {year}: {unit}", "Målträd {year}: {unit}"),
    "tree-also": ("also under {thing}", "även under {thing}"),
    "tree-none": ("{kind}: none recorded", "{kind}: inget registrerat"),
    "tree-undated": (
        "Goals left out, since no first year is recorded: {count}",
        "Mål som utelämnats, eftersom inget startår är registrerat: {count}",
    ),
}
