"""Measure times: ``python -m training.times [dev|train] [--show]``, on the dates GUM marks in TEI.

A marked date is right if an expression was found that shares a word with it and means the same. Values are compared as exactly
as the corpus gives them:

- ``when``: the same year, month, day as far as the annotation goes; ``--07-04`` leaves the year open.
- ``from``, ``to``, ``notBefore``, ``notAfter``: both ends that are given; a first or last day of a year stands for the year, as
  the corpus writes it both ways, and ends may differ by one day, since it counts some stretches with their last day and some without.
- Seasons are told by their first month (the corpus ends summer in August or in September), years before Christ by either way of
  counting (with a year 0 or without).
- Where the expression found is longer than the marked one ("from 1939 to 1945"), the time inside it that fits best counts.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from kg import english
from kg.english.time import expressions, extent
from kg.english.time.timeline import Expression
from training.corpora import dates, trees
from training.scores import doc_of_gold

_SEASONS = {"21": "03", "22": "06", "23": "09", "24": "12"}


def main() -> None:
    """Print the share of dates valued right, and of those found at all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("part", nargs="?", default="dev", choices=["dev", "train"])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--show", action="store_true", help="print the dates that were missed")
    args = parser.parse_args()
    right = found = total = 0
    for line, overlaps, same in measured(args.data / "gum" / args.part):
        right, found, total = right + same, found + overlaps, total + 1
        if args.show and not same:
            print(line)
    print(f"GUM {args.part}: {right} of {total} dates right ({100 * right / total:.1f} %), {found} found ({100 * found / total:.1f} %)")


def measured(folder: Path) -> Iterator[tuple[str, bool, bool]]:
    """For every marked date: a line that shows it, whether something was found there, and whether it means the same."""
    nlp = english.load()
    for path in sorted(folder.glob("*.conllu")):
        marked = {d.name: d for d in dates.read(path)}
        for document in trees.read(path):
            if document.name not in marked or trees.held_out(document.name):
                continue
            doc = nlp(doc_of_gold(nlp.vocab, document))
            words = [t.i for t in doc if not t.is_space]
            told = list(_flat(expressions(doc, marked[document.name].written)))
            for d in marked[document.name].dates:
                start, end = words[d.start], words[d.end - 1] + 1
                here = [e for e in told if e.start < end and start < e.end]
                same = any(agrees(e.value, dict(d.attributes)) for e in _best(here, start, end))
                values = ", ".join(f"{doc[e.start : e.end].text!r} {e.value}" for e in here)
                context = doc[max(0, start - 6) : end + 4].text.replace("\n", " ")
                yield (
                    f"{document.name}: {doc[start:end].text!r} {dict(d.attributes)} <- {values or 'nothing'}   | {context}",
                    bool(here),
                    same,
                )


def _flat(found: list[Expression] | tuple[Expression, ...]) -> Iterator[Expression]:
    for e in found:
        yield e
        yield from _flat(e.parts)


def _best(here: list[Expression], start: int, end: int) -> list[Expression]:
    """Those that share the most words with the marked date and go beyond it least."""
    if not here:
        return []

    def fit(e: Expression) -> int:
        return 2 * (min(e.end, end) - max(e.start, start)) - (e.end - e.start)

    best = max(fit(e) for e in here)
    return [e for e in here if fit(e) == best]


def agrees(value: str, attributes: dict[str, str]) -> bool:
    """Whether an EDTF value means what a TEI date says.

    >>> agrees("1818~", {"when": "1818"}), agrees("2016-07-04", {"when": "--07-04"}), agrees("183X", {"from": "1830", "to": "1839"})
    (True, True, True)
    """
    first, slash, last = value.partition("/")
    if not value or value[0] in "PR":
        return False
    if "when" in attributes:
        return not slash and _point(first, attributes["when"])
    begin = attributes.get("from") or attributes.get("notBefore")
    end = attributes.get("to") or attributes.get("notAfter")
    if not slash:
        season = first[-2:]
        if re.fullmatch(r"(?:\d{4}|XXXX)-2[1-4]", first) and begin:
            return begin.split("-")[-1 if begin.startswith("--") else 1] == _SEASONS[season] and (
                begin[:2] == "--" or begin[:4] == first[:4]
            )
        stretch = extent(first)
        if stretch.begins and stretch.ends and stretch.precision in {"month", "quarter", "season", "decade", "century"}:
            first, last = stretch.begins.isoformat(), stretch.ends.isoformat()
        else:
            last = first
    return (begin is None or _bound(first, begin, "0")) and (end is None or _bound(last, end, "9"))


def _point(value: str, when: str) -> bool:
    plain = re.sub(r"[~?%]$", "", value).partition("T")[0].replace("-XX", "")
    if when.startswith("--"):
        return plain[4:].startswith(when[1:])
    if when.startswith("-") or re.fullmatch(r"\d{1,3}", when):
        year = int(when.split("-")[1]) * -1 if when.startswith("-") else int(when)
        told = re.fullmatch(r"Y?(-?\d{4,})", plain)
        return told is not None and int(told[1]) in {year, year + (year < 0)}
    return plain[: len(when)] == when


def _bound(value: str, bound: str, digit: str) -> bool:
    """Whether one end of an interval agrees: as days within one day, else as exactly as the annotation goes."""
    plain = re.sub(r"[~?%]$", "", value).replace("-XX", "").replace("X", digit)
    if re.fullmatch(r"\d{4}-01-01|\d{4}-12-31", bound):
        bound = bound[:4]
    if plain[:1] == "-" or bound[:1] == "-":
        return _point(plain, bound)
    if len(plain) == len(bound) == 10:
        return abs((date.fromisoformat(plain) - date.fromisoformat(bound)).days) <= 1
    return plain[: len(bound)] == bound


if __name__ == "__main__":
    main()
