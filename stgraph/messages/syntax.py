"""Where a Turtle file stops being Turtle, and how to mend it."""

MESSAGES: dict[str, tuple[str, str]] = {
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
    "what-governing": ("committee or company", "ingen nämnd och inget bolag"),
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
}
