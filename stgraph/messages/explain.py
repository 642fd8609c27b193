"""Words of `explain` and `info`."""

MESSAGES: dict[str, tuple[str, str]] = {
    "says": ("What is said about it", "Vad som sägs om saken"),
    "pointed-at": ("What points at it", "Vad som pekar på saken"),
    "property": ("Property", "Egenskap"),
    "value": ("Value", "Värde"),
    "thing": ("thing", "sak"),
    "nameless": ("(nameless {thing})", "({thing} utan namn)"),
    "and-more": ("… and {count} more", "… och {count} till"),
    # info
    "loaded": (
        "Triples: {triples}, files: {files}. Triples of the ontology beside them: {ontology}",
        "Tripler: {triples}, filer: {files}. Ontologins tripler därutöver: {ontology}",
    ),
    "no-links": ("No support links recorded.", "Inga stödlänkar registrerade."),
    "version": ("version {version}, issued {issued}", "version {version}, utgiven {issued}"),
    "licence": ("Licence", "Licens"),
    "period": ("Period", "Period"),
    "counts": ("Things by class", "Saker per klass"),
    "share-stated": (
        "Support links: {total} – {shares}",
        "Stödlänkar: {total} – {shares}",
    ),
    "no-dataset": (
        "No data set describes itself here (dcat:Dataset): licence, version and period are unknown.",
        "Ingen datamängd beskriver sig själv här (dcat:Dataset): licens, version och period är okända.",
    ),
    "unregistered": (
        "The base IRI {base} is not registered yet: its addresses do not open in a browser.",
        "Bas-IRI:n {base} är inte registrerad ännu: dess adresser går inte att öppna i en webbläsare.",
    ),
    "no-rows": ("No rows: none recorded.", "Inga rader: inget registrerat."),
}
