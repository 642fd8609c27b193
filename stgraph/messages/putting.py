"""What a server did instead of taking a release; what was put where."""

MESSAGES: dict[str, tuple[str, str]] = {
    "put-datasets": (
        "{path}: describes {count} data sets; on a server, each path is one release of one data set. Name a folder for each.",
        "{path}: beskriver {count} datamängder; på en server är varje sökväg en utgåva av en datamängd. Ange en mapp för var och en.",
    ),
    "put-no-release": (
        '{path}: the data set has no IRI, version or date of issue, so it is no release. Give it dcat:version "1.0.0" and dcterms:issued "2026-11-26"^^xsd:date',
        '{path}: datamängden saknar IRI, version eller utgivningsdag och är därför ingen utgåva. Ge den dcat:version "1.0.0" och dcterms:issued "2026-11-26"^^xsd:date',
    ),
    "put-twice": (
        "{path}: version {version} of {dataset} is named twice. Leave one out, or give each a version of its own.",
        "{path}: version {version} av {dataset} är angiven två gånger. Utelämna den ena, eller ge dem var sin version.",
    ),
    "put-one-place": (
        "Put the data in one place at a time: --store or --endpoint",
        "Lägg data på ett ställe i taget: --store eller --endpoint",
    ),
    "put-bad-data": (
        "{url}: the server does not accept the data (HTTP {status}){said}",
        "{url}: servern godtar inte uppgifterna (HTTP {status}){said}",
    ),
    "put-forbidden": (
        "{url}: the server does not let you write. Ask its owner for access{said}",
        "{url}: servern låter dig inte skriva. Be dess ägare om tillgång{said}",
    ),
    "put-not-found": (
        "{url}: no graph store that can be written at this address (HTTP {status}). It often ends in /data (Fuseki), /store (Oxigraph) or /sparql-graph-crud-auth (Virtuoso)",
        "{url}: inget graflager som går att skriva till på denna adress (HTTP {status}). Den slutar ofta på /data (Fuseki), /store (Oxigraph) eller /sparql-graph-crud-auth (Virtuoso)",
    ),
    "put-too-large": (
        "{url}: the data are larger than the server takes (HTTP {status}). Ask its owner to raise the limit.",
        "{url}: uppgifterna är större än vad servern tar emot (HTTP {status}). Be dess ägare höja gränsen.",
    ),
    "put-full": (
        "{url}: the server has no room left (HTTP {status}). Ask its owner to make some.",
        "{url}: servern har inget utrymme kvar (HTTP {status}). Be dess ägare bereda plats.",
    ),
    "put-timeout": (
        "{url}: not done within {seconds} seconds. Try again when the server has less to do.",
        "{url}: inte klart inom {seconds} sekunder. Försök igen när servern har mindre att göra.",
    ),
    "endpoint-bad-releases": (
        "{url}: its list of releases is damaged, or was not put there by stgraph. Load the data again: stgraph load",
        "{url}: dess lista över utgåvor är skadad, eller inte inlagd av stgraph. Läs in data på nytt: stgraph load",
    ),
    "no-count": (
        "The answer holds “{value}” where a number should stand",
        "Svaret innehåller ”{value}” där ett tal ska stå",
    ),
    "endpoint-half-loaded": (
        "{url}: a first load has begun there and is not done, so there is nothing to read yet. Run stgraph load again if it was broken off.",
        "{url}: en första laddning har börjat där och är inte klar, så det finns inget att läsa än. Kör stgraph load igen om den bröts av.",
    ),
    "put-new": ("Put: <{graph}>", "Lagd: <{graph}>"),
    "put-known": ("There already: <{graph}>", "Finns redan: <{graph}>"),
    "put-done": (
        "Readers now see it. To read it: stgraph trace --endpoint {query}",
        "Läsare ser den nu. Läs den: stgraph trace --endpoint {query}",
    ),
    "put-done-unknown": (
        "Readers now see it. To read it: stgraph trace --endpoint, with the server's address for queries",
        "Läsare ser den nu. Läs den: stgraph trace --endpoint, med serverns adress för frågor",
    ),
    "help-load-endpoint": (
        "The address of a server's graph store (SPARQL Graph Store Protocol): …/data in Fuseki, …/store in Oxigraph, /sparql-graph-crud-auth in Virtuoso. Each PATH is one release of one data set.",
        "Adressen till en servers graflager (SPARQL Graph Store Protocol): …/data i Fuseki, …/store i Oxigraph, /sparql-graph-crud-auth i Virtuoso. Varje SÖKVÄG är en utgåva av en datamängd.",
    ),
}
