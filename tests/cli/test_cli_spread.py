"""What ``kg build --on`` refuses before Spark is started."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from kg.cli import run
from kg.cli.spread import address


def _said(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(["build", *arguments]) in (1, 2)
    return capsys.readouterr().err


@pytest.mark.parametrize("option", [["--store", "x.kg"], ["--again"], ["--jobs", "2"], ["--link", "https://a.example/api"]])
def test_options_that_make_no_sense_there(option: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert f"{option[0]} does not go with --on" in _said(capsys, "a.txt", "--on", "local[1]", "--out", "out", *option)


def test_a_folder_is_needed(capsys: pytest.CaptureFixture[str]) -> None:
    assert "no folder to publish in" in _said(capsys, "a.txt", "--on", "local[1]")


def test_something_to_read_is_needed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "nothing to read" in _said(capsys, "--on", "local[1]", "--out", str(tmp_path / "out"))


def test_without_pyspark_it_is_told_how_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "pyspark", None)
    assert "pip install 'kg[spark]'" in _said(capsys, "a.txt", "--on", "local[1]", "--out", str(tmp_path / "out"))


def test_without_java_it_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.delenv("JAVA_HOME", raising=False)
    assert "install Java 17" in _said(capsys, "a.txt", "--on", "local[1]", "--out", str(tmp_path / "out"))


@pytest.mark.parametrize("master", ["nonsense", "local[", "local-cluster[2]", "spark://"])
def test_what_is_no_master_is_told(master: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert f"'{master}' is no master of Spark" in _said(capsys, "a.txt", "--on", master, "--out", str(tmp_path / "out"))


def test_folders_as_spark_knows_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert address(str(Path("s3a://bucket/news"))) == "s3a://bucket/news"
    assert address("out/") == str(tmp_path / "out")
    assert address("/there") == "/there"
