"""General relations beside Wikidata's: ``python -m training.relations`` (Re-DocRED dev; Tan et al. 2022).

Where a fact of ours joins two entities that Re-DocRED relates, is our general relation of a kind with one of Wikidata's? A pair may
have a relation that Re-DocRED does not tell, so the share is a lower bound. ``KINDS`` says which properties go with which; a minus
sign marks one that points the other way.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.pipeline import read_articles
from kg.rdf.general import general_relation
from kg.types import Article, Reading, Status

_PLACE = "P131 P17 P276 P706 P30 P159 P206 P840 P361 P150- P551 P937 P527-"
_MEMBER = "P463 P102 P361 P54 P108 P527- P1344 P710- P175- P607"
_ROLE = "P108 P39 P6- P35- P488- P463 P102 P54 P241 P937 P27 P1001 P131 P17 P118 P607 P1344 P112- P127- P162- P57- P58-"
_KIN = "P40 P22 P25 P26 P3373 P1038 P40- P22- P25-"
KINDS = {
    name: frozenset(properties.split())
    for name, properties in {
        "isIn": f"{_PLACE} P195 P463",
        "locatedIn": _PLACE,
        "basedIn": f"{_PLACE} P495",
        "capitalOf": "P1376 P131 P17 P36- P150-",
        "livesIn": "P551 P937 P27 P19 P131",
        "comesFrom": "P27 P17 P495 P19 P131 P172 P551 P937 P1001",
        "citizenOf": "P27",
        "bornIn": "P19",
        "diedIn": "P20 P119",
        "partOf": f"{_PLACE} P463 P749 P127 P355- P607 P1344 P710- P155",
        "subsidiaryOf": "P749 P127 P361 P355-",
        "hasPart": "P527 P150 P361- P131- P355 P463- P17- P710 P1344- P30- P706- P674 P161 P175- P179- P54-",
        "belongsTo": "P17 P131 P361 P463 P127 P749 P241 P1001 P137 P194- P355- P150- P527- P495 P6- P35-",
        "memberOf": _MEMBER,
        "affiliatedWith": f"{_MEMBER} {_ROLE}",
        "roleIn": _ROLE,
        "leads": _ROLE,
        "hadRoleIn": _ROLE,
        "worksFor": f"{_ROLE} P264",
        "relatedTo": _KIN,
        "childOf": "P22 P25 P40-",
        "parentOf": "P40 P22- P25-",
        "spouseOf": "P26",
        "siblingOf": "P3373",
        "owns": "P127- P749- P355 P1830 P137-",
        "founded": "P112- P170- P800 P178- P488-",
        "created": "P170- P50- P86- P58- P57- P800 P175- P676- P178- P162-",
        "studiedAt": "P69 P937",
    }.items()
}


def text(document: dict[str, Any]) -> str:
    """The document's tokens as running text."""
    joined = " ".join(word for sentence in document["sents"] for word in sentence)
    return re.sub(r"([(\[]) ", r"\1", re.sub(r" ([.,;:!?)\]’]|'s\b|n't\b)", r"\1", joined))


def related(document: dict[str, Any], reading: Reading) -> Iterator[tuple[str, frozenset[str]]]:
    """(predicate, Wikidata's properties, both ways) of asserted facts that join two entities the document relates."""
    vertices = {m["name"].lower(): i for i, vertex in enumerate(document["vertexSet"]) for m in vertex}
    of = {e.id: next((vertices[n.lower()] for n in (e.name, *e.names) if n.lower() in vertices), -1) for e in reading.entities}
    properties: dict[tuple[int, int], set[str]] = defaultdict(set)
    for label in document["labels"]:
        properties[label["h"], label["t"]].add(label["r"])
        properties[label["t"], label["h"]].add(label["r"] + "-")
    for fact in reading.facts:
        found = properties.get((of.get(fact.subject, -1), of.get(fact.object, -1)))
        if found and fact.status is Status.ASSERTED:
            yield fact.predicate, frozenset(found)


def main() -> None:
    """Print, for each general relation, how many facts have it and how many of those agree."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    documents = json.loads((parser.parse_args().data / "redocred" / "dev.json").read_text("utf8"))
    articles = [Article(f"redocred-{number}", text(document)) for number, document in enumerate(documents)]
    joined, told, agree = 0, Counter[str](), Counter[str]()
    for document, reading in zip(documents, read_articles(articles), strict=True):
        for predicate, properties in related(document, reading):
            joined += 1
            name = general_relation(predicate)
            if name:
                told[name] += 1
                agree[name] += bool(properties & KINDS.get(name, frozenset()))
    for name, count in sorted(told.items()):
        print(f"{name:16}{agree[name]:5} of {count}")
    print(f"{joined} facts join related entities; {told.total()} have a general relation, {agree.total() / told.total():.1%} agree")


if __name__ == "__main__":
    main()
