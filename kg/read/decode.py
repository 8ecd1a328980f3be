"""Bytes to text: which encoding, and whether it is text at all."""

from __future__ import annotations

import codecs
import re

from kg.errors import NotText

SAMPLE = 100_000  # bytes looked at when an encoding has to be guessed
MAX_CONTROL_SHARE = 0.03  # more control bytes than this and it is no text; random bytes have about 0.1
MIN_CONTROLS = 4  # a stray control byte in a short text is only dirt

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with UTF-16's
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"\x89PNG", "a PNG picture"),
    (b"GIF8", "a GIF picture"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"PK\x05\x06", "a zip archive"),
    (b"\x1f\x8b", "gzip-compressed"),
    (b"BZh91AY&SY", "bzip2-compressed"),
    (b"\xfd7zXZ", "xz-compressed"),
    (b"\x28\xb5\x2f\xfd", "zstd-compressed"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"PAR1\x15", "a Parquet file"),
    (b"ID3\x03", "an MP3 recording"),
    (b"ID3\x04", "an MP3 recording"),
    (b"OggS\x00", "an Ogg recording"),
)

_HIGH = re.compile(rb"[\x80-\xff]")
_WINDOWS_1252 = "kg-windows-1252"  # error handler: a byte that breaks UTF-8 is read as Windows-1252
_CONTROL_BYTES = bytes(b for b in range(32) if b not in b"\t\n\f\r\x1b") + b"\x7f"
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe1-\xef][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}")


def decode(data: bytes, *, where: str, declared: str = "") -> str:
    """The text that some bytes hold.

    A byte order mark decides, then UTF-8 if the bytes are that, then ``declared`` (what the file says of itself), then a
    guess. UTF-8 with broken bytes in it, as pasted-together pages have, is read as UTF-8 with those bytes as Windows-1252.

    Raises:
        NotText: the bytes are binary, or no encoding fits them.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _decode_marked(data, encoding, where)
    kind = _binary_kind(data)
    if kind:
        raise NotText(f"this is {kind}, not text", where=where, fix="give plain text or HTML")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_other(data, where, declared)


def _decode_other(data: bytes, where: str, declared: str) -> str:
    """Text of bytes that are not clean UTF-8."""
    encoding = _wide(data) or _codec(declared)
    if encoding in ("", "utf-8") and _mostly_utf8(data):
        return data.decode("utf-8", _WINDOWS_1252)
    encoding = encoding or _guess(data)
    if not encoding:
        raise NotText("no text encoding fits these bytes", where=where, fix="save it as UTF-8 text and try again")
    return data.decode(encoding, "replace")


def _decode_marked(data: bytes, encoding: str, where: str) -> str:
    """Text of bytes that begin with a byte order mark."""
    try:
        return data.decode(encoding, _WINDOWS_1252 if encoding == "utf-8-sig" else "strict")
    except UnicodeDecodeError as error:
        raise NotText(f"it begins as {encoding} text but is damaged: {error.reason}", where=where, fix="save it as UTF-8") from error


def _byte_as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error(_WINDOWS_1252, _byte_as_windows_1252)


def _binary_kind(data: bytes) -> str:
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    if data[257:262] == b"ustar":
        return "a tar archive"
    sample = data[:SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROL_BYTES))
    too_many = controls > MIN_CONTROLS and controls > MAX_CONTROL_SHARE * len(sample)
    return "binary" if too_many and not _wide(data) else ""


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: in text that is mostly Latin every second byte is zero."""
    sample = data[:SAMPLE]
    even, odd = sample[::2], sample[1::2]
    if len(sample) >= 8 and odd.count(0) > 0.7 * len(odd) and even.count(0) < 0.1 * len(even):
        return "utf-16-le"
    if len(sample) >= 8 and even.count(0) > 0.7 * len(even) and odd.count(0) < 0.1 * len(odd):
        return "utf-16-be"
    return ""


def _mostly_utf8(data: bytes) -> bool:
    """Whether more of the bytes above ASCII make sense as UTF-8 characters than do not."""
    sample = data[:SAMPLE]
    rest = _MULTIBYTE.sub(b"", sample)
    return len(sample) - len(rest) > len(_HIGH.findall(rest))


def _guess(data: bytes) -> str:
    """The encoding of bytes that are not UTF-8; "" if none fits."""
    from charset_normalizer import from_bytes

    best = from_bytes(data[:SAMPLE]).best()
    if best is None:
        return ""
    # Among code pages that read these bytes alike the guess is by lot; English news is Windows-1252.
    return "cp1252" if "cp1252" in best.could_be_from_charset else best.encoding


def _codec(name: str) -> str:
    """The codec of a declared character set, by Python's name; "" for one that is unknown or no character set."""
    try:
        found = codecs.lookup(name.strip()) if name.strip() else None
        return found.name if found and b"a".decode(found.name) is not None else ""
    except (LookupError, ValueError):
        return ""
