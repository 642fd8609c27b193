"""Words of `trace`."""

MESSAGES: dict[str, tuple[str, str]] = {
    "trace-title": (
        "Goals: {count}, seen from {as_of}",
        "Mål: {count}, sett från {as_of}",
    ),
    "no-goals": (
        "No goal passes the filters. A unit may be without goals.",
        "Inget mål svarar mot urvalet. En nämnd eller ett bolag får vara utan mål.",
    ),
    "goal": ("Goal", "Mål"),
    "unit": ("Unit", "Nämnd/bolag"),
    "years": ("Years", "År"),
    "stated": ("stated", "angivet"),
    "inferred": ("inferred", "härlett"),
    "unrecorded": ("basis not recorded", "grund ej registrerad"),
    "supported": ("Supported by", "Stöds av"),
    "column-stated": ("Stated support", "Angivet stöd"),
    "column-inferred": ("Inferred support", "Härlett stöd"),
    "vision": ("Vision", "Vision"),
    "yes": ("yes", "ja"),
    "no": ("no", "nej"),
    "none-recorded": ("none recorded", "inget registrerat"),
    "nobody": ("Assignee not recorded", "Nämnd eller bolag ej registrerat"),
    "unit-inferred": ("unit inferred", "nämnd härledd"),
    "summary-goals": (
        "Goals with recorded support: {count} of {all}",
        "Mål med registrerat stöd: {count} av {all}",
    ),
    "summary-vision": (
        "Goals that reach the vision: {count} of {all}",
        "Mål som når visionen: {count} av {all}",
    ),
    "more": (
        "One goal in full: stgraph trace {id}",
        "Ett mål i sin helhet: stgraph trace {id}",
    ),
    "reaches": ("reaches the vision ({basis})", "når visionen ({basis})"),
    "reaches-not": ("does not reach the vision", "når inte visionen"),
    "state-in-force": ("in force {as_of}", "gäller {as_of}"),
    "state-ended": ("ended, seen from {as_of}", "avslutat, sett från {as_of}"),
    "state-upcoming": ("not yet in force {as_of}", "gäller ännu inte {as_of}"),
    "state-unknown": ("years not recorded", "år ej registrerade"),
    "why": ("why", "varför"),
    "source": ("source", "källa"),
    "edition-inferred": ("which edition is inferred", "vilken utgåva är härlett"),
    "seen-above": ("continues as above", "fortsätter som ovan"),
    "missing-document": ("No steering document", "Inget styrdokument"),
    "missing-programme": (
        "No programme for a council term, nor an item of one",
        "Inget program för mandatperioden och ingen programpunkt",
    ),
    "missing-vision": ("Not the vision", "Inte visionen"),
    "missing-at": (
        "the path ends at {things}: no hop upwards is recorded from there",
        "vägen slutar vid {things}: inget steg uppåt är registrerat därifrån",
    ),
    "missing-start": (
        "no hop upwards from the goal is recorded at all",
        "inget steg uppåt från målet är registrerat",
    ),
    "missing-blocked": (
        "with stated hops only; left out: {hops}",
        "med enbart angivna steg; utelämnat: {hops}",
    ),
    "missing-elsewhere": (
        "none of the recorded paths passes one",
        "ingen av de registrerade vägarna går via något sådant",
    ),
    "needed": (
        "needed: a recorded link from {thing} to {target}, with its source and reason",
        "det som behövs: en registrerad länk från {thing} till {target}, med källa och skäl",
    ),
    "target-document": ("a steering document", "ett styrdokument"),
    "target-programme": (
        "a programme item or programme",
        "en programpunkt eller ett program",
    ),
    "target-vision": ("a vision area or the vision", "ett visionsområde eller visionen"),
    "from-title": (
        "{label} – goals that rest on it: {count}",
        "{label} – mål som vilar på detta: {count}",
    ),
    "from-none": (
        "No goal is recorded that {label} supports.",
        "Inget mål som {label} stödjer är registrerat.",
    ),
    "directly": ("directly", "direkt"),
    "through": ("through {things}", "via {things}"),
    "basis": ("Basis", "Grund"),
    "how": ("How", "Hur"),
    "municipality": ("Municipality", "Kommun"),
    "left-out-links": (
        "Support links without their direct triple, not followed: {count}",
        "Stödlänkar utan sin direkta trippel, som inte följs: {count}",
    ),
    "left-out-goals": (
        "Goals without an IRI, left out (give them one): {count}",
        "Mål utan IRI, som utelämnas (ge dem en): {count}",
    ),
    "left-out-things": (
        "Supporting things without an IRI, left out (give them one): {count}",
        "Stödjande saker utan IRI, som utelämnas (ge dem en): {count}",
    ),
    "only-stated": (
        "stated hops only",
        "enbart angivna steg",
    ),
    "only-document": (
        "paths to documents",
        "vägar till dokument",
    ),
    "only-programme": (
        "paths to programmes and their items",
        "vägar till program och programpunkter",
    ),
    "only-vision": (
        "paths to the vision",
        "vägar till visionen",
    ),
    "also-unit": (
        "also {units}",
        "även {units}",
    ),
    "none-stated": (
        "none stated",
        "inget angivet",
    ),
    "no-document": (
        "no document",
        "inget dokument",
    ),
    "no-programme": (
        "no programme",
        "inget program",
    ),
    "no-vision": (
        "no path",
        "ingen väg",
    ),
    "short-in-force": (
        "in force",
        "gäller",
    ),
    "short-ended": (
        "ended",
        "avslutat",
    ),
    "short-upcoming": (
        "to come",
        "kommande",
    ),
    "no-goals-at-all": (
        "No goal is recorded in the data.",
        "Inget mål är registrerat i datan.",
    ),
    "summary-stated": (
        "Goals with stated support: {count} of {all}",
        "Mål med angivet stöd: {count} av {all}",
    ),
    "summary-document": (
        "Goals with a path to a document: {count} of {all}",
        "Mål med en väg till ett dokument: {count} av {all}",
    ),
    "summary-programme": (
        "Goals with a path to a programme: {count} of {all}",
        "Mål med en väg till ett program: {count} av {all}",
    ),
    "path-stated": (
        "on stated hops alone",
        "enbart i angivna steg",
    ),
    "path-inferred": (
        "with an inferred hop",
        "med något härlett steg",
    ),
    "path-unrecorded": (
        "with a hop of unrecorded basis",
        "med något steg utan redovisad grund",
    ),
    "stated-means": (
        "A path is stated only if every hop is.",
        "En väg är angiven bara om varje steg är det.",
    ),
    "without-filter": (
        "Inferred hops are left out here; without --basis they are shown.",
        "Härledda steg är utelämnade här; utan --basis visas de.",
    ),
    "from-filtered": (
        "No goal that passes the filters rests on {label}; without them: {count}.",
        "Inget mål som svarar mot urvalet vilar på {label}; utan urval: {count}.",
    ),
}
