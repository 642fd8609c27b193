"""What is said on stderr, beside an answer."""

MESSAGES: dict[str, tuple[str, str]] = {
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
}
