"""Names that stand with a common noun for what they name: "striker Jane Roe", "the Bild newspaper", "group Brightwater AB"."""

from __future__ import annotations

from kg.extract.sentence.lexicon import words
from kg.extract.sentence.view import View


def person_after(view: View, i: int) -> tuple[int, int] | None:
    """The name of a person that hangs on the title before it, where the parse makes the title the head: "striker Jane Roe".

    The name may be one nobody marked: capitalised words right behind a common noun for a person.
    """
    if view.pos[i] not in {"NOUN", "PROPN"} or view.name[i] >= 0:
        return None
    after = [c for c in view.of(i, "flat") if c > i]
    for c in [*after, *_behind_phrase(view, i)]:
        if view.name[c] >= 0 and view.names[view.name[c]][2] == "PERSON":
            return view.names[view.name[c]][:2]
    if view.mention[i] != "person" or view.tags[i] != "NN" or not after or after[0] != i + 1:
        return None
    flat = set(view.subtree(i)) if view.words[i + 1][:1].isupper() else set()
    end = i + 1
    while end in flat and view.name[end] < 0 and (view.deps[end] in {"flat", "compound", "goeswith"} or view.tags[end] == "HYPH"):
        end += 1
    return (i + 1, end) if end > i + 1 and all(view.tags[c] != "NN" for c in range(i + 1, end)) else None


def _behind_phrase(view: View, i: int) -> list[int]:
    """A name right behind a title and what the title is for: "minister for trade *Jane Roe*"."""
    phrases = [c for c in view.of(i, "nmod") if c > i and view.of(c, "case")]
    beside = [c for c in view.of(i, "nmod", "appos") if c > i and not view.of(c, "case", "punct", "det")]
    return [c for c in beside for k in phrases if k < c and max(view.subtree(k)) == min(view.subtree(c)) - 1 and not view.of(i, "punct")]


def kind_before(view: View, i: int) -> tuple[int, int, str] | None:
    """The name that hangs on the common noun before it, where the parse makes that the head: "engineering group *Brightwater AB*"."""
    if view.tags[i] != "NN" or view.name[i] >= 0:
        return None
    beside = [c for c in view.of(i, "appos") if min(view.subtree(c)) == i + 1 and not view.of(c, "det", "case")]
    beside = [c for c in beside if all(view.name[m] == view.name[c] for m in view.of(c, "conj"))]  # "firm Pike & Dunmore" is one name
    named = [c for c in [*view.of(i, "flat"), *beside] if view.name[c] >= 0 and view.names[view.name[c]][0] == i + 1]
    found = view.names[view.name[named[0]]] if named else None
    return found if found is not None and found[2] in {"ORG", "PRODUCT", "WORK_OF_ART", "FAC", "EVENT"} else None


def kind_behind(view: View, i: int) -> tuple[int, int, str] | None:
    """The name of a body in front of the noun for what it is: "the *Bild* newspaper", "the *Tasnim* news agency"."""
    if view.tags[i] != "NN" or view.name[i] >= 0 or view.said(i, "det") != {"the"} or view.of(i, "nmod", "amod", "nmod:poss", "acl"):
        return None
    before = [c for c in view.of(i, "compound") if c < i]
    named = [c for c in before if view.name[c] >= 0 and view.names[view.name[c]][2] == "ORG"]
    plain = [view.lemmas[c] for c in before if c not in named and not view.children[c]]
    if len(named) != 1 or len(plain) + 1 != len(before) or " ".join([*plain, view.lemmas[i]]) not in words("bodies", "nouns"):
        return None
    start, end, label = view.names[view.name[named[0]]]
    return (start, end, label) if end == i - len(plain) else None
