"""The command line: one thin file a command."""

from kg.cli.app import main, run

__all__ = ["main", "run"]
