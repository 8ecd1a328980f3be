"""The bytes of a PDF to pypdf's reader of it, with limits on what it may cost."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from kg.errors import Damaged, KgError, MissingExtra, TooLarge
from kg.read.documents.pdf_layout.budget import MAX_PAGES
from kg.read.documents.pdf_mend import mended

MAX_OBJECTS = 300_000  # of a file: each costs time, whatever it is
MAX_STREAM_BYTES = 20_000_000  # of one part of it, unpacked
MAX_TOKENS = 1_000_000  # of the drawing instructions of one page

_SPLIT = "split it into articles, one a file, and give the folder"


@contextmanager
def library(where: str) -> Iterator[None]:
    """pypdf with its limits set, and without its warnings: broken PDFs are the rule, and what comes of them is told."""
    try:
        import pypdf
    except ImportError as error:
        fix = "install it: pip install '.[documents]' in a checkout, or kg[documents]"
        raise MissingExtra("reading PDFs needs an optional part", where=where, fix=fix) from error

    logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)
    with pypdf.apply_configuration(
        zlib_maximum_output_length=MAX_STREAM_BYTES,
        lzw_maximum_output_length=MAX_STREAM_BYTES,
        run_length_maximum_output_length=MAX_STREAM_BYTES,
        array_based_stream_maximum_output_length=MAX_STREAM_BYTES,
        stream_decoding_work_maximum_length=4 * MAX_STREAM_BYTES,
        stream_parsing_work_maximum_count=MAX_TOKENS,
    ):
        yield


def opened(data: bytes, where: str, *, cut: bool) -> Any:
    """A reader of the document that has pages; of one that is ``cut`` off, the one that has more of them.

    Raises:
        Damaged: it is encrypted, or there is no page in it.
        TooLarge: it has too many, or too many objects.
    """
    from pypdf.errors import LimitReachedError

    if data.count(b" obj") > MAX_OBJECTS:
        raise TooLarge(f"it has more than {MAX_OBJECTS:,} objects", where=where, fix=_SPLIT)

    failure: Exception | None = None
    best: tuple[int, Any] = (0, None)
    for attempt in (mended, bytes) if cut else (bytes, mended):
        try:
            reader = _reader(attempt(data), where)
            pages = len(reader.pages)
        except KgError:
            raise
        except LimitReachedError as error:
            raise TooLarge(f"it asks for more than is read: {error}", where=where, fix=_SPLIT) from error
        except Exception as error:  # whatever pypdf makes of a broken file
            failure = error
            continue
        best = max(best, (pages, reader), key=lambda found: found[0])
        if pages and not cut:
            break
    pages, reader = best
    if not pages:
        raise Damaged("there is no page in this PDF that can be read", where=where, fix="check that the file is whole") from failure
    if pages > MAX_PAGES:
        cause = f"it has {pages:,} pages; at most {MAX_PAGES:,} are read"
        raise TooLarge(cause, where=where, fix=_SPLIT)
    return reader


def _reader(data: bytes, where: str) -> Any:
    """pypdf's reader of a document.

    Raises:
        Damaged: it needs a password.
    """
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError, WrongPasswordError

    try:
        reader = PdfReader(io.BytesIO(data), strict=False, xref_stream_maximum_entries=MAX_OBJECTS)
        if reader.is_encrypted and not reader.decrypt(""):
            raise _encrypted(where)
        _ = reader.trailer, reader.root_object
    except (DependencyError, FileNotDecryptedError, WrongPasswordError, NotImplementedError) as error:
        raise _encrypted(where) from error
    return reader


def _encrypted(where: str) -> Damaged:
    return Damaged("the PDF is encrypted", where=where, fix="save it without a password")
