"""docs/resolution.md, "Linking out": its examples run, against a service of the test's own."""

from __future__ import annotations

import doctest
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from reconciliation_server import SPACE, Behaviour, serving

from kg.cli import run
from kg.link.decide import LEAD
from kg.types import Article, Entity, EntityType, Reading

PAGE = (Path(__file__).parents[2] / "docs" / "resolution.md").read_text(encoding="utf-8")
SECTION = PAGE.partition("## Linking out")[2].partition("\n## ")[0]
ADDRESS = "https://wikidata.reconci.link/en/api"


def test_the_command_shown_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def read_articles(articles: Iterable[Article]) -> Iterator[Reading]:
        yield from (Reading(article, (Entity("anna_berg", "Anna Berg", EntityType.PERSON),)) for article in articles)

    monkeypatch.setattr("kg.pipeline.read_articles", read_articles)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KG_STORE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "article.txt").write_text("Anna Berg leads the council of the city.", encoding="utf-8")
    [command] = re.findall(r"```sh\nkg (.*?)\n```", SECTION, re.DOTALL)
    with serving(Behaviour()) as url:
        assert run(command.replace(ADDRESS, url).split()) == 0
    assert (tmp_path / "cache" / "kg" / "links.sqlite").is_file()
    capsys.readouterr()
    assert run(["query", f"ASK {{ ent:anna_berg owl:sameAs <{SPACE}Q6> ; kg:reason ?why }}"]) == 0
    assert "yes" in capsys.readouterr().out


def test_the_python_shown_runs() -> None:
    [block] = re.findall(r"```python\n(.*?)```", SECTION, re.DOTALL)
    with serving(Behaviour()) as url:
        found: dict[str, object] = {}
        example = doctest.DocTestParser().get_doctest(block.replace(ADDRESS, url), found, "resolution.md", None, 0)
        assert doctest.DocTestRunner().run(example, clear_globs=False).failed == 0
        entity = example.globs["entity"]
    assert entity.same_as == (f"{SPACE}Q6",)
    assert [reason.partition(": ")[0] for reason in entity.reasons] == [f"“Anna Berg” is “Anna Berg” ({SPACE}Q6) of Test"]


def test_the_lead_named_is_the_one_asked_for() -> None:
    assert f"{LEAD} times" in SECTION
