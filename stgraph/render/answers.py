"""Answers to catalogued questions, and the catalogue, as data."""

from collections.abc import Iterable
from typing import Any

from stgraph import vocab
from stgraph.asking import Table
from stgraph.catalogue import Question
from stgraph.datasets import Dataset
from stgraph.messages import say
from stgraph.render.json import Data
from stgraph.rows import plain
from stgraph.text import pick

CATALOGUE_COLUMNS = ("reader", "name", "answers", "summary", "parameters", "columns")


def catalogue_json(questions: Iterable[Question], language: str) -> Data:
    """What `ask --list` gives a program."""
    return {"questions": [_question(question, language) for question in questions]}


def _question(question: Question, language: str) -> Data:
    return {
        "name": question.name,
        "summary": pick(question.summary, language),
        "summaries": dict(question.summary),
        "reader": question.reader,
        "answers": list(question.answers),
        "params": [
            {"name": param.name, "type": param.type, "text": pick(param.texts, language)}
            for param in question.params
        ],
        "columns": [
            {"name": column.name, "type": column.type, "text": pick(column.texts, language)}
            for column in question.columns
        ],
        "empty": pick(question.empty, language) or None,
        "example": question.example,
        "command": question.command,
    }


def catalogue_rows(questions: Iterable[Question], language: str) -> list[list[object]]:
    """One row for each question."""
    return [
        [
            question.reader,
            question.name,
            " ".join(map(str, question.answers)),
            pick(question.summary, language),
            " ".join(param.name for param in question.params),
            " ".join(column.name for column in question.columns) or question.command,
        ]
        for question in questions
    ]


def table_json(table: Table, params: dict[str, Any], datasets: Iterable[Dataset], language: str) -> Data:
    """An answer with what it was asked for; `empty` says what it means that there are no rows."""
    return {
        "question": table.question.name,
        "summary": pick(table.question.summary, language),
        "params": params,
        "datasets": [item.iri for item in datasets],
        "columns": list(table.columns),
        "rows": table.records(language),
        "empty": None if table.rows else meaning(table, language),
    }


def table_csv(table: Table, language: str) -> str:
    """The records; a thing's name stands beside its IRI."""
    # imported only when needed
    from stgraph.render.table import write_csv

    return write_csv(table.headers, (list(record.values()) for record in table.records(language)))


def table_markdown(table: Table, notes: Iterable[str], language: str) -> str:
    """The names of things, with their short ids."""
    # imported only when needed
    from stgraph.render.table import write_markdown

    head = [f"## {pick(table.question.summary, language)}", ""]
    for note in notes:
        head += [f"> {note}", ""]
    if not table.rows:
        return "\n".join([*head, nothing(table, language)]) + "\n"
    columns = [title(table, name, language) for name in table.columns]
    rows = ([" ".join(cell(table, term, language)).strip() for term in row] for row in table.rows)
    return "\n".join(head) + "\n" + write_markdown(columns, rows)


def nothing(table: Table, language: str) -> str:
    """What it means that there are no rows, as a sentence."""
    text = meaning(table, language)
    return f"{text[:1].upper()}{text[1:]}." if text else say("no-rows", language)


def meaning(table: Table, language: str) -> str:
    """What it means that there are no rows; of a narrowed answer only that it has none."""
    if table.given:
        given = ", ".join(f"--{name} {value}" for name, value in table.given.items())
        return say("no-rows-for", language, given=given)
    return pick(table.question.empty, language)


def title(table: Table, name: str, language: str) -> str:
    """What stands above a column for a person: its text up to a semicolon."""
    for column in table.question.columns:
        if column.name == name:
            return pick(column.texts, language, name).partition(";")[0]
    return name


def cell(table: Table, term: Any, language: str) -> tuple[str, str]:
    """A cell for a person: the name, and the short id of what is no term of the ontology or its lists."""
    value = plain(term)
    if isinstance(value, bool):
        return say("yes" if value else "no", language), ""
    if value in table.question.words:
        return pick(table.question.words[value], language), ""
    name, id_ = table.label(term, language), table.short_id(term)
    ours = isinstance(value, str) and value.startswith((vocab.SPEC, vocab.DEF))
    return name, id_ if id_ != name and not ours else ""
