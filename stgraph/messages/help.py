"""Help texts."""

MESSAGES: dict[str, tuple[str, str]] = {
    "help-app": (
        "Who decided what in a Swedish municipality, and why: trace every goal to the steering documents and programme items that support it.",
        "Vem som har beslutat vad i en svensk kommun, och varför: spåra varje mål till de styrdokument och programpunkter som stödjer det.",
    ),
    "short-trace": ("Trace every goal to what supports it.", "Spåra varje mål till det som stödjer det."),
    "short-explain": ("Show the page of one thing.", "Visa sidan för en sak."),
    "short-query": ("Ask the graph in SPARQL.", "Fråga grafen i SPARQL."),
    "short-info": ("Say what is loaded.", "Visa vad som är inläst."),
    "short-export": ("Write the graph to a file.", "Skriv grafen till en fil."),
    "help-trace": (
        "Trace goals up to the documents, programme items and vision that support them.",
        "Spåra mål uppåt till de dokument och programpunkter och den vision som stödjer dem.",
    ),
    "help-trace-more": (
        "Without GOAL: every goal, as a table (exit 0). With GOAL: each hop with its basis, reason and source, and where a path is missing, why (exit 1 if a named goal has no path at all).",
        "Utan GOAL: alla mål i en tabell (slutkod 0). Med GOAL: varje steg med grund, skäl och källa, och där en väg saknas, varför (slutkod 1 om ett namngivet mål helt saknar väg).",
    ),
    "help-explain": (
        "Show the page of one thing: what is said about it, what points at it, and where that comes from.",
        "Visa sidan för en sak: vad som sägs om den, vad som pekar på den och varifrån uppgifterna kommer.",
    ),
    "help-query": (
        "Ask the loaded graph in SPARQL: a file, - for standard input, or the text itself.",
        "Ställ en SPARQL-fråga till den inlästa grafen: en fil, - för standard in, eller själva texten.",
    ),
    "help-query-more": (
        "The usual prefixes (stg, rdfs, skos, dcterms, xsd …) need no declaration, and <goal/kn-1> is short for a goal of the data. Read queries only; SERVICE is refused. An ASK that is false exits 1.",
        "De vanliga prefixen (stg, rdfs, skos, dcterms, xsd …) behöver inte deklareras, och <goal/kn-1> är kort för ett mål i datan. Endast läsfrågor; SERVICE tillåts inte. En ASK som är falsk ger slutkod 1.",
    ),
    "help-info": (
        "Say what is loaded: data sets, licence, version, counts, share of links stated.",
        "Visa vad som är inläst: datamängder, licens, version, antal, andel angivna länkar.",
    ),
    "help-export": (
        "Write the data as Turtle, N-Triples, N-Quads, TriG, RDF/XML or JSON-LD, by the ending of FILE.",
        "Skriv data som Turtle, N-Triples, N-Quads, TriG, RDF/XML eller JSON-LD, efter filändelsen på FILE.",
    ),
    "help-export-more": (
        "The same graph always gives the same bytes, and Turtle has one fact a line. The file appears whole or not at all.",
        "Samma graf ger alltid exakt samma byte, och i Turtle står varje uppgift på en egen rad. Filen skrivs hel eller inte alls.",
    ),
    "help-arg-goal": (
        "IRI, short id (goal/kn-1) or words of the name. Several may be given.",
        "IRI, kort id (goal/kn-1) eller ord ur namnet. Flera kan anges.",
    ),
    "help-arg-name": (
        "IRI, short id, term (stg:Goal) or words of the name.",
        "IRI, kort id, term (stg:Goal) eller ord ur namnet.",
    ),
    "help-arg-query": (
        "A file, - or the query itself.",
        "En fil, - eller själva frågan.",
    ),
    "help-arg-file": (
        "Where to write: .ttl .nt .nq .trig .rdf or .jsonld.",
        "Vart grafen skrivs: .ttl .nt .nq .trig .rdf eller .jsonld.",
    ),
    "help-data": (
        "File, folder or bundled name to load; repeatable. Default: helsingborg.",
        "Fil, mapp eller medföljande namn att läsa in; kan upprepas. Förval: helsingborg.",
    ),
    "help-lang": ("Language of the output.", "Språk i utskriften."),
    "help-format": (
        "Output format. Default: text, or by the ending of -o.",
        "Utdataformat. Förval: text, eller efter filändelsen på -o.",
    ),
    "help-output": (
        "Write to this file instead of the terminal.",
        "Skriv till denna fil i stället för till terminalen.",
    ),
    "help-unit": (
        "Only goals of this committee, company or council.",
        "Endast mål för denna nämnd eller detta bolag, eller för fullmäktige.",
    ),
    "help-year": ("Only goals in force in this year.", "Endast mål som gäller detta år."),
    "help-to": ("Only paths to this.", "Endast vägar till detta."),
    "help-basis": (
        "Follow stated hops only.",
        "Följ endast angivna steg.",
    ),
    "help-include": (
        "Also trace goals that stand inside steering documents.",
        "Spåra även mål som står i styrdokument.",
    ),
    "help-as-of": (
        "Year to look from: what is in force, ended or to come. Hides nothing. Default: this year.",
        "År att se från: vad som gäller, är avslutat eller väntar. Döljer inget. Förval: i år.",
    ),
    "help-from": (
        "The other way: which goals does this document or item support?",
        "Åt andra hållet: vilka mål stödjer detta dokument eller denna punkt?",
    ),
    "help-with-ontology": ("Write the ontology as well.", "Skriv även ontologin."),
    "help-version": ("Print the version and exit.", "Skriv ut versionen och avsluta."),
}
