"""Facts judged by a reader, and the corpus texts they were drawn from: ``python -m training.judged --draw 14 --documents ID...``.

A judgement names a document of the corpora, the characters of the sentence, the predicate, the ends and the status of a fact, and says
whether somebody who never saw the document would read in it something true to the document. It holds for whatever extraction
finds there later: :func:`verdict` finds the judgement of a fact, or none where nobody has judged such a fact.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from kg.types import Article, Fact, Reading

FILE = Path(__file__).parent / "judged.jsonl"
CORPORA = Path("../shared/data")
GOLD = Path("../shared/gold")
KINDS = ("", "subject", "object", "predicate", "status", "claimant", "long", "vague", "coreference")
"""What is wrong with a fact; "" with one that is right."""
_ENDS = frozenset({"subject", "object", "predicate", "long", "vague", "coreference"})  # wrong whatever the status and the claimant


@dataclass(frozen=True, slots=True)
class Judgement:
    """A reader's word on one fact. ``start`` and ``end`` are characters of the sentence in the document's text."""

    document: str
    start: int
    end: int
    subject: str
    predicate: str
    object: str
    status: str
    sources: tuple[str, ...]
    kind: str  # of KINDS

    @property
    def right(self) -> bool:
        """Whether the fact is right in all: ends, predicate, status, claimant."""
        return not self.kind


def judgement(document: str, reading: Reading, fact: Fact, kind: str = "") -> Judgement:
    """The judgement ``kind`` on a fact of a reading."""
    names = {e.id: e.name for e in reading.entities}
    return Judgement(
        document,
        fact.evidence.quote.start,
        fact.evidence.quote.end,
        names.get(fact.subject, ""),
        fact.predicate,
        names.get(fact.object, fact.value),
        fact.status.value,
        tuple(sorted(names[s] for s in fact.sources if s in names)),
        kind,
    )


class Judgements:
    """Judgements to be looked up by facts of any later reading."""

    def __init__(self, rows: Iterable[Judgement]) -> None:
        self.rows = tuple(rows)
        self._by: dict[tuple[str, ...], list[Judgement]] = {}
        for row in self.rows:
            self._by.setdefault(_key(row), []).append(row)

    def verdict(self, told: Judgement) -> Judgement | None:
        """What was said of this fact in this sentence: sentences overlap, ends and predicate are the same.

        A right fact stays right with the same status and claimants alone; one with a wrong end stays wrong with any.
        """
        for row in self._by.get(_key(told), ()):
            if row.start < told.end and told.start < row.end:
                same = (row.status, row.sources) == (told.status, told.sources)
                if same or row.kind in _ENDS:
                    return row
        return None


def _key(row: Judgement) -> tuple[str, ...]:
    return (row.document, row.subject.casefold(), row.predicate, row.object.casefold())


def load(path: Path = FILE) -> Judgements:
    """The judgements of the repository."""
    rows = []
    for line in path.read_text("utf8").splitlines():
        row = json.loads(line)
        rows.append(Judgement(**{**row, "sources": tuple(row["sources"])}))
    return Judgements(rows)


def save(rows: Iterable[Judgement], path: Path = FILE) -> None:
    """One JSON object a line, in the order of document and text."""
    ordered = sorted(set(rows), key=lambda r: (r.document, r.start, r.subject, r.predicate, r.object, r.status))
    path.write_text("".join(json.dumps(asdict(r), ensure_ascii=False) + "\n" for r in ordered), "utf8")


def text_of(data: Path, document: str) -> str:
    """The text of "gum/NAME", "ewt/NAME" (of dev) or "re3d/NAME" as a user would have it."""
    corpus, name = document.split("/", 1)
    if corpus == "re3d":
        for path in sorted((data / "re3d").glob("*/documents.json")):
            for line in path.read_text("utf8").splitlines():
                if line.strip() and (record := json.loads(line))["_id"].startswith(name):
                    return str(record["text"])
        raise KeyError(document)
    folder = data / "gum"
    where = data / "ud-ewt/dev.conllu" if corpus == "ewt" else next(p for p in sorted(folder.glob("*/*.conllu")) if p.stem == name)
    return "\n\n".join(" ".join(paragraph) for paragraph in _paragraphs(where, name))


def _paragraphs(path: Path, name: str) -> Iterator[list[str]]:
    inside, sentences = False, list[str]()
    for line in path.read_text("utf8").split("\n"):
        if line.startswith("# newdoc"):
            inside = line.split("=", 1)[-1].strip() == name
        if not inside:
            continue
        if line.startswith(("# newpar", "# newdoc")) and not line.startswith("# newpar_block") and sentences:
            yield sentences
            sentences = []
        if line.startswith("# text ="):
            sentences.append(line.split("=", 1)[1].strip())
    if sentences:
        yield sentences


def unseen(name: str, gold: Path = GOLD) -> bool:
    """Whether a document is none of the gold's."""
    held = {p.stem.split("_")[-1] for p in gold.glob("*/*.json")}
    return name.split("/")[-1].split("_")[-1] not in held


def draw(reading: Reading, count: int, seed: str = "") -> list[Fact]:
    """So many facts, by the order of a digest of their ids, in text order."""
    lot = sorted(reading.facts, key=lambda f: hashlib.sha256((seed + f.id).encode()).digest())[:count]
    chosen = {f.id for f in lot}
    return [f for f in reading.facts if f.id in chosen]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=CORPORA)
    parser.add_argument("--documents", nargs="+", required=True, metavar="ID")
    parser.add_argument("--draw", type=int, default=14, metavar="N", help="facts a document")
    args = parser.parse_args()
    from kg.pipeline import read_articles

    names = [d for d in args.documents if unseen(d)]
    for name, reading in zip(names, read_articles(Article(n, text_of(args.data, n)) for n in names), strict=True):
        for fact in draw(reading, args.draw):
            print(json.dumps(asdict(judgement(name, reading, fact)), ensure_ascii=False))


if __name__ == "__main__":
    main()
