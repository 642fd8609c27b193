"""Where a graph is read from and put: stores, endpoints."""

MESSAGES: dict[str, tuple[str, str]] = {
    "no-store": (
        "{path}: no store of stgraph. Make one: stgraph load PATH --store {path}",
        "{path}: inget stgraph-lager. Skapa ett: stgraph load SÖKVÄG --store {path}",
    ),
    "not-a-store": (
        "{path}: holds something else than a store of stgraph; it is left as it is. Name another folder.",
        "{path}: rymmer något annat än ett stgraph-lager och lämnas som det är. Ange en annan mapp.",
    ),
    "other-store": (
        "{path}: made by stgraph {version}, in a form that this version does not read. Make it anew: stgraph load",
        "{path}: skapat av stgraph {version}, i en form som denna version inte läser. Skapa om det: stgraph load",
    ),
    "broken-store": (
        "{path}: the store cannot be read: {reason}. Make it anew: stgraph load",
        "{path}: lagret kan inte läsas: {reason}. Skapa om det: stgraph load",
    ),
    "one-source": (
        "Name the data in one way: --data, --store or --endpoint",
        "Ange data på ett sätt: --data, --store eller --endpoint",
    ),
    "store-needs-target": (
        "Say where to put the data: --store DIR or --endpoint URL",
        "Ange var data ska läggas: --store MAPP eller --endpoint URL",
    ),
    "store-written": ("Stored in {path}: {count} triples", "Lagrat i {path}: {count} tripplar"),
    "help-store": (
        "Read from a store that stgraph load has made, instead of files.",
        "Läs ur ett lager som stgraph load har skapat, i stället för ur filer.",
    ),
    "help-endpoint": (
        "Read from a SPARQL endpoint instead of files (STGRAPH_ENDPOINT); several are read as one graph.",
        "Läs från en SPARQL-slutpunkt i stället för ur filer (STGRAPH_ENDPOINT); flera läses som en graf.",
    ),
    "short-load": ("Put data into a store.", "Lägg data i ett lager."),
    "help-load": (
        "Put files, with the ontology, into a store on disk or on a server, to be asked with --store or --endpoint.",
        "Lägg filer, med ontologin, i ett lager på disk eller på en server, att fråga med --store eller --endpoint.",
    ),
    "help-load-more": (
        "The new data take the place of the old when they are whole; a load that is broken off changes nothing.",
        "De nya uppgifterna ersätter de gamla när de är hela; en avbruten laddning ändrar ingenting.",
    ),
    "help-arg-load": (
        "Files, folders or bundled names. Default: helsingborg.",
        "Filer, mappar eller medföljande namn. Förval: helsingborg.",
    ),
    "help-load-store": ("The folder of the store.", "Lagrets mapp."),
}
