"""Noun phrases and names as phrases: minimal but sufficient spans around a head."""

from __future__ import annotations

from kg.extract.phrase import Phrase
from kg.extract.sentence.naming import kind_before, kind_behind, person_after
from kg.extract.sentence.view import NOMINAL, View
from kg.types import EntityType, MentionKind

_NAME_TYPES = {
    "PERSON": EntityType.PERSON,
    "ORG": EntityType.ORGANIZATION,
    "GPE": EntityType.GPE,
    "LOC": EntityType.PLACE,
    "FAC": EntityType.PLACE,
    "NORP": EntityType.GROUP,
    "EVENT": EntityType.EVENT,
    "PRODUCT": EntityType.OBJECT,
    "WORK_OF_ART": EntityType.WORK,
    "DATE": EntityType.TIME,
    "TIME": EntityType.TIME,
    "PERCENT": EntityType.QUANTITY,
    "MONEY": EntityType.QUANTITY,
    "QUANTITY": EntityType.QUANTITY,
    "CARDINAL": EntityType.QUANTITY,
}
_MENTION_TYPES = {
    "person": EntityType.PERSON,
    "place": EntityType.PLACE,
    "organization": EntityType.ORGANIZATION,
    "object": EntityType.OBJECT,
    "event": EntityType.EVENT,
    "time": EntityType.TIME,
    "animal": EntityType.OBJECT,
    "plant": EntityType.OBJECT,
    "substance": EntityType.OBJECT,
    "abstract": EntityType.OTHER,
}
TIMES = frozenset({"DATE", "TIME"})
NUMBERS = frozenset({"PERCENT", "MONEY", "QUANTITY", "CARDINAL"})
_LEFT = frozenset({"amod", "compound", "nummod", "nmod:poss", "nmod:desc", "flat", "det:predet", "nmod:unmarked", "goeswith", "dep"})
_DETERMINERS = frozenset(
    {"the", "a", "an", "this", "that", "whose", "these", "those", "its", "his", "her", "their", "our", "my", "your", "some", "any"}
)
_QUOTES = "\"'“”‘’«»"


def phrase(view: View, i: int) -> Phrase | None:
    """The phrase headed by token i; None where i heads none (a verb, a bare determiner, punctuation)."""
    cache = view.memo.setdefault("phrase", {})
    if i not in cache:
        cache[i] = _phrase(view, i)
    return cache[i]  # type: ignore[return-value]


def _phrase(view: View, i: int) -> Phrase | None:
    if (whole := elided(view, i)) >= 0:
        full = phrase(view, whole)
        text = f"{view.words[i]} {view.words[whole]}"
        return Phrase(i, i, i + 1, text, MentionKind.NAME, full.type if full else EntityType.OTHER, full.label if full else "")
    k = view.name[i]
    if k >= 0:
        start, end, label = view.names[k]
        outside = view.heads[i] == i or not start <= view.heads[i] < end
        if label not in NUMBERS and _capitalised(view, start, end):
            if not outside:
                return None  # "Texas" in "University of Texas" is part of that name, no mention of its own
            if not (label == "NORP" and view.pos[i] == "ADJ" and view.of(i, "nmod", "acl", "appos", "conj", "case")):
                return _named(view, i, start, end, label)
    if (person := person_after(view, i)) is not None:
        return _named(view, i, *person, "PERSON")
    if (called := kind_before(view, i) or kind_behind(view, i)) is not None:
        return _named(view, i, *called)
    if (several := _one_of(view, i)) is not None:
        return Phrase(i, i, i + 1, f"one of {several.text}", MentionKind.NOMINAL, several.type)
    if view.pos[i] == "PRON" or (view.pos[i] == "DET" and view.base(i) in {"nsubj", "obj", "obl", "nmod"}):
        return Phrase(i, i, i + 1, view.words[i], MentionKind.PRONOUN, EntityType.OTHER)
    if view.pos[i] not in NOMINAL and not (
        view.pos[i] in {"ADJ", "VERB"}
        and view.base(i) in {"nsubj", "obj", "obl", "nmod", "appos", "conj"}
        and (view.mention[i] or view.of(i, "det"))
    ):
        return None
    start, end = _bounds(view, i)
    text = _clean(view, start, end)
    if not text or not any(c.isalnum() for c in text):
        return None
    kind = MentionKind.NAME if view.pos[i] == "PROPN" else MentionKind.NOMINAL
    return Phrase(i, start, end, text, kind, _type(view, i), "")


