"""What went wrong: what, where, what to do."""

MESSAGES: dict[str, tuple[str, str]] = {
    "no-such-file": (
        "{path}: no such file or folder. Give a path, or the name of bundled data ({names}).",
        "{path}: filen eller mappen finns inte. Ange en sökväg eller namnet på medföljande data ({names}).",
    ),
    "unknown-ending": (
        "{path}: the file ending names no RDF format. Use one of {endings}",
        "{path}: filändelsen anger inget RDF-format. Använd någon av {endings}",
    ),
    "empty-folder": (
        "{path}: no RDF file in the folder. Files are recognised by their ending: {endings}",
        "{path}: mappen innehåller ingen RDF-fil. Filer känns igen på sin filändelse: {endings}",
    ),
    "unreadable": ("{path}: cannot be read: {reason}", "{path}: kan inte läsas: {reason}"),
    "unwritable": ("{path}: cannot be written: {reason}", "{path}: kan inte skrivas: {reason}"),
    "too-large": (
        "{path}: larger than {limit} MiB, the most that is read into memory",
        "{path}: större än {limit} MiB, det mesta som läses in i minnet",
    ),
    "refused-entity": (
        "{path}:{line}: this XML entity does more than abbreviate a name; write the text out",
        "{path}:{line}: denna XML-entitet gör mer än att förkorta ett namn; skriv ut texten",
    ),
    "too-deep": (
        "{path}:{line}: nested more than {limit} levels deep; such a file is not read",
        "{path}:{line}: nästlat mer än {limit} nivåer; en sådan fil läses inte",
    ),
    "oversized": (
        "{path}: an IRI of more than {characters} characters, or more than {terms} JSON-LD terms or XML attributes in one place; such a file is not read",
        "{path}: en IRI på mer än {characters} tecken, eller mer än {terms} JSON-LD-termer eller XML-attribut på ett ställe; en sådan fil läses inte",
    ),
    "alike-nodes": (
        "The blank nodes look so much alike that no order for them was found in {seconds} s; give them IRIs.",
        "De anonyma noderna är så lika att ingen ordning för dem hittades på {seconds} s; ge dem IRI:er.",
    ),
}
