"""What became of a bad input, beside what was to become of it; and a watch on what reading must never do."""

from __future__ import annotations

import re
import signal
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.read.walk import Found
from kg.types import Article, Reading
from tests.bad.case import Expected

NO_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")  # what no article's text may have

# Events of Python's audit hooks: what starts a program, asks the network, or changes what is on the disk.
FORBIDDEN = re.compile(
    r"subprocess\.|os\.(system|exec|posix_spawn|spawn|fork|startfile|remove|rename|rmdir|mkdir|symlink|link|truncate|chmod|chown|kill)"
    r"|socket\.(connect|getaddrinfo|gethostby|sendto)|shutil\.|urllib\.|http\.|ftplib\.|smtplib\.|webbrowser\.|pty\."
)
WRITES = 0o3 | 0o100 | 0o1000  # of the flags of open(2): to write, to create, to cut


def complaints(expected: Expected, outcomes: Sequence[Found | InputError], path: str) -> list[str]:
    """How what came out differs from what was to come out; nothing where it does not."""
    found = [outcome.article for outcome in outcomes if isinstance(outcome, Found)]
    errors = [outcome for outcome in outcomes if not isinstance(outcome, Found)]
    told = [f"it is no InputError: {error!r}" for error in errors if not isinstance(error, InputError)]
    told += [f"it does not say where: {error}" for error in errors if path not in error.where]
    told += [f"it does not say what is wrong, or what to do: {error!r}" for error in errors if not error.cause or not error.fix]
    if len(found) != expected.articles:
        told.append(f"{len(found)} articles instead of {expected.articles}: {[article.text[:80] for article in found]}")
    told += _unmatched(expected, errors)
    for article in found:
        told += flaws(article)
    texts = "\n".join("\n".join((article.text, article.headline, article.byline, article.publisher)) for article in found)
    told += [f"{word!r} is missing" for word in expected.shows if word not in texts]
    told += [f"{word!r} is there" for word in expected.hides if word in texts]
    return told


def false_evidence(reading: Reading) -> list[str]:
    """The facts whose evidence is not what the article says there."""
    text = reading.article.text
    quotes = ((fact.id, fact.evidence.quote) for fact in reading.facts)
    return [f"{id}: {quote}" for id, quote in quotes if text[quote.start : quote.end] != quote.text or not quote.text.strip()]


def _unmatched(expected: Expected, errors: Sequence[InputError]) -> list[str]:
    left = list(errors)
    told = []
    for kind, word in sorted(expected.errors, key=lambda wanted: len(wanted[1]), reverse=True):
        match = next((error for error in left if isinstance(error, kind) and word.lower() in f"{error.cause} {error.fix}".lower()), None)
        if match is None:
            told.append(f"no {kind.__name__} that says {word!r} among {[f'{type(error).__name__}: {error}' for error in errors]}")
        else:
            left.remove(match)
    return told if expected.more else told + [f"one error too many: {type(error).__name__}: {error}" for error in left]


def flaws(article: Article) -> list[str]:
    """What is in an article that no article may have."""
    told = [article.headline, article.byline, article.publisher, article.published, article.dateline]
    flaws = [f"{match[0]!r} in {article.id}" for text in (article.text, *told) if (match := NO_TEXT.search(text))]
    return flaws + [f"two lines in what is told of {article.id}: {text!r}" for text in told if "\n" in text]


class _Late(BaseException):
    """The time is over. No Exception, which a reader would take for damage."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """What lies in it is stopped after so many seconds, and fails."""

    def stop(*_: object) -> None:
        raise _Late

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    began = time.monotonic()
    try:
        yield
    except _Late:
        raise AssertionError(f"it took more than {seconds} s") from None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    assert time.monotonic() - began < seconds, "no signal stopped it"


_watching: list[list[str]] = []  # a hook cannot be taken away again: it looks whether anybody wants to know
_hooked: list[bool] = []


@contextmanager
def watched() -> Iterator[list[str]]:
    """What is done in it that reading must not do: programs, the network, and writing anywhere but to nameless temporary files."""
    if not _hooked:
        sys.addaudithook(_look)
        _hooked.append(True)
    done: list[str] = []
    _watching.append(done)
    try:
        yield done
    finally:
        _watching.remove(done)


def _look(event: str, arguments: tuple[Any, ...]) -> None:
    if _watching and (FORBIDDEN.match(event) or (event == "open" and _writes(*arguments))) and not _temporary(arguments[0]):
        for done in _watching:
            done.append(f"{event} {arguments!r}"[:300])


def _writes(path: object, mode: str | None, flags: int) -> bool:
    return bool(flags & WRITES) if isinstance(flags, int) else bool(set(mode or "") & set("wax+"))


def _temporary(path: object) -> bool:
    """Whether a path is one that Python itself uses: a nameless temporary file, a compiled module."""
    if not isinstance(path, str | bytes):
        return isinstance(path, int)
    name = Path(path.decode(errors="replace") if isinstance(path, bytes) else path)
    folder = Path(tempfile.gettempdir())
    return name in (folder, Path("/dev/null")) or (name.parent == folder and name.name.startswith("tmp")) or "__pycache__" in name.parts
