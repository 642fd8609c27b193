"""`stgraph ask`: the catalogued questions, each a command of its own, made from its header."""

import inspect
from collections.abc import Callable, Sequence
from enum import StrEnum
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from stgraph.asking import Table, ask
from stgraph.catalogue import NUMBERS, PLAIN, Parameter, Question, catalogue, find
from stgraph.cli import complete, options, session
from stgraph.cli.boundary import command, made
from stgraph.datasets import Dataset
from stgraph.errors import Exit, StgraphError
from stgraph.messages import say
from stgraph.render import answers
from stgraph.render import json as as_json
from stgraph.render.words import warnings
from stgraph.text import pick

HELP = options.page(
    "help-ask",
    None,
    "ask --list",
    "ask goal-counts --year 2024",
    "ask decided-goals --year 2024 --format csv -o goals.csv",
    "ask --queries my-questions my-question",
)

_FOLDERS = "stgraph.queries"
_READS_HELP = "stgraph.help"

_HELP_WIDTH = 76
"""Characters of a line that is broken here: the help is indented by two, on a terminal of 80."""


class Expect(StrEnum):
    """What `--expect` may name."""

    some = "some"
    none = "none"


class Questions(TyperGroup):
    """Makes a command of a question when it is asked for: no other command pays for the catalogue."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Looks for `--queries` first, wherever it stands: it decides which questions there are."""
        ctx.meta[_FOLDERS] = folders_in(args)
        ctx.meta[_READS_HELP] = ctx.resilient_parsing or not {"-h", "--help"}.isdisjoint(args)
        return super().parse_args(ctx, self._name_first(args))

    def _name_first(self, args: list[str]) -> list[str]:
        """Options before a question's name are meant for the question."""
        valued = {
            name for param in self.params if not getattr(param, "is_flag", False) for name in param.opts
        }
        place = 0
        while place < len(args) and args[place].startswith("-"):
            place += 2 if args[place] in valued else 1
        return args[place : place + 1] + args[:place] + args[place + 1 :]

    def list_commands(self, ctx: Any) -> list[str]:
        """The names."""
        try:
            return [question.name for question in catalogue(ctx.meta.get(_FOLDERS, ()))]
        except StgraphError:
            return []  # said when one is asked

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of a question; for an unknown one, a command that says so."""
        folders = ctx.meta.get(_FOLDERS, ())
        try:
            question = find(cmd_name, folders)
        except StgraphError as error:
            anything = {
                "ignore_unknown_options": True,
                "allow_extra_args": True,
                "help_option_names": [],
            }
            return made(cmd_name, _refusal(error), context_settings=anything)
        return made(
            cmd_name, _function(question), help=_help(question) if ctx.meta.get(_READS_HELP, True) else None
        )


def folders_in(arguments: Sequence[str]) -> tuple[Path, ...]:
    """What `--queries` names in a command line."""
    found = [word.removeprefix("--queries=") for word in arguments if word.startswith("--queries=")]
    pairs = pairwise(arguments)
    return tuple(map(Path, [*found, *(after for before, after in pairs if before == "--queries")]))


app = typer.Typer(
    cls=Questions,
    help=HELP,
    short_help=options.text("short-ask"),
    invoke_without_command=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Queries = Annotated[
    list[Path] | None, typer.Option("--queries", metavar="DIR", help=options.text("help-ask-queries"))
]


@app.callback()
def list_command(
    ctx: typer.Context,
    _list: Annotated[bool, typer.Option("--list", help=options.text("help-ask-list"))] = False,
    queries: Queries = None,
    lang: options.Lang = None,
    format_: options.RowsFormat = None,
    output: options.Output = None,
) -> None:
    """List the questions, unless one is named."""
    if ctx.invoked_subcommand is None:
        _list_questions(queries=queries, lang=lang, format_=format_, output=output)


@command
def _list_questions(
    queries: list[Path] | None, lang: str | None, format_: str | None, output: Path | None
) -> Exit:
    # imported only when needed
    from stgraph.render.table import write_csv, write_markdown

    language = session.language(lang)
    known = catalogue(queries or ())
    rows = answers.catalogue_rows(known, language)

    def page(_footnotes: Any) -> Any:
        from stgraph.render.answers_text import catalogue as listed

        return listed(known, language)

    renderers: session.Renderers = {
        "text": lambda: session.page(page, [], output),
        "json": lambda: as_json.dumps(answers.catalogue_json(known, language)),
        "csv": lambda: write_csv(answers.CATALOGUE_COLUMNS, rows),
        "markdown": lambda: write_markdown(answers.CATALOGUE_COLUMNS, rows),
    }
    session.answer("ask --list", format_, output, renderers, language)
    return Exit.OK


def _refusal(error: StgraphError) -> Callable[..., None]:
    @command
    def refuse(lang: options.Lang = None) -> Exit:
        raise error

    return refuse


def _help(question: Question) -> str:
    """The manual page: summary, columns, what nothing means, an example."""
    # imported only when needed
    from textwrap import fill

    language = options.HELP_LANGUAGE
    parts = [pick(question.summary, language) + "."]
    if question.columns:
        width = max(len(column.name) for column in question.columns)
        lines = [
            fill(
                pick(column.texts, language),
                width=_HELP_WIDTH,
                initial_indent=f"  {column.name:{width}}  ",
                subsequent_indent=" " * (width + 4),
            )
            for column in question.columns
        ]
        parts.append("\n".join(["\b", f"{options.text('ask-columns')}:", *lines]))
    if question.empty:
        parts.append(f"{options.text('ask-empty')}: {pick(question.empty, language)}.")
    if example := question.example or question.command:
        parts.append(f"\b\n{options.text('examples')}:\n  $ {example}")
    return "\n\n".join(parts)


def _function(question: Question) -> Callable[..., None]:
    """What the command does, with the question's parameters as options."""

    def run(
        data: options.Data = None,
        store: options.Store = None,
        endpoint: options.Endpoints = None,
        lang: options.Lang = None,
        format_: options.RowsFormat = None,
        output: options.Output = None,
        show: Annotated[bool, typer.Option("--show", help=options.text("help-ask-show"))] = False,
        expect: Annotated[
            Expect | None, typer.Option("--expect", help=options.text("help-ask-expect"))
        ] = None,
        queries: Queries = None,
        **values: Any,
    ) -> Exit:
        given = {name: value for name, value in values.items() if value is not None}
        if show:
            session.write_out(question.path_for(given).read_text(encoding="utf-8"))
            return Exit.OK
        language = session.language(lang)
        graph, datasets = session.open_graph(
            data, language, store=store, endpoint=endpoint, support=question.follows_support
        )
        if question.shadows:
            typer.echo(say("question-shadows", language, path=question.path), err=True)
        answer = ask(graph, question, **given)
        renderers = _renderers(answer, given, datasets, language, output)
        session.answer(f"ask {question.name}", format_, output, renderers, language)
        missed = expect and bool(answer.rows) != (expect is Expect.some)
        return Exit.FOUND if missed else Exit.OK

    own = [_option(param) for param in question.params]
    common = [p for p in inspect.signature(run).parameters.values() if p.kind is not p.VAR_KEYWORD]
    guarded = command(run)
    guarded.__signature__ = inspect.Signature([*own, *common])  # type: ignore[attr-defined]
    guarded.__annotations__ = {p.name: p.annotation for p in (*own, *common)}
    return guarded


def _option(param: Parameter) -> inspect.Parameter:
    """A parameter as an option."""
    option = typer.Option(
        f"--{param.name}",
        metavar={"year": "YEAR", "integer": "NUMBER", "text": "TEXT"}.get(param.type, "NAME"),
        help=pick(param.texts, options.HELP_LANGUAGE),
        autocompletion=None if param.type in PLAIN else complete.of_class(param.type),
    )
    return inspect.Parameter(
        param.name,
        inspect.Parameter.POSITIONAL_OR_KEYWORD,
        default=None,
        annotation=Annotated[int | None if param.type in NUMBERS else str | None, option],
    )


def _renderers(
    answer: Table, given: dict[str, Any], datasets: Sequence[Dataset], language: str, output: Path | None
) -> session.Renderers:
    def page(_footnotes: Any) -> Any:
        from stgraph.render.answers_text import answer as shown

        return shown(answer, given, language)

    return {
        "text": lambda: session.page(page, warnings(datasets, language), output),
        "json": lambda: as_json.dumps(answers.table_json(answer, given, datasets, language)),
        "csv": lambda: answers.table_csv(answer, language),
        "markdown": lambda: answers.table_markdown(answer, warnings(datasets, language), language),
    }
