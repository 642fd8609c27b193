"""Words of `ask`."""

MESSAGES: dict[str, tuple[str, str]] = {
    "unknown-question": (
        "No question is called “{name}”. Near: {near}. All of them: stgraph ask --list",
        "Ingen fråga heter ”{name}”. Närmast: {near}. Alla: stgraph ask --list",
    ),
    "bad-question": (
        "{path}:{line}: not a question's header: {text}. stgraph ask goal-years --show prints one to go by",
        "{path}:{line}: inte huvudet till en fråga: {text}. stgraph ask goal-years --show visar ett att utgå från",
    ),
    "reserved-parameter": (
        "{path}: the parameter “{name}” is an option that every question has. Call it something else",
        "{path}: parametern ”{name}” är ett val som varje fråga har. Kalla den något annat",
    ),
    "unbound-parameter": (
        "{path}: the parameter “{name}” has no line of its own in the query: VALUES ?{name} {{ UNDEF }} # parameters",
        "{path}: parametern ”{name}” har ingen egen rad i frågan: VALUES ?{name} {{ UNDEF }} # parameters",
    ),
    "refused-question": ("{path}: {reason}", "{path}: {reason}"),
    "no-select": (
        "{path}: a question of the catalogue is a SELECT. stgraph query {path} answers any other query",
        "{path}: en fråga i katalogen är en SELECT. stgraph query {path} besvarar alla andra",
    ),
    "question-shadows": (
        "{path} is asked instead of stgraph's own question of that name.",
        "{path} ställs i stället för stgraphs egen fråga med det namnet.",
    ),
    "no-rows-for": (
        "nothing is recorded for {given}",
        "inget är inlagt för {given}",
    ),
    "no-question-folder": (
        "{path}: no such folder of questions (.rq files)",
        "{path}: det finns ingen sådan mapp med frågor (.rq-filer)",
    ),
    "question-by-command": (
        "“{name}” is answered by a command of its own: {command}",
        "”{name}” besvaras av ett eget kommando: {command}",
    ),
    "unknown-parameter": (
        "“{name}” has no parameter “{parameter}”. It has: {known}",
        "”{name}” har ingen parameter ”{parameter}”. Den har: {known}",
    ),
    "not-a-number": (
        "{parameter}: “{value}” is no whole number",
        "{parameter}: ”{value}” är inget heltal",
    ),
    "no-library": (
        "{name} is not installed. Install it: pip install {name}",
        "{name} är inte installerat. Installera det: pip install {name}",
    ),
    "readers-analyst": ("Analysts ask", "Analytiker frågar"),
    "readers-steward": ("Data stewards ask", "Dataförvaltare frågar"),
    "readers-consumer": ("Users of open data ask", "Användare av öppna data frågar"),
    "answer-rows": ("Rows: {count}", "Rader: {count}"),
    "ask-list-more": (
        "stgraph ask NAME answers one; stgraph ask NAME --help says what its columns mean and how to narrow it.",
        "stgraph ask NAMN besvarar en; stgraph ask NAMN --help säger vad kolumnerna betyder och hur svaret avgränsas.",
    ),
    "ask-columns": ("Columns", "Kolumner"),
    "ask-empty": ("No rows mean", "Inga rader betyder"),
    "short-ask": ("Ask a question of the catalogue.", "Ställ en fråga ur katalogen."),
    "help-ask": (
        "Ask one of the catalogued questions by name; without a name, list them.",
        "Ställ en av katalogens frågor med dess namn; utan namn listas de.",
    ),
    "help-ask-list": ("List the questions by reader.", "Lista frågorna efter läsare."),
    "help-ask-queries": (
        "A folder with questions of your own (.rq); may be repeated.",
        "En mapp med egna frågor (.rq); får upprepas.",
    ),
    "help-ask-show": (
        "Print the SPARQL instead of asking it.",
        "Visa SPARQL-texten i stället för att fråga.",
    ),
    "help-ask-expect": (
        "Exit with 1 unless there are rows (some) or unless there are none (none).",
        "Avsluta med 1 om inte rader finns (some) eller om inte inga finns (none).",
    ),
}
