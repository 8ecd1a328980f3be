"""PDFs that were cut off: the list of pages stands at their end, so a new one is made of the pages there are."""

from __future__ import annotations

import re

_OBJECT = re.compile(rb"(?:^|[\r\n\s])(\d{1,9})[ \t]+(\d{1,5})[ \t]+obj\b")
_PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")
_LONGEST = 20_000  # bytes of the entry of a page


def mended(data: bytes) -> bytes:
    """The document with a list of all its pages added; b"" where no page is found."""
    found = [(int(match[1]), int(match[2]), match.end()) for match in _OBJECT.finditer(data)]
    if not found:
        return b""
    pages = []
    for i, (number, generation, start) in enumerate(found):
        end = min(found[i + 1][2] if i + 1 < len(found) else len(data), start + _LONGEST)
        entry = data[start:end].partition(b"endobj")[0].partition(b"stream")[0]
        if _PAGE.search(entry):
            pages.append(b"%d %d R" % (number, generation))
    if not pages:
        return b""
    catalog = max(number for number, _, _ in found) + 1
    added = [
        b"%d 0 obj\n<</Type /Catalog /Pages %d 0 R>>\nendobj" % (catalog, catalog + 1),
        b"%d 0 obj\n<</Type /Pages /Count %d /Kids [%s]>>\nendobj" % (catalog + 1, len(pages), b" ".join(pages)),
        b"trailer\n<</Size %d /Root %d 0 R>>\nstartxref\n0\n%%%%EOF\n" % (catalog + 2, catalog),
    ]
    return data + b"\nendstream\nendobj\n" + b"\n".join(added)
