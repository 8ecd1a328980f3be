"""Files that are bad by their names, and things with names that are no files."""

from __future__ import annotations

import os
import socket
from pathlib import Path

from kg.errors import InputError, NotFound
from tests.bad.case import TEXT, always, bad, read, refused

# What is in all of these is an article, and it is read: a name is never a path, a command, a line of output or a part of an address.
NAMES: dict[str, str | bytes] = {
    "a line break": "line\nkg: error: nothing.txt",
    "an escape sequence": "\x1b[2J\x1b]0;evil\x07.txt",
    "bytes that are no UTF-8": b"\xff\xfe\x80.txt",
    "half of a pair of surrogates": b"\xed\xa0\x80.txt",
    "250 letters": "n" * 246 + ".txt",
    "a hyphen before it": "-rf --store=evil.txt",
    "a command": "$(touch evil);`touch evil`|touch evil&.txt",
    "quotation marks": 'it\'s "quoted".txt',
    "what ends an address": "a> . <b> <c> <d.txt",
    "per cent signs": "%00%2e%2e%2fevil%s%n.txt",
    "backslashes": "a\\..\\..\\evil.txt",
    "a web address": "https:evil.invalid.txt",
    "letters from right to left": "\u202etxt.exe\u202d.txt",
    "spaces alone": "   .txt",
    "a tab": "a\tb.txt",
    "emoji": "😀👩‍👩‍👧‍👦.txt",
    "markup": "<script>alert(1)<⁄script>.txt",
    "a wildcard": "*?[a-z].txt",
    "braces": "{0!r}{{7*7}}{{% evil %}}.txt",
    "a tilde": "~root.txt",
    "no suffix": "README",
    "capitals": "NEWS.TXT",
}

for _number, (_kind, _name) in enumerate(NAMES.items()):
    always(f"a name of {_kind}", _name, read(facts=1), f"{TEXT}The court met the minister {_number + 2} times.\n")


@bad("a pipe that nobody writes to", "pipe.txt", refused(InputError, "file"), place=True)
def pipe(path: Path) -> None:
    """Whoever opens it waits forever."""
    os.mkfifo(path)


@bad("a socket", "socket.txt", refused(InputError, ""), place=True)
def listening(path: Path) -> None:
    """It cannot be opened."""
    made, here = socket.socket(socket.AF_UNIX), Path.cwd()
    try:
        os.chdir(path.parent)  # the address of a socket may have a hundred bytes
        made.bind(path.name)
    finally:
        os.chdir(here)
        made.close()


@bad("a link to a device that never ends", "zero.txt", refused(InputError, "file"), place=True)
def endless(path: Path) -> None:
    """As many zeros as anybody asks for."""
    path.symlink_to("/dev/zero")


@bad("a link to nothing", "dangling.txt", refused(NotFound, "no such file"), place=True)
def dangling(path: Path) -> None:
    """Where it leads nothing is."""
    path.symlink_to("nowhere.txt")


@bad("a link to itself", "loop.txt", refused(InputError, ""), place=True)
def loop(path: Path) -> None:
    """Around and around."""
    path.symlink_to(path.name)


@bad("a sparse file of 10 GB", "sparse.txt", refused(InputError, ""), place=True)
def sparse(path: Path) -> None:
    """It takes no space on the disk."""
    with path.open("wb") as file:
        file.truncate(10_000_000_000)
