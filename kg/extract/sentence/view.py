"""A Doc as plain Python lists: what every construction looks at, read from spaCy once."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from spacy.tokens import Doc

from kg.english.annotate import arc_probabilities, mentions_of
from kg.extract.sentence.lexicon import table

# Where the two tags of a word disagree, the one for its form is surer: "The sides trade fire".
_FINITE = frozenset({"VBD", "VBP", "VBZ"})
_NOMINAL_POS = frozenset({"NOUN", "PROPN", "ADJ"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"})


class _Bases(dict[str, str]):
    """Dependency labels without their subtypes, asked for thousands of times an article."""

    def __missing__(self, label: str) -> str:
        self[label] = base = label.split(":", 1)[0]
        return base


_BASES = _Bases()


@dataclass(slots=True)
class View:
    """Token attributes by position. ``head[i] == i`` at a root; ``dep`` are UD labels with subtypes.

    ``sent`` gives each token's sentence, ``name`` the index into ``names`` (start, end, label) or -1, ``time`` that into
    ``times`` (start, end, kind, value), the Doc's time expressions.
    """

    doc: Doc
    words: list[str]
    lemmas: list[str]
    pos: list[str]
    tags: list[str]
    deps: list[str]
    heads: list[int]
    children: list[list[int]]
    sent: list[int]
    sentences: list[tuple[int, int]]
    name: list[int]
    names: list[tuple[int, int, str]]
    mention: list[str]
    probability: list[float]
    time: list[int] = field(default_factory=list)
    times: list[tuple[int, int, str, str]] = field(default_factory=list)
    memo: dict[str, dict[int, object]] = field(default_factory=dict)
    _by_label: dict[int, dict[str, list[int]]] = field(default_factory=dict)

    def base(self, i: int) -> str:
        """Dependency label without its subtype."""
        return _BASES[self.deps[i]]

    def of(self, i: int, *labels: str) -> list[int]:
        """Children of i with one of the labels; "nsubj" also finds "nsubj:pass"."""
        if not self.children[i]:
            return []
        by_label = self._by_label.get(i) or self._looked_up(i)
        found = [by_label[label] for label in labels if label in by_label]
        if len(found) < 2:
            return [*found[0]] if found else []
        return sorted({c for children in found for c in children})

    def _looked_up(self, i: int) -> dict[str, list[int]]:
        """The children of i by their labels, with subtypes and without: asked for ten times a word."""
        found = self._by_label[i] = {}
        for c in self.children[i]:
            for label in {self.deps[c], _BASES[self.deps[c]]}:
                found.setdefault(label, []).append(c)
        return found

    def said(self, i: int, *labels: str) -> set[str]:
        """The words, in lower case, of the children of i with one of the labels."""
        return {self.words[c].lower() for c in self.of(i, *labels)}

    def infinitive(self, i: int) -> bool:
        """Whether "to" marks the verb i."""
        return "to" in self.said(i, "mark")

    def subtree(self, i: int) -> list[int]:
        """i and everything under it, in text order."""
        found, todo = [], [i]
        while todo:
            j = todo.pop()
            found.append(j)
            todo.extend(self.children[j])
        return sorted(found)

    def hang(self, i: int, head: int, dep: str) -> None:
        """Move token i under another head."""
        self.children[self.heads[i]].remove(i)
        self.children[head] = sorted([*self.children[head], i])
        self._by_label.pop(self.heads[i], None)
        self.heads[i] = head
        self.relabel(i, dep)

    def relabel(self, i: int, dep: str) -> None:
        """Give token i another dependency label."""
        self.deps[i] = dep
        self._by_label.pop(self.heads[i], None)

    def text(self, start: int, end: int) -> str:
        """The document's own characters from token start to token end (exclusive), white space folded."""
        return " ".join(self.doc[start:end].text.split())


def _parts(doc: Doc, start: int, end: int, label: str) -> list[tuple[int, int, str]]:
    """A name, or the two in it: "Salem, Oregon" are two places."""
    comma = [i for i in range(start + 1, end - 1) if doc[i].text == ","] if label in {"GPE", "LOC"} else []
    if len(comma) != 1:
        return [(start, end, label)]
    return [(start, comma[0], label), (comma[0] + 1, end, label)]


