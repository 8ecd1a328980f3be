"""Verbs and adjectives that tell of saying and thinking, with the clause that is said."""

from __future__ import annotations

from collections.abc import Iterator

from kg.english.quotes import divided
from kg.english.quotes.cues import cues
from kg.english.quotes.speakers import passive, speakers
from kg.english.quotes.types import Extent, Report
from kg.english.quotes.words import Words

_NO = frozenset({"not", "n't", "n’t", "never", "nor", "neither"})
_SENSES = frozenset({"see", "hear", "witness", "find"})
_ASKS = frozenset({"how", "what", "why", "where", "who", "whom", "whether", "which"})
_LOOSE = frozenset({"parataxis", "advcl", "discourse", "dep"})  # how a cue hangs on what it tells: "S, X said"


def reports(w: Words) -> Iterator[Report]:
    """All cues that head a clause, in text order; those without a content may yet get one from quotation marks."""
    known = cues()
    for i, lemma in enumerate(w.lemmas):
        if w.pos[i] == "VERB":
            manner = known.verbs.get(lemma)
            if manner is None and (lemma in known.quoting or lemma in known.accusing):
                manner = "statement"
            if manner is not None and w.base[i] not in {"amod", "compound", "case", "mark", "fixed"}:
                yield _verb(w, i, manner)
        elif w.pos[i] == "ADJ" and lemma in known.adjectives:
            content = _clause(w, i)
            if content:
                yield Report(cue_of(w, i), i, known.adjectives[lemma], speakers(w, i), content, _denied(w, i))


def _verb(w: Words, v: int, manner: str) -> Report:
    known, lemma = cues(), w.lemmas[v]
    content = _charge(w, v) if lemma in known.accusing else []
    if content:
        manner = "charge"
    elif lemma in known.verbs:
        content = divided.rest(w, v, _clause(w, v) or _raised(w, v) or _around(w, v) or _stressed(w, v))
    return Report(cue_of(w, v), v, manner, speakers(w, v), divided.up_to_comma(w, v, content), _denied(w, v))


def _clause(w: Words, v: int) -> list[int]:
    """The finite clause that is said; an infinitive of verbs that claim with it ("claims to be")."""
    known, lemma = cues(), w.lemmas[v]
    # A content clause is a ccomp; after a colon or a mark the parse may have it as parataxis.
    heads = [c for c in w.of(v, "ccomp") if w.finite(c) and (lemma not in _SENSES or _tensed(w, c))]
    if not heads and passive(w, v):
        heads = [c for c in w.of(v, "csubj") if w.finite(c) and c > v]
    if not heads and lemma in known.infinitive:
        heads = [c for c in w.of(v, "xcomp") if w.pos[c] == "VERB" or w.of(c, "cop")]
    if not heads and lemma in known.infinitive:  # "admitted to having lied"
        heads = [c for c in w.of(v, "advcl") if w.lower[w.subtree(c)[0]] == "to" and w.tags[c] != "VB" and c > v]
    if not heads and lemma in known.verbs:
        heads = _other_clause(w, v)
    return sorted({t for h in heads for t in w.subtree(h)})


def _other_clause(w: Words, v: int) -> list[int]:
    """Heads of clauses that parses hang elsewhere: after a colon or a mark, an indirect question, behind who is told."""
    heads = [c for c in w.of(v, "parataxis") if c > v and w.clause(c) and w.text[_before(w, w.subtree(c)[0])] in {":", '"', "“"}]
    heads += [
        c for c in w.of(v, "ccomp", "advcl") if c > v and (w.of(c, "mark") or w.base[c] == "advcl") and w.lower[w.subtree(c)[0]] in _ASKS
    ]
    # UD has many indirect questions as free relatives: "know" governs "what", and the clause hangs on that.
    heads += [c for c in w.of(v, "obj", "advmod", "obl") if c > v and w.lower[c] in _ASKS and w.of(c, "acl:relcl", "advcl:relcl")]
    if not heads:
        told = [c for c in w.of(v, "obl", "iobj", "obj") if c > v]
        clauses = [k for c in told for k in w.of(c, "acl") if w.of(k, "nsubj") and w.finite(k)]
        heads = [k for k in clauses if w.lower[w.subtree(k)[0]] == "that" and w.subtree(k)[0] not in w.of(k, "nsubj")]
    return heads[:1]


