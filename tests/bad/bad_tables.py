"""Tables of articles, in CSV and in JSON lines, that are no tables or that are too much."""

from __future__ import annotations

import json

from kg.errors import Damaged, EmptyInput, InputError, NotText, TooLarge
from tests.bad.case import BODY, HEADLINE, always, bad, read, refused

ROW = f'"{HEADLINE}","{BODY}",2025-03-18'
OBJECT = json.dumps({"headline": HEADLINE, "text": BODY, "date": "2025-03-18"})

always("a table without a column of texts", "no-text.csv", refused(InputError, "column"), "id,price,count\n1,2.5,7\n2,3.5,8\n")
always("a table of its head alone", "head.csv", refused(EmptyInput, ""), "headline,text,date\n")
always(
    "unbalanced quotation marks in a table",
    "quotes.csv",
    refused(InputError, ""),
    f'headline,text,date\n"{HEADLINE},{BODY},2025-03-18\nA,"B\n',
)
always(
    "rows of other lengths",
    "ragged.csv",
    read(2, facts=2).but(InputError, ""),
    f"headline,text,date\n{ROW}\nonly\n{ROW.replace('law on', 'law again on')},more,and,more\n",
)
always("NULs in a table", "nuls.csv", read(facts=1).hiding("\0"), f"headline,text,date\n{ROW}\n".replace("court", "co\0urt", 2))
always("dates of rows that do not exist", "dates.csv", read(facts=1), f"headline,text,date\n{ROW}\n".replace("2025-03-18", "2025-02-31"))
always("formulas in a table", "formulas.csv", read(facts=1), f'headline,text,date\n"=cmd|\' /C touch evil\'!A0","{BODY}","=1+1"\n')
always(
    "the same column twice",
    "columns.csv",
    read(facts=1),
    f"text,text,headline,headline\n{BODY},{BODY},{HEADLINE},{HEADLINE}\n".replace(BODY, f'"{BODY}"'),
)
always("a table of semicolons", "semicolons.csv", read(facts=1), f"headline;text;date\n{HEADLINE};{BODY};2025-03-18\n")
always("a table in UTF-16", "utf16.csv", read(facts=1), f"headline,text,date\n{ROW}\n".encode("utf-16"))
always("a table of empty rows", "empty-rows.csv", refused(InputError, "").and_more(), "headline,text,date\n" + ",,\n" * 50)
always("a table that is a page", "page.csv", read(facts=1), f"<!DOCTYPE html><html><body><h1>{HEADLINE}</h1><p>{BODY}</p></body></html>")
always("a table that is a picture", "picture.csv", refused(NotText, "picture"), b"\x89PNG\r\n\x1a\n" + bytes(range(256)))

always("lines of broken JSON", "broken.jsonl", read(facts=1).but(InputError, "", 2), f'{{"text": "The court\n{OBJECT}\n{{"text": }}\n')
always("lines of JSON without text", "no-text.jsonl", refused(InputError, "text").and_more(), '{"id": 1}\n{"id": 2}\n')
always("lines of JSON that are no objects", "scalars.jsonl", read(facts=1).but(InputError, "", 4), f'{OBJECT}\n[1, 2]\n"text"\n7\nnull\n')
always("surrogates in JSON", "surrogates.jsonl", read(facts=1), '{"headline": "A", "text": "' + BODY + ' \\ud800 x \\udc00 \\u0000"}\n')
always(
    "texts that are no texts",
    "types.jsonl",
    read(2).but(InputError, "", 3),
    '{"text": 7}\n{"text": ["a", "b"]}\n{"text": {"a": "b"}}\n{"text": null}\n{"text": true}\n',
)
always("numbers that are no numbers", "numbers.jsonl", read(facts=1), OBJECT[:-1] + ', "a": NaN, "b": -Infinity, "c": 1e999}\n')
always(
    "keys that are said twice",
    "keys.jsonl",
    read(facts=1),
    f'{{"text": "x", "text": {json.dumps(BODY)}, "__proto__": {{}}, "__class__": "os.system"}}\n',
)


@bad("a field of 100 MB", "field.csv", refused(TooLarge, ""))
def field(full: bool) -> bytes:
    """One row, one field."""
    return b'headline,text\nA,"' + b"The court met. " * (6_700_000 if full else 200_000) + b'"\n'


@bad("a line of JSON of 100 MB", "line.jsonl", refused(TooLarge, ""))
def line(full: bool) -> bytes:
    """One object, one text."""
    return json.dumps({"text": "The court met. " * (6_700_000 if full else 200_000)}).encode() + b"\n"


@bad("very many columns", "wide.csv", read(facts=1))
def wide(full: bool) -> bytes:
    """One of them the text."""
    count = 100_000 if full else 2_000
    return (",".join(f"c{n}" for n in range(count)) + ",text\n" + "x," * count + f'"{BODY}"\n').encode()


@bad("a number of very many digits", "digits.jsonl", read().but(Damaged, "JSON"))
def digits(full: bool) -> bytes:
    """More than Python reads."""
    number = "9" * (1_000_000 if full else 5_000)
    return f'{{"id": {number}, "text": "x"}}\n{OBJECT}\n'.encode()


@bad("lists in lists in a line of JSON", "deep.jsonl", read(facts=1).but(InputError, ""))
def deep(full: bool) -> bytes:
    """Deeper than Python recurses."""
    depth = 1_000_000 if full else 20_000
    lists = "[" * depth + "]" * depth
    return f'{{"text": {lists}}}\n{OBJECT}\n'.encode()


@bad("very many rows", "rows.csv", read(5, facts=5), full=read(500, facts=500))
def rows(full: bool) -> bytes:
    """Each says something else."""
    return ("headline,text\n" + "".join(f'{HEADLINE},"{BODY} The court met {n} times."\n' for n in range(500 if full else 5))).encode()
