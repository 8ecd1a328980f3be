"""Settings of Spark's: ours, and the user's, which go before them."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kg.errors import SpreadError
from kg.spread.settings import ours, submitted

_ASKED = """
from pathlib import Path
from kg.spread.session import session
with session("local[1]", Path("spark.log")) as spark:
    print(*(spark.conf.get(name) for name in ("spark.sql.session.timeZone", "spark.driver.memory", "spark.sql.parquet.compression.codec")))
"""


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PYSPARK_SUBMIT_ARGS", "SPARK_CONF_DIR", "SPARK_HOME"):
        monkeypatch.delenv(name, raising=False)


def _arguments() -> list[str]:
    return shlex.split(os.environ["PYSPARK_SUBMIT_ARGS"])


def test_one_machine_is_set_otherwise_than_a_cluster() -> None:
    assert "spark.driver.extraJavaOptions" in ours("local-cluster[2,1,2048]")
    assert "spark.driver.extraJavaOptions" not in ours("spark://host:7077")
    assert ours("yarn").items() <= ours("local[2]").items()


def test_java_is_given_a_setting_with_spaces_as_one_argument() -> None:
    with submitted({"spark.driver.extraJavaOptions": "-Xa -Xb"}):
        assert _arguments() == ["--conf", "spark.driver.extraJavaOptions=-Xa -Xb", "pyspark-shell"]
    assert "PYSPARK_SUBMIT_ARGS" not in os.environ


def test_the_users_arguments_come_after_ours_and_are_there_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYSPARK_SUBMIT_ARGS", "--conf a=2 pyspark-shell")
    with submitted({"a": "1"}):
        assert _arguments() == ["--conf", "a=1", "--conf", "a=2", "pyspark-shell"]
    assert os.environ["PYSPARK_SUBMIT_ARGS"] == "--conf a=2 pyspark-shell"


@pytest.mark.parametrize("line", ["a 2", "a=2", "  a: 2", "a\t2"])
@pytest.mark.parametrize("where", ["SPARK_CONF_DIR", "SPARK_HOME"])
def test_what_the_users_file_sets_is_left_to_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str, line: str) -> None:
    monkeypatch.setenv(where, str(tmp_path))
    file = tmp_path / ("conf/" if where == "SPARK_HOME" else "") / "spark-defaults.conf"
    file.parent.mkdir(exist_ok=True)
    file.write_text(f"# b 3\n\n{line}\n", "utf-8")
    with submitted({"a": "1", "b": "1"}):
        assert _arguments() == ["--conf", "b=1", "pyspark-shell"]


def test_there_need_be_no_file_of_the_users(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPARK_CONF_DIR", str(tmp_path))
    with submitted({"a": "1"}):
        assert "a=1" in _arguments()


def test_a_file_that_is_no_text_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPARK_CONF_DIR", str(tmp_path))
    (tmp_path / "spark-defaults.conf").write_bytes(b"\xff\xd8\xff")
    with pytest.raises(SpreadError, match=r"spark-defaults\.conf"), submitted({}):
        pass


@pytest.mark.skipif(shutil.which("java") is None, reason="there is no Java")
def test_spark_itself_takes_the_users_settings(tmp_path: Path) -> None:
    (tmp_path / "spark-defaults.conf").write_text("spark.driver.memory 900m\n", "utf-8")
    arguments = "--conf spark.sql.session.timeZone=CET pyspark-shell"
    environment = os.environ | {"SPARK_CONF_DIR": str(tmp_path), "PYSPARK_SUBMIT_ARGS": arguments}
    done = subprocess.run([sys.executable, "-c", _ASKED], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["CET", "900m", "zstd"]
