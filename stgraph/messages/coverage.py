"""Words of `coverage`."""

MESSAGES: dict[str, tuple[str, str]] = {
    "short-coverage": (
        "What has support and is taken up, and what not.",
        "Vad som har stöd och tas upp, och vad som inte gör det.",
    ),
    "help-coverage": (
        "What is covered: goals with support by unit and year, programme items and documents that nothing takes up; with --of norms the lines of the governance model's text.",
        "Vad som täcks: mål med stöd per nämnd eller bolag och år, programpunkter och dokument som inget tar upp; med --of norms raderna i styrmodellens text.",
    ),
    "help-coverage-more": (
        "Counted is what is in force in some of the years. A goal has support where a trace reaches a document, a programme or an item. An item or document is taken up where a trace from a goal or direction in force reaches it, directly or through others: what takes up an item takes up its programme, not the other way round. Without recorded years, an item or document is counted in every year, a goal in none. Every percentage is rounded down.",
        "Räknas gör det som gäller något av åren. Ett mål har stöd när ett spår når ett dokument, ett program eller en punkt. En punkt eller ett dokument tas upp när ett spår från ett gällande mål eller en gällande inriktning når dit, direkt eller via annat: det som tar upp en punkt tar upp dess program, men inte tvärtom. Utan registrerade år räknas en punkt eller ett dokument alla år, ett mål inget år. Alla procenttal är avrundade nedåt.",
    ),
    "help-of": (
        "Only this, in full. Default: an overview of all but norms.",
        "Bara detta, i sin helhet. Förval: en översikt över allt utom norms.",
    ),
    "help-years-coverage": (
        "Years to count, such as 2023..2026. Default: the council term around --as-of; where none is recorded, the years with goals.",
        "År som räknas, till exempel 2023..2026. Förval: mandatperioden kring --as-of; där ingen är registrerad, åren med mål.",
    ),
    "help-unit-coverage": (
        "Only goals and directions of this committee, company or council, and what they take up.",
        "Endast mål och inriktningar för denna nämnd eller detta bolag, eller för fullmäktige, och det som de tar upp.",
    ),
    "help-as-of-coverage": (
        "The year whose council term is counted. Default: this year.",
        "Året vars mandatperiod räknas. Förval: i år.",
    ),
    "help-min": (
        "End with 1 if less is covered: of the goals (as without --of), items, documents, units (those with goals; covered if all their goals are) or lines.",
        "Sluta med 1 om mindre täcks: av målen (även utan --of), punkterna, dokumenten, nämnderna och bolagen (de som har mål; täckta om alla deras mål är det) eller raderna.",
    ),
    "norms-no-filter": (
        "--of norms is about the text of the governance model, which has no years and no units; leave out --years, --unit and --as-of.",
        "--of norms gäller styrmodellens text, som varken har år eller nämnder; utelämna --years, --unit och --as-of.",
    ),
    "coverage-asked": ("Coverage {years}", "Täckning {years}"),
    "coverage-term": (
        "Coverage {years}, the council term around {as_of}",
        "Täckning {years}, mandatperioden kring {as_of}",
    ),
    "coverage-recorded": (
        "Coverage {years}, the years with goals (no council term around {as_of} is recorded)",
        "Täckning {years}, åren med mål (ingen mandatperiod kring {as_of} är registrerad)",
    ),
    "coverage-as-of": (
        "Coverage {years} (no council term around it and no goals are recorded)",
        "Täckning {years} (ingen mandatperiod däromkring och inga mål är registrerade)",
    ),
    "coverage-unit": (
        "only goals and directions of: {unit}",
        "endast mål och inriktningar för: {unit}",
    ),
    "matrix": (
        "Goals with recorded support / goals in force",
        "Mål med registrerat stöd / mål som gäller",
    ),
    "all-goals": ("All, each goal once", "Alla, varje mål en gång"),
    "empty-cell": ("–  no goal recorded", "–  inget mål registrerat"),
    "without-goals": (
        "Units without a recorded goal in these years (which a unit may be): {units}",
        "Nämnder och bolag utan registrerat mål dessa år (vilket de får vara): {units}",
    ),
    "share-goals": (
        "Goals with recorded support: {covered} of {total}",
        "Mål med registrerat stöd: {covered} av {total}",
    ),
    "share-items": (
        "Items of programmes and budgets taken up: {covered} of {total}",
        "Punkter i program och budgetar som tas upp: {covered} av {total}",
    ),
    "share-documents": (
        "Documents taken up: {covered} of {total}",
        "Dokument som tas upp: {covered} av {total}",
    ),
    "share-units": (
        "Units with goals that all have recorded support: {covered} of {total}",
        "Nämnder och bolag vars alla mål har registrerat stöd: {covered} av {total}",
    ),
    "share-lines": (
        "Lines of the source text covered: {covered} of {total}",
        "Rader i källtexten som täcks: {covered} av {total}",
    ),
    "nothing-goals": ("Goals in force: none recorded.", "Mål som gäller: inga registrerade."),
    "nothing-items": (
        "Items of programmes and budgets: none recorded.",
        "Punkter i program och budgetar: inga registrerade.",
    ),
    "nothing-documents": ("Documents: none recorded.", "Dokument: inga registrerade."),
    "nothing-units": ("Units with goals: none recorded.", "Nämnder och bolag med mål: inga registrerade."),
    "share-part-stated": (
        "{count} on stated hops alone ({percent})",
        "{count} enbart i angivna steg ({percent})",
    ),
    "share-part-inferred": (
        "{count} with an inferred hop only ({percent})",
        "{count} bara med något härlett steg ({percent})",
    ),
    "share-part-unrecorded": (
        "{count} with a hop of unrecorded basis only ({percent})",
        "{count} bara med något steg utan redovisad grund ({percent})",
    ),
    "share-part-none": (
        "{count} with none recorded ({percent})",
        "{count} utan något registrerat ({percent})",
    ),
    "gaps-goals": ("Goals without recorded support", "Mål utan registrerat stöd"),
    "gaps-items": (
        "Items that no goal or direction in force takes up",
        "Punkter som inget gällande mål och ingen gällande inriktning tar upp",
    ),
    "gaps-documents": (
        "Documents that no goal or direction in force takes up",
        "Dokument som inget gällande mål och ingen gällande inriktning tar upp",
    ),
    "of-which": ("{covered} of {total} taken up", "{covered} av {total} tas upp"),
    "no-whole": ("Part of no recorded document", "Ingår inte i något registrerat dokument"),
    "group-programme": ("Programmes for the council term", "Program för mandatperioden"),
    "group-budget": ("Budgets", "Budgetar"),
    "group-steering": ("Steering documents", "Styrdokument"),
    "group-regulatory": ("Regulatory documents", "Reglerande dokument"),
    "group-document": ("Other governing documents", "Övriga styrande dokument"),
    "group-programme-item": ("programme item", "programpunkt"),
    "group-priority": ("political priority", "politisk prioritering"),
    "group-assignment": ("council assignment", "uppdrag från fullmäktige"),
    "more-of": (
        "… and {count} more: stgraph coverage --of {of}",
        "… och {count} till: stgraph coverage --of {of}",
    ),
    "see-goal": ("One goal in full: stgraph trace {id}", "Ett mål i sin helhet: stgraph trace {id}"),
    "see-from": (
        "By which goals: stgraph trace --from {id}",
        "Av vilka mål: stgraph trace --from {id}",
    ),
    "other-years": (
        "Goals are recorded for {years}. Other years: --as-of YEAR, --years A..B",
        "Mål är registrerade för {years}. Andra år: --as-of ÅR, --years A..B",
    ),
    "column-kind": ("kind", "slag"),
    "column-item": ("item", "punkt"),
    "column-document": ("document", "dokument"),
    "column-part-of": ("part of", "ingår i"),
    "column-basis": ("covered", "täckt"),
    "min-met": ("{measured}. Required: {required}. Met.", "{measured}. Krav: {required}. Uppfyllt."),
    "min-missed": (
        "{measured}. Required: {required}. Not met.",
        "{measured}. Krav: {required}. Inte uppfyllt.",
    ),
    "min-nothing": (
        "{measured} So there is no share to meet the required {required}.",
        "{measured} Därför finns ingen andel som når kravet {required}.",
    ),
}
