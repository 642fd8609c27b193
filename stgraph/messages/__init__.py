"""Every sentence that stgraph says, in English and Swedish, a file for each command; labels of things are
in the graph.
"""

from importlib import import_module
from pathlib import Path

from stgraph.text import default_language, harmless

_MESSAGES: dict[str, tuple[str, str]] = {
    key: texts
    for file in sorted(Path(__file__).parent.glob("[a-z]*.py"))
    for key, texts in import_module(f"{__name__}.{file.stem}").MESSAGES.items()
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
