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


def _ids(*names: str, the: tuple[str, ...] = ()) -> list[str]:
    d = doc(*_org(*names, the=the))
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
