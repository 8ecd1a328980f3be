"""Normal forms of names: what makes two spellings equal, how a name is shown, and its slug in an IRI."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

from kg.resolve.knowledge import table

_QUOTES = "\"'“”‘’«»„`´ʼ"
_PLAIN = str.maketrans({
    "’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "‐": "-", "‑": "-", "–": "-", "—": "-", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O",
    "đ": "d", "Đ": "D", "ı": "i", "æ": "ae", "Æ": "Ae", "œ": "oe", "ð": "d", "þ": "th",
})
_ARTICLE = re.compile(r"^(?:the|a|an)\s+(?=\S)", re.IGNORECASE)
_CUT_SHORT = re.compile(r"(?:\s+(?:of|the|and|for|in|at|to|an?))+$", re.IGNORECASE)  # a name does not end so
_POSSESSIVE = re.compile(r"(?<=[\w.])(?:'s|(?<=s)')(?!\w)", re.IGNORECASE)
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?")
_WORD = re.compile(r"[^\s'&]+(?:['&][^\s'&]+)*")


def _letters(text: str) -> str:
    """Compatibility forms and accents gone; marks of scripts that need them stay."""
    out: list[str] = []
    latin = False
    for c in unicodedata.normalize("NFKD", text):
        if unicodedata.category(c) == "Mn":
            if not latin:
                out.append(c)
            continue
        latin = c < "\u0530" or "\u1e00" <= c <= "\u1fff"  # Latin, Greek, Cyrillic: accents do not tell names apart
        out.append(c)
    return unicodedata.normalize("NFC", "".join(out))


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """The key under which spellings of one name are equal: no case, accents, quotes, possessive or leading article.

    >>> fold("the U.N.’s") == fold("UN")
    True
    """
    return " ".join(words(text))


@lru_cache(maxsize=8192)
def words(text: str) -> tuple[str, ...]:
    """The words of ``fold``."""
    text = _letters(_letters(text.translate(_PLAIN)).casefold()).translate(_PLAIN)
    text = _POSSESSIVE.sub("", text.strip(_QUOTES + " ,;:"))
    text = _ARTICLE.sub("", text)
    text = _DOTTED.sub(lambda m: m.group().replace(".", "") + " ", text)
    plain = "".join(c if c in "'&" or unicodedata.category(c)[0] in "LMN" else " " for c in text)
    return tuple(_WORD.findall(plain))


@lru_cache(maxsize=8192)
def expanded(text: str) -> tuple[str, ...]:
    """Words of a name with well-known acronyms written out where they lead it: "U.N. Security Council" -> united nations ...

    Of several full names of one body ("Daesh") the common one stands for all.
    """
    found = _written_out(text)
    common = table("aliases").get(" ".join(found))
    return tuple(common.split()) if common else found


def _written_out(text: str) -> tuple[str, ...]:
    found = words(text)
    first = re.match(r"\s*(?:the\s+)?([A-Z][\w.]*)", text)
    if not first or not found:
        return found
    short = first.group(1).replace(".", "")
    full = table("acronyms").get(short)
    if full and found[0] == short.casefold():
        return words(full) + found[1:]
    return found


def shown(text: str) -> str:
    """A name as it is shown: without quotes around it, possessive at its end and leading article.

    >>> shown("the Kremlin’s")
    'Kremlin'
    """
    text = " ".join(text.split())
    bare = re.sub(r"(?:['’]s|(?<=s)['’])$", "", text.strip(_QUOTES.replace("'", "").replace("’", "") + " ,;:"), flags=re.IGNORECASE)
    bare = _CUT_SHORT.sub("", _ARTICLE.sub("", bare)).strip(_QUOTES + " ,;:–—")
    return bare or text


def uncapitalised(text: str, *, acronym: bool) -> str:
    """A name set in capitals ("KHARKIV") in title case; short single words stay where they may be an acronym."""
    if text != text.upper() or not any(c.isalpha() for c in text) or "." in text:
        return text
    parts = text.split()
    longest = max(len(p) for p in parts)
    if longest <= 3 or (acronym and (len(parts) == 1 or longest <= 5)):
        return text
    return " ".join(p if len(p) == 1 else "-".join(q.capitalize() for q in p.split("-")) for p in parts)


def is_acronym(text: str) -> bool:
    """Whether a single word looks like initials: "NATO", "U.N.", "IMF's"."""
    bare = shown(text)
    letters = bare.replace(".", "").rstrip("0123456789")
    return " " not in bare and 2 <= len(letters) <= 7 and letters.isalpha() and letters.isupper()


def slug(text: str) -> str:
    """A name as a local name of an IRI: lower case, words joined by "_", letters of any script, never empty.

    >>> slug("Vladimir Putin"), slug("the U.N.’s Security Council")
    ('vladimir_putin', 'un_security_council')
    """
    joined = "_".join(words(text)).replace("'", "").replace("&", "_")
    kept = "".join(c if unicodedata.category(c)[0] in "LMN" else "_" for c in joined)
    kept = re.sub(r"_+", "_", kept).strip("_")
    if kept and unicodedata.category(kept[0])[0] != "M":
        return kept
    return "x" + hashlib.sha256(text.encode("utf8", "surrogatepass")).hexdigest()[:6]


def local(text: str, article: str, ordinal: int) -> str:
    """An id for something known in one article alone: slug, ".", and six hex digits of article, name and ordinal."""
    base = slug(text)[:60]
    digest = hashlib.sha256(f"{article}\x1f{base}\x1f{ordinal}".encode("utf8", "surrogatepass")).hexdigest()
    return f"{base}.{digest[:6]}"
