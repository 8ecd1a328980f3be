"""Names of people: which shorter or differently spelt name is whom, and who are certainly two."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from kg.resolve.cluster import NAME, Link
from kg.resolve.knowledge import words as known
from kg.resolve.reference import Reference
from kg.types import EntityType

_SOUND = tuple((re.compile(a), b) for a, b in (
    (r"[iyj]+", "i"), (r"kh", "h"), (r"ou|oo", "u"), (r"w", "v"), (r"ck|q", "k"), (r"sch|tsh", "sh"), (r"ie", "e"), (r"(.)\1+", r"\1")))


def link_people(references: Sequence[Reference]) -> tuple[list[Link], list[tuple[int, int]], set[int]]:
    """Links between names of one person, pairs of references that are two people, and bare names that fit several people.

    Distinct full names are compared within a surname, bare names with the full names that hold the word, so the work
    grows with the number of names, not with its square.
    """
    people = [r for r in references if r.named and r.type is EntityType.PERSON and r.words]
    full: dict[tuple[str, ...], list[Reference]] = defaultdict(list)
    for r in people:
        core = _core(r.words)
        if len(core) > 1:
            full[core].append(r)
    links = list(_full_names(full))
    apart = _apart(full, links)
    bare, unsure = _bare_names(people, full)
    return links + bare, apart, unsure


def sound(word: str) -> str:
    """A rough spelling that transliterations share: "zelenskyy", "zelensky", "zelenskiy" -> "zelenski"."""
    for pattern, to in _SOUND:
        word = pattern.sub(to, word)
    return word


def same_word(a: str, b: str) -> bool:
    """Whether two words are one name in two transliterations: equal by sound, or nearly equal and long."""
    if a == b:
        return True
    if min(len(a), len(b)) < 5 or a[0] != b[0]:
        return False
    if sound(a) == sound(b):
        return True
    from rapidfuzz.distance import DamerauLevenshtein

    return min(len(a), len(b)) >= 9 and DamerauLevenshtein.distance(a, b, score_cutoff=1) <= 1


def _core(words: tuple[str, ...]) -> tuple[str, ...]:
    core = tuple(w for w in words if w not in known("suffixes", "suffixes"))
    return core or words


def _compatible(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two full names may be one person's: surname and first name agree (or an initial does), middle names do not differ."""
    if not same_word(a[-1], b[-1]):
        return False
    if not (same_word(a[0], b[0]) or _initial(a[0], b[0])):
        return False
    middle_a, middle_b = a[1:-1], b[1:-1]
    return not middle_a or not middle_b or all(x == y or _initial(x, y) for x, y in zip(middle_a, middle_b, strict=False))


def _initial(a: str, b: str) -> bool:
    return 1 in (len(a), len(b)) and a[0] == b[0]


def _genders(a: Sequence[Reference], b: Sequence[Reference]) -> bool:
    known_a, known_b = {r.gender for r in a} - {""}, {r.gender for r in b} - {""}
    return not known_a or not known_b or bool(known_a & known_b)


def _full_names(full: dict[tuple[str, ...], list[Reference]]) -> Iterator[Link]:
    by_surname: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for core in sorted(full):
        by_surname[sound(core[-1])[:5]].append(core)
    for cores in by_surname.values():
        fits = {a: [b for b in cores if b != a and _compatible(a, b)] for a in cores}
        plain = {a for a in cores if all(_compatible(b, c) for b in fits[a] for c in fits[a] if b < c)}  # fits one person's names alone
        for a in sorted(plain):
            for b in fits[a]:
                if a < b and b in plain and _genders(full[a], full[b]):
                    x, y = full[a][0], full[b][0]
                    why = "spellings of one name" if len(a) == len(b) else "shorter and longer form of a name"
                    yield Link(NAME, min(x.number, y.number), max(x.number, y.number), f"“{x.name}” and “{y.name}”: {why}")


