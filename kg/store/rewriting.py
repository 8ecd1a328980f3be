"""A query as a server is to be asked it, so that it gives what the same query gives in a folder.

* Prefixes that are known everywhere are declared.
* Servers differ in what a default graph holds and in which graphs ``GRAPH`` meets once a default graph is named. So where
  a query says ``GRAPH``, all of it goes into ``GRAPH <urn:kg:union> { ... }``, and what a ``GRAPH`` of its own meets is filtered.
* Servers leave triples out without a word when there are too many, but tell when they leave rows out. So CONSTRUCT and
  DESCRIBE are asked as SELECT, and triples are made of the rows here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.rdf import names
from kg.store.hidden import closing, code_of
from kg.store.protocol import visible
from kg.store.query import COMMON_PREFIXES

_WORD = r"(?<![\w?$:@.-])(?:{})(?![\w:.-])"
_KIND = re.compile(_WORD.format("select|ask|construct|describe"), re.IGNORECASE)
_GRAPH = re.compile(_WORD.format("graph") + r"[^{}]*\{", re.IGNORECASE)
_AFTER_HEAD = _WORD.format("from|where|order|limit|offset|having|group|values") + r"|\{"
_AFTER_FROM = _WORD.format("where|order|limit|offset|having|group|values") + r"|\{"
_FROM = re.compile("from", re.IGNORECASE)
_USED = re.compile(r"(?<![\w:?$@.-])([A-Za-z][\w-]*):")
_DECLARED = re.compile(r"\bprefix\s+([\w.-]*):", re.IGNORECASE)
_TERM = re.compile(r"#[^\n]*|(<[^<>\s]*>|[?$]\w+|\*|[\w.-]*:(?:\\.|[^\s{}<>#\\])*)")


@dataclass(frozen=True, slots=True)
class Asked:
    """A query taken apart.

    ``kind`` is select, ask, construct or describe; ``prologue`` declares prefixes; ``head`` is what is selected or described;
    ``origin`` its data set (FROM); ``body`` all the rest, from the pattern on; ``template`` what CONSTRUCT builds.
    """

    kind: str
    prologue: str
    head: str
    origin: str
    body: str
    template: str = ""

    @property
    def is_scoped(self) -> bool:
        """Whether its own text says which graphs it looks into, so that no default graph is named beside it."""
        return bool(self.origin) or _GRAPH.search(code_of(self.body)) is not None

    def text(self, verb: str, head: str = "") -> str:
        """The query as a SELECT of ``head``, or as an ASK, looking into the graphs it is to see."""
        body = self.body if "{" in code_of(self.body) else "{} " + self.body
        if self.is_scoped:
            body = _filtered(body)
            if not self.origin:
                body = _in_the_union(body)
        return " ".join(part for part in (self.prologue, verb, head, self.origin, body) if part)

    def described(self) -> list[str]:
        """What DESCRIBE describes: variables, IRIs, or ``*``."""
        return [match[1] for match in _TERM.finditer(self.head) if match[1]]

    def built(self) -> list[str]:
        """The variables of what CONSTRUCT builds, in order."""
        return list(dict.fromkeys(re.findall(r"[?$]\w+", code_of(self.template))))


def asked(sparql: str) -> Asked:
    """Take a query apart; the parser must have seen it.

    >>> asked("SELECT ?s { ?s a kg:Fact }").text("SELECT", "?s")
    'PREFIX kg: <urn:kg:ontology#> SELECT ?s { ?s a kg:Fact }'
    >>> asked("ASK { GRAPH ?g {} }").text("ASK")
    'ASK { GRAPH <urn:kg:union> { { GRAPH ?g {} FILTER(STRSTARTS(STR(?g), "urn:kg:graph:") || ?g = <urn:kg:joins>) } } }'
    """
    code = code_of(sparql)
    found = _KIND.search(code)
    if found is None:
        raise ValueError(f"Unexpected query: {sparql!r}")
    kind, start, template = found[0].lower(), found.end(), ""
    if kind == "construct":
        template, start = _template(sparql, code, start)
    head_end = _place(code, start, _AFTER_HEAD)
    from_end = _place(code, head_end, _AFTER_FROM) if _FROM.match(code, head_end) else head_end
    return Asked(
        kind,
        (_undeclared(code) + sparql[: found.start()]).strip(),
        sparql[start:head_end].strip(),
        sparql[head_end:from_end].strip(),
        sparql[from_end:].strip(),
        template,
    )


def _template(sparql: str, code: str, start: int) -> tuple[str, int]:
    """What CONSTRUCT builds and where the query goes on; in the short form it is the pattern."""
    opening = code.index("{", start)
    end = closing(code, opening) + 1
    return sparql[opening:end], end if not code[start:opening].strip() else start


def _place(code: str, start: int, wanted: str) -> int:
    """Where something stands first, outside parentheses; the end of the query where it does not."""
    depth = 0
    for match in re.compile(rf"[()]|{wanted}", re.IGNORECASE).finditer(code, start):
        depth += {"(": 1, ")": -1}.get(match[0], 0)
        if not depth and match[0] not in "()":
            return match.start()
    return len(code)


def _undeclared(code: str) -> str:
    """Declarations of the known prefixes that a query uses and does not declare, on one line: places in errors stay true."""
    declared = {match[1] for match in _DECLARED.finditer(code)}
    used = dict.fromkeys(match[1] for match in _USED.finditer(code))
    known = (name for name in used if name in COMMON_PREFIXES and name not in declared)
    return "".join(f"PREFIX {name}: <{COMMON_PREFIXES[name]}> " for name in known)


def _filtered(body: str) -> str:
    """The same pattern, but every GRAPH in it meets only graphs that queries see."""
    code = code_of(body)
    added: list[tuple[int, int, str]] = []
    for match in _GRAPH.finditer(code):
        end = closing(code, match.end() - 1)
        named = _TERM.search(body, match.start() + len("graph"))
        while named is not None and not named[1]:  # a comment
            named = _TERM.search(body, named.end())
        if named is not None:
            added += [(match.start(), 1, "{ "), (end + 1, 0, f" FILTER{visible(named[1])} }}")]
    for place, _, text in sorted(added, reverse=True):
        body = body[:place] + text + body[place:]
    return body


def _in_the_union(body: str) -> str:
    code = code_of(body)
    opening = code.index("{")
    end = closing(code, opening) + 1
    return f"{body[:opening]}{{ GRAPH <{names.UNION}> {body[opening:end]} }}{body[end:]}"

