"""``kg ask``: ready questions, each a sub-command with the parameters that its file declares."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from kg.cli import options
from kg.cli.messages import note
from kg.cli.output import Format, print_rows, tabular

if TYPE_CHECKING:
    from kg.store import Rows as Answered
    from kg.store.questions import Parameter, Question

COLUMNS = ("question", "asks", "takes")


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    group = typer.Typer(name="ask", cls=Questions, rich_markup_mode=None)
    group.callback(invoke_without_command=True, subcommand_metavar="QUESTION [OPTIONS]")(tabular(ask))
    app.add_typer(group)


def ask(
    context: typer.Context,
    output: Format,
    queries: Annotated[
        str, typer.Option("--queries", metavar="DIR", help="Also the questions in DIR, files that end in .rq.", show_default=False)
    ] = "",
) -> None:
    """Ask a ready question; without one, print which there are.

    Each question is a SPARQL file with parameters: kg ask QUESTION --help
    tells them, and kg ask QUESTION --show prints the SPARQL that it comes to.

    \b
    Examples:
      kg ask
      kg ask who-claims --about "European Union"
      kg ask changed --since 2025-03-01 --csv
    """
    if context.invoked_subcommand is None:
        from kg.store.questions import questions

        rows = [
            {"question": question.name, "asks": question.title, "takes": [f"--{parameter.name}" for parameter in question.parameters]}
            for question in questions(queries)
        ]
        shown = ({**row, "takes": " ".join(row["takes"])} if output is Format.TABLE else row for row in rows)
        print_rows(shown, COLUMNS, output)


class Questions(TyperGroup):
    """The sub-commands, made of the questions' files when they are needed."""

    def list_commands(self, ctx: Any) -> list[str]:
        """The names of the questions."""
        from kg.store.questions import questions

        return [question.name for question in questions(ctx.params.get("queries") or "")]

    def get_command(self, ctx: Any, cmd_name: str) -> TyperCommand:
        """The command that asks a question.

        Raises:
            UsageError: there is no such question.
        """
        from kg.store.questions import question

        return _command(question(cmd_name, ctx.params.get("queries") or ""))


def _command(question: Question) -> TyperCommand:
    """A command with the question's parameters as options."""

    def run(output: Format, store: str, show: bool, **given: Any) -> None:
        _run(question, output, store, show, given)

    own = {parameter.name.replace("-", "_"): _option(parameter) for parameter in question.parameters}
    own |= {"store": options.Store, "show": Annotated[bool, typer.Option("--show", help="Print the SPARQL instead of its answer.")]}
    defaults: dict[str, object] = dict.fromkeys(own, "") | {"show": False} | {p.name: [] for p in question.parameters if _is_repeatable(p)}
    kinds = [inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=defaults[name], annotation=kind) for name, kind in own.items()]
    output = inspect.Parameter("output", inspect.Parameter.KEYWORD_ONLY, annotation=Format)
    run.__signature__ = inspect.Signature([*kinds, output])  # type: ignore[attr-defined]
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.command(question.name, help=_help(question))(tabular(run))
    made = typer.main.get_command(app)
    if not isinstance(made, TyperCommand):
        raise TypeError(f"Unexpected command: {made!r}")
    return made


def _run(question: Question, output: Format, store: str, show: bool, given: dict[str, Any]) -> None:
    from kg.store import open_store
    from kg.store.questions import ask, sparql_of

    with open_store(options.store_location(store)) as graph:
        if show:
            print(sparql_of(graph, question, given), end="")
            return
        found = ask(graph, question, **given)
    print_answer(found, question.name, output)


def print_answer(found: Answered, question: str, output: Format) -> None:
    """Write the rows that answer a question; a table without rows is said to have none."""
    from kg.store.results import plain

    if not found.rows and output is Format.TABLE:
        note(f"nothing in the graph answers {question}")
        return
    rows = (dict(zip(found.variables, map(plain, row), strict=True)) for row in found.rows)
    print_rows(rows, found.variables, output)


def _is_repeatable(parameter: Parameter) -> bool:
    """Whether several values make sense: any of them."""
    return parameter.kind in ("entity", "relation", "article", "status")


def _option(parameter: Parameter) -> Any:
    metavar = {"entity": "NAME", "date": "DATE", "end date": "DATE", "text": "WORDS"}.get(parameter.kind, parameter.kind.upper())
    notes = ["needed"] * parameter.required + [f"else {parameter.default}"] * bool(parameter.default)
    help = parameter.help + (f" [{'; '.join(notes)}]" if notes else "")
    option = typer.Option(f"--{parameter.name}", metavar=metavar, help=help, show_default=False)
    return Annotated[list[str], option] if _is_repeatable(parameter) else Annotated[str, option]


def _help(question: Question) -> str:
    return f"{question.title}.\n\n{question.description}\n\n\b\nExample:\n  {question.example}"
