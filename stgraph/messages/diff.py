"""Words of `diff`."""

MESSAGES: dict[str, tuple[str, str]] = {
    "short-diff": (
        "Say what changed between two states of the data.",
        "Visa vad som har ändrats mellan två lägen av data.",
    ),
    "help-diff": (
        "Say what changed from OLD to NEW, identifiers that were lost first, then by committee, company and document.",
        "Visa vad som har ändrats från OLD till NEW: först identifierare som gått förlorade, sedan per nämnd, bolag och dokument.",
    ),
    "help-diff-more": (
        "OLD and NEW are files, folders or names of bundled data, else git revisions (HEAD~3, v1.0) of --data, of the other of the two, or of the folder data where you stand (of the whole repository if it has none). REV:PATH is any file or folder of a revision, seen from the root of the repository as in git. Without NEW: the data as they are now. An identifier is lost if it is gone and nothing says that it is replaced (dcterms:replaces, dcterms:isReplacedBy), withdrawn (stg:status) or deprecated (owl:deprecated).",
        "OLD och NEW är filer, mappar eller namn på medföljande data, annars git-versioner (HEAD~3, v1.0) av --data, av den andra av de två, eller av mappen data där du står (av hela arkivet om den saknas). REV:PATH är en valfri fil eller mapp i en version, sedd från arkivets rot som i git. Utan NEW: data som de är nu. En identifierare har gått förlorad om den är borta och inget säger att den är ersatt (dcterms:replaces, dcterms:isReplacedBy), återkallad (stg:status) eller avförd (owl:deprecated).",
    ),
    "help-arg-old": (
        "What to compare with: file, folder, bundled name or git revision.",
        "Vad som jämförs med: fil, mapp, medföljande namn eller git-version.",
    ),
    "help-arg-new": (
        "What is compared. Default: the data as they are now.",
        "Vad som jämförs. Förval: data som de är nu.",
    ),
    "help-check": (
        "Exit 1 if an identifier was lost.",
        "Slutkod 1 om en identifierare har gått förlorad.",
    ),
    "help-data-revision": (
        "What a git revision is of: file or folder; repeatable.",
        "Vad en git-version är av: fil eller mapp; kan upprepas.",
    ),
    "no-version": (
        "“{name}”: neither a file or folder nor bundled data ({names}), and no git revision of {data}.",
        "”{name}”: varken en fil eller mapp eller medföljande data ({names}), och ingen git-version av {data}.",
    ),
    "no-file-then": (
        "“{name}”: the revision has no RDF file there. Files are recognised by their ending: {endings}",
        "”{name}”: versionen har ingen RDF-fil där. Filer känns igen på sin filändelse: {endings}",
    ),
    "unused-data": (
        "--data says what a git revision is of, and neither OLD nor NEW is one.",
        "--data anger vad en git-version är av, och varken OLD eller NEW är en sådan.",
    ),
    "also-revision": (
        "“{name}” is a file or folder and also a git revision; compared is the file or folder. The revision: {other}",
        "”{name}” är en fil eller mapp och även en git-version; här jämförs filen eller mappen. Versionen: {other}",
    ),
    # the answer
    "diff-title": ("Changes from {old} to {new}", "Ändringar från {old} till {new}"),
    "diff-none": ("No differences from {old} to {new}.", "Inga skillnader från {old} till {new}."),
    "diff-lost": ("Lost identifiers: {count}", "Förlorade identifierare: {count}"),
    "diff-lost-none": ("No identifier was lost.", "Ingen identifierare har gått förlorad."),
    "diff-meant": ("did you mean {things}?", "menade du {things}?"),
    "diff-by": ("replaced by {things}", "ersatt av {things}"),
    "diff-withdrawn": ("withdrawn", "återkallades"),
    "diff-summary": ("In short", "I korthet"),
    "diff-thing": ("{kind} “{name}” ({id})", "{kind} ”{name}” ({id})"),
    "added": ("added", "tillkom"),
    "changed": ("changed", "ändrades"),
    "retired": ("retired", "utgick"),
    "lost": ("lost", "försvann"),
    "dropped": ("dropped", "ströks"),
    "reversed": ("{property} this", "{property} detta"),
    "no-longer": ("no longer said: {properties}", "sägs inte längre: {properties}"),
}
