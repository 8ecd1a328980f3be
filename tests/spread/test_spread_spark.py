"""``kg build --on``: real runs on Spark, on this machine. Skipped where there is no Java."""

from __future__ import annotations

import contextlib
import gzip
import io
import json
import random
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.cli import run
from kg.errors import NotText, SpreadError
from kg.read.options import Options
from kg.spread import sources
from kg.spread.components import Components
from kg.spread.files import Files
from kg.spread.session import session
from kg.spread.tables import FEWEST

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

pytestmark = pytest.mark.skipif(shutil.which("java") is None, reason="there is no Java")

_FAULTS = """
# What makes articles fall and hang, in every process of the language model that finds this on its path.
import sys
if "kg.pipeline.worker" in sys.orig_argv:
    import os, signal, time
    from kg import pipeline
    read = pipeline.read_article
    def faulty(article):
        if "volcano" in article.text:
            os.kill(os.getpid(), signal.SIGSEGV)
        if "glacier" in article.text:
            time.sleep(600)
        return read(article)
    pipeline.read_article = faulty
"""
BUILD = "kg build news/ --on local[2] --out published/"
LOAD = "kg load published/ --store news.kg"
PAGE = (Path(__file__).parents[2] / "docs" / "scale.md").read_text("utf-8")
NEWS = {
    "a.txt": "Ann Lee called Bob Ray on Monday. She accused him of fraud, the Norland Times said.",
    "b.txt": "Norland struck Arden, officials of the Norland Times said. Ann Lee condemned it.",
    "c.txt": "The court in Arden upheld the law on Tuesday. Bob Ray had opposed it.",
    "falls.txt": "A volcano erupted in Norland, and Ann Lee visited it.",
    "hangs.txt": "A glacier melted in Arden, and Bob Ray visited it.",
    "empty.txt": "",
}
_TWICE = {"url": "https://news.example/e", "title": "The bridge of Arden"}
LATER = {
    "e1.json": json.dumps([{**_TWICE, "published": "2031-04-01", "text": "Bob Ray opened the bridge of Arden. Ann Lee praised him."}]),
    "e2.json": json.dumps([{**_TWICE, "published": "2031-04-02", "text": "A volcano shook the bridge of Arden. Ann Lee closed it."}]),
    "c.txt": "The court in Arden upheld the law on Tuesday. Bob Ray had opposed it. The minister praised the court.",
    "d.txt": "The minister of Arden met Ann Lee and thanked the Norland Times.",
}


@dataclass(frozen=True)
class Run:
    """A graph that was published, and what was said."""

    news: Path
    out: Path
    code: int
    said: str
    errors: str
    report: list[dict[str, str]]

    def lines(self) -> list[str]:
        """All that a store holds of it, sorted."""
        from kg.spread.tables import read_manifest

        manifest = read_manifest((self.out / "manifest.json").read_text(), "")
        texts = [(self.out / name).read_bytes() for name in manifest.loaded()]
        plain = (gzip.decompress(text) if text.startswith(b"\x1f\x8b") else text for text in texts)
        return sorted(line for text in plain for line in text.decode().splitlines())


def _run(news: Path, out: Path, *options: str) -> Run:
    report, said, errors = out.with_suffix(".jsonl"), io.StringIO(), io.StringIO()
    with contextlib.chdir(news.parent), contextlib.redirect_stdout(said), contextlib.redirect_stderr(errors):
        code = run([*BUILD.split()[1:], "--report", str(report), *options])
    failures = [json.loads(line) for line in report.read_text().splitlines()]
    return Run(news, out, code, said.getvalue(), errors.getvalue(), failures)


def _of_one_machine(news: Path, store: Path) -> list[str]:
    """The same articles in a store, those aside that fail on Spark."""
    good = (f"news/{path.name}" for path in sorted(news.iterdir()) if path.name not in {"falls.txt", "hangs.txt", "e2.json"})
    with contextlib.chdir(news.parent):
        run(["build", *good, "--store", str(store)])
    return _stored(store)


def _stored(store: Path) -> list[str]:
    from kg.store import open_store

    with open_store(store) as graph:
        return sorted(f"{quad} ." for some in graph.graphs(all=True) for quad in some)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("spark")
    (made / "faults").mkdir()
    (made / "faults" / "sitecustomize.py").write_text(_FAULTS)
    (made / "news").mkdir()
    for name, text in NEWS.items():
        (made / "news" / name).write_text(text)
    return made


@pytest.fixture(scope="module")
def first(folder: Path) -> Iterator[Run]:
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("PYTHONPATH", str(folder / "faults"))  # Java hands it on to the processes that it starts
        yield _run(folder / "news", folder / "published", "--time-limit", "4")
    return run


def test_the_graph_is_the_one_of_one_machine(first: Run, folder: Path) -> None:
    assert first.lines() == _of_one_machine(first.news, folder / "one.kg")
    assert "version 1; 3 articles came, 3 articles in all" in first.said


def test_what_fails_is_named_with_its_cause(first: Run) -> None:
    assert first.code == 1
    assert sorted((Path(told["source"]).name, told["error"]) for told in first.report) == [
        ("empty.txt", "EmptyInput"),
        ("falls.txt", "Crash"),
        ("hangs.txt", "TooSlow"),
    ]
    assert "Traceback" not in first.errors


