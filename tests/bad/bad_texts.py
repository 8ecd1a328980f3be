"""Texts whose bytes or characters are wrong: encodings, marks, controls, and what is no text at all."""

from __future__ import annotations

import codecs
import random
import struct
import zlib

from kg.errors import EmptyInput, InputError, NotEnglish, NotText
from tests.bad.case import BODY, HEADLINE, TEXT, always, bad, read, refused

CAFE = f"{HEADLINE}\n\nThe “Café Noir” closed on Tuesday – its owner said so. {BODY}\n"

always("empty", "empty.txt", refused(EmptyInput, "empty"), b"")
always("white space only", "spaces.txt", refused(EmptyInput, "empty"), " \t\r\n" * 500)
always("no letter and no digit", "dots.txt", refused(EmptyInput, "no text"), "... --- ... !!! ???\n" * 50)
always("a mark and nothing after it", "mark.txt", refused(EmptyInput, "no text"), codecs.BOM_UTF8)
always("NULs only", "nuls.txt", refused(NotText, "binary"), bytes(5_000))
always("a few NULs in a text", "nul.txt", read(facts=1).hiding("\0"), TEXT.replace("court", "co\0urt", 2))
always("half of it NULs", "half.txt", refused(NotText, "binary"), TEXT.encode() + bytes(len(TEXT)))

