"""Inputs named on the driver, and read to rows."""

from __future__ import annotations

import gzip
import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.read.options import Options
from kg.read.source import found_in
from kg.spread.sources import _articles, _has_scheme, _listed, _rows, told_of
from kg.types import Article

LAW = "Court upholds law\n\nThe court upheld the law on Tuesday, and the minister welcomed it.\n"


def test_a_folder_is_its_files_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c.jpg"):
        (tmp_path / name).write_text(LAW)
    assert list(_listed(str(tmp_path))) == [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]


def test_a_folder_without_files_is_told_where_it_is_read(tmp_path: Path) -> None:
    assert list(_listed(str(tmp_path))) == [str(tmp_path)]


@pytest.mark.parametrize("name", ["january.paths", "january.paths.gz"])
def test_a_list_is_its_lines(tmp_path: Path, name: str) -> None:
    path, text = tmp_path / name, "a.warc.gz\n\ns3a://bucket/b.warc.gz\n"
    path.write_bytes(gzip.compress(text.encode()) if name.endswith(".gz") else text.encode())
    assert list(_listed(str(path))) == ["a.warc.gz", "s3a://bucket/b.warc.gz"]


def test_a_list_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        list(_listed(str(tmp_path / "none.paths")))


def test_what_can_be_read_once_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name in ("-", str(tmp_path / "pipe")):
        with pytest.raises(UsageError, match="only once"):
            list(_listed(name))


def test_only_file_systems_of_sparks_have_a_scheme() -> None:
    assert all(map(_has_scheme, ("s3a://a/b", "hdfs:///a")))
    assert not any(map(_has_scheme, ("https://a.example/b", "news/", "c:/x")))


def test_rows_are_articles_and_failures_in_order(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(LAW)
    (tmp_path / "b.txt").write_bytes(b"")
    sources = [{"ord": f"0/{name}", "source": str(tmp_path / name), "content": None} for name in ("a.txt", "b.txt")]
    law, empty = _articles(sources, options=Options(), allow_private=False, least=0.0)
    article = Article(**json.loads(law["article"]))
    assert article == next(found.article for found in found_in(tmp_path / "a.txt", Options()))  # type: ignore[union-attr]
    assert (law["id"], law["source"], law["url"], law["ord"]) == (article.id, str(tmp_path / "a.txt"), "", "0/a.txt/000000000000")
    assert json.loads(empty["failure"])["error"] == "EmptyInput"
    assert empty["ord"] > law["ord"]


def test_bytes_are_read_as_a_file_is() -> None:
    source = {"ord": "0", "source": "s3a://bucket/law.jsonl", "content": json.dumps({"text": LAW}).encode() + b"\n{}\n"}
    rows = list(_articles([source], options=Options(), allow_private=False, least=0.0))
    assert [row.get("source") for row in rows] == ["s3a://bucket/law.jsonl#line=1", None]


def test_standard_input_is_no_place() -> None:
    from kg.read.walk import Found

    (row,) = _rows(iter([Found(Article("id", LAW, source="-"))]), "0", "model", 0.0)
    assert row["source"] == ""


def test_a_digest_tells_of_all_that_counts() -> None:
    article = Article("id", LAW)
    others = [told_of(replace(article, url="https://a.example/"), "m", 0), told_of(article, "n", 0), told_of(article, "m", 0.5)]
    assert len({told_of(article, "m", 0), *others}) == 4
    assert told_of(article, "m", 0) == told_of(replace(article), "m", 0)
