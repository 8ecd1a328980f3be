"""Which articles are copies of another: wire stories printed by several papers, cut, with another headline, lightly edited.

An article is the set of its runs of three words. MinHash (Broder 1997) keeps of that set the least value under each of 128
hash functions: the share of equal values of two articles estimates how much of their sets is common, with a standard error
of at most 0.045. Articles are compared only where four neighbouring values are equal (a band), so that no article need be
compared with all others.
"""

from __future__ import annotations

import json
import re
from base64 import b85decode, b85encode
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from hashlib import blake2b
from typing import TYPE_CHECKING

from kg.types import Article

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RUN = 3  # words: longer runs lose what is lightly edited, for each changed word breaks as many runs
VALUES = 128  # hash functions
ROWS = 4  # values in a band: 32 bands find 99.98 % of the pairs with 0.7 in common, 87 % of those with 0.5, 0.3 % of those with 0.1
COMMON = 0.65  # of both together. Five words in a hundred changed leave 0.75, a fifth cut off leaves 0.8; reports of a series, alike in
# all but what they report, have up to 0.6, and other articles of one topic below 0.2
CONTAINED = 0.8  # of the shorter: a copy of which much is cut off
LEAST = 0.25  # of both together, for a part: below it the estimate of what is contained is mostly chance

_WORD = re.compile(r"\w+")
_AT_ONCE = 4096  # runs of words hashed together: 4 MB
_UNDATED = "~"  # sorts after every date


@dataclass(frozen=True, slots=True, order=True)
class Signature:
    """What of an article is needed to know its copies. Articles that share no key are no copies of each other."""

    article: str
    published: str  # ISO 8601, "" where not known
    size: int  # how many different runs of words it has
    values: bytes  # VALUES numbers of 32 bits, little-endian; none where the article has no word

    @property
    def keys(self) -> tuple[str, ...]:
        """A key for each of its bands."""
        return tuple(f"copy:{i:02}:{blake2b(band, digest_size=8).hexdigest()}" for i, band in enumerate(self.bands()))

    def bands(self) -> list[bytes]:
        """Its values, a few neighbours at a time."""
        return [self.values[at : at + 4 * ROWS] for at in range(0, len(self.values), 4 * ROWS)]

    def to_json(self) -> str:
        """One line of JSON."""
        return json.dumps([self.article, self.published, self.size, b85encode(self.values).decode()])

    @staticmethod
    def from_json(text: str) -> Signature:
        """The signature that :meth:`to_json` wrote."""
        article, published, size, values = json.loads(text)
        return Signature(article, published, size, b85decode(values))


def signature(article: Article) -> Signature:
    """The signature of an article: its id, its date, and numbers that are a function of its text alone."""
    import numpy as np

    runs = _runs(article.text)
    if not runs.size:
        return Signature(article.id, article.published, 0, b"")
    factors, summands = _functions()
    least = np.full(VALUES, np.iinfo(np.uint64).max, np.uint64)
    for at in range(0, runs.size, _AT_ONCE):
        np.minimum(least, (runs[at : at + _AT_ONCE, None] * factors + summands).min(axis=0), out=least)
    return Signature(article.id, article.published, int(runs.size), (least >> np.uint64(32)).astype("<u4").tobytes())


def origins(signatures: Iterable[Signature]) -> dict[str, str]:
    """For each article the one that it is a copy of, itself where it is none: of a group of copies, the earliest.

    A function of the set of signatures: their order and repetitions do not count. Articles that share no key, directly or
    by others, have no say in each other's origin. An article without a date comes after all with one; of equals the first
    by id is the origin. A digest of several unlike articles is a copy of none of them.
    """
    given = sorted(set(signatures))
    known = [signature for signature in given if signature.values]
    groups = _Groups(len(known))
    buckets: dict[tuple[int, bytes], list[int]] = defaultdict(list)
    for i, signature in enumerate(known):
        for band in enumerate(signature.bands()):
            buckets[band].append(i)
    shared = [buckets[key] for key in sorted(buckets) if len(buckets[key]) > 1]
    compared = _Compared(known)
    for bucket in shared:
        if len(groups.among(bucket)) > 1:
            _unite_copies(bucket, compared, groups)
    _unite_parts(shared, compared, groups)
    found = {signature.article: signature.article for signature in given}
    for members in groups.all():
        first = min(members, key=lambda i: (_moment(known[i].published), known[i].article))
        found.update((known[i].article, known[first].article) for i in members)
    return found


def _runs(text: str) -> NDArray[np.uint64]:
    """The different runs of words of a text as numbers below 2^32, whose upper halves are random; a short text is one run."""
    import numpy as np

    words = _WORD.findall(text.casefold())
    number = {word: int.from_bytes(blake2b(word.encode("utf8", "surrogatepass"), digest_size=8).digest(), "little") for word in {*words}}
    numbers = np.array([number[word] for word in words], np.uint64)
    length = max(1, min(RUN, len(words)))
    count = len(words) - length + 1
    runs = np.zeros(max(0, count), np.uint64)
    for i, factor in enumerate(_random("run", length)):
        runs += numbers[i : i + count] * (factor | np.uint64(1))
    different: NDArray[np.uint64] = np.unique(runs >> np.uint64(32))
    return different