always("Windows-1252", "cp1252.txt", read(facts=1).showing("“Café Noir”"), CAFE.encode("cp1252"))
always(
    "UTF-8 with pasted Windows-1252",
    "pasted.txt",
    read(facts=1).showing("Café", "“Law”"),
    TEXT.encode() + "Café – “Law”".encode() + b" \x93Law\x94.",
)
always("Mac Roman line ends", "mac.txt", read(facts=1), TEXT.replace("\n", "\r"))
always("UTF-8 with a mark", "utf8-mark.txt", read(facts=1).hiding("\ufeff"), codecs.BOM_UTF8 + CAFE.encode())
always(
    "UTF-16, little end first, with a mark",
    "utf16le-mark.txt",
    read(facts=1).showing("Café"),
    codecs.BOM_UTF16_LE + CAFE.encode("utf-16-le"),
)
always(
    "UTF-16, big end first, with a mark", "utf16be-mark.txt", read(facts=1).showing("Café"), codecs.BOM_UTF16_BE + CAFE.encode("utf-16-be")
)
always(
    "UTF-32, little end first, with a mark",
    "utf32le-mark.txt",
    read(facts=1).showing("Café"),
    codecs.BOM_UTF32_LE + CAFE.encode("utf-32-le"),
)
always(
    "UTF-32, big end first, with a mark", "utf32be-mark.txt", read(facts=1).showing("Café"), codecs.BOM_UTF32_BE + CAFE.encode("utf-32-be")
)
always("UTF-16, little end first, unmarked", "utf16le.txt", read(facts=1).showing("Café"), CAFE.encode("utf-16-le"))
always("UTF-16, big end first, unmarked", "utf16be.txt", read(facts=1).showing("Café"), CAFE.encode("utf-16-be"))
always("UTF-16 cut in a character", "utf16-cut.txt", refused(NotText, "damaged"), codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le") + b"x")
always(
    "a mark of UTF-16 before ASCII",
    "lying-mark.txt",
    refused(NotEnglish, "language"),
    codecs.BOM_UTF16_LE + (TEXT * 3).encode()[: len(TEXT) // 2 * 6],
)
always("a mark of UTF-32 before ASCII", "lying-mark-32.txt", refused(NotText, "damaged"), codecs.BOM_UTF32_LE + TEXT.encode())
always("surrogate pairs in UTF-8 (CESU-8)", "cesu8.txt", read(facts=1), TEXT.encode() + b"The court smiled \xed\xa0\xbd\xed\xb8\x80.\n")
always(
    "lone surrogates in UTF-8", "surrogates.txt", read(facts=1), TEXT.encode() + b"The \xed\xa0\x80 court \xed\xbf\xbf met \xed\xa0\xbd.\n"
)
always("overlong UTF-8", "overlong.txt", read(facts=1), TEXT.encode() + b"The \xc0\xaf court \xe0\x80\xaf met \xf8\x88\x80\x80\x80.\n")
always("a cut UTF-8 character at the end", "cut.txt", read(facts=1), TEXT.encode() + "é".encode()[:1])

always("control characters", "controls.txt", read(facts=1).hiding("\x07"), TEXT.replace(" ", "\x07 ", 4))
always("escape sequences of terminals", "ansi.txt", read(facts=1).hiding("\x1b"), TEXT.replace("court", "\x1b[31mcourt\x1b[0m"))
always("C1 controls", "c1.txt", read(facts=1).hiding("\x85"), TEXT.replace(" ", "\x85\x9b ", 30))
always("bidirectional controls", "bidi.txt", read(facts=1), TEXT.replace("Holt", "\u202eHolt\u202c").replace("Abel", "\u2066Abel"))
always("zero width characters", "zero-width.txt", read(facts=1), TEXT.replace(" ", " \u200b").replace("court", "court\u200d\ufeff"))
always("zero width characters between all letters", "zero-width-all.txt", refused(NotEnglish, "language"), "\u200b".join(TEXT))
always(
    "odd spaces and line separators",
    "odd-spaces.txt",
    read(facts=1),
    TEXT.replace(" ", "\u00a0", 5).replace("\n\n", "\u2028\u2029") + "\u3000\u2007\u180e",
)
always(
    "soft hyphens", "soft.txt", read(), TEXT.replace("sid", "\u00adsid\u00ad").replace("fici", "fi\u00adci").replace("Tues", "Tues\u00ad")
)
always("piled-up accents", "zalgo.txt", read(), "".join(character + "\u0301\u0334\u0348" * 20 for character in TEXT))
always("unassigned and private characters", "private.txt", read(facts=1), TEXT + "\ue000\U0010ffff\U000e0001\uffff\ufdd0" * 20)
always(
    "mixed line ends",
    "line-ends.txt",
    read(facts=1).hiding("\r"),
    "Court upholds law\r\r\nThe court upheld the law.\n\r\n\rIt praised Arden.\r\n" + BODY,
)
always("form feeds and vertical tabs", "feeds.txt", read(facts=1), TEXT.replace("\n\n", "\n\f\v\n"))

always("emoji only", "emoji-only.txt", refused(EmptyInput, "no text"), "😀👩‍👩‍👧‍👦🇺🇦🏴󠁧󠁢󠁥󠁮󠁧󠁿" * 30)
always("emoji in a text", "emoji.txt", read(facts=1).showing("👩‍👩‍👧‍👦"), TEXT.replace(" met", " 👩‍👩‍👧‍👦 met") + "🇺🇦 🎉🎉🎉\n")
always(
    "Arabic",
    "arabic.txt",
    refused(NotEnglish, "language"),
    "قالت المحكمة يوم الثلاثاء إن القانون الجديد يتوافق مع الدستور وإن الحكومة ستنشر القواعد. " * 5,
)
always("Hebrew in an English text", "hebrew.txt", read(facts=1).showing("בית המשפט"), TEXT.replace("Arden", "בית המשפט") + BODY)
always(
    "Russian",
    "russian.txt",
    refused(NotEnglish, "language"),
    "Суд во вторник поддержал закон, а министр сообщил, что правила будут опубликованы. " * 5,
)
always("Chinese", "chinese.txt", refused(NotEnglish, "language"), "法院周二维持了这项法律，部长表示将公布规则，总统随后会见了代表。" * 10)
always(
    "French",
    "french.txt",
    refused(NotEnglish, "language"),
    "La cour a confirmé mardi la loi, et le ministre a dit que les règles seraient publiées. " * 5,
)
always(
    "German in KOI8-R's clothes",
    "koi8.txt",
    refused(NotEnglish, "language"),
    ("Суд во вторник поддержал закон, а министр сообщил о правилах. " * 8).encode("koi8-r"),
)

always(
    "a JPEG picture",
    "jpeg.txt",
    refused(NotText, "picture"),
    b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01" + bytes(range(256)) * 8 + b"\xff\xd9",
)
always(
    "a GIF picture", "gif.htm", refused(NotText, "picture"), b"GIF89a\x01\x00\x01\x00\x80\x00\x00\xff\xff\xff\x00\x00\x00!\xf9\x04\x01\x00;"
)
always(
    "an MP3 recording",
    "mp3.txt",
    refused(NotText, "recording"),
    b"ID3\x04\x00\x00\x00\x00\x00\x00" + b"\xff\xfb\x90\x64" + bytes(range(256)) * 8,
)
always("a program", "program.txt", refused(NotText, "program"), b"\x7fELF\x02\x01\x01" + bytes(200) + b"the court upheld the law" * 50)
always("a database", "database.txt", refused(NotText, "database"), b"SQLite format 3\x00" + bytes(200) + b"the court upheld the law" * 50)
always("an RTF document", "rtf.txt", refused(NotText, "RTF"), rb"{\rtf1\ansi {\b Court upholds law}\par The court upheld the law.}")
always(
    "JSON",
    "json.txt",
    read(facts=1),
    '{"headline": "Court upholds law", "body": ["The court upheld the law.", {"a": [1, 2, 3]}]}',
)
always("JSON of deep lists", "deep-json.txt", refused(InputError, ""), "[" * 100_000)


@bad("a PNG picture", "png.txt", refused(NotText, "picture"))
def png(full: bool) -> bytes:
    """A picture that says it is 30,000 points wide and high, which would be 3.6 GB."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(100_000))) + chunk(b"IEND", b"")


@bad("random bytes", "random.txt", refused(NotText, "binary"))
def random_bytes(full: bool) -> bytes:
    """Noise."""
    return random.Random(7).randbytes(5_000_000 if full else 20_000)


@bad("random bytes without controls", "noise.txt", refused(NotText, "encoding"))
def high_bytes(full: bool) -> bytes:
    """Noise of bytes above 160, which is no text in any encoding of more than one byte."""
    noise = random.Random(8)
    return bytes(noise.randrange(161, 256) for _ in range(20_000))
