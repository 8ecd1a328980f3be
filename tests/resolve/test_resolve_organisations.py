# ruff: noqa: E501  (one sentence a line reads best)
from __future__ import annotations

from resolve_docs import at, doc, entity, resolved


def _org(*names: str, the: tuple[str, ...] = ()) -> tuple[str, dict[str, str]]:
    lines = []
    for name in names:
        words = name.split()
        det = f"the/DET/det/{len(words) + 1} " if name in the else ""
        shift = 1 if det else 0
        head = len(words) + shift
        lines.append(det + " ".join(f"{w}/PROPN/compound/{head}" for w in words[:-1]) + f" {words[-1]}/PROPN/nsubj/{head + 1} met/VERB/root/0")
    return "\n".join(lines), dict.fromkeys(names, "ORG")


def _ids(*names: str, the: tuple[str, ...] = (), label: str = "ORG") -> list[str]:
    text, found = _org(*names, the=the)
    d = doc(text, dict.fromkeys(found, label))
    r = resolved(d)
    return [r.of[e.root.i] for e in d.ents]


def test_acronyms_join_the_name_they_abbreviate() -> None:
    assert _ids("World Trade Forum", "WTF") == ["world_trade_forum"] * 2
    assert _ids("World Trade Forum", "Western Theatre Festival", "WTF")[2] == "wtf"


def test_known_acronyms_meet_their_names() -> None:
    assert _ids("U.N.", "United Nations", "UN") == ["united_nations"] * 3
    assert _ids("U.N. Security Council", "Security Council", the=("Security Council",)) == ["united_nations_security_council"] * 2


def test_short_forms() -> None:
    assert _ids("Harvard University", "Harvard") == ["harvard_university"] * 2
    assert _ids("Acme Inc.", "Acme") == ["acme_inc"] * 2
    assert _ids("Senate Judiciary Committee", "Senate", the=("Senate",)) == ["senate_judiciary_committee", "senate"]
    assert _ids("White House", "House", the=("House",)) == ["white_house", "house"]
    assert _ids("Harvard University", "Harvard Club", "Harvard")[2] == "harvard"


def test_the_noun_and_the_end_of_a_name_with_of() -> None:
    assert _ids("Temple of Dianetics", "Temple", "Dianetics", the=("Temple",)) == ["temple_of_dianetics"] * 3
    assert _ids("Bank of Lima", "Bank of Quito", "Bank", the=("Bank",))[2] == "bank"
    assert _ids("Acme.org", "Acme") == ["acme_org", "acme"]


def test_full_names_of_one_body_are_one() -> None:
    assert len(set(_ids("Islamic State of Iraq and the Levant", "ISIS", "Daesh"))) == 1


def test_the_gulf_the_north_and_ships() -> None:
    assert _ids("Persian Gulf", "Gulf", the=("Gulf",), label="LOC") == ["persian_gulf"] * 2
    assert _ids("Persian Gulf", "Gulf", label="LOC")[1] == "gulf"
    assert _ids("North Korea", "South Korea", "North", the=("North",), label="GPE") == ["north_korea", "south_korea", "north_korea"]
    assert _ids("France", "North", the=("North",), label="GPE")[1] == "north"
    assert _ids("HMS Ocean", "Ocean", label="PRODUCT") == ["hms_ocean"] * 2
    assert _ids("Deep Ocean", "Ocean", label="PRODUCT")[1] == "ocean"


def test_the_fullest_name_is_the_name_and_the_others_stay_with_reasons() -> None:
    d = doc(*_org("NTF", "National Theatre Forum"))
    found = entity(resolved(d), "national_theatre_forum")
    assert found.name == "National Theatre Forum"
    assert found.names == ("NTF",)
    assert found.reasons == ("“NTF” is the acronym of “National Theatre Forum”",)


def test_capitals_of_datelines_do_not_make_another_place() -> None:
    d = doc("KHARKIV/PROPN/root/0\nKharkiv/PROPN/nsubj/2 slept/VERB/root/0", {"KHARKIV": "GPE", "Kharkiv": "GPE"})
    r = resolved(d)
    assert at(r, d, "KHARKIV") == at(r, d, "Kharkiv") == "kharkiv"
    assert entity(r, "kharkiv").name == "Kharkiv"


def _named(text: str, labels: dict[str, str]) -> list[str]:
    d = doc(text, labels)
    r = resolved(d)
    return [r.of[e.root.i] for e in d.ents]


def test_a_firm_by_its_bare_name_looks_like_a_person() -> None:
    first = "Brightwater/PROPN/compound/2 Ltd/PROPN/nsubj/3 met/VERB/root/0\n"
    labels = {"Brightwater Ltd": "ORG", "Brightwater": "PERSON", "Jane Brightwater": "PERSON"}
    assert _named(first + "Brightwater/PROPN/nsubj/2 met/VERB/root/0", labels) == ["brightwater_ltd"] * 2
    somebody = "\nJane/PROPN/nsubj/3 Brightwater/PROPN/flat/1 met/VERB/root/0"
    assert _named(first + "Brightwater/PROPN/nsubj/2 met/VERB/root/0" + somebody, labels)[1] != "brightwater_ltd"
