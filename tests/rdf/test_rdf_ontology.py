from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from kg.errors import FormatError
from kg.rdf import ontology, terms
from kg.rdf.names import KG
from kg.types import EntityType, Status


def _subjects(predicate: NamedNode) -> set[str]:
    return {terms.value(t.subject) for t in ontology.triples("kg") if t.predicate == predicate}


def test_every_class_of_entities_and_every_status_is_declared() -> None:
    kinds = (t for t in ontology.triples("kg") if t.predicate == terms.SUB_CLASS_OF and terms.value(t.object) == KG + "Entity")
    classes = {terms.value(t.subject) for t in kinds}
    assert classes == {KG + kind for kind in EntityType}
    assert {KG + status for status in Status} <= _subjects(terms.LABEL)


def test_every_term_the_code_writes_is_declared_with_label_and_comment() -> None:
    written = {node.value for node in vars(terms).values() if isinstance(node, NamedNode) and node.value.startswith(KG)}
    comment = NamedNode(terms.LABEL.value.replace("label", "comment"))
    assert written <= _subjects(terms.LABEL) & _subjects(comment)


def test_every_property_has_domain_and_range() -> None:
    declared = (t for t in ontology.triples("kg") if terms.value(t.object).endswith(("#ObjectProperty", "#DatatypeProperty")))
    properties = {terms.value(t.subject) for t in declared}
    rdfs = terms.LABEL.value.removesuffix("label")
    assert properties
    for part in ("label", "comment", "domain", "range"):
        assert properties <= _subjects(NamedNode(rdfs + part)), part


def test_there_are_sixteen_event_types_and_the_roles_of_arguments() -> None:
    assert len(ontology.event_types()) == 16
    assert {"ASSAULT", "REQUEST", "ACCUSE"} <= ontology.event_types()
    assert {("ASSAULT", "firearms"), ("RETREAT", "withdraw"), ("SANCTION", "withdraw")} <= ontology.event_modes()
    assert {type for type, _ in ontology.event_modes()} <= ontology.event_types()
    assert {"instrument", "destination"} <= ontology.roles()
    assert not ontology.roles() & {"status", "time", "place"}


def test_a_missing_or_broken_file_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="missing"):
        ontology.ontology_file("nothing")
    broken = tmp_path / "broken.ttl"
    broken.write_text("<unfinished")
    monkeypatch.setattr(ontology, "ontology_file", lambda name: broken)
    with pytest.raises(FormatError, match="cannot be read"):
        ontology.triples("broken")
