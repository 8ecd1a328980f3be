"""What holds of joining whatever the profiles are: laws, tried on many."""

from __future__ import annotations

from pathlib import Path

import pytest
from across_readings import joined, reading, together
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import UsageError
from kg.resolve.across import NO_RULES, Profile, Rules, join, profiles, read_rules
from kg.types import Reading

_NAMES = ["p John Smith", "p John Q. Smith", "p Jon Smith", "p Yevgenia Morenko", "p Evgenia Morenko", "p Yevhenia Morenko",
          "o Supreme Court", "o Ministry of Defence", "o Brightwater Ltd", "l Kyiv", "l Kiev", "l Paris", "l Chile", "l Peru"]
_TOLD = ["{} | be president of | Chile", "{} | be president of | Peru", "{} | be born | 1950", "{} | be born | 1980"]


@st.composite
def _readings(draw: st.DrawFn) -> list[Reading]:
    found = []
    for article in draw(st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=7, unique=True)):
        names = [*draw(st.lists(st.sampled_from(_NAMES[:-2]), min_size=1, max_size=4, unique=True)), "l Chile", "l Peru"]
        told = draw(st.lists(st.sampled_from(_TOLD), max_size=2)) if names[0].startswith("p ") else []
        found.append(reading(article, *names, told=tuple(line.format(names[0][2:]) for line in told)))
    return found


def _profiles(readings: list[Reading]) -> list[Profile]:
    return [p for r in readings for p in profiles(r)]


def _components(found: list[Profile]) -> list[list[Profile]]:
    parts: list[tuple[set[str], list[Profile]]] = []
    for p in found:
        touching = [part for part in parts if part[0] & set(p.keys)]
        parts = [part for part in parts if part not in touching]
        parts.append((set(p.keys).union(*(part[0] for part in touching)), [p, *(q for part in touching for q in part[1])]))
    return [members for _, members in parts]


@settings(max_examples=100, deadline=None)
@given(_readings(), st.randoms(use_true_random=False))
def test_joining_is_a_function_of_the_set_component_by_component(readings: list[Reading], random: object) -> None:
    found = _profiles(readings)
    expected = join(found)
    again = [*found, *found]
    random.shuffle(again)  # type: ignore[attr-defined]
    assert join(again) == expected
    assert sorted(j for part in _components(found) for j in join(part)) == list(expected)
    members = [member for j in expected for member in j.members]
    assert sorted(members) == sorted((p.article, p.id) for p in found)
    assert len({j.id for j in expected}) == len(expected)


@settings(max_examples=100, deadline=None)
@given(_readings())
def test_what_must_stay_apart_does(readings: list[Reading]) -> None:
    known = {(p.article, p.id): p for p in _profiles(readings)}
    for entity in join(known.values()):
        members = [known[member] for member in entity.members]
        if len(members) > 1:
            assert len({p.article for p in members}) == len(members)
            assert len({t for p in members for t in p.told if t.startswith("born:")}) < 2


@given(_readings())
def test_profiles_and_rules_come_back_from_json(readings: list[Reading]) -> None:
    for profile in _profiles(readings):
        text = profile.to_json()
        assert text.isascii()
        assert Profile.from_json(text) == profile


def _rules(tmp_path: Path, *lines: str) -> Rules:
    path = tmp_path / "same.csv"
    path.write_text("\n".join(["a,b,decision,article_a,article_b", *lines]), encoding="utf-8")
    rules = read_rules(path)
    assert Rules.from_json(rules.to_json()) == rules
    return rules


def test_rules_win(tmp_path: Path) -> None:
    told = [("Anna Quiroga | be born | 1950",), ("Anna Quiroga | be born | 1980",), ()]
    one, other = (reading(id, "p Anna Quiroga", told=told[i]) for i, id in enumerate("ab"))
    assert together(one, other) == set()
    same = _rules(tmp_path, "Anna Quiroga,anna_quiroga,same,a,b")
    assert together(one, other, rules=same) == {frozenset({("a", "anna_quiroga"), ("b", "anna_quiroga")})}
    smiths = [reading("a", "p John Smith"), reading("b", "p John Smith")]
    assert together(*smiths) == set()
    same = _rules(tmp_path, "john smith,John Smith,same,a,b")
    assert together(*smiths, rules=same) == {frozenset({("a", "john_smith"), ("b", "john_smith")})}
    assert any("rule of yours" in reason for entity in joined(*smiths, rules=same) for reason in entity.reasons)
    kyiv = [reading("a", "l Kyiv"), reading("b", "l Kiev")]
    assert together(*kyiv, rules=_rules(tmp_path, "Kyiv,Kiev,different")) == set()


def test_a_rule_may_name_a_state(tmp_path: Path) -> None:
    found = joined(reading("a", "o Norland Authority"), rules=_rules(tmp_path, "Norland Authority,Chile,same"))
    assert [entity.id for entity in found] == ["chile"]


def test_rules_give_what_they_join_a_key_to_meet_by(tmp_path: Path) -> None:
    rules = _rules(tmp_path, "Anna Quiroga,Brightwater Ltd,same")
    [person], [body] = profiles(reading("a", "p Anna Quiroga")), profiles(reading("b", "o Brightwater Ltd"))
    assert set(rules.keys(person)) & set(rules.keys(body))
    assert NO_RULES.keys(person) == ()


@pytest.mark.parametrize(
    ("lines", "cause"),
    [
        (["Anna,Berta,same", "Berta,Carla,same", "Anna,Carla,different"], "both the same and different"),
        (["Anna,,same"], "column b is empty"),
        (["Anna,Berta,perhaps"], "no decision"),
        (["Chile,Anna,same", "Anna,Peru,same"], "two states"),
    ],
)
def test_rules_that_cannot_hold_are_told_with_their_lines(lines: list[str], cause: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=cause) as refused:
        _rules(tmp_path, *lines)
    assert "line" in refused.value.where


@pytest.mark.parametrize("content", [b"x,y\n1,2\n", b"\xff\xfe\x00", b""])
def test_a_file_that_holds_no_rules_is_told(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "same.csv"
    path.write_bytes(content)
    with pytest.raises(UsageError):
        read_rules(path)
    with pytest.raises(UsageError):
        read_rules(tmp_path / "missing.csv")
