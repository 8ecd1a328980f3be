"""Names in GUM: the proper-noun core of each mention of its entity layer."""

from __future__ import annotations

from training.corpora import trees
from training.corpora.names import PLACES, TIMES, gazetteer, permitted_tags, titles

_GUM = {
    "person": {"PERSON"},
    "place": set(PLACES),
    "organization": {"ORG"},
    "object": {"PRODUCT", "O"},
    "event": {"EVENT"},
    "time": set(TIMES),
    "abstract": {"WORK_OF_ART", "PRODUCT", "EVENT", "ORG", "O"},
    "plant": {"PRODUCT", "O"},
    "animal": {"PERSON", "O"},
    "substance": {"PRODUCT", "O"},
}
_GLUE = {"of", "the", "and", "for", "&", "-", "de"}


def gum_tags(document: trees.Document) -> list[frozenset[str]]:
    """Permitted name tags of a GUM document: the proper-noun core of each mention that a proper noun heads."""
    words, upos, heads, deps = [], [], [], []
    for s in document.sentences:
        offset = len(words)
        heads += [offset + h - 1 if h else -1 for h in s.heads]
        proper = ["PROPN" if x in {"NNP", "NNPS"} else u for u, x in zip(s.upos, s.xpos, strict=True)]
        words, upos, deps = words + s.words, upos + proper, deps + s.deps
    spans: list[tuple[int, int, set[str]]] = []
    for m in trees.gum_mentions(document):
        head = next((i for i in range(m.start, m.end) if not m.start <= heads[i] < m.end), m.start)
        types = _GUM.get(m.etype, {"O"})
        if m.etype == "time":
            if m.end - m.start <= 8 and any(upos[i] in {"PROPN", "NUM", "NOUN"} for i in range(m.start, m.end)):
                start = m.start + (words[m.start].lower() in {"the", "a", "an"})
                spans.append((start, m.end, types))
            continue
        if upos[head] != "PROPN":
            continue
        start, end = _name_core(head, m, words, upos, heads, deps)
        if types == {"PERSON"} and (
            words[head].lower() in gazetteer()[1] or (words[head].endswith("s") and deps[head] != "flat" and end - start == 1)
        ):
            types = {"NORP", "PERSON"} if words[head].lower() not in gazetteer()[1] else {"NORP"}
        if types == {"PERSON"} and end - start == 1 and words[head].lower() in titles():
            continue
        if types == {"ORG"} and words[start:end] and " ".join(words[start:end]).lower() in gazetteer()[0]:
            types = {"GPE"}
        spans.append((start, end, types))
    spans.sort(key=lambda s: (s[0] - s[1], s[0]))
    return permitted_tags(
        len(words),
        spans,
        frozenset({"O", "B-CARDINAL", "I-CARDINAL", "B-MONEY", "I-MONEY", "B-PERCENT", "I-PERCENT", "B-QUANTITY", "I-QUANTITY"}),
        words,
    )


def _name_core(head: int, m: trees.GumMention, words: list[str], upos: list[str], heads: list[int], deps: list[str]) -> tuple[int, int]:
    start, end = head, head + 1
    person = m.etype == "person"
    while start > m.start:
        before = start - 1
        if deps[before] == "nmod:desc" or (person and deps[before] == "nmod:poss"):
            break
        if (
            upos[before] == "PROPN"
            or (not person and words[before] in {"-", "&"} and before > m.start and upos[before - 1] == "PROPN")
            or (not person and upos[before] in {"ADJ", "NUM"} and words[before][:1].isupper())
            or (person and words[before] in {"-", "."})
        ):
            if deps[before] in {"nmod:poss"}:
                break
            start -= 1
        else:
            break
    while end < m.end:
        if upos[end] == "PROPN" and deps[end] not in {"appos", "conj"}:
            end += 1
        elif not person and words[end] in _GLUE and end + 1 < m.end and upos[end + 1] == "PROPN" and words[end] != "'s":
            end += 2
        elif not person and words[end] == "of" and end + 2 < m.end and words[end + 1] == "the" and upos[end + 2] == "PROPN":
            end += 3
        elif upos[end] == "NUM" and end == head + 1 and words[end][:1].isdigit():
            end += 1
        elif person and words[end] in {"-", "."} and end + 1 < m.end and upos[end + 1] == "PROPN":
            end += 2
        else:
            break
    return start, end
