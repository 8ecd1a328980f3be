"""An article to its Reading: the rooms english, extract and resolve joined."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.types import Article, Reading

# Only white space of ASCII parts tokens: a no-break space belongs to its token ("10\u00a0000").
_TOKEN = re.compile(r"[^ \t\n\r\f\v]+")


def read_article(article: Article) -> Reading:
    """Everything one article says.

    Raises:
        ModelError: the language model's files are missing or damaged.
    """
    return next(read_articles([article]))


def read_articles(articles: Iterable[Article]) -> Iterator[Reading]:
    """Readings in the order of the articles; one article is held at a time beside the model's batch."""
    from spacy.tokens import Doc

    from kg import english
    from kg.resolve.reading import reading

    nlp, model = english.load(), english.model_name()

    def docs() -> Iterator[tuple[Doc, Article]]:
        for article in articles:
            yield english.document(article.text, article.published), article

    for doc, article in nlp.pipe(docs(), as_tuples=True, batch_size=8):
        yield reading(doc, article, model)


def read_lines(lines: Iterable[str], *, date: str = "") -> Iterator[Reading]:
    """Loose sentences, one a line, tokens separated by spaces (or tabs) and kept as they are; one Reading a line.

    ``date`` is the day they were written, for what "Friday" means. Facts of pronouns that refer to nothing are kept, with ""
    for the entity.
    """
    from spacy.tokens import Doc

    from kg import english
    from kg.resolve.reading import reading

    nlp, model = english.load(), english.model_name()

    def docs() -> Iterator[tuple[Doc, Article]]:
        for number, line in enumerate(lines):
            words = _TOKEN.findall(line)
            starts: list[bool | int | None] = [True, *[False] * (max(1, len(words)) - 1)]
            doc = Doc(nlp.vocab, words=words or [" "], sent_starts=starts)
            doc._.reference = date
            yield doc, Article(id=f"line-{number}", text=doc.text, published=date)

    for doc, article in nlp.pipe(docs(), as_tuples=True, batch_size=64):
        yield reading(doc, article, model, loose=True)
