"""Documents of the corpora as the articles a user would have: their texts, and the day they were published where it is told."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from kg.read import from_text
from kg.types import Article

_GLUED = re.compile(r" (?=(?:[,.;:!?%)\]’”]|'s|’s|n't|'')(?:\s|$))|(?<=[(\[“$]) ")
_QUOTED = re.compile(r'" ([^"]+?) "')


def articles(data: Path, gold: Path) -> Iterator[Article]:
    """Each text once, ``source`` says where it is from ("gum/GUM_news_korea"); a text of the gold stands for its document."""
    texts = {path.stem: path.read_text("utf8") for path in sorted(gold.glob("*/*.txt"))}
    for name, text in sorted(texts.items()):
        yield from_text(text, source=f"gold/{name}")
    for path in sorted((data / "gum").glob("*/*.conllu")):
        if path.stem not in texts:
            yield _gum(path)
    for path in sorted((data / "re3d").glob("*/documents.json")):
        for line in path.read_text("utf8").splitlines():
            record = json.loads(line) if line.strip() else None
            if record and not any(name.startswith("re3d_") and record["_id"].startswith(name.rpartition("_")[2]) for name in texts):
                yield from_text(record["text"], source=f"re3d/{record['_id'][:6]}")
    for part in ("train", "dev"):
        for document in json.loads((data / "redocred" / f"{part}.json").read_text("utf8")):
            yield from_text(_spaced(" ".join(" ".join(s) for s in document["sents"])), source=f"redocred/{document['title']}")
    yield from _wikigold(data / "wikigold" / "wikigold.conll.txt")


def _gum(path: Path) -> Article:
    paragraphs: list[list[str]] = []
    published = ""
    for line in path.read_text("utf8").split("\n"):
        if line.startswith("# meta::dateCreated = "):
            published = line.split("= ", 1)[1].strip()
        if re.match("# new(?:par|doc)(?!_block)", line):
            paragraphs.append([])
        if line.startswith("# text ="):
            paragraphs[-1].append(line.split("=", 1)[1].strip())
    article = from_text("\n\n".join(" ".join(p) for p in paragraphs if p), source=f"gum/{path.stem}")
    return replace(article, published=published if re.fullmatch(r"\d{4}-\d\d-\d\d", published) else article.published)


def _wikigold(path: Path) -> Iterator[Article]:
    for number, part in enumerate(path.read_text("utf8").split("-DOCSTART- O")):
        sentences = [" ".join(row.rsplit(" ", 1)[0] for row in block.split("\n") if " " in row) for block in part.strip().split("\n\n")]
        if text := _spaced(" ".join(s for s in sentences if s)):
            yield from_text(text, source=f"wikigold/{number}")


def _spaced(text: str) -> str:
    """The blanks of tokenised text as English sets them."""
    return _GLUED.sub("", _QUOTED.sub(r'"\1"', text))
