"""A bad input: its name, its bytes, and what is to become of it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from kg.errors import InputError

Make = Callable[[bool], bytes]

HEADLINE = "Court upholds law"
BODY = "The court upheld the law on Tuesday. President Mira Holt met Jon Abel in Arden and praised the judges of the court, officials said."
MORE = (
    "The minister said that the rules would be published in the spring, and the court met again on Friday to hear more of it.",
    "Officials in Arden denied that the law had been changed, and asked the judges to explain what the parliament may still do.",
    "Jon Abel called the decision a victory, while the president of Norland announced that talks with Velia would begin on Monday.",
)
TEXT = f"{HEADLINE}\n\n{BODY}\n"  # what is wrong with most inputs is not their text


@dataclass(frozen=True, slots=True)
class Expected:
    """What is to come out: so many articles with at least so many facts, and an error for each thing that cannot be read.

    An error is a class and a word of its message; with ``more``, further errors may be there too; with ``slow``, it may be
    given up for the time that it takes instead. ``shows`` and ``hides`` are words that the articles must and must not have.
    """

    articles: int = 0
    facts: int = 0
    errors: tuple[tuple[type[InputError], str], ...] = ()
    shows: tuple[str, ...] = ()
    hides: tuple[str, ...] = ()
    more: bool = False
    slow: bool = False

    def but(self, kind: type[InputError], word: str, times: int = 1) -> Expected:
        """The same, and one more error of a class, with this word in its message."""
        return replace(self, errors=self.errors + ((kind, word),) * times)

    def and_more(self) -> Expected:
        """The same, and there may be further errors."""
        return replace(self, more=True)

    def or_too_slow(self) -> Expected:
        """The same, or an error that it takes too long: which it is depends on the machine."""
        return replace(self, slow=True)

    def showing(self, *words: str) -> Expected:
        """The same, and these words must be in the articles."""
        return replace(self, shows=self.shows + words)

    def hiding(self, *words: str) -> Expected:
        """The same, and these words must not be in any article."""
        return replace(self, hides=self.hides + words)

    def __str__(self) -> str:
        read = [f"{self.articles} read"] * bool(self.articles)
        return "; ".join(read + [f"{kind.__name__}: {word}" for kind, word in self.errors])


def read(articles: int = 1, *, facts: int = 0) -> Expected:
    """It is read: so many articles, that tell so many facts and more between them."""
    return Expected(articles, facts)


def refused(kind: type[InputError], word: str) -> Expected:
    """It is refused with an error of that class, with this word in its message."""
    return Expected(errors=((kind, word),))


@dataclass(frozen=True, slots=True)
class Case:
    """A kind of bad input.

    ``make`` gives its bytes, of full size or small: the small one is bad in the same way, and is what the tests read. ``place``
    lays it down where it is more than bytes, such as a pipe. ``file`` is its name, as the file system has it. ``huge`` ones are
    told in the benchmark alone.
    """

    kind: str
    file: str
    expected: Expected
    make: Make
    place: Callable[[Path], None] | None = None
    full_expected: Expected | None = None

    def write(self, folder: Path, *, full: bool = False) -> Path:
        """Lay the input down in a folder; its path."""
        path = folder / self.file
        if self.place is not None:
            self.place(path)
        else:
            path.write_bytes(self.make(full))
        return path

    def outcome(self, *, full: bool) -> Expected:
        """What is to come out of it at that size."""
        return (self.full_expected if full else None) or self.expected


CASES: dict[str, Case] = {}


def bad(
    kind: str, file: str | bytes, expected: Expected, *, full: Expected | None = None, place: bool = False
) -> Callable[[Callable[..., object]], Callable[..., object]]:
    """Registers the function below it, which makes a kind of bad input; with ``place`` it lays it down itself."""

    def register(function: Callable[..., object]) -> Callable[..., object]:
        name = os.fsdecode(file)
        assert kind not in CASES, kind
        assert all(name != case.file for case in CASES.values()), name
        made: dict[str, object] = {"place": function, "make": lambda full: b""} if place else {"make": function}
        CASES[kind] = Case(kind, name, expected, full_expected=full, **made)  # type: ignore[arg-type]
        return function

    return register


def always(kind: str, file: str | bytes, expected: Expected, data: bytes | str) -> None:
    """Registers a kind of bad input that is the same few bytes at any size."""
    content = data.encode() if isinstance(data, str) else data
    bad(kind, file, expected)(lambda full: content)


def laid_down(folder: Path, *, full: bool = False) -> Iterator[tuple[Case, Path]]:
    """All kinds, each laid down in a folder."""
    for case in CASES.values():
        yield case, case.write(folder, full=full)
