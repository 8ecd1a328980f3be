"""Signatures learned from judgements: smoothed towards their class, and never a plan made into a fact."""

from __future__ import annotations

from training.signatures import Seen, learn


def _seen(construction: str, lemma: str, tense: str, so: int, not_so: int) -> list[Seen]:
    return [Seen(construction, lemma, tense, True)] * so + [Seen(construction, lemma, tense, False)] * not_so


def test_judgements_overrule_what_the_class_takes_for_so() -> None:
    assert learn(_seen("verb bare", "let", "none", 0, 20))["verb bare"]["let"] == {"": "h-"}


def test_what_agrees_with_its_class_is_not_written() -> None:
    assert learn(_seen("verb infinitive", "manage", "past", 9, 1)) == {}


def test_few_judgements_overrule_nothing() -> None:
    assert learn(_seen("verb bare", "let", "none", 0, 2)) == {}


def test_a_tense_is_told_apart_where_it_differs_from_the_others() -> None:
    learned = learn(_seen("verb bare", "let", "past", 30, 0) + _seen("verb bare", "let", "none", 0, 12))
    assert learned["verb bare"]["let"] == {"none": "h-"}


def test_plans_purposes_and_wishes_are_not_raised_to_facts() -> None:
    observed = (
        _seen("verb infinitive", "want", "past", 40, 0)
        + _seen("verb purpose", "travel", "past", 40, 0)
        + _seen("noun infinitive", "decision", "", 40, 0)
    )
    assert learn(observed) == {}


def test_a_lemma_of_no_class_is_learned_both_ways() -> None:
    assert learn(_seen("verb infinitive", "zigzag", "past", 20, 0))["verb infinitive"]["zigzag"] == {"": "+-"}