def _one_of(view: View, i: int) -> Phrase | None:
    """The several that a bare "one" is one of: the last plural noun before it in its sentence that is a subject or object there."""
    if view.words[i].lower() != "one" or any(view.base(c) in {"det", "amod", "nmod", "acl", "compound"} for c in view.children[i]):
        return None
    if view.base(i) not in {"nsubj", "obj", "obl"}:
        return None
    start = view.sentences[view.sent[i]][0]
    plural = (k for k in range(i - 1, start - 1, -1) if view.tags[k] == "NNS" and view.base(k) in {"nsubj", "obj"} and not is_time(view, k))
    return next((p for k in plural if (p := phrase(view, k)) is not None), None)


def _capitalised(view: View, start: int, end: int) -> bool:
    """Names have a capital, except where the whole sentence has none."""
    if any(c.isupper() for i in range(start, end) for c in view.words[i]) or is_time(view, start):
        return True
    first, last = view.sentences[view.sent[start]]
    return not any(c.isupper() for i in range(first, last) for c in view.words[i])


def _named(view: View, i: int, start: int, end: int, label: str) -> Phrase:
    kind = _NAME_TYPES[label]
    while end - 1 > max(start, i) and view.pos[end - 1] in {"ADP", "DET", "CCONJ", "PUNCT"} and view.words[end - 1] != ".":
        end -= 1
    while start < end - 1 and view.words[start].lower() in {"the", "a", "an"}:
        start += 1
    text = _clean(view, start, end)
    if text.endswith(("'s", "’s")):
        text = text[:-2].rstrip()
    return Phrase(i, start, end, text or view.words[i], MentionKind.NAME, kind, label)


def _bounds(view: View, i: int) -> tuple[int, int]:
    """Tokens of the minimal phrase: unbroken modifiers to the left; names, numbers and *of*-phrases to the right."""
    start, end = i, i + 1
    for c in sorted((c for c in view.children[i] if c < i), reverse=True):
        under = view.subtree(c)
        if (view.base(c) == "punct" or view.deps[c] in _LEFT) and max(under) == start - 1:
            start = min(under)
        elif view.base(c) not in {"det", "case", "mark", "punct"}:
            break
    while start < i and view.pos[start] in {"PUNCT", "CCONJ"}:
        start += 1
    if start > 0 and view.deps[start - 1] == "nummod" and view.heads[start - 1] > i and view.tags[i] == "NNS":
        start -= 1  # a number stands with the plural behind it, wherever in a list the parse hangs it
    for c in (c for c in view.children[i] if c > i):
        if view.deps[c] in {"flat", "compound", "nummod", "goeswith", "fixed"}:
            end = max(end, max(view.subtree(c)) + 1)
        elif view.deps[c] == "appos" and _one_name(view, i, c):
            end = max(end, c + 1)  # "Operation Overlord"
        elif view.base(c) == "nmod" and of_phrase(view, c):
            end = max(end, _bounds(view, c)[1])
    return start, end


def _one_name(view: View, i: int, c: int) -> bool:
    """Whether a capitalised noun and the proper noun right behind it are one name; a title and a person are two things."""
    if not view.words[i][:1].isupper() or view.pos[c] != "PROPN" or min(view.subtree(c)) != i + 1 or view.pos[i + 1] == "PUNCT":
        return False
    k = view.name[c]
    return i != view.sentences[view.sent[i]][0] and (k < 0 or view.names[k][2] not in {"PERSON", "GPE"})


def of_phrase(view: View, i: int) -> bool:
    """Whether i hangs on its head by "of" alone."""
    return [view.words[c].lower() for c in view.of(i, "case")] == ["of"]


