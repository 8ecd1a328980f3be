"""Judged facts are found again in later readings: same sentence, ends and predicate; status and claimants where they matter."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kg.types import Article, Entity, EntityType, Evidence, Fact, Reading, Span, Status, Surface
from training.judged import KINDS, Judgement, Judgements, draw, judgement, load, save

RIGHT = Judgement("corpus/one", 100, 160, "Rebels", "shell", "harbour", "asserted", ("Navy",), "")
TEXT = "Rebels shelled the harbour. The navy fled."


def fact(number: int, **changes: object) -> Fact:
    evidence = Evidence("one", 0, Span(0, 27, TEXT[:27]))
    made = Fact(f"{number:04}", "r", "shell", "h", evidence, Surface("Rebels", "shelled", "the harbour"))
    return replace(made, **changes)  # type: ignore[arg-type]


def reading(*facts: Fact) -> Reading:
    entities = (
        Entity("h", "harbour", EntityType.PLACE),
        Entity("r", "Rebels", EntityType.GROUP),
        Entity("n", "Navy", EntityType.ORGANIZATION),
    )
    return Reading(Article("one", TEXT), entities, facts)


def test_a_fact_becomes_a_judgement_by_names_and_characters() -> None:
    told = judgement("corpus/one", reading(), fact(1, sources=("n",), status=Status.NEGATED), "status")
    assert told == Judgement("corpus/one", 0, 27, "Rebels", "shell", "harbour", "negated", ("Navy",), "status")
    assert not told.right
    assert judgement("corpus/one", reading(), fact(2, object="", value="in vain")).object == "in vain"


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, True),
        ({"start": 90, "end": 110}, True),  # the sentence is cut elsewhere
        ({"start": 160, "end": 200}, False),  # the next sentence
        ({"subject": "rebels"}, True),
        ({"subject": "Navy"}, False),
        ({"predicate": "shell in"}, False),
        ({"document": "corpus/two"}, False),
        ({"status": "planned"}, False),
        ({"sources": ()}, False),
    ],
)
def test_a_right_fact_is_right_with_its_status_and_claimants_alone(changes: dict[str, object], found: bool) -> None:
    told = replace(RIGHT, **changes)  # type: ignore[arg-type]
    assert (Judgements([RIGHT]).verdict(told) is RIGHT) == found


@pytest.mark.parametrize("kind", KINDS[1:])
def test_a_wrong_end_stays_wrong_with_any_status(kind: str) -> None:
    wrong = replace(RIGHT, kind=kind)
    found = Judgements([wrong]).verdict(replace(RIGHT, status="planned"))
    assert (found is wrong) == (kind not in {"status", "claimant"})


def test_what_is_saved_is_loaded_again_in_the_order_of_the_text(tmp_path: Path) -> None:
    later = replace(RIGHT, start=200, end=230, kind="object")
    save([later, RIGHT, RIGHT], tmp_path / "judged.jsonl")
    assert load(tmp_path / "judged.jsonl").rows == (RIGHT, later)


def test_the_judgements_of_the_repository_are_well_formed() -> None:
    rows = load().rows
    assert len(rows) > 500
    assert {r.kind for r in rows} <= set(KINDS)
    assert {r.status for r in rows} <= {s.value for s in Status}
    assert all(r.start < r.end and r.document.split("/")[0] in {"gum", "re3d", "ewt"} for r in rows)
    assert len(set(rows)) == len(rows)


def test_a_draw_depends_on_the_facts_alone_and_keeps_their_order() -> None:
    facts = [fact(n, predicate=f"do {n}") for n in range(20)]
    drawn = draw(reading(*facts), 5)
    assert len(drawn) == 5
    assert drawn == [f for f in facts if f in drawn]
    assert set(draw(reading(*reversed(facts)), 5)) == set(drawn)
