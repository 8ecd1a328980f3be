"""Real readings for tests of the merged graph: short articles in ``news/``, the seed and, where asked for, whole corpora.

``KG_NEWS`` names a folder of texts to read besides; ``KG_EXAMPLES`` how many examples a long run tries.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from kg.pipeline import read_articles
from kg.read.source import read
from kg.types import Reading

_HERE = Path(__file__).parent


def examples(short: int) -> int:
    """How many examples to try."""
    return int(os.environ.get("KG_EXAMPLES", short))


@cache
def news() -> tuple[Reading, ...]:
    """What the articles say, sorted by their ids."""
    folders = [_HERE / "news", _HERE.parents[1] / "seeds", *filter(None, [os.environ.get("KG_NEWS")])]
    articles = {article.id: article for folder in folders for article in read(folder, on_error=lambda error: None)}
    return tuple(read_articles(articles[id] for id in sorted(articles)))
