"""Every sentence that stgraph says, in English and Swedish. Data only; labels of things are in the graph."""

from stgraph.text import default_language, harmless

_MESSAGES: dict[str, tuple[str, str]] = {
    # errors: what, where, what to do
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
    # syntax errors
    "syntax": (
        "{path}:{line}:{column}: {reason}\n{excerpt}",
        "{path}:{line}:{column}: {reason}\n{excerpt}",
    ),
    "syntax-dot": (
        "{path}:{line}:{column}: “;” or “.” is missing at the end of line {before}\n{excerpt}\n  Write “;” there if line {line} says more about the same thing,\n  “,” if it gives one more value, “.” if something new begins.",
        "{path}:{line}:{column}: ”;” eller ”.” saknas i slutet av rad {before}\n{excerpt}\n  Skriv ”;” där om rad {line} säger mer om samma sak,\n  ”,” om den ger ett värde till, ”.” om något nytt börjar.",
    ),
    "syntax-dot-here": (
        "{path}:{line}:{column}: “;”, “,” or “.” is missing before this\n{excerpt}\n  Write “,” between two values, “;” before the next property, “.” where all is said about the thing.",
        "{path}:{line}:{column}: ”;”, ”,” eller ”.” saknas före detta\n{excerpt}\n  Skriv ”,” mellan två värden, ”;” före nästa egenskap, ”.” när allt är sagt om saken.",
    ),
    "syntax-semicolon": (
        "{path}:{line}:{column}: line {before} ends with “.”, but line {line} seems to say more about the same thing\n{excerpt}\n  Write “;” instead of “.” at the end of line {before}; “.” only where all is said about the thing.",
        "{path}:{line}:{column}: rad {before} slutar med ”.”, men rad {line} tycks säga mer om samma sak\n{excerpt}\n  Skriv ”;” i stället för ”.” i slutet av rad {before}; ”.” bara när allt är sagt om saken.",
    ),
    "syntax-bracket": (
        "{path}:{line}:{column}: “;” or “]” is missing before this\n{excerpt}\n  Inside […], write “;” before the next property and “]” after the last value.",
        "{path}:{line}:{column}: ”;” eller ”]” saknas före detta\n{excerpt}\n  Inom […], skriv ”;” före nästa egenskap och ”]” efter det sista värdet.",
    ),
    "syntax-value": (
        "{path}:{line}:{column}: a value is missing before “{mark}”\n{excerpt}\n  Write the value, or take away what has none.\n  If this goes on about the thing above, that must end with “;”, not “.”.",
        "{path}:{line}:{column}: ett värde saknas före ”{mark}”\n{excerpt}\n  Skriv värdet, eller ta bort det som saknar värde.\n  Om detta fortsätter om saken ovanför ska den sluta med ”;”, inte ”.”.",
    ),
    "syntax-word": (
        '{path}:{line}:{column}: “{word}” is neither a name nor a text\n{excerpt}\n  Write a text between straight quotation marks ("), a name with its prefix and colon (goal:kn-1).',
        '{path}:{line}:{column}: ”{word}” är varken ett namn eller en text\n{excerpt}\n  Skriv en text mellan raka citattecken ("), ett namn med sitt prefix och kolon (goal:kn-1).',
    ),
    "syntax-prefix": (
        "{path}:{line}:{column}: the prefix “{prefix}:” is not declared\n{excerpt}\n  Correct the spelling, or write at the top of the file: @prefix {prefix}: <{address}> .\n  Declared in the file: {declared}",
        "{path}:{line}:{column}: prefixet ”{prefix}:” är inte deklarerat\n{excerpt}\n  Rätta stavningen, eller skriv överst i filen: @prefix {prefix}: <{address}> .\n  Deklarerade i filen: {declared}",
    ),
    "syntax-address": (
        "{path}:{line}:{column}: a web address stands bare\n{excerpt}\n  Write it between “<” and “>”.",
        "{path}:{line}:{column}: en webbadress står för sig själv\n{excerpt}\n  Skriv den mellan ”<” och ”>”.",
    ),
    "syntax-quote": (
        '{path}:{line}:{column}: the text that begins here has no quotation mark at its end\n{excerpt}\n  Write the same mark at the end of the text.\n  A text of several lines begins and ends with three (""").',
        '{path}:{line}:{column}: texten som börjar här saknar citattecken i slutet\n{excerpt}\n  Skriv samma tecken i slutet av texten.\n  En text på flera rader börjar och slutar med tre (""").',
    ),
    "syntax-quote-long": (
        "{path}:{line}:{column}: the text that begins here goes on to the end of the file\n{excerpt}\n  Write {mark} at the end of the text.",
        "{path}:{line}:{column}: texten som börjar här fortsätter till filens slut\n{excerpt}\n  Skriv {mark} i slutet av texten.",
    ),
    "syntax-quote-inside": (
        '{path}:{line}:{column}: the text ended at the quotation mark before this\n{excerpt}\n  A quotation mark within a text is written \\"',
        '{path}:{line}:{column}: texten slutade vid citattecknet före detta\n{excerpt}\n  Ett citattecken inne i en text skrivs \\"',
    ),
    "syntax-curly": (
        '{path}:{line}:{column}: the quotation mark {mark} is curly; a text begins and ends with the straight one (")\n{excerpt}\n  Write " at both ends of the text. Word processors bend the marks; use a plain text editor.',
        '{path}:{line}:{column}: citattecknet {mark} är böjt; en text börjar och slutar med det raka (")\n{excerpt}\n  Skriv " i båda ändar av texten. Ordbehandlare böjer tecknen; använd en vanlig textredigerare.',
    ),
    "syntax-angle": (
        "{path}:{line}:{column}: the address that begins here has no “>” at its end\n{excerpt}\n  Write “>” at the end of the address.",
        "{path}:{line}:{column}: adressen som börjar här saknar ”>” i slutet\n{excerpt}\n  Skriv ”>” i slutet av adressen.",
    ),
    "syntax-end": (
        "{path}:{line}:{column}: the file ends before all is said\n{excerpt}\n  Write what is missing, and “.” at the end. Is a “[”, “(” or “{{” open?",
        "{path}:{line}:{column}: filen slutar innan allt är sagt\n{excerpt}\n  Skriv det som saknas, och ”.” sist. Är en ”[”, ”(” eller ”{{” öppen?",
    ),
    "syntax-encoding": (
        "{path}:{line}:{column}: the file is not in UTF-8; this is the first character that shows it\n{excerpt}\n  Save the file again with the encoding UTF-8 (in most editors: Save as).",
        "{path}:{line}:{column}: filen är inte i UTF-8; detta är det första tecknet som visar det\n{excerpt}\n  Spara om filen med teckenkodningen UTF-8 (i de flesta redigerare: Spara som).",
    ),
    "unknown": (
        "No {what} is called “{name}”.{near}",
        "Det finns {what_none} som heter ”{name}”.{near}",
    ),
    "near": (" Did you mean:\n{near}", " Menade du:\n{near}"),
    "near-none": (
        " Write its IRI, its short id ({example}) or words of its name.",
        " Ange IRI, kort id ({example}) eller ord ur namnet.",
    ),
    "near-other": (
        " The name belongs to:\n{near}\nWrite: {command}",
        " Namnet hör till:\n{near}\nSkriv: {command}",
    ),
    "empty-name": (
        "The name is empty. Write an IRI, a short id ({example}) or words of a name.",
        "Namnet är tomt. Ange IRI, kort id ({example}) eller ord ur ett namn.",
    ),
    "ambiguous": (
        "“{name}” matches {count} things. Write the id of one:\n{candidates}{more}",
        "”{name}” stämmer in på {count} saker. Ange id för en av dem:\n{candidates}{more}",
    ),
    "what-goal": ("goal", "inget mål"),
    "what-unit": (
        "committee, company or other organisation",
        "ingen nämnd, inget bolag och ingen annan organisation",
    ),
    "what-support": ("document or item", "inget dokument och ingen punkt"),
    "what-thing": ("thing or term", "ingen sak och ingen term"),
    "not-a-read-query": (
        "Only SELECT, ASK, CONSTRUCT and DESCRIBE are run; this query begins with {form}.",
        "Endast SELECT, ASK, CONSTRUCT och DESCRIBE körs; den här frågan börjar med {form}.",
    ),
    "query-too-deep": (
        "The query nests brackets more than {limit} deep, or has thousands of them; such a query is not run.",
        "Frågan har parenteser i mer än {limit} nivåer, eller tusentals; en sådan fråga körs inte.",
    ),
    "refused-service": (
        "SERVICE is refused: a query reads only what is loaded. Load the other data with --data.",
        "SERVICE tillåts inte: en fråga läser bara det som är inläst. Läs in andra data med --data.",
    ),
    "bad-query-at": (
        "The query is not SPARQL from line {line}, column {column}:\n  {excerpt}",
        "Frågan är inte SPARQL från rad {line}, kolumn {column}:\n  {excerpt}",
    ),
    "unknown-prefix": (
        "A prefix is not declared, line {line}, column {column}:\n  {excerpt}\nDeclared already: {prefixes}",
        "Ett prefix är inte deklarerat, rad {line}, kolumn {column}:\n  {excerpt}\nRedan deklarerade: {prefixes}",
    ),
    "bad-query": ("The query is not SPARQL: {reason}", "Frågan är inte SPARQL: {reason}"),
    "bad-format": (
        "{name} cannot be written as {format}. Choose {formats}.",
        "{name} kan inte skrivas som {format}. Välj {formats}.",
    ),
    "bad-ending": (
        "{path}: the file ending names no format for {name}. Use one of {endings}",
        "{path}: filändelsen anger inget format för {name}. Använd någon av {endings}",
    ),
    "bad-choice": (
        "{name} cannot be {value}. Choose {choices}.",
        "{name} kan inte vara {value}. Välj {choices}.",
    ),
    "with-goals": (
        "Name goals or --from, not both; --to goes with goals.",
        "Ange mål eller --from, inte båda; --to hör till mål.",
    ),
    "fault": (
        "A fault in stgraph, not in your data: {error}. The details are in {path}; please report it.",
        "Ett fel i stgraph, inte i dina data: {error}. Detaljerna finns i {path}; anmäl det gärna.",
    ),
    "bad-municipality": (
        "“{name}” cannot name a municipality. Write --name with letters, on one line, {limit} characters at most.",
        "”{name}” kan inte vara namnet på en kommun. Ange --name med bokstäver, på en rad, högst {limit} tecken.",
    ),
    "no-slug": (
        "The folder's name “{name}” gives no web address. Write one with --space.",
        "Mappens namn ”{name}” ger ingen webbadress. Ange en med --space.",
    ),
    "bad-space": (
        "“{space}” cannot begin the addresses. Write an IRI with https://, ending in “/”, without ? and # and spaces, such as {example}",
        "”{space}” kan inte inleda adresserna. Ange en IRI med https://, som slutar med ”/” och saknar ? och # och mellanslag, till exempel {example}",
    ),
    "bad-term-year": (
        "{year} lies in no council term that stgraph knows. Write a year from {first} through {last}.",
        "{year} ligger inte i någon mandatperiod som stgraph känner till. Ange ett år från {first} till {last}.",
    ),
    "not-empty": (
        "{path}: the folder is not empty, and nothing was written. Name a new or an empty one.",
        "{path}: mappen är inte tom, och inget skrevs. Ange en ny eller en tom.",
    ),
    "in-the-way": (
        "{path}: there is a file of that name, and nothing was written. Name a new or an empty folder.",
        "{path}: det finns en fil med det namnet, och inget skrevs. Ange en ny eller en tom mapp.",
    ),
    # notices, on stderr
    "bundled": (
        "Bundled data: {titles} (other data: --data)",
        "Medföljande data: {titles} (andra data: --data)",
    ),
    "fictional": (
        "{title}: fictional, made up as an example",
        "{title}: fiktiv, påhittad som exempel",
    ),
    "many-fictional": (
        "{count} of the data sets are fictional, made up as examples",
        "{count} av datamängderna är fiktiva, påhittade som exempel",
    ),
    "written": ("Written: {path}", "Skrivet: {path}"),
    "reading": ("Reading", "Läser in"),
    # trace
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
    # explain
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
    # help
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
    # init
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
    # validate
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
    "no-files": (
        "The graph was not loaded from files, so there is nothing to read again for SHACL; use load_spelled.",
        "Grafen är inte inläst från filer, så det finns inget att läsa om för SHACL; använd load_spelled.",
    ),
    "no-past": (
        "Standard input has no earlier revision; name files or folders of a git repository.",
        "Standard in har ingen tidigare version; ange filer eller mappar i ett git-arkiv.",
    ),
    "short-validate": ("Check the data by the norms.", "Pröva data mot normerna."),
    "help-validate": (
        "Check the data: each finding with file, line and column, the norm it breaks, the words behind the norm, and what to change.",
        "Pröva data: varje anmärkning med fil, rad och kolumn, normen den bryter mot, orden bakom normen och vad som ska ändras.",
    ),
    "help-validate-more": (
        "Which norms hold is said by the governance model in the data. Ends with 0 if nothing is as grave as --fail-on, else with 1. Norms and their grades: stgraph explain --list norms",
        "Vilka normer som gäller säger styrmodellen i data. Slutar med 0 om inget är så allvarligt som --fail-on, annars med 1. Normer och deras grader: stgraph explain --list norms",
    ),
    "help-arg-path": (
        "Files, folders or names of bundled data, as with --data; - reads Turtle from standard input.",
        "Filer, mappar eller namn på medföljande data, som med --data; - läser Turtle från standard in.",
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
    "short-coverage": ("What of the source text the norms cover.", "Vad av källtexten normerna täcker."),
    "help-coverage": (
        "The text of the governance model, line by line: which norm, permission or reason covers it.",
        "Styrmodellens text, rad för rad: vilken norm, tillåtelse eller orsak som täcker den.",
    ),
    "help-of": ("What to show the coverage of.", "Vad täckningen gäller."),
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


def known(key: str) -> bool:
    """Whether there is such a message."""
    return key in _MESSAGES


def say(key: str, language: str | None = None, **values: object) -> str:
    """The message `key` in `language` (default: the locale's), its placeholders filled."""
    language = language or default_language()
    if key == "unknown":
        values = _unknown(language, **values)
    english, swedish = _MESSAGES[key]
    told = {name: _harmless(name, str(value)) for name, value in values.items()}
    return (swedish if language == "sv" else english).format(**told)


_LISTS = ("candidates", "excerpt", "more", "near")


def _harmless(name: str, value: str) -> str:
    """A value from a stranger's file: nothing that a terminal obeys, and one line unless it is a list."""
    text = harmless(value).replace("\t", " ")
    return text if name in _LISTS else text.replace("\n", " ")


def _unknown(language: str, **values: object) -> dict[str, object]:
    what = say(f"what-{values['what']}", language)
    hint = say(str(values["hint"]), language, **{**values, "what": what})
    return {"what": what, "what_none": what, "name": values["name"], "near": hint}
