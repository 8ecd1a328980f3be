"""Cues that are no verbs: "according to X", "X's claim that", and a name before a colon."""

from __future__ import annotations

from collections.abc import Iterator

from kg.english.quotes.cues import cues
from kg.english.quotes.speakers import cited, speakers
from kg.english.quotes.types import Report
from kg.english.quotes.words import Words

_HEADLINE = 8  # tokens at most before the colon of "Ministry: ..."
_LEADS = frozenset({"nsubj", "obj", "nsubj:pass", "root", "ROOT"})


def prepositions(w: Words) -> Iterator[Report]:
    """ "According to X, S": the clause the phrase hangs on is what X says."""
    known = cues().prepositions
    firsts = {p.split()[0] for p in known}
    for i, word in enumerate(w.lower):
        if word not in firsts or w.base[i] != "case":
            continue
        x = w.heads[i]
        last = next((end for end in range(min(i + 6, len(w.text)), i, -1) if " ".join(w.lower[i:end]) in known), 0)
        if not last or x < last:
            x = _owner(w, i, known)
            last = x
        if x < 0:
            continue
        up = _whole(w, x)
        content = w.subtree(up, without=x)
        if up != x:
            who = [x, *(c for c in w.of(x, "conj") if w.pos[c] in {"NOUN", "PROPN", "PRON"}), *cited(w, x, up)]
            citing = {t for c in w.of(up, "advcl") if w.lemmas[c] in {"quote", "cite"} and w.heads[c] == up for t in w.subtree(c)}
            content = [t for t in content if t not in citing]
            yield Report((i, last), i, "statement", who, content)


def _whole(w: Words, x: int) -> int:
    """The head of the clause a phrase hangs on, with the clauses that clause hangs on, up to one that is itself told."""
    at, up = x, w.heads[x]
    while up != at:
        told = w.base[at] in {"ccomp", "csubj"} and (w.lemmas[up] in cues().verbs or w.pos[up] != "VERB") and w.lemmas[up] != "see"
        complement = w.clause(at) and (told or w.base[at] == "parataxis" or (w.base[at] == "conj" and bool(w.of(at, "nsubj"))))
        if complement and at != x:
            return at
        at, up = up, w.heads[up]
    return at


def _owner(w: Words, i: int, known: frozenset[str]) -> int:
    """The X of "in the words of X", where the first preposition stands over "words"; -1 where it is nothing of the kind."""
    noun = w.heads[i]
    if " ".join([*w.lower[i : noun + 1], "of"]) not in known:
        return -1
    return next((c for c in w.of(noun, "nmod") if w.case(c) == "of"), -1)


def nouns(w: Words) -> Iterator[Report]:
    """ "X's claim that S", "the announcement by X that S", "X made the claim that S", "reports that S"."""
    known = cues()
    for i, lemma in enumerate(w.lemmas):
        if w.pos[i] != "NOUN" or lemma not in known.nouns:
            continue
        clauses = [
            c for c in w.of(i, "acl", "ccomp") if c > i and w.deps[c] != "acl:relcl" and "that" in {w.lower[m] for m in w.of(c, "mark")}
        ]
        clauses += [c for c in w.of(i, "ccomp") if w.of(i, "cop") and c not in clauses and w.finite(c)]
        if not clauses:
            continue
        who = w.of(i, "nmod:poss")
        who += [c for c in w.of(i, "nmod") if w.case(c) in {"by", "from"} or (w.case(c) == "of" and w.pos[c] == "PROPN")]
        if not who and w.of(i, "cop") and w.case(i) == "of":
            who = w.of(i, "nsubj")  # "is of the opinion that"
        up = w.heads[i]
        if not who and w.base[i] == "obj" and w.lemmas[up] in known.light:
            who = speakers(w, up)
        if not who and lemma in known.documents:
            who = [i]
        manner = known.verbs.get(lemma, "belief" if lemma in {"belief", "view", "opinion", "idea", "theory"} else "claim")
        yield Report((i, i + 1), i, manner, who[:1], w.subtree(clauses[0]))


def colons(w: Words) -> Iterator[Report]:
    """ "Ministry: no survivors found": at the start of a paragraph, a short phrase and a colon before a clause.

    Where nothing follows the colon in its paragraph, a verb before it opens the paragraphs behind ("the statement read:").
    """
    for i, word in enumerate(w.text):
        if word != ":":
            continue
        start = i
        while start and w.paragraph[start - 1] == w.paragraph[i] and i - start <= _HEADLINE:
            start -= 1
        before = [k for k in range(start, i) if w.pos[k] not in {"SPACE", "PUNCT"}]
        if not before or i - start > _HEADLINE or (start and w.paragraph[start - 1] == w.paragraph[i]):
            continue
        if any(w.pos[k] in {"VERB", "AUX", "NUM"} for k in before):
            continue
        heads = [k for k in before if w.heads[k] not in before or w.heads[k] == k]
        rest = _sentence_rest(w, i)
        said = [k for k in rest if w.clause(k) and w.finite(k)]
        if len(heads) == 1 and (w.pos[heads[0]] == "PROPN" or w.lower[heads[0]] in cues().headline) and said:
            yield Report((i, i + 1), i, "statement", heads, rest)


def credits(w: Words) -> Iterator[Report]:
    """ "Image: X." behind a caption: whom the picture, and what is said of it, is from."""
    for i, lemma in enumerate(w.lower):
        if lemma not in cues().media or i + 2 >= len(w.text) or w.text[i + 1] != ":" or (i and w.sentence[i - 1] == w.sentence[i]):
            continue
        name = next((k for k in _sentence_rest(w, i + 1) if w.pos[k] == "PROPN" and (w.heads[k] <= i + 1 or w.heads[k] == k)), -1)
        caption = i - 1
        while caption >= 0 and w.pos[caption] == "SPACE":
            caption -= 1
        if name >= 0 and caption >= 0 and w.paragraph[caption] == w.paragraph[i]:
            start = caption
            while start and w.sentence[start - 1] == w.sentence[caption]:
                start -= 1
            yield Report((i, i + 2), i, "credit", [name], list(range(start, caption + 1)))


def _sentence_rest(w: Words, i: int) -> list[int]:
    """Tokens behind i to the end of the sentence that starts there, at least of the sentence i is in."""
    first = next((k for k in range(i + 1, len(w.text)) if w.pos[k] != "SPACE"), i)
    end = first
    while end < len(w.text) and w.sentence[end] == w.sentence[first]:
        end += 1
    return list(range(first, end)) if w.paragraph[first] == w.paragraph[i] else []