def test_tables_for_analysts_tell_the_same(first: Run) -> None:
    import pyarrow.parquet as parquet

    def rows(table: str) -> list[dict[str, object]]:
        paths = sorted(first.out.glob(f"v000001/{table}/*/*.parquet"))
        return [row for path in paths for row in parquet.ParquetFile(path).read().to_pylist()]

    assert ("ann_lee", "call", "bob_ray") in {(row["subject_id"], row["predicate"], row["object_id"]) for row in rows("facts")}
    assert len({row["article"] for row in rows("entities") if row["id"] == "arden"}) == 2


def test_what_the_page_shows_is_so(first: Run, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert f"$ {BUILD}\n$ {LOAD}\n" in PAGE
    code, said = re.findall(r"```python\n(.*?)```\n\n```\n(.*?)```", PAGE, re.DOTALL)[0]
    with contextlib.chdir(folder):
        exec(code, {})
    assert capsys.readouterr().out == said


def test_articles_are_added_to_what_is_published(first: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An edition that fails is named, and the one before it stays, be that published or new itself."""
    monkeypatch.setenv("PYTHONPATH", str(folder / "faults"))
    one = folder / "two.kg"
    _of_one_machine(first.news, one)
    (first.news / "b.txt").rename(folder / "b.txt")
    for name, text in LATER.items():
        (first.news / name).write_text(text)
    for name in ("falls.txt", "hangs.txt", "empty.txt"):
        (first.news / name).unlink()
    (first.out / "v000002" / "graphs").mkdir(parents=True)
    for bucket in range(FEWEST):
        (first.out / "v000002" / "graphs" / f"{bucket:05}.nq.gz").write_text("left by a run that was killed")
    after = _of_one_machine(first.news, one)
    (first.news / "b.txt").write_text("A volcano erupted in Arden, officials said.")
    second = _run(first.news, first.out)
    assert [(Path(told["source"]).name, told["error"]) for told in second.report] == [("b.txt", "Crash"), ("e2.json#item=1", "Crash")]
    assert "version 2; 3 articles came, 5 articles in all" in second.said
    assert second.lines() == after
    assert not (first.out / "_work").exists()


def test_a_published_graph_is_loaded(first: Run, folder: Path) -> None:
    with contextlib.chdir(folder):
        assert run(LOAD.split()[1:]) == 0
    assert _stored(folder / "news.kg") == first.lines()


@pytest.fixture(scope="module")
def spark(first: Run, folder: Path) -> Iterator[SparkSession]:
    with session("local[2]", folder / "spark.log") as made:
        yield made


def test_components_are_those_of_networkx(spark: SparkSession, folder: Path) -> None:
    import networkx

    chance = random.Random(7)
    chain = [(number, number + 1) for number in range(-40, 0)]
    star = [(1_000, 1_000 + number) for number in range(1, 50)]
    others = [(chance.randrange(2_000, 2_200), chance.randrange(2_000, 2_200)) for _ in range(90)]
    pairs = [*chain, *star, *others, (-(2**63), 2**63 - 1), (5_000, 5_000)]
    chance.shuffle(pairs)
    found = Components(spark, f"file://{folder}/components").of(spark.createDataFrame(pairs, "a long, b long"), "test").collect()
    of = {row["key"]: row["component"] for row in found}
    for nodes in networkx.connected_components(networkx.Graph(pairs)):
        assert {of.get(node, node) for node in nodes} == {min(nodes)}
        assert min(nodes) not in of


def test_tables_lists_and_paths_of_sparks_go_in(spark: SparkSession, folder: Path) -> None:
    import pyarrow
    from pyarrow import parquet

    rows = pyarrow.table({"title": ["Law upheld", "None"], "body": [LATER["c.txt"], None], "link": ["https://a.example/1", ""]})
    parquet.write_table(rows, folder / "news.parquet")
    (folder / "bytes").mkdir()
    (folder / "bytes" / "d.txt").write_text(LATER["d.txt"])
    (folder / "some.paths").write_text(f"{folder}/bytes/d.txt\n{folder}/none.txt\n")
    inputs = [str(folder / "news.parquet"), f"file://{folder}/bytes", str(folder / "some.paths")]
    found = sources.articles(spark, inputs, Options(), 0.0).orderBy("ord").collect()
    told = [json.loads(row["article"] or row["failure"]) for row in found]
    assert [one.get("error", one.get("headline")) for one in told] == ["Law upheld", "EmptyInput", "", "", "NotFound"]
    assert (told[0]["url"], told[0]["source"]) == ("https://a.example/1", f"{folder}/news.parquet#news.parquet,row=0")
    assert told[2]["source"] == f"file:{folder}/bytes/d.txt"
    assert told[2]["id"] == told[3]["id"]


def test_a_table_without_a_text_is_told(spark: SparkSession, folder: Path) -> None:
    import pyarrow
    from pyarrow import parquet

    parquet.write_table(pyarrow.table({"number": [1]}), folder / "numbers.parquet")
    with pytest.raises(NotText, match="there are: number"):
        sources.articles(spark, [str(folder / "numbers.parquet")], Options(), 0.0)


def test_what_the_file_system_refuses_is_told(spark: SparkSession, folder: Path) -> None:
    (folder / "file").write_text("")
    files = Files(spark, str(folder / "file"))
    for refused in (lambda: files.make("in"), lambda: files.read("none"), lambda: files.move("none", "to")):
        with pytest.raises(SpreadError, match="the file system refuses"):
            refused()
    with pytest.raises(SpreadError, match="nowhere"):
        Files(spark, "nowhere://at/all")
