"""``kg parse``: what the language part saw."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.articles import Inputs
from kg.cli.messages import with_progress
from kg.cli.reading import reading

if TYPE_CHECKING:
    from spacy.tokens import Doc


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command("parse")(reading(required=True)(parse))


def parse(
    articles: Inputs,
    html: Annotated[bool, typer.Option("--html", help="Print a page that shows names and trees, instead of CoNLL-U.")] = False,
) -> None:
    """Print what the language model sees, as CoNLL-U.

    Tokens, lemmas, tags, trees and names, sentence by sentence.

    \b
    Examples:
      kg parse article.txt
      kg parse article.txt --html > parse.html
    """
    from kg.english import to_conllu, to_html

    docs = _docs(articles)
    if html:
        kept = list(docs)
        if kept:
            sys.stdout.write(to_html(kept))
    else:
        for doc in docs:
            sys.stdout.write(to_conllu(doc))
    articles.finish()


def _docs(articles: Inputs) -> Iterator[Doc]:
    from kg.english import document, load

    texts = ((document(article.text, article.published), article.id) for article in articles)
    for first in texts:  # the model is loaded only when there is something to read
        for doc, article in with_progress(load().pipe(chain([first], texts), as_tuples=True), "parsing"):
            doc.user_data["article"] = article
            yield doc
