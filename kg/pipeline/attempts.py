"""Articles to their readings, one process: an article that fails or takes too long is named in its place, and the rest goes on."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

from kg import pipeline
from kg.errors import KgError
from kg.limit import OutOfTime, no_limit, time_limit
from kg.pipeline import failure
from kg.pipeline.failure import Failure
from kg.types import Article, Reading


def attempts(articles: Iterable[Article], seconds: float = 0) -> Iterator[Reading | Failure]:
    """Readings in the order of the articles.

    Args:
        articles: what to read; a few are taken ahead.
        seconds: what an article may take, 0 for any.

    Raises:
        ModelError: the language model's files are missing or damaged.
    """
    source = iter(articles)
    waiting: deque[Article] = deque()  # taken, and not told of

    def taken() -> Iterator[Article]:
        while True:
            with no_limit():  # the time limit is not for what comes before the language model
                article = next(source, None)
            if article is None:
                return
            waiting.append(article)
            yield article

    stream = pipeline.read_articles(taken())
    while True:
        try:
            with time_limit(seconds):
                reading = next(stream, None)
        except KgError:
            raise
        except (OutOfTime, Exception):
            # It may have been any of those taken: each is tried alone.
            alone = list(waiting)
            waiting.clear()
            yield from (attempt(article, seconds) for article in alone)
            stream = pipeline.read_articles(taken())
            continue
        if reading is None:
            return
        waiting.popleft()
        yield reading


def attempt(article: Article, seconds: float = 0) -> Reading | Failure:
    """The reading of one article, or why there is none.

    Raises:
        ModelError: the language model's files are missing or damaged.
    """
    try:
        with time_limit(seconds):
            return pipeline.read_article(article)
    except KgError:
        raise
    except OutOfTime:
        return failure.of_time(article, seconds)
    except Exception as error:
        return failure.of_defect(article, error)
