"""Names of predicates in base form: "shoot down", "agree to refrain from", "be elected in"."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from kg.extract.arguments.core import is_passive, subjects
from kg.extract.sentence.lexicon import pairs, words
from kg.extract.sentence.view import View

_VOWELS = frozenset("aeiou")


def base_form(view: View, i: int) -> str:
    """Lemma of a verb with its particles."""
    return " ".join([view.lemmas[i].lower(), *(view.words[c].lower() for c in particles(view, i))])


def particles(view: View, i: int) -> list[int]:
    """What makes one verb with it: "shut *down*", and adverbs of direction, which a parse often takes for adjuncts: "take *back*"."""
    found = view.of(i, "compound:prt")
    if not found:
        found = [c for c in view.of(i, "advmod") if i < c <= i + 4 and _directs(view, c)][:1]
    return found


def _directs(view: View, c: int) -> bool:
    return view.words[c].lower() in words("directions", "arguments") and not view.of(c, "advmod", "case", "obl:unmarked")


def participle(view: View, i: int) -> str:
    """ "be" and the participle, for what is told from whom it is done to, of a passive verb or an active one."""
    done = view.tags[i] == "VBN" or is_passive(view, i)
    word = view.words[i].lower() if done else past_participle(view.lemmas[i].lower())
    return " ".join(["be", word, *(view.words[c].lower() for c in particles(view, i))])


@cache
def past_participle(lemma: str) -> str:
    """The past participle of a base form.

    >>> [past_participle(verb) for verb in ("send", "ban", "carry", "house", "deploy", "ship")]
    ['sent', 'banned', 'carried', 'housed', 'deployed', 'shipped']
    """
    if lemma in pairs("irregular", "participles"):
        return pairs("irregular", "participles")[lemma]
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ied"
    syllables = sum(a in _VOWELS and b not in _VOWELS for a, b in pairwise(lemma + "-"))
    closed = [c in _VOWELS for c in lemma[-3:]] == [False, True, False] and lemma[-1] not in "wxy"
    return lemma + (lemma[-1] if closed and syllables == 1 else "") + "ed"


def voiced(view: View, i: int) -> str:
    """The base form of an active verb, "be" and the participle of a passive one."""
    return participle(view, i) if is_passive(view, i) else base_form(view, i)


def noun_form(view: View, i: int) -> str:
    """A noun inside a predicate: as it stands in the plural ("fire drones at"), else its lemma."""
    return view.words[i].lower() if view.tags[i] == "NNS" else view.lemmas[i]


def chain(view: View, i: int, depth: int = 0) -> str:
    """The predicate with the verbs that govern it and share its subject: "decline to endorse", "" where there are none."""
    parent = view.heads[i]
    if view.deps[i] == "acl" and depth < 2:
        return _through_noun(view, i, parent)
    if view.base(i) != "xcomp" or parent == i or depth > 2 or view.pos[i] != "VERB" or view.pos[parent] not in {"VERB", "ADJ"}:
        return ""
    if set(subjects(view, i)) != set(subjects(view, parent)) or view.lemmas[parent] in {"have", "need", "go", "use"}:
        return ""
    if view.pos[parent] == "ADJ":
        before = f"be {view.lemmas[parent]}"
    else:
        above = chain(view, parent, depth + 1)
        before = above or voiced(view, parent)
    return f"{before} to {voiced(view, i)}" if view.infinitive(i) else f"{before} {view.words[i].lower()}"


def _through_noun(view: View, i: int, noun: int) -> str:
    """A light verb, its noun and what the noun is of: "give order to stop", "have trouble finding"."""
    verb = view.heads[noun]
    gerund = view.tags[i] == "VBG" and view.lemmas[noun] in words("obstacles", "arguments")
    if (
        not (gerund or view.infinitive(i))
        or view.base(noun) != "obj"
        or view.pos[verb] != "VERB"
        or view.lemmas[verb] not in words("light")
        or is_passive(view, verb)
        or set(subjects(view, i)) != set(subjects(view, verb))
    ):
        return ""
    return f"{base_form(view, verb)} {view.lemmas[noun]} {view.words[i].lower() if gerund else 'to ' + voiced(view, i)}"