def _tensed(w: Words, c: int) -> bool:
    """Whether a clause is surely finite: "saw sales fall" tells what was seen to happen, "saw that sales fell" what was known."""
    return bool(w.of(c, "mark", "aux", "cop")) or w.tags[c] in {"VBD", "VBZ"}


def _before(w: Words, i: int) -> int:
    i -= 1
    while i > 0 and w.pos[i] == "SPACE":
        i -= 1
    return max(i, 0)


def _raised(w: Words, v: int) -> list[int]:
    """ "He is believed to have fled": subject and infinitive are what is believed."""
    if w.lemmas[v] not in cues().raising or not passive(w, v):
        return []
    heads = [c for c in w.of(v, "xcomp", "ccomp") if "to" in {w.lower[m] for m in w.of(c, "mark")}]
    subject = w.of(v, "nsubj:pass")
    return sorted({t for h in (*subject[:1], *heads[:1]) for t in w.subtree(h)}) if heads else []


def _around(w: Words, v: int) -> list[int]:
    """The clause a cue stands beside or in the midst of: "S, X said", "As X said, S"."""
    up = w.heads[v]
    if up == v or w.base[v] not in _LOOSE or not w.of(v, "nsubj") or passive(w, v) or w.of(v, "xcomp"):
        return []
    if cues().verbs.get(w.lemmas[v]) == "knowledge" and w.lemmas[v] != "mean":
        return []  # "you know", "you see"
    marks = {w.lower[m] for m in w.of(v, "mark", "advmod")}
    if w.base[v] == "advcl" and "as" not in marks:
        return []
    if marks - {"as", "also", "later", "once", "then", "however"}:
        return []
    if [c for c in w.of(v, "obj") if w.lemmas[v] not in {"tell", "inform", "remind", "assure"}]:
        return []
    return w.subtree(up, without=v) if w.clause(up) else []


def _stressed(w: Words, v: int) -> list[int]:
    """ "X underlined the need for Y to leave": a phrase with a clause in it that verbs of stress tell as others do a clause."""
    if w.lemmas[v] not in cues().stressing or passive(w, v):
        return []
    told = [o for o in w.of(v, "obj") if w.pos[o] == "NOUN" and any(w.deps[t] in {"acl", "ccomp"} for t in w.children[o])]
    return w.subtree(told[0]) if told else []


def _charge(w: Words, v: int) -> list[int]:
    """ "X accuses Y of doing Z": what Y is said to have done."""
    heads = [c for c in w.of(v, "advcl", "xcomp", "ccomp") if {w.lower[m] for m in w.of(c, "mark", "case")} & {"of", "for", "with"}]
    # Where the parse hangs the charge on the accused: "accused the firm of hiding losses".
    accused = w.of(v, "obj", "nsubj:pass")
    heads = heads or [
        c for o in accused for c in w.of(o, "acl") if w.tags[c] == "VBG" and c > v and w.lower[_before(w, c)] in {"of", "for", "with"}
    ]
    return w.subtree(heads[0]) if heads and accused else []


def _denied(w: Words, v: int) -> bool:
    near = [c for c in w.children[v] if w.base[c] in {"advmod", "cc", "aux"}]
    if any(w.lower[c] in _NO for c in near):
        return True
    subject = w.of(v, "nsubj")
    return bool(subject) and (w.lower[subject[0]] in {"nobody", "none"} or "no" in {w.lower[c] for c in w.of(subject[0], "det")})


def cue_of(w: Words, v: int) -> Extent:
    """A verb with its auxiliaries, particle and negation: "has not said", "pointed out"."""
    start, end = v, v + 1
    parts = {c for c in w.children[v] if w.base[c] in {"aux", "compound", "cop"} or w.lower[c] in _NO}
    while start - 1 in parts or (start - 2 in parts and start and w.pos[start - 1] == "ADV"):
        start -= 1
    while end in parts:
        end += 1
    return start, end
