"""Every command has help with an example that parses, the shared output options, and its place in the documentation."""

from __future__ import annotations

import importlib.util
import shlex
from pathlib import Path
from types import ModuleType

import pytest
import typer

from kg.cli.app import app

DOCS = Path(__file__).parents[2] / "docs"
TREE = typer.main.get_command(app)
COMMANDS = dict(TREE.commands)  # type: ignore[attr-defined]
TABULAR = ("read", "facts", "about", "measure", "list", "validate", "ask")


def _generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("command_line", DOCS / "command_line.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_is_current(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    current = (DOCS / "command-line.md").read_text(encoding="utf-8")
    assert _generator().page() == current, "run: python docs/command_line.py > docs/command-line.md"


def test_the_commands() -> None:
    order = "build read facts parse query about draw measure list remove export load validate serve ask"
    assert list(COMMANDS) == order.split()


@pytest.mark.parametrize("name", COMMANDS)
def test_help_has_examples_that_parse(name: str) -> None:
    command = COMMANDS[name]
    examples = [line.strip() for line in command.help.splitlines() if line.strip().startswith("kg ")]
    assert examples
    for example in examples:
        words = shlex.split(example.split(" > ")[0].split(" | ")[0])
        assert words[:2] == ["kg", name]
        command.make_context(name, words[2:])


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_has_help(name: str) -> None:
    assert all(parameter.help for parameter in COMMANDS[name].params if parameter.name != "help")


@pytest.mark.parametrize("name", TABULAR)
def test_tabular_commands_have_the_same_output_options(name: str) -> None:
    options = {option for parameter in COMMANDS[name].params for option in parameter.opts}
    assert {"--table", "--csv", "--tsv", "--json", "--jsonl"} <= options
