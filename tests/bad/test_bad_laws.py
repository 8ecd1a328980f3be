"""The laws of bad inputs, tried on inputs made by chance, the same ones each time."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kg.read.walk import Found
from tests.bad import laws
from tests.bad.bad_words import INJECTED
from tests.bad.good import GOOD
from tests.bad.judge import within

SECONDS = 60.0


def tries(number: int) -> settings:
    """So many examples, the same each time."""
    checks = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.large_base_example, HealthCheck.data_too_large]
    return settings(max_examples=number, derandomize=True, deadline=None, database=None, suppress_health_check=checks)


@st.composite
def mutated(draw: st.DrawFn) -> tuple[str, bytes]:
    """A valid file with a few bytes changed, put in, taken out or said again, or cut off."""
    name = draw(st.sampled_from(sorted(GOOD)))
    data = bytearray(GOOD[name])
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(data)))
        change = draw(st.sampled_from(("change", "insert", "remove", "repeat", "cut")))
        some = draw(
            st.binary(min_size=1, max_size=8)
            | st.sampled_from((b"\0\0\0\0", b"\xff\xff\xff\xff", b"-1", b"99999999999", b"<", b">>", b"\r\n\r\n"))
        )
        size = draw(st.integers(1, 40))
        if change == "change":
            data[at : at + len(some)] = some
        elif change == "insert":
            data[at:at] = some
        elif change == "remove":
            del data[at : at + size]
        elif change == "repeat":
            data[at:at] = data[at : at + size] * 3
        else:
            del data[max(at, 20) :]
    return name, bytes(data)


_PIECES = "The court upheld the law . , ; said that met Holt Abel on Tuesday “ ” \" ' ( ) - to by not would of and who which 2025 U.S. Mr."
WORDS = st.sampled_from([*_PIECES.split(), "\n\n"])
TEXTS = st.lists(WORDS | WORDS | st.text(max_size=6), max_size=20).map(" ".join)
NAMES = st.text(max_size=30) | st.sampled_from(
    ("../../a.txt", "/a.txt", "a\n.txt", "\u202ea.txt", "a> <b", 'a"b', "{a}", "$(a)", "-a", "~", ".", "..", " ", "\\", "\udcff")
)


@given(mutated())
@tries(250)
def test_mutated_files(case: tuple[str, bytes]) -> None:
    with within(SECONDS):
        laws.reading_never_breaks(case[1], case[0])


@given(st.binary(max_size=400), st.sampled_from(sorted(GOOD)))
@tries(100)
def test_any_bytes(data: bytes, name: str) -> None:
    with within(SECONDS):
        laws.reading_never_breaks(data, name)


@pytest.mark.parametrize("name", GOOD)
def test_what_is_mutated_is_good(name: str) -> None:
    """A mutation of what was refused in the first place would prove little."""
    found = laws.reading_never_breaks(GOOD[name], name)
    assert all(isinstance(outcome, Found) for outcome in found) or name == "a.xml"  # whose pages are on the web
    assert found


@given(TEXTS)
@example(f"The minister said: {INJECTED}")
@example("The court upheld the law.\n\n\ud800\0\u2028\u202e“’\ufeff court met.")
@tries(40)
def test_evidence(text: str) -> None:
    with within(SECONDS):
        laws.evidence_is_true(text)


@given(
    st.sampled_from(laws.parameters()),
    NAMES | st.sampled_from(("2025-02-31", "9" * 400, "1e999", "nan", "-0", '" } #', "'''", "\\", '"""', INJECTED)),
)
@tries(80)
def test_values(parameter: tuple[str, str], value: str) -> None:
    laws.values_stay_values(*parameter, value)


@given(NAMES)
@example(INJECTED)
@example('" } UNION { ?s ?p ?o } #')
@tries(25)
def test_names_of_things(name: str) -> None:
    laws.names_are_found(name)


@given(NAMES)
@tries(40)
def test_names_of_files(name: str) -> None:
    laws.file_names_are_names(name)


@given(NAMES)
@tries(60)
def test_names_of_members(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    with laws.nothing_left():
        laws.member_names_are_names(name)


def test_the_skeleton_tells_injection() -> None:
    """The judge of queries is not blind."""
    plain = laws.skeleton('SELECT * { VALUES ?x { "word" } ?s ?p ?x }')
    assert laws.skeleton('SELECT * { VALUES ?x { "w\\" } #" "v" <a:b> } ?s ?p ?x }') == plain
    assert laws.skeleton('SELECT * { VALUES ?x { "" } ?a ?b ?c { "word" } ?s ?p ?x }') != plain
