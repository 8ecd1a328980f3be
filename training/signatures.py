"""What predicates do to their complements, learned from judgements: ``python -m training.signatures`` (UDS over UD-EWT train).

The prior is the literature's classes (kg/extract/data/complements.json); what annotators said of the complements of a lemma in a
construction and a tense is smoothed towards its class, and where it then says otherwise, that goes to
kg/extract/data/signatures.json. Only gold trees are read, and only complements whose own words leave them open.

What one plans, wants, tries or decides *to* do, and the purpose of what one does, stay open: annotators often took those for done
("tried to call", "went to see them"), news does not.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.extract.sentence.view import View, view
from kg.extract.status import local
from kg.extract.status.calculus import status
from kg.extract.status.complements import site
from kg.extract.status.signatures import Learned, classes, signature
from kg.types import Status
from training.corpora import trees
from training.factuality import aligned, judged

OUT = Path("kg/extract/data/signatures.json")
WEIGHT = 4.0  # judgements the class counts for beside those of a lemma
LEAST = 3  # judgements of a lemma in a construction that can overrule its class
HIGH, LOW = 0.6, 0.5  # shares of judgements, the class's weight among them, that overrule what is open, what is so
_CLASS = "class "
_PLANS = frozenset({"noun infinitive", "verb purpose"})
_FIRM = frozenset({"verb infinitive", "verb finite", "verb bare", "noun infinitive", "noun finite", "adjective infinitive"})


Counts = dict[tuple[str, str, str], Counter[bool]]


@dataclass(frozen=True, slots=True, order=True)
class Seen:
    """One judged complement: where it stands, under what, and whether it was judged so."""

    construction: str
    lemma: str
    tense: str
    so: bool


def observations(data: Path) -> Iterator[Seen]:
    """The judged complements of UD-EWT train, from gold trees."""
    sentences = [s for d in trees.read(data / "ud-ewt" / "train.conllu") for s in d.sentences]
    vocab = Vocab()
    for n, words in sorted(aligned(judged(data, "train"), sentences).items()):
        seen = view(_doc(vocab, sentences[n]))
        for i, value in sorted(words.items()):
            if i < len(seen.words):
                yield from _observe(seen, i, value > 0)


def _doc(vocab: Vocab, s: trees.Sentence) -> Doc:
    heads = [h - 1 if h else i for i, h in enumerate(s.heads)]
    deps = ["ROOT" if d == "root" else d for d in s.deps]
    return Doc(vocab, words=s.words, lemmas=s.lemmas, pos=s.upos, tags=s.xpos, heads=heads, deps=deps)


def _observe(seen: View, i: int, so: bool) -> Iterator[Seen]:
    at = site(seen, i)
    if at is None or local(seen, i) is not Status.ASSERTED:
        return
    above = status(seen, seen.heads[i]) if at.verbal else Status.ASSERTED
    if above is Status.ASSERTED:
        yield Seen(at.construction, at.lemma, at.tense, so)


def learn(observed: Iterable[Seen]) -> Learned:
    """Construction -> lemma -> tense ("" for any) -> signature, where judgements overrule the classes."""
    counts: Counts = defaultdict(Counter)
    for o in observed:
        letter = signature(o.construction, o.lemma, o.tense, learned={})[0]
        for lemma, tense in {(o.lemma, o.tense), (o.lemma, ""), (_CLASS + letter, "")}:
            counts[o.construction, lemma, tense][o.so] += 1
    found: dict[str, dict[str, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    for construction, lemma, tense in sorted(k for k in counts if not k[1].startswith(_CLASS)):
        code = signature(construction, lemma, tense, learned=found)
        letter = _letter(counts, construction, lemma, tense, code[0])
        if letter != code[0]:
            found[construction][lemma][tense] = letter + code[1]
    return {kind: {lemma: dict(by) for lemma, by in rows.items() if by} for kind, rows in found.items()}


def _letter(counts: Counts, construction: str, lemma: str, tense: str, letter: str) -> str:
    """The first letter of a signature after the judgements: a tense is smoothed towards the lemma, a lemma towards its class."""
    own, always = counts[construction, lemma, tense], counts[construction, lemma, ""]
    known = signature(construction, lemma, tense, learned={})[0]
    if own.total() < LEAST or known == "-" or (known in "ph" and _stays(construction, lemma)):
        return letter
    share = _share(counts[construction, _CLASS + known, ""], 0.9 if known == "+" else 0.1, 1.0)
    for counted in (always, own) if tense else (own,):
        share = _share(counted, share, WEIGHT)
    if letter == "+":
        return ("h" if known == "+" else known) if share < LOW else letter
    return "+" if share > HIGH else letter


def _stays(construction: str, lemma: str) -> bool:
    return construction in _PLANS or (construction in _FIRM and lemma in classes()[construction])


def _share(counted: Counter[bool], prior: float, weight: float) -> float:
    return (counted[True] + weight * prior) / (counted[True] + counted[False] + weight)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    args = parser.parse_args()
    found = learn(observations(args.data))
    comment = "Signatures as in complements.json, by construction, lemma and tense; written by python -m training.signatures."
    OUT.write_text(json.dumps({"comment": comment, "signatures": found}, indent=1, sort_keys=True) + "\n", "utf8")
    print(f"{OUT}: {sum(len(v) for v in found.values())} lemmas in {len(found)} constructions")


if __name__ == "__main__":
    main()
