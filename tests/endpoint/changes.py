"""A few triples, and ways to change them of which each must be noticed."""

TRIPLES = """
<urn:a> <urn:name> "Ett mål för Åsa"@sv .
<urn:a> <urn:of> <urn:b> .
<urn:b> <urn:of> <urn:c> .
_:x <urn:name> "x" .
_:x <urn:of> "1" .
_:y <urn:name> "y" .
_:y <urn:of> "2" .
"""

CHANGES = {
    "a letter": ("Åsa", "Åse"),
    "language": ("@sv", "@en"),
    "datatype": ('"1"', '"1"^^<http://www.w3.org/2001/XMLSchema#integer>'),
    "text that was a name": ("<urn:c>", '"urn:c"'),
    "moved": ("<urn:b> <urn:of> <urn:c>", "<urn:a> <urn:of> <urn:c>"),
    "turned": ("<urn:a> <urn:of> <urn:b>", "<urn:b> <urn:of> <urn:a>"),
    "gone": ("<urn:b> <urn:of> <urn:c> .\n", ""),
    "added": ("<urn:b> <urn:of> <urn:c> .\n", "<urn:b> <urn:of> <urn:c> .\n<urn:b> <urn:of> <urn:d> .\n"),
    # the same triples, where blank nodes have no labels
    "exchanged": (
        '"1" .\n_:y <urn:name> "y" .\n_:y <urn:of> "2"',
        '"2" .\n_:y <urn:name> "y" .\n_:y <urn:of> "1"',
    ),
}


def changed(way: str) -> str:
    """The triples, changed in one of the ways."""
    old, new = CHANGES[way]
    assert TRIPLES.count(old) == 1
    return TRIPLES.replace(old, new)
