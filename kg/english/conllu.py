"""A Doc as CoNLL-U (https://universaldependencies.org/format.html): one word a line, one block a sentence.

DEPS holds the enhanced dependencies of ``kg.english.enhanced``, without empty nodes.
MISC holds ``NER=B-ORG`` and ``I-ORG`` for names, ``Mention=person`` for the type of the mention a word heads, ``Coref=3`` for
coreference clusters, ``Time=B-point`` and ``I-point`` for times with ``EDTF=2025-03-18`` at the first word, ``SpaceAfter=No``,
and ``SpacesAfter=\\n\\n`` for white space other than one space, so that the text can be made again.
"""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from kg.english.coref import PREFIX
from kg.english.enhanced import Edge, edges
from kg.english.page import to_html

__all__ = ["to_conllu", "to_html"]

_ESCAPES = {"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", " ": "\\s", "|": "\\p", "\u00a0": "\\u00A0"}


def to_conllu(doc: Doc) -> str:
    """The sentences of a Doc; "" for a Doc without words.

    ``doc.user_data["article"]``, where set, becomes the ``newdoc id``. A Doc without sentences is one sentence.
    """
    clusters, times, enhanced = _clusters(doc), _times(doc), edges(doc)
    article = " ".join(str(doc.user_data.get("article", "")).split())
    sentences = list(doc.sents) if doc.has_annotation("SENT_START") else [doc[:]]
    blocks: list[str] = []
    for sentence in sentences:
        words = [t for t in sentence if not t.is_space]
        if words:
            number = len(blocks) + 1
            head = [f"# newdoc id = {article}"] if article and number == 1 else []
            text = " ".join(sentence.text.split())
            head += [f"# sent_id = {article}-{number}" if article else f"# sent_id = {number}", f"# text = {text}"]
            blocks.append("\n".join([*head, *_lines(words, enhanced, clusters, times)]) + "\n\n")
    return "".join(blocks)


def _lines(words: list[Token], enhanced: list[tuple[Edge, ...]], clusters: dict[int, list[str]], times: dict[int, list[str]]) -> list[str]:
    place = {t.i: k for k, t in enumerate(words, 1)}
    lines = []
    for k, t in enumerate(words, 1):
        root = t.head.i == t.i or t.head.i not in place
        dep = "root" if root else t.dep_ or "dep"
        columns = [
            str(k),
            _field(t.text),
            _field(t.lemma_),
            t.pos_ or "_",
            t.tag_ or "_",
            str(t.morph) or "_",
            "0" if root else str(place[t.head.i]),
            dep,
            _deps(enhanced[t.i], place),
            _misc(t, clusters, times),
        ]
        lines.append("\t".join(columns))
    return lines


def _deps(into: tuple[Edge, ...], place: dict[int, int]) -> str:
    """The edges into a word from words of its sentence, by the number of the head; the root's where there are none."""
    found = sorted((place[head], label) for head, label in into if head in place)
    return "|".join(f"{head}:{label}" for head, label in found) or "0:root"


def _field(text: str) -> str:
    """Words never hold tabs or line ends here; spaces inside a given word stay, as the format allows."""
    return " ".join(text.split()) or "_"


def _misc(token: Token, clusters: dict[int, list[str]], times: dict[int, list[str]]) -> str:
    found = []
    if token.ent_type_:
        found.append(f"NER={token.ent_iob_}-{token.ent_type_}")
    if token.has_extension("mention") and token._.mention:
        found.append(f"Mention={token._.mention}")
    found += times.get(token.i, [])
    if token.i in clusters:
        found.append("Coref=" + ",".join(clusters[token.i]))
    after = _after(token)
    if not after:
        found.append("SpaceAfter=No")
    elif after != " ":
        found.append("SpacesAfter=" + "".join(_ESCAPES.get(c, c) for c in after))
    return "|".join(found) or "_"


def _after(token: Token) -> str:
    """All white space between a word and the next one; a space where the Doc does not know."""
    doc, end = token.doc, token.i + 1
    if doc.has_unknown_spaces:
        return " "
    while end < len(doc) and doc[end].is_space:
        end += 1
    return str(token.whitespace_) + str(doc[token.i + 1 : end].text_with_ws if end > token.i + 1 else "")


def _clusters(doc: Doc) -> dict[int, list[str]]:
    """Numbers of the coreference clusters a word's mentions belong to."""
    found: dict[int, list[str]] = {}
    for key in sorted(doc.spans):
        if key.startswith(PREFIX):
            for span in doc.spans[key]:
                _add(found, span, key.removeprefix(PREFIX))
    return found


def _times(doc: Doc) -> dict[int, list[str]]:
    """What is said of the words of time expressions."""
    found: dict[int, list[str]] = {}
    for span in doc.spans.get("times", []):
        for i in range(span.start, span.end):
            found[i] = [f"Time={'B' if i == span.start else 'I'}-{span.label_}"]
        if span._.edtf:
            found[span.start].append(f"EDTF={span._.edtf}")
    return found


def _add(found: dict[int, list[str]], span: Span, number: str) -> None:
    for i in range(span.start, span.end):
        if number not in found.setdefault(i, []):
            found[i].append(number)
