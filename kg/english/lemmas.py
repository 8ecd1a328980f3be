"""Lemmas as edit scripts: how to make the base form of a word from the word itself.

A script is ``case|strip|add``: take the word as it is (``k``), lower-cased (``l``) or capitalised (``c``), cut ``strip``
characters off its end and append ``add``. The model chooses among the scripts seen in training
(Chrupała 2006, "Simple data-driven context-sensitive lemmatization").
"""

from __future__ import annotations


def script_for(form: str, lemma: str) -> str:
    """The script that turns form into lemma.

    >>> script_for("struck", "strike"), script_for("Ukrainians", "Ukrainian"), script_for("Was", "be")
    ('l|3|ike', 'k|1|', 'l|3|be')
    """
    case, base = "l", form.lower()
    if form != base and lemma and lemma[0].isupper():
        case, base = ("k", form) if not (form.isupper() and len(form) > 1 and not lemma.isupper()) else ("c", form.capitalize())
    common = 0
    while common < min(len(base), len(lemma)) and base[common] == lemma[common]:
        common += 1
    return f"{case}|{len(base) - common}|{lemma[common:]}"


def apply_script(script: str, form: str) -> str:
    """The lemma a script makes of a form; the form itself where the script does not fit.

    >>> apply_script("l|3|ike", "Struck"), apply_script("l|0|", "drone"), apply_script("l|9|x", "go")
    ('strike', 'drone', 'go')
    """
    case, strip, add = script.split("|", 2)
    base = form.lower() if case == "l" else form.capitalize() if case == "c" else form
    cut = len(base) - int(strip)
    if cut < 0 or not base[:cut] + add:
        return base
    return base[:cut] + add
