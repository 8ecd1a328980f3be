"""Names of predicates in base form: "shoot down", "agree to refrain from", "be elected in"."""

from __future__ import annotations

from kg.extract.arguments import is_passive, subjects
from kg.extract.lexicon import words
from kg.extract.view import View


def base_form(view: View, i: int) -> str:
    """Lemma of a verb with its particles."""
    particles = [view.words[c].lower() for c in view.of(i, "compound:prt")]
    return " ".join([view.lemmas[i].lower(), *particles])


def participle(view: View, i: int) -> str:
    """ "be" and the participle, for passives told from what it is done to."""
    particles = [view.words[c].lower() for c in view.of(i, "compound:prt")]
    return " ".join(["be", view.words[i].lower(), *particles])


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
    """A light verb, its noun and the infinitive of the noun: "give order to stop"."""
    verb = view.heads[noun]
    if (
        not view.infinitive(i)
        or view.base(noun) != "obj"
        or view.pos[verb] != "VERB"
        or view.lemmas[verb] not in words("light")
        or is_passive(view, verb)
    ):
        return ""
    return f"{base_form(view, verb)} {view.lemmas[noun]} to {voiced(view, i)}"