def _clean(view: View, start: int, end: int) -> str:
    while start < end - 1 and _droppable(view, start):
        start += 1
    while end > start and (view.pos[end - 1] == "SPACE" or (view.pos[end - 1] == "PUNCT" and view.words[end - 1] not in {")", "]"})):
        end -= 1
    text = view.text(start, end)
    if "(" in text and ")" not in text and text[0] != "(":
        text = text.split("(")[0]  # "Roe (Arabic" is cut out of "Roe (Arabic: ...)"
    if sum(text.count(q) for q in '“"”') == 1:
        text = text.replace("“", "").replace("”", "").replace('"', "")
    return text.strip()


def _droppable(view: View, i: int) -> bool:
    """Words at the start of a phrase that are not part of its name."""
    if view.deps[i] == "case" and view.heads[i] > i and view.words[i].lower() not in {"around", "about", "over", "under"}:
        return True
    if view.words[i].lower() in _DETERMINERS or view.words[i] in _QUOTES or view.pos[i] in {"PUNCT", "SPACE", "SCONJ", "CCONJ"}:
        return True
    if view.words[i].lower() in {"least", "most"} and i and view.words[i - 1].lower() == "at":
        return True
    if view.of(i, "fixed"):
        return False  # "more than 40 members"
    return view.pos[i] in {"ADP", "ADV"} and not (i + 1 < len(view.words) and view.pos[i + 1] in {"NUM", "SYM", "ADJ"})


def _type(view: View, i: int) -> EntityType:
    kind = _MENTION_TYPES.get(view.mention[i], EntityType.OTHER)
    if kind is EntityType.PERSON and view.tags[i] in {"NNS", "NNPS"}:
        return EntityType.GROUP
    k = view.name[i]
    if kind is EntityType.OTHER and k >= 0 and view.names[k][2] in NUMBERS and view.pos[i] in {"NUM", "SYM"}:
        return EntityType.QUANTITY
    return kind


def members(view: View, i: int) -> list[int]:
    """Token i, the nominals coordinated with it, the examples under it ("gods such as Zeus") and the names it sums up."""
    found = [*(c for c in view.of(i, "compound", "amod") if elided(view, c) >= 0), i, *_enumerated(view, i)]
    for c in view.of(i, "nmod"):
        if view.said(c, "case") & {"including", "such"}:
            found += members(view, c)
    for c in view.of(i, "conj"):
        if "not" in view.said(c, "advmod", "cc"):
            continue  # "the police, not the army"
        if view.pos[c] in NOMINAL or view.mention[c] or view.name[c] >= 0:
            found += members(view, c)
    return found


def elided(view: View, i: int) -> int:
    """The last word of a name that the name at i shares with the next one: "*North* and South Korea"; -1 where it is whole itself."""
    head = view.heads[i]
    if view.deps[i] not in {"compound", "amod"} or view.pos[i] != "PROPN":
        return -1
    then = [c for c in view.of(i, "conj") if view.pos[c] == "PROPN"]
    beside = len(then) == 1 and then[0] == head - 1 and bool(view.of(then[0], "cc")) and then[0] == i + 2
    k = view.name[head]
    return head if beside and k >= 0 and view.names[k][2] in {"GPE", "LOC"} else -1


def _enumerated(view: View, i: int) -> list[int]:
    """The names of those a plural noun stands for: "two ministers, Roe of Labour and Poe of the Greens"."""
    if view.tags[i] != "NNS" or view.name[i] >= 0:
        return []
    for c in view.of(i, "appos", "flat"):
        named = [m for m in [c, *view.of(c, "conj")] if view.name[m] >= 0 and view.names[view.name[m]][2] in {"PERSON", "ORG", "GPE"}]
        if c > i and len(named) > 1 and c in named:
            return named
    return []


def is_time(view: View, i: int) -> bool:
    """Whether token i heads or lies in a time expression."""
    k = view.name[i]
    return (k >= 0 and view.names[k][2] in TIMES) or (k < 0 and (view.mention[i] == "time" or view.time[i] >= 0))


def is_place(view: View, i: int) -> bool:
    """Whether token i names or heads a place."""
    k = view.name[i]
    return (k >= 0 and view.names[k][2] in {"GPE", "LOC", "FAC"}) or (k < 0 and view.mention[i] == "place")
