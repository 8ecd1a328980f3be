"""The public surface: what it is, and that importing it costs little."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

import kg

TYPES = {"Argument", "Article", "Entity", "EntityType", "Evidence", "Fact", "Mention", "MentionKind", "Reading", "Span", "Status"}
SURFACE = TYPES | {"Surface", "Time", "KgError", "__version__", "build", "draw", "extract", "network", "read"}

HEAVY = ("torch", "spacy", "onnxruntime", "numpy", "rdflib", "pyoxigraph", "networkx", "pandas", "IPython", "typer", "trafilatura")


def test_the_public_surface() -> None:
    assert set(kg.__all__) == SURFACE
    assert all(hasattr(kg, name) for name in kg.__all__)


def test_the_functions_are_called_whatever_was_imported_before() -> None:
    code = "import kg, kg.read.source, kg.extract; assert all(map(callable, (kg.read, kg.extract, kg.build))); kg.read('x')"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_rooms_stay_modules() -> None:
    import kg.read.text

    assert kg.read.text.clean("a\r\nb") == "a\nb"
    assert kg.read.article_id("a").startswith("a-")


def test_reading_through_the_surface(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Putin called Trump.")
    assert [article.text for article in kg.read(tmp_path)] == ["Putin called Trump."]


def test_no_other_attribute() -> None:
    with pytest.raises(AttributeError, match="nonsense"):
        _ = kg.nonsense  # type: ignore[attr-defined]


def test_the_version_is_that_of_the_distribution() -> None:
    project = Path(__file__).parents[1] / "pyproject.toml"
    assert f'version = "{kg.__version__}"' in project.read_text()


def test_importing_is_quick_and_light() -> None:
    code = f"import sys, kg; print([m for m in {HEAVY!r} if m in sys.modules])"
    took = []
    for _ in range(3):  # the best of three: the machine may be busy
        begun = time.perf_counter()
        out = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
        took.append(time.perf_counter() - begun)
        assert out.strip() == "[]"
    assert min(took) < 1.0  # with the start of Python itself; the import alone is a tenth of that


def test_the_graph_needs_no_language_engine() -> None:
    code = "import sys, kg.store.network, kg.cli.app; print([m for m in ('spacy', 'onnxruntime', 'networkx') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.strip() == "[]"
