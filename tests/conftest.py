"""What tests of several rooms share: an article read by hand, and the pipeline that gives such readings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from kg.read import article_id
from kg.types import Article, Entity, EntityType, Evidence, Fact, Mention, MentionKind, Reading, Span, Status, Surface

SENTENCE = "The court upheld the law."
TEXT = f"Court upholds law\n\n{SENTENCE} The minister said the rules would be published.\n"


def read_by_hand(article: Article) -> Reading:
    """One asserted and one planned fact, told by the words "The court upheld the law." wherever the article has them."""
    entities = (
        Entity("court", "court", EntityType.ORGANIZATION, names=("The court",)),
        Entity("law", "law", EntityType.WORK),
        Entity("minister", "minister", EntityType.PERSON),
    )
    start = max(0, article.text.find(SENTENCE))
    quote = Span(start, start + len(SENTENCE), article.text[start : start + len(SENTENCE)])
    evidence = Evidence(article.id, 1, quote)
    facts = (
        Fact(f"{article.id}.1", "court", "uphold", "law", evidence, Surface("The court", "upheld", "the law")),
        Fact(
            f"{article.id}.2",
            "minister",
            "publish",
            "law",
            evidence,
            Surface("The minister", "would publish", "the law"),
            status=Status.PLANNED,
            sources=("minister",),
        ),
    )
    mention = Mention(Span(start, start + 9, article.text[start : start + 9]), "court", MentionKind.NOMINAL)
    return Reading(article, entities, facts if SENTENCE in article.text else (), (mention,))


@pytest.fixture
def article() -> Article:
    """A short article."""
    return Article(id=article_id(TEXT), text=TEXT, source="law.txt", headline="Court upholds law", published="2025-03-18")


@pytest.fixture
def reading(article: Article) -> Reading:
    """What that article says."""
    return read_by_hand(article)


@pytest.fixture
def pipeline_by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """The language model's part replaced: every article is read by ``read_by_hand``."""

    def read_articles(articles: Iterable[Article]) -> Iterator[Reading]:
        yield from map(read_by_hand, articles)

    def read_lines(lines: Iterable[str], *, date: str = "") -> Iterator[Reading]:
        for number, line in enumerate(lines):
            yield read_by_hand(Article(id=f"line-{number}", text=line))

    monkeypatch.setattr("kg.pipeline.read_articles", read_articles)
    monkeypatch.setattr("kg.pipeline.read_lines", read_lines)
    monkeypatch.setattr("kg.pipeline.read_article", read_by_hand)
    monkeypatch.setattr("kg.english.model_name", lambda: "")


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Writes files of a working folder that is empty and the current one; gives the path."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KG_STORE", raising=False)

    def write_file(name: str, content: str | bytes = TEXT) -> str:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return name

    return write_file
