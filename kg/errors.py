"""Every error a user can meet. Each says what happened, where, and what to do about it.

KgError
├── UsageError          the call or command line is wrong              exit code 2
│   └── MissingExtra    an optional part is not installed
├── InputError          an input cannot be read as an article          exit code 1
│   ├── NotFound        there is nothing at that path or URL
│   ├── NotText         binary, or no encoding fits
│   ├── EmptyInput      no text in it
│   ├── NotEnglish      the text is in another language
│   ├── TooLarge        more than the reader takes
│   ├── Damaged         not what its format asks for: cut off, encrypted, broken
│   ├── TooSlow         it takes longer than the time limit
│   └── Refused         a web address that may not be asked, or that refuses
├── StoreError          the store cannot be opened, read or written    exit code 1
│   └── NoSuchArticle   the store does not hold that article
├── QueryError          the SPARQL query is wrong or went wrong        exit code 1
├── SpreadError         Spark does not start, or a job on it fails     exit code 1
├── LinkError           a reconciliation service cannot be used        exit code 1
├── FormatError         a graph cannot be written or read that way     exit code 1
└── ModelError          the language model's files are missing or damaged   exit code 1
"""

from __future__ import annotations


class KgError(Exception):
    """Base of all errors of kg. ``cause`` what happened, ``where`` to which thing, ``fix`` what to do."""

    exit_code = 1

    def __init__(self, cause: str, *, where: str = "", fix: str = "") -> None:
        super().__init__(cause)
        self.cause, self.where, self.fix = cause, where, fix

    def __str__(self) -> str:
        text = f"{self.where}: {self.cause}" if self.where else self.cause
        return f"{text} ({self.fix})" if self.fix else text


class UsageError(KgError):
    """The call or command line is wrong."""

    exit_code = 2


class MissingExtra(UsageError):
    """An optional part is not installed; ``fix`` holds the install line."""


class SpreadError(KgError):
    """Spark does not start, or a job on it fails."""


class InputError(KgError):
    """An input cannot be read as an article."""


class NotFound(InputError):
    """There is nothing at that path or URL."""


class NotText(InputError):
    """The input is binary, or no encoding fits."""


class EmptyInput(InputError):
    """There is no text in the input."""


class NotEnglish(InputError):
    """The text is in another language."""


class TooLarge(InputError):
    """The input is larger than the reader takes."""


class Damaged(InputError):
    """The input is not what its format asks for: cut off, encrypted, broken."""


class TooSlow(InputError):
    """The input takes longer than the time limit."""


class Refused(InputError):
    """A web address that may not be asked, or that refuses."""


class StoreError(KgError):
    """The store cannot be opened, read or written."""


class NoSuchArticle(StoreError):
    """The store does not hold that article."""


class NoSuchEntity(StoreError):
    """The store knows nothing by that name."""


class QueryError(KgError):
    """The SPARQL query is wrong, or went wrong."""


class LinkError(KgError):
    """A reconciliation service cannot be reached, or what it answers is no answer."""


class FormatError(KgError):
    """A graph cannot be written or read in that format."""


class ModelError(KgError):
    """The language model's files are missing or damaged."""
