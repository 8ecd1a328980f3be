"""What part a prepositional phrase plays in a happening that is told with its object: instrument, recipient, purpose ...

"Russia struck the depot with drones"              Russia | strike | depot      instrument: drones
"The envoy handed the letter to the minister"      envoy | hand | letter        recipient: minister

Prepositions mark roles by what fills them (Litkowski & Hargraves 2005, the Preposition Project). Where and when are facts of their own
(``kg:place``, ``kg:time``); a preposition without a plain role gives none.
"""

from __future__ import annotations

from kg.extract.arguments.adjuncts import adjuncts
from kg.extract.arguments.core import Oblique, indirect_objects
from kg.extract.phrase import Phrase
from kg.extract.sentence.lexicon import words
from kg.extract.sentence.phrases import phrase
from kg.extract.sentence.view import View
from kg.types import EntityType

Roles = tuple[tuple[str, Phrase], ...]
_SOMEBODY = frozenset({EntityType.PERSON, EntityType.GROUP, EntityType.ORGANIZATION, EntityType.GPE})
_THING = frozenset({EntityType.OBJECT})
_ALWAYS = {
    "against": "target", "about": "topic", "regarding": "topic", "concerning": "topic", "because of": "cause", "due to": "cause",
    "as": "capacity", "from": "origin", "out of": "origin", "into": "destination", "onto": "destination", "toward": "destination",
    "towards": "destination", "on behalf of": "beneficiary", "alongside": "companion", "together with": "companion",
}  # fmt: skip


def roles(v: View, i: int, ends: frozenset[int]) -> Roles:
    """Roles of the prepositional phrases of verb i, but those that are an end of the fact themselves; in text order."""
    cache = v.memo.setdefault("roles", {})
    if i not in cache:
        found = [(name, p) for o in adjuncts(v, i) if (p := phrase(v, o.token)) is not None and (name := role(v, i, o, p))]
        found += [("recipient", p) for t in indirect_objects(v, i) if (p := phrase(v, t)) is not None]
        cache[i] = tuple(sorted(found, key=lambda f: (f[1].head, f[0])))
    return tuple(f for f in cache[i] if f[1].head not in ends)  # type: ignore[attr-defined]


def role(v: View, i: int, o: Oblique, p: Phrase) -> str:
    """The role of one phrase, "" where its preposition tells none."""
    if o.case in _ALWAYS:
        return _ALWAYS[o.case]
    if o.case == "with":
        return "instrument" if p.type in _THING else "companion" if p.type in _SOMEBODY else ""
    if o.case == "to":
        return "destination" if p.type is EntityType.PLACE or v.mention[p.head] == "place" else "recipient" if p.type in _SOMEBODY else ""
    if o.case == "for":
        return "beneficiary" if p.type in _SOMEBODY else "purpose" if p.type is EntityType.EVENT else ""
    if o.case in {"at", "on"}:
        aimed = v.lemmas[i] in words("aimed", "arguments")
        return "target" if aimed else "topic" if o.case == "on" and v.lemmas[i] in words("says") else ""
    return "amount" if o.case == "by" and v.of(p.head, "nummod") else ""
