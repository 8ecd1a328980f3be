"""Times in Docs: tense and tree, names, what was told before, and what is written into the Doc."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from kg.english import to_conllu
from kg.english.time import annotate, expressions
from tests.extract.parsed import doc

DAY = "2025-03-19"


def times(d: Doc, reference: str = DAY) -> list[tuple[str, str]]:
    return [(d[e.start : e.end].text, e.value) for e in expressions(d, reference)]


def told(*sentences: str, reference: str = DAY) -> list[tuple[str, str]]:
    return times(doc(*sentences), reference)


def plain(text: str, reference: str = DAY) -> list[tuple[str, str]]:
    return times(spacy.blank("en")(text), reference)


MET = """
    They they PRON PRP 2 nsubj
    met meet VERB VBD 0 root
    on on ADP IN 4 case
    Friday Friday PROPN NNP 2 obl B-DATE time
"""
WILL_MEET = """
    They they PRON PRP 3 nsubj
    will will AUX MD 3 aux
    meet meet VERB VB 0 root
    on on ADP IN 5 case
    Friday Friday PROPN NNP 3 obl B-DATE time
"""
AGREED_TO_MEET = """
    They they PRON PRP 2 nsubj
    {verb} {lemma} VERB VBD 0 root
    to to PART TO 4 mark
    meet meet VERB VB 2 xcomp
    on on ADP IN 6 case
    Friday Friday PROPN NNP 4 obl B-DATE time
"""


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        (MET, "2025-03-14"),
        (WILL_MEET, "2025-03-21"),
        (AGREED_TO_MEET.format(verb="agreed", lemma="agree"), "2025-03-21"),
        (AGREED_TO_MEET.format(verb="managed", lemma="manage"), "2025-03-14"),
    ],
)
def test_tense_tells_which_friday(sentence: str, value: str) -> None:
    assert told(sentence) == [("Friday", value)]


def test_what_is_scheduled_is_ahead() -> None:
    assert told("""
        The the DET DT 2 det
        vote vote NOUN NN 4 nsubj:pass _ event
        is be AUX VBZ 4 aux:pass
        scheduled schedule VERB VBN 0 root
        for for ADP IN 6 case
        Friday Friday PROPN NNP 4 obl B-DATE time
    """) == [("Friday", "2025-03-21")]


def test_may_and_march_are_months_only_as_nouns() -> None:
    assert told("""
        They they PRON PRP 3 nsubj
        May may AUX MD 3 aux
        march march VERB VB 0 root
        in in ADP IN 5 case
        May May PROPN NNP 3 obl B-DATE time
    """) == [("May", "2025-05")]


def test_names_are_no_times() -> None:
    assert told("""
        April April PROPN NNP 3 nsubj B-PERSON person
        Stone Stone PROPN NNP 1 flat I-PERSON
        read read VERB VBD 0 root
        the the DET DT 6 det
        Sunday Sunday PROPN NNP 6 compound B-ORG
        Herald Herald PROPN NNP 3 obj I-ORG organization
    """) == []


def test_four_figures_before_a_plural_are_an_amount() -> None:
    assert told("""
        Shares share NOUN NNS 2 nsubj
        lost lose VERB VBD 0 root
        2000 2000 NUM CD 4 nummod B-DATE
        points point NOUN NNS 2 obj
    """) == []


AFTER_COUP = """
    He he PRON PRP 2 nsubj
    fled flee VERB VBD 0 root
    after after ADP IN 6 case
    the the DET DT 6 det
    1958 1958 NUM CD 6 compound B-DATE time
    coup coup NOUN NN 2 obl _ event
"""
AFTER_1958 = """
    He he PRON PRP 2 nsubj
    fled flee VERB VBD 0 root
    after after ADP IN 4 case
    1958 1958 NUM CD 2 obl B-DATE time
