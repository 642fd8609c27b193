"""What a SPARQL endpoint did instead of answering; how it is to be named and opened."""

MESSAGES: dict[str, tuple[str, str]] = {
    "endpoint-bad-url": (
        "{url}: no address of a SPARQL endpoint. Write it in full, as https://host/sparql",
        "{url}: ingen adress till en SPARQL-tjänst. Skriv den i sin helhet, som https://host/sparql",
    ),
    "endpoint-login-in-url": (
        "{url}: an address must not hold a name or password. Set STGRAPH_USER and STGRAPH_PASSWORD, or STGRAPH_TOKEN, or add the host to ~/.netrc",
        "{url}: en adress får inte innehålla namn eller lösenord. Sätt STGRAPH_USER och STGRAPH_PASSWORD, eller STGRAPH_TOKEN, eller för in värden i ~/.netrc",
    ),
    "endpoint-bad-graph": (
        "{graph}: no IRI of a graph. Write it in full, as https://host/graph or urn:name",
        "{graph}: ingen IRI för en graf. Skriv den i sin helhet, som https://host/graf eller urn:namn",
    ),
    "endpoint-bad-timeout": (
        "A time limit must be more than 0 and at most {limit} seconds.",
        "En tidsgräns måste vara mer än 0 och högst {limit} sekunder.",
    ),
    "endpoint-credentials": (
        "Set STGRAPH_USER (without a colon) and STGRAPH_PASSWORD together, or STGRAPH_TOKEN (without blanks or Swedish letters) alone.",
        "Sätt STGRAPH_USER (utan kolon) och STGRAPH_PASSWORD tillsammans, eller STGRAPH_TOKEN (utan blanksteg eller svenska bokstäver) ensam.",
    ),
    "endpoint-bad-netrc": (
        "{path}: cannot be read as a netrc file. Correct it, or point NETRC at another.",
        "{path}: kan inte läsas som en netrc-fil. Rätta den, eller låt NETRC peka ut en annan.",
    ),
    "endpoint-plain-http": (
        "{url}: {source} holds credentials for it, and they are not sent unencrypted. Use https://, or leave them out.",
        "{url}: {source} har inloggningsuppgifter för den, och de sänds inte okrypterade. Använd https://, eller utelämna dem.",
    ),
    "endpoint-refused": (
        "{url}: nobody answers there. Is the address right, port included, and does the server run?",
        "{url}: ingen svarar där. Är adressen rätt, med port, och är servern igång?",
    ),
    "endpoint-unknown-host": (
        "{url}: no host of that name is known. Is it spelt right, and is there a network?",
        "{url}: ingen värd med det namnet är känd. Är det rättstavat, och finns det något nätverk?",
    ),
    "endpoint-tls": (
        "{url}: no secure connection ({reason}). Is the certificate valid, and does the server speak https there?",
        "{url}: ingen säker förbindelse ({reason}). Är certifikatet giltigt, och talar servern https där?",
    ),
    "endpoint-broken": (
        "{url}: the connection broke ({reason}). Try again later.",
        "{url}: förbindelsen bröts ({reason}). Försök igen senare.",
    ),
    "endpoint-no-http": (
        "{url}: what answers there does not speak HTTP. Is the port right, and is it https:// instead of http://?",
        "{url}: det som svarar där talar inte HTTP. Är porten rätt, och ska det vara https:// i stället för http://?",
    ),
    "endpoint-timeout": (
        "{url}: no whole answer within {seconds} seconds. Allow more time, or ask for less.",
        "{url}: inget helt svar inom {seconds} sekunder. Ge mer tid, eller fråga efter mindre.",
    ),
    "endpoint-redirect": (
        "{url}: has moved to {address}. Use that address if you trust it; stgraph does not follow by itself.",
        "{url}: har flyttat till {address}. Använd den adressen om du litar på den; stgraph följer inte med av sig självt.",
    ),
    "endpoint-bad-query": (
        "{url}: the server does not accept the query{said}",
        "{url}: servern godtar inte frågan{said}",
    ),
    "endpoint-login": (
        "{url}: asks for credentials. Set STGRAPH_USER and STGRAPH_PASSWORD, or STGRAPH_TOKEN, or add the host to ~/.netrc",
        "{url}: kräver inloggning. Sätt STGRAPH_USER och STGRAPH_PASSWORD, eller STGRAPH_TOKEN, eller för in värden i ~/.netrc",
    ),
    "endpoint-wrong-login": (
        "{url}: does not accept the credentials from {source}. Are they right, and for this server?",
        "{url}: godtar inte inloggningsuppgifterna från {source}. Är de rätt, och avsedda för denna server?",
    ),
    "endpoint-forbidden": (
        "{url}: the server forbids the query. Ask its owner for access{said}",
        "{url}: servern tillåter inte frågan. Be dess ägare om tillgång{said}",
    ),
    "endpoint-not-found": (
        "{url}: the server has no SPARQL endpoint at this address (HTTP {status}). It often ends in /sparql or /query",
        "{url}: servern har ingen SPARQL-tjänst på denna adress (HTTP {status}). Den slutar ofta på /sparql eller /query",
    ),
    "endpoint-not-acceptable": (
        "{url}: the server cannot answer in a format that is read here: {types} (HTTP {status})",
        "{url}: servern kan inte svara i ett format som läses här: {types} (HTTP {status})",
    ),
    "endpoint-query-too-large": (
        "{url}: the query is too long for the server (HTTP {status}). Ask for less at a time.",
        "{url}: frågan är för lång för servern (HTTP {status}). Fråga efter mindre åt gången.",
    ),
    "endpoint-too-many": (
        "{url}: the server has had too many queries from here. Try again later.",
        "{url}: servern har fått för många frågor härifrån. Försök igen senare.",
    ),
    "endpoint-server-fault": (
        "{url}: the server failed (HTTP {status}){said}",
        "{url}: servern misslyckades (HTTP {status}){said}",
    ),
    "endpoint-status": (
        "{url}: an answer that no SPARQL endpoint should give (HTTP {status}){said}",
        "{url}: ett svar som ingen SPARQL-tjänst ska ge (HTTP {status}){said}",
    ),
    "endpoint-web-page": (
        "{url}: a web page instead of results. Is this the address of the SPARQL endpoint, and does a login page stand before it?",
        "{url}: en webbsida i stället för resultat. Är detta adressen till SPARQL-tjänsten, och står en inloggningssida framför den?",
    ),
    "endpoint-wrong-type": (
        "{url}: answered in {type}; read here is {types}",
        "{url}: svarade i {type}; här läses {types}",
    ),
    "endpoint-wrong-encoding": (
        "{url}: the answer is encoded as {encoding}, which nobody asked for; read here is UTF-8, uncompressed",
        "{url}: svaret är kodat som {encoding}, vilket ingen bad om; här läses UTF-8, okomprimerat",
    ),
    "endpoint-cut": (
        "{url}: the answer was cut short; nothing of it is used. Try again, or ask for less.",
        "{url}: svaret bröts av; inget av det används. Försök igen, eller fråga efter mindre.",
    ),
    "endpoint-no-end": (
        "{url}: the answer does not say where it ends, so whether it is whole cannot be known; nothing of it is used.",
        "{url}: svaret säger inte var det slutar, så om det är helt går inte att veta; inget av det används.",
    ),
    "endpoint-capped": (
        "{url}: the server gives only a part of the answer ({header}: {value}); nothing of it is used. Ask for less, or have the limit raised.",
        "{url}: servern ger bara en del av svaret ({header}: {value}); inget av det används. Fråga efter mindre, eller låt höja gränsen.",
    ),
    "endpoint-too-large": (
        "{url}: an answer larger than {limit} MiB, the most that is read into memory. Ask for less.",
        "{url}: ett svar som är större än {limit} MiB, det mesta som läses in i minnet. Fråga efter mindre.",
    ),
    "endpoint-unreadable": (
        "{url}: the answer is not whole or not well-formed ({reason}); nothing of it is used. A server that runs out of time cuts answers like this.",
        "{url}: svaret är inte helt eller inte välformat ({reason}); inget av det används. En server som får ont om tid bryter svar på det sättet.",
    ),
}