def _apart(full: dict[tuple[str, ...], list[Reference]], links: Sequence[Link]) -> list[tuple[int, int]]:
    """Two full names with one surname that are not linked are two people."""
    linked = {(link.first, link.second) for link in links}
    by_surname: dict[str, list[Reference]] = defaultdict(list)
    for core in sorted(full):
        by_surname[core[-1]].append(full[core][0])
    pairs = []
    for group in by_surname.values():
        for k, x in enumerate(group):
            pairs += [(x.number, y.number) for y in group[k + 1:] if (min(x.number, y.number), max(x.number, y.number)) not in linked
                      and not _compatible(_core(x.words), _core(y.words))]
    return pairs


def _bare_names(people: Sequence[Reference], full: dict[tuple[str, ...], list[Reference]]) -> tuple[list[Link], set[int]]:
    """A surname or first name alone: the full name that has it.

    Where several people have it, it stays with the one it was used for while nobody else was known (as texts do with
    their main person), else with the only one of the sentences just before, else with none.
    """
    index = _index(full)
    links, unsure = [], set()
    bearer: dict[str, Reference] = {}
    for r in people:
        core = _core(r.words)
        options = _options(r, core, index, full)
        if not options:
            continue
        choice = _only(options, full)
        if choice is None:
            unsure.add(r.number)
            known_before = [o for o in options if full[o][0].number < r.number]
            choice = bearer.get(core[-1]) if not r.gender else None
            choice = choice or _only(known_before, full) or _just_before(r, known_before, full)
        if choice is not None and _only([o for o in options if full[o][0].number < r.number], full) is choice:
            bearer.setdefault(core[-1], choice)
        if choice is not None and choice.number != r.number:
            links.append(Link(NAME, min(choice.number, r.number), max(choice.number, r.number), f"“{r.name}” is short for “{choice.name}”"))
    return links, unsure


def _index(full: dict[tuple[str, ...], list[Reference]]) -> dict[str, list[tuple[str, ...]]]:
    index: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for core in sorted(full):
        for place, word in (("last", core[-1]), ("first", core[0])):
            index[f"{place} {word}"].append(core)
            index[f"{place} ~{sound(word)}"].append(core)
        for end in {core[1:], core[-2:]} if len(core) > 2 else ():
            index[f"last {' '.join(end)}"].append(core)
    return index


def _options(bare: Reference, core: tuple[str, ...], index: dict[str, list[tuple[str, ...]]],
             full: dict[tuple[str, ...], list[Reference]]) -> list[tuple[str, ...]]:
    """Full names a bare name may be short for: by surname, else by first name; by the same spelling, else by the same sound."""
    key = " ".join(core)
    for place in ("last", "first") if len(core) == 1 else ("last",):
        found = index.get(f"{place} {key}", [])
        if not found and len(core) == 1 and len(key) >= 5:
            found = [c for c in index.get(f"{place} ~{sound(key)}", []) if same_word(c[-1 if place == "last" else 0], key)]
        found = [c for c in dict.fromkeys(found) if c != core and _genders([bare], full[c])]
        if found:
            return found
    return []


def _only(options: Sequence[tuple[str, ...]], full: dict[tuple[str, ...], list[Reference]]) -> Reference | None:
    """The person, where all options are forms of one person's name."""
    if options and all(_compatible(options[0], o) for o in options[1:]):
        return full[options[0]][0]
    return None


def _just_before(bare: Reference, options: Sequence[tuple[str, ...]], full: dict[tuple[str, ...], list[Reference]]) -> Reference | None:
    """Of several people the one whose full name stands alone in the nearest sentence before that has any."""
    last: dict[tuple[str, ...], int] = {}
    for option in options:
        last[option] = max((r.sentence for r in full[option] if r.number < bare.number), default=-1)
    nearest = max(last.values(), default=-1)
    return _only([o for o in options if last[o] == nearest], full) if nearest >= 0 else None
