"""Words of `init`."""

MESSAGES: dict[str, tuple[str, str]] = {
    "short-init": ("Start another municipality.", "Börja med en annan kommun."),
    "help-init": (
        "Write the start of a municipality: commented Turtle files with a model, a unit, a goal and what supports it, to change in an editor.",
        "Skriv en början för en kommun: kommenterade Turtle-filer med en modell, en nämnd, ett mål och det som stödjer det, att ändra i en texteditor.",
    ),
    "help-init-more": (
        "The limit of goals stands in model.ttl. The contents are made up, and the files say so until you delete that line. All files are written or none.",
        "Gränsen för antalet mål står i model.ttl. Innehållet är påhittat, och det säger filerna tills du tar bort den raden. Antingen skrivs alla filer eller ingen.",
    ),
    "help-arg-folder": ("A new or empty folder.", "En ny eller tom mapp."),
    "help-name": (
        "What the municipality is called. Default: the folder's name.",
        "Vad kommunen heter. Förval: mappens namn.",
    ),
    "help-space": (
        "The IRI that all addresses begin with; ends in “/”. Default: by the folder's name.",
        "IRI som alla adresser börjar med; slutar med ”/”. Förval: efter mappens namn.",
    ),
    "help-term-year": (
        "A year of the council term to begin with. Default: next year.",
        "Ett år i den mandatperiod som beskrivs först. Förval: nästa år.",
    ),
    "started": (
        "Written: {path}, {count} files. All in it is made up, for you to change.\nThe limit of goals: stg:maxGoalsPerUnit in {path}/model.ttl\nWhat supports the goal: stgraph trace --data {typed}\nWhether the norms are kept: stgraph validate {typed}",
        "Skrivet: {path}, {count} filer. Allt i dem är påhittat, för dig att ändra.\nGränsen för antalet mål: stg:maxGoalsPerUnit i {path}/model.ttl\nVad som stödjer målet: stgraph trace --data {typed}\nOm normerna följs: stgraph validate {typed}",
    ),
}
