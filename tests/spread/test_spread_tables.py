"""The manifest of a published graph, and how many buckets it gets."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import SpreadError
from kg.spread.tables import FEWEST, MOST, Manifest, buckets_for, files_of, read_manifest, written

FILES = {
    "graphs": {"0": ["v000001/graphs/00000.nq.gz"], "7": ["v000002/graphs/00007.nq.gz"]},
    "kept": {"0": ["v000001/kept/00000.nq.gz"]},
    "joins": {},
    "about": {"0": ["v000002/about.nq"]},
    "rows": {"3": ["v000001/rows/bucket=3/part-0.parquet", "v000001/rows/bucket=3/part-1.parquet"]},
}


def test_a_manifest_is_read_as_it_was_written() -> None:
    manifest = Manifest(16, "model", 0.5, "[]", 2, 30, FILES)
    assert read_manifest(written(manifest), "here") == manifest


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": 1}', json.dumps({"format": 9, "buckets": 1, "model": ""})])
def test_what_is_no_manifest_is_told(text: str) -> None:
    with pytest.raises(SpreadError, match="here"):
        read_manifest(text, "here")


def test_a_graph_of_another_version_is_told() -> None:
    with pytest.raises(SpreadError, match="another version"):
        read_manifest(written(Manifest(16, "model", kg="0.0.1")), "here")


def test_what_a_store_loads_are_the_quads() -> None:
    found = Manifest(16, "model", files=FILES).loaded()
    assert found == ["v000002/about.nq", "v000001/graphs/00000.nq.gz", "v000002/graphs/00007.nq.gz", "v000001/kept/00000.nq.gz"]


def test_all_files_are_those_of_all_tables() -> None:
    assert len(Manifest(16, "model", files=FILES).all_files()) == 6


def test_the_files_of_a_table(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text(written(Manifest(16, "model", files=FILES)))
    assert files_of(tmp_path, "kept") == [str(tmp_path / "v000001/kept/00000.nq.gz")]
    with pytest.raises(SpreadError, match="there are about, graphs"):
        files_of(tmp_path, "fact")
    with pytest.raises(SpreadError, match="no published graph"):
        files_of(tmp_path / "none", "facts")


@given(st.integers(0, 10**9))
def test_buckets_are_bounded(articles: int) -> None:
    assert FEWEST <= buckets_for(articles) <= MOST
    assert buckets_for(articles) <= buckets_for(articles + 1_000)
