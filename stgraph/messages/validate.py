"""Words of `validate`."""

MESSAGES: dict[str, tuple[str, str]] = {
    "bad-choice": (
        "{name}: “{value}” is none of {known}",
        "{name}: ”{value}” är inget av {known}",
    ),
    "unknown-norm": (
        "No norm is called “{name}”. Did you mean: {near}? All of them: stgraph explain --list norms",
        "Ingen norm heter ”{name}”. Menade du: {near}? Alla: stgraph explain --list norms",
    ),
    "bad-profile": (
        '{path}: not a profile: {reason}. A line reads: GOAL-MAX3 = "warning"',
        '{path}: inte en profil: {reason}. En rad ser ut så: GOAL-MAX3 = "warning"',
    ),
    "bad-years": (
        "“{years}” is no range of years. Write for example 2023..2026, 2023.. or 2025",
        "”{years}” är inget årsintervall. Skriv till exempel 2023..2026, 2023.. eller 2025",
    ),
    "no-shapes": (
        "{path}: no SHACL shape with a target; nothing would be validated",
        "{path}: ingen SHACL-form med mål (target); inget skulle prövas",
    ),
    "meant": (" – did you mean {name}?", " – menade du {name}?"),
    # what a stranger's shape says that has no words of its own
    "sh-class": (
        "is not of the class that the shape asks for: {{?value}}",
        "är inte av den klass som formen kräver: {{?value}}",
    ),
    "sh-datatype": (
        "has a value of another datatype than the shape asks for: {{?value}}",
        "har ett värde av annan datatyp än formen kräver: {{?value}}",
    ),
    "sh-node-kind": (
        "has a value of another kind (address, text, blank node) than the shape asks for: {{?value}}",
        "har ett värde av annat slag (adress, text, anonym nod) än formen kräver: {{?value}}",
    ),
    "sh-min-count": ("has too few values", "har för få värden"),
    "sh-max-count": ("has too many values", "har för många värden"),
    "sh-min-exclusive": (
        "has a value that is too small: {{?value}}",
        "har ett för litet värde: {{?value}}",
    ),
    "sh-min-inclusive": (
        "has a value that is too small: {{?value}}",
        "har ett för litet värde: {{?value}}",
    ),
    "sh-max-exclusive": (
        "has a value that is too large: {{?value}}",
        "har ett för stort värde: {{?value}}",
    ),
    "sh-max-inclusive": (
        "has a value that is too large: {{?value}}",
        "har ett för stort värde: {{?value}}",
    ),
    "sh-min-length": ("has a value that is too short: {{?value}}", "har ett för kort värde: {{?value}}"),
    "sh-max-length": ("has a value that is too long: {{?value}}", "har ett för långt värde: {{?value}}"),
    "sh-pattern": (
        "has a value that does not match the pattern: {{?value}}",
        "har ett värde som inte följer mönstret: {{?value}}",
    ),
    "sh-language-in": (
        "has a value in a language that is not allowed: {{?value}}",
        "har ett värde på ett språk som inte är tillåtet: {{?value}}",
    ),
    "sh-unique-lang": ("has several values in one language", "har flera värden på samma språk"),
    "sh-equals": (
        "does not have the same values for two properties that must agree: {{?value}}",
        "har inte samma värden för två egenskaper som ska stämma överens: {{?value}}",
    ),
    "sh-disjoint": (
        "has a value that another property has, too: {{?value}}",
        "har ett värde som även en annan egenskap har: {{?value}}",
    ),
    "sh-less-than": (
        "has a value that is not below that of another property: {{?value}}",
        "har ett värde som inte ligger under en annan egenskaps: {{?value}}",
    ),
    "sh-less-than-or-equals": (
        "has a value above that of another property: {{?value}}",
        "har ett värde över en annan egenskaps: {{?value}}",
    ),
    "sh-not": ("is as the shape forbids", "är som formen förbjuder"),
    "sh-and": ("does not meet all that the shape asks for", "uppfyller inte allt som formen kräver"),
    "sh-or": ("meets none of the choices of the shape", "uppfyller inget av formens alternativ"),
    "sh-xone": (
        "does not meet exactly one of the choices of the shape",
        "uppfyller inte exakt ett av formens alternativ",
    ),
    "sh-node": (
        "is not as the shape it refers to: {{?value}}",
        "är inte som den form det hänvisas till: {{?value}}",
    ),
    "sh-qualified-min-count": (
        "has too few values of the kind that the shape counts",
        "har för få värden av det slag som formen räknar",
    ),
    "sh-qualified-max-count": (
        "has too many values of the kind that the shape counts",
        "har för många värden av det slag som formen räknar",
    ),
    "sh-closed": (
        "has a property that the shape does not allow",
        "har en egenskap som formen inte tillåter",
    ),
    "sh-has-value": ("lacks the value that the shape asks for", "saknar det värde som formen kräver"),
    "sh-in": (
        "has a value that is not in the list: {{?value}}",
        "har ett värde som inte finns i listan: {{?value}}",
    ),
    "breaks": ("breaks {component}", "bryter mot {component}"),
    "violation": ("violation", "överträdelse"),
    "warning": ("warning", "varning"),
    "info": ("info", "upplysning"),
    "modality-shall": ("shall", "ska"),
    "modality-must": ("must", "måste"),
    "modality-should": ("should", "bör"),
    "modality-preferably": ("preferably", "helst"),
    "modality-may": ("may", "kan"),
    "modality-need-not": ("need not", "behöver inte"),
    "modality-constitutive": ("as a fact", "konstaterande"),
    "modality-aspirational": ("a sign of quality", "kvalitetsord"),
    "together": ("together", "tillsammans"),
    "rule": ("rule", "regel"),
    "words": ("words", "ord"),
    "source-words": (
        "Helsingborg's governance model, {line}: “{quote}”",
        "Helsingborgs styrmodell, {line}: ”{quote}”",
    ),
    "remedy": ("remedy", "åtgärd"),
    "manual": ("more", "mer"),
    "not-recorded": ("Not recorded (a note, not a fault)", "Inte antecknat (en upplysning, inget fel)"),
    "waived-heading": (
        "Waived (somebody decided to let it stand)",
        "Undantaget (någon har beslutat att låta det stå)",
    ),
    "through-year": ("(through {year})", "(till och med {year})"),
    "clean": ("No findings, seen from {year}.", "Inga anmärkningar, sett från {year}."),
    "column-rule": ("rule", "regel"),
    "column-severity": ("severity", "allvar"),
    "column-findings": ("findings", "anmärkningar"),
    "column-waived": ("waived", "undantagna"),
    "validated": (
        "Seen from {year}: violations {violation}, warnings {warning}, notes {info}; waived {waived}.",
        "Sett från {year}: överträdelser {violation}, varningar {warning}, upplysningar {info}; undantagna {waived}.",
    ),
    # validate: formats
    "how-read": ("how stgraph reads it", "så läser stgraph det"),
    "source-quote": ("{lines} of the source: “{quote}”", "{lines} i källan: ”{quote}”"),
    "without-place": ("without a place in the files", "utan plats i filerna"),
    "absences-folded": (
        "In {count} places something is not recorded. stgraph validate --norm {rule} --format csv lists them.",
        "På {count} ställen är något inte registrerat. stgraph validate --norm {rule} --format csv räknar upp dem.",
    ),
    "results-left-out": (
        "{count} findings are left out: GitHub takes {limit} at most.",
        "{count} fynd är utelämnade: GitHub tar emot högst {limit}.",
    ),
    "bad-revision": (
        "“{revision}” cannot be compared with: {reason}",
        "”{revision}” går inte att jämföra med: {reason}",
    ),
    "no-revision": (
        "The git repository has no revision “{revision}”.",
        "Git-arkivet har ingen version ”{revision}”.",
    ),
    "no-norms": (
        "“{name}”: the shapes given with --shapes describe no norm; --norm, --skip and --profile are for stgraph's own.",
        "”{name}”: formerna i --shapes beskriver ingen norm; --norm, --skip och --profile gäller stgraphs egna.",
    ),
    "nothing-judged": (
        "Nothing was judged: the data hold nothing that a norm or rule is about, or no governance model names the norm.",
        "Inget prövades: data innehåller inget som en norm eller regel gäller, eller ingen styrmodell nämner normen.",
    ),
    "read-whole": (
        "The endpoint's whole graph was read and judged here: {reason}",
        "Slutpunktens hela graf lästes och prövades här: {reason}",
    ),
    "whole-here": ("{option} works only here", "{option} fungerar bara här"),
    "whole-ontology": ("the ontology is not there", "ontologin finns inte där"),
    "whole-probe": (
        "the server does not do what SPARQL says about {constructs}",
        "servern gör inte vad SPARQL säger om {constructs}",
    ),
    "whole-refused": (
        "a shape cannot be asked there: {reason}",
        "en form går inte att fråga efter där: {reason}",
    ),
    "whole-blank": (
        "a finding is about a blank node, whose name says nothing to the next query",
        "en anmärkning gäller en anonym nod, vars namn inte säger nästa fråga något",
    ),
    "no-past": (
        "Standard input has no earlier revision, nor has a store or an endpoint; name files or folders of a git repository.",
        "Standard in har ingen tidigare version, inte heller ett lager eller en slutpunkt; ange filer eller mappar i ett git-arkiv.",
    ),
    "short-validate": ("Check the data by the norms.", "Pröva data mot normerna."),
    "help-validate": (
        "Check the data: each finding with file, line and column, the norm it breaks, the words behind the norm, and what to change.",
        "Pröva data: varje anmärkning med fil, rad och kolumn, normen den bryter mot, orden bakom normen och vad som ska ändras.",
    ),
    "help-validate-more": (
        "Which norms hold is said by the governance model in the data. With --endpoint the server is asked, and PATH only tells in which file and line its findings are. Ends with 0 if nothing is as grave as --fail-on, else with 1. Norms and their grades: stgraph explain --list norms",
        "Vilka normer som gäller säger styrmodellen i data. Med --endpoint får servern svara, och PATH säger bara på vilken fil och rad anmärkningarna finns. Slutar med 0 om inget är så allvarligt som --fail-on, annars med 1. Normer och deras grader: stgraph explain --list norms",
    ),
    "help-arg-path": (
        "Files, folders or names of bundled data, as with --data; - reads Turtle from standard input. With --endpoint: a copy of its data.",
        "Filer, mappar eller namn på medföljande data, som med --data; - läser Turtle från standard in. Med --endpoint: en kopia av dess data.",
    ),
    "help-norm": ("Only this norm; repeatable.", "Bara denna norm; får upprepas."),
    "help-skip": ("Not this norm; repeatable.", "Inte denna norm; får upprepas."),
    "help-unit-findings": (
        "Only what concerns this committee or company.",
        "Bara det som rör denna nämnd eller detta bolag.",
    ),
    "help-as-of-norms": (
        "The year to judge from: what is due, what has expired. Default: this year.",
        "Året att döma från: vad som ska vara gjort, vad som har gått ut. Förval: i år.",
    ),
    "help-years": (
        "The years in which norms that hold year by year are applied, such as 2023..2026.",
        "Åren för normer som gäller år för år, till exempel 2023..2026.",
    ),
    "help-fail-on": (
        "How grave a finding ends with exit code 1.",
        "Hur allvarlig en anmärkning ger slutkod 1.",
    ),
    "help-profile": (
        "A TOML file that grades norms otherwise or switches them off and on, by id.",
        "En TOML-fil som graderar om normer eller slår av och på dem, efter id.",
    ),
    "help-shapes": (
        "SHACL shapes to use instead of stgraph's own: a file or folder; repeatable.",
        "SHACL-former att använda i stället för stgraphs egna: en fil eller mapp; får upprepas.",
    ),
    "help-changed-since": (
        "Only findings that the files at this git revision did not have.",
        "Bara anmärkningar som filerna inte hade i denna git-version.",
    ),
    "help-inference": ("What to infer before validating.", "Vad som härleds före prövningen."),
    "help-engine": (
        "compiled: SHACL as SPARQL; pyshacl: the reference; auto: compiled, pySHACL for the rest.",
        "compiled: SHACL som SPARQL; pyshacl: referensen; auto: kompilerat, pySHACL för resten.",
    ),
    "help-explain-engine": (
        "Print which engine takes which shape and the queries, instead of findings.",
        "Skriv vilken motor som tar vilken form och frågorna, i stället för anmärkningar.",
    ),
    "name-or-list": (
        "Write the name of one thing or norm, or --list norms.",
        "Ange namnet på en sak eller norm, eller --list norms.",
    ),
    "help-list": ("List all norms.", "Lista alla normer."),
    "encoding-shape": ("checked", "prövas"),
    "encoding-report": ("shown, not checked", "visas, prövas inte"),
    "encoding-permission": ("permission", "tillåtelse"),
    "encoding-judgement": ("people judge", "människor bedömer"),
    "encoding-ontology": ("in the ontology", "i ontologin"),
    "encoding-query": ("checked", "prövas"),
    "off": ("off unless asked for", "av om den inte begärs"),
    "norm-demands": ("demands", "krav"),
    "norm-strength": ("strength", "styrka"),
    "norm-source": ("source", "källa"),
    "norm-rationale": ("why", "skäl"),
    "norm-reading": ("our reading", "vår läsning"),
    "norm-not-checked": ("not checked", "prövas inte"),
    "norm-models": ("holds under", "gäller enligt"),
    "norm-says": ("What it says, and what to do", "Vad den säger, och vad som ska göras"),
    "norm-fails": ("Breaks the norm", "Bryter mot normen"),
    "norm-passes": ("Keeps the norm", "Följer normen"),
    "column-norm": ("norm", "norm"),
    "column-modality": ("source says", "källan säger"),
    "column-demands": ("demands", "krav"),
    "column-opening": ("line begins", "raden börjar"),
    "column-covered": ("covered by", "täcks av"),
    "uncovered": ("not covered", "inte täckt"),
    "lines-covered": ("{covered} of {total} lines are covered.", "{covered} av {total} rader är täckta."),
    "examples": ("Examples", "Exempel"),
    "exit-codes": (
        "Exit codes: 0 done, 1 found something, 2 wrong command, 3 unreadable file, 4 fault in stgraph.",
        "Slutkoder: 0 klart, 1 hittade något, 2 fel kommando, 3 oläsbar fil, 4 fel i stgraph.",
    ),
    "bad-shapes": (
        "the shapes are not well-formed: {reason}",
        "reglerna (shapes) är inte välformade: {reason}",
    ),
    "shape-refused": (
        "{shape} cannot be compiled to SPARQL: {reason}. Use the engine auto or pyshacl.",
        "{shape} kan inte översättas till SPARQL: {reason}. Använd motorn auto eller pyshacl.",
    ),
}