def _clausal(doc: Doc, tag: str, children: list[int]) -> bool:
    """Whether a word taken for a noun is a verb by its form, or by its subject and object ("Peru and Chile trade barbs")."""
    return tag in _FINITE or (len(children) > 1 and {"nsubj", "obj"} <= {doc[c].dep_ for c in children})


def view(doc: Doc) -> View:
    """Read a parsed Doc into lists."""
    n = len(doc)
    heads = [t.head.i for t in doc]
    children: list[list[int]] = [[] for _ in range(n)]
    for i, h in enumerate(heads):
        if h != i and not doc[i].is_space:
            children[h].append(i)
    sent, sentences = [0] * n, []
    for k, s in enumerate(doc.sents):
        sentences.append((s.start, s.end))
        for i in range(s.start, s.end):
            sent[i] = k
    names = [part for e in doc.ents for part in _parts(doc, e.start, e.end, e.label_)]
    name = [-1] * n
    for k, (start, end, _) in enumerate(names):
        for i in range(start, end):
            name[i] = k
    times = [(e.start, e.end, e.label_, e._.edtf) for e in doc.spans.get("times", [])]
    time = [-1] * n
    for k, (start, end, _, _) in enumerate(times):
        time[start:end] = [k] * (end - start)
    seen = View(
        doc,
        [t.text for t in doc],
        [t.lemma_ or t.lower_ for t in doc],
        ["VERB" if t.pos_ in _NOMINAL_POS and _clausal(doc, t.tag_, children[t.i]) else t.pos_ for t in doc],
        [t.tag_ for t in doc],
        [t.dep_ for t in doc],
        heads,
        children,
        sent,
        sentences,
        name,
        names,
        mentions_of(doc),
        arc_probabilities(doc),
        time,
        times,
    )
    for i in range(n):
        if seen.deps[i] == "advcl" and _complement(seen, i):
            seen.relabel(i, "xcomp")
        elif seen.deps[i] == "vocative" and _addresses_nobody(seen, i):
            seen.relabel(i, "nsubj")
        elif seen.deps[i] == "acl" and seen.tags[i] == "VBD" and not seen.of(i, "nsubj", "aux", "mark"):
            seen.tags[i] = "VBN"  # a past tense has a subject: "Roe, *signed* from Lima, scored"
        elif seen.deps[i] == "nsubj" and _after_subject(seen, i):
            seen.relabel(i, "obj")
    return seen


@cache
def _takes_gerund() -> frozenset[str]:
    by_signature: dict[str, list[str]] = table("complements")["classes"]["verb gerund"]  # type: ignore[call-overload]
    return frozenset(lemma for lemmas in by_signature.values() for lemma in lemmas)


def _addresses_nobody(view: View, i: int) -> bool:
    """Whether a name taken for the one addressed is the subject: "Roe, mayor of Lima, *welcomes* the law" tells nobody to do it."""
    verb = view.heads[i]
    return i < verb and view.tags[verb] in {"VBZ", "VBD"} and not view.of(verb, "nsubj", "csubj", "expl", "aux")


def _after_subject(view: View, i: int) -> bool:
    """Whether what a parse takes for a second subject stands where the object does: "A court acquitted the former mayor"."""
    verb = view.heads[i]
    if not (verb < i and view.pos[verb] == "VERB" and view.tags[verb] != "VBN"):
        return False
    between = all(view.heads[k] == i or view.deps[k] in {"advmod", "compound:prt"} for k in range(verb + 1, i))
    first = any(c < verb and view.deps[c] == "nsubj" for c in view.children[verb])
    return first and between and not view.of(verb, "obj", "iobj", "ccomp", "xcomp")


def _complement(view: View, i: int) -> bool:
    """Whether a gerund right behind a verb that takes one is what that verb is about: "denied shelling the town".

    A parse may make it an adjunct ("left, shelling the town"), which would assert what is denied.
    """
    head = view.heads[i]
    between = all(view.pos[k] in {"ADV", "PART"} for k in range(head + 1, i))
    governs = view.pos[head] == "VERB" and view.lemmas[head] in _takes_gerund() and not view.of(head, "obj", "xcomp", "ccomp")
    return view.tags[i] == "VBG" and head < i and between and governs and not view.of(i, "mark", "nsubj")