@cache
def _functions() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """The hash functions, as factors and summands: the upper half of (factor * x + summand) mod 2^64 (Dietzfelbinger 1996)."""
    return _random("factor", VALUES), _random("summand", VALUES)


def _random(what: str, count: int) -> NDArray[np.uint64]:
    """Numbers that look random and are the same everywhere."""
    import numpy as np

    return np.array([int.from_bytes(blake2b(f"{what} {i}".encode(), digest_size=8).digest(), "little") for i in range(count)], np.uint64)


def _moment(published: str) -> str:
    """A date that sorts: in UTC, a day alone as its beginning; what is no date sorts last."""
    try:
        moment = datetime.fromisoformat(published)
        return (moment if moment.tzinfo is None else moment.astimezone(UTC)).replace(tzinfo=None).isoformat()
    except (ValueError, OverflowError):
        return _UNDATED


class _Compared:
    """Signatures side by side."""

    def __init__(self, known: Sequence[Signature]) -> None:
        import numpy as np

        self.order = [(signature.size, signature.article) for signature in known]  # shorter before longer
        self._sizes = np.array([signature.size for signature in known], float)
        self._values = np.array([np.frombuffer(signature.values, "<u4") for signature in known])

    def common(self, one: int, others: Sequence[int]) -> NDArray[np.float64]:
        """The estimated share of the runs of one article and each other that both have."""
        equal: NDArray[np.float64] = (self._values[others] == self._values[one]).mean(axis=1)
        return equal

    def contained(self, one: int, others: Sequence[int]) -> NDArray[np.bool_]:
        """Whether the shorter of one article and each other is for the most part in the longer."""
        import numpy as np

        common = self.common(one, others)
        sizes = self._sizes[others]
        both = common / (1 + common) * (sizes + self._sizes[one])
        inside: NDArray[np.bool_] = (common >= LEAST) & (both >= CONTAINED * np.minimum(sizes, self._sizes[one]))
        return inside


class _Groups:
    """Disjoint groups of numbers."""

    def __init__(self, count: int) -> None:
        self._above = list(range(count))

    def root(self, i: int) -> int:
        """The number that stands for the group of a number."""
        while self._above[i] != i:
            self._above[i] = i = self._above[self._above[i]]
        return i

    def among(self, members: Iterable[int]) -> set[int]:
        """The groups that some numbers are of."""
        return {self.root(i) for i in members}

    def unite(self, a: int, b: int) -> None:
        """Make two groups one."""
        self._above[self.root(a)] = self.root(b)

    def all(self) -> list[list[int]]:
        """The members of each group."""
        found: dict[int, list[int]] = defaultdict(list)
        for i in range(len(self._above)):
            found[self.root(i)].append(i)
        return list(found.values())


def _unite_copies(bucket: Sequence[int], compared: _Compared, groups: _Groups) -> None:
    """Unite what has enough in common. Each article is compared with those not yet found: copies take one round, not one a pair."""
    waiting = list(bucket)
    while waiting:
        found = [waiting.pop()]
        while found and waiting:
            one = found.pop()
            alike = compared.common(one, waiting) >= COMMON
            copies = [other for other, is_copy in zip(waiting, alike, strict=True) if is_copy]
            waiting = [other for other, is_copy in zip(waiting, alike, strict=True) if not is_copy]
            for copy in copies:
                groups.unite(copy, one)
            found += copies


def _unite_parts(shared: Iterable[Sequence[int]], compared: _Compared, groups: _Groups) -> None:
    """Unite groups of copies with those that they are parts of, but not where parts of one whole are unlike each other."""
    by_length = [sorted(members, key=compared.order.__getitem__) for members in groups.all()]
    ends = {groups.root(members[0]): (members[0], members[-1]) for members in by_length}  # the shortest and the longest of each
    wholes: dict[int, set[int]] = defaultdict(set)  # the longest of a group -> the longest of its parts
    for bucket in shared:
        for part, whole in _parts(sorted(groups.among(bucket)), ends, compared):
            wholes[whole].add(part)
    for whole in sorted(wholes, key=compared.order.__getitem__):  # parts of parts come first
        longest, *others = sorted(wholes[whole], key=compared.order.__getitem__, reverse=True)
        if not others or compared.common(longest, others).min() >= LEAST:
            for part in (longest, *others):
                groups.unite(part, whole)


def _parts(roots: Sequence[int], ends: dict[int, tuple[int, int]], compared: _Compared) -> Iterator[tuple[int, int]]:
    """Of some groups, the part and the whole of each pair where a group's longest is in both ends of a longer group.

    An article of which a digest is made, and the digest, may be one group: what else the digest holds is not in the article.
    """
    longest = sorted((ends[root][1] for root in roots), key=compared.order.__getitem__)
    shortest = {high: low for low, high in (ends[root] for root in roots)}
    for i, part in enumerate(longest[:-1]):
        others = longest[i + 1 :]
        inside = compared.contained(part, others) & compared.contained(part, [shortest[other] for other in others])
        yield from ((part, other) for other, is_part in zip(others, inside, strict=True) if is_part)