"""


@pytest.mark.parametrize(("sentence", "found"), [(AFTER_COUP, ("1958", "1958")), (AFTER_1958, ("after 1958", "1958/.."))])
def test_a_preposition_bounds_only_the_time_it_governs(sentence: str, found: tuple[str, str]) -> None:
    assert told(sentence) == [found]


def test_later_counts_from_the_time_told_before() -> None:
    assert plain("She left in April 2015. Three months later she came back, and that year she won.") == [
        ("April 2015", "2015-04"),
        ("Three months later", "2015-07"),
        ("that year", "2015"),
    ]


def test_later_than_nothing_told_has_no_value_but_is_kept() -> None:
    assert plain("Three months later she came back.") == [("Three months later", "")]
    assert plain("They met on Tuesday in 2019. Two weeks later it was over.")[-1] == ("Two weeks later", "")


def test_years_in_brackets_are_not_what_later_counts_from() -> None:
    assert plain("In 1990 it was found (Miller, 2005). A year later it was lost.")[-1] == ("A year later", "1991")


def test_in_a_history_months_belong_to_the_year_told_last() -> None:
    text = "He rose in 1801, fell in 1805 and was tried in 1806. In June he was freed."
    assert plain(text)[-1] == ("June", "1806-06")
    assert plain("He rose. In June he was freed.")[-1][1].startswith(("2024", "2025"))


ANNIVERSARY = """
    On on ADP IN 4 case
    the the DET DT 4 det
    third third ADJ JJ 4 amod
    anniversary anniversary NOUN NN 8 obl _ time
    of of ADP IN 7 case
    the the DET DT 7 det
    flood flood NOUN NN 4 nmod _ event
    came come VERB VBD 0 root
    crowds crowd NOUN NNS 8 nsubj
"""
FLOOD = """
    The the DET DT 4 det
    May May PROPN NNP 4 compound B-DATE time
    2022 2022 NUM CD 2 nmod I-DATE
    flood flood NOUN NN 5 nsubj _ event
    hurt hurt VERB VBD 0 root
    them they PRON PRP 5 obj
"""


def test_an_anniversary_is_known_where_the_text_dates_its_event() -> None:
    assert told(ANNIVERSARY) == [("the third anniversary", "")]
    assert told(ANNIVERSARY, FLOOD)[0] == ("the third anniversary", "2025-05")


def test_a_clock_time_takes_the_day_told_before() -> None:
    assert plain("Polls opened on 4 May 2024. They closed at 22:30.")[-1] == ("22:30", "2024-05-04T22:30:00")
    assert plain("They closed at 22:30.") == [("22:30", "")]


def test_spans_and_their_attributes() -> None:
    d = annotate(spacy.blank("en")("From May to July 2024 they met every Friday, for two hours, and on Tuesday."), DAY)
    assert [(s.text, s.label_, s._.edtf, s._.time_kind, s._.time_precision) for s in d.spans["times"]] == [
        ("From May to July 2024", "interval", "2024-05/2024-07", "interval", "interval"),
        ("every Friday", "set", "R/2025-03-14/P1W", "set", "set"),
        ("two hours", "duration", "PT2H", "duration", "duration"),
        ("Tuesday", "point", "2025-03-18", "point", "day"),
    ]
    assert d._.reference == DAY


def test_without_a_reference_the_kind_stays() -> None:
    d = annotate(spacy.blank("en")("They met last week."))
    assert [(s.text, s._.edtf, s._.time_kind, s._.time_precision) for s in d.spans["times"]] == [("last week", "", "point", "unknown")]


def test_annotating_again_takes_the_new_date() -> None:
    d = annotate(spacy.blank("en")("They met on Tuesday."), DAY)
    assert [s._.edtf for s in annotate(d, "2020-01-01").spans["times"]] == ["2019-12-31"]


def test_a_doc_without_words() -> None:
    assert not annotate(Doc(spacy.blank("en").vocab, words=[]), DAY).spans["times"]


def test_times_of_saved_docs_come_back() -> None:
    nlp = spacy.blank("en")
    d = annotate(nlp("They met on Tuesday."), DAY)
    again = Doc(nlp.vocab).from_bytes(d.to_bytes())
    assert [(s.text, s._.edtf) for s in again.spans["times"]] == [("Tuesday", "2025-03-18")]


def test_conllu_tells_times() -> None:
    lines = to_conllu(annotate(doc(MET), DAY)).splitlines()
    assert any(line.startswith("4\tFriday") and "Time=B-point|EDTF=2025-03-14" in line for line in lines)
