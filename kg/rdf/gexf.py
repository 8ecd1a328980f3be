"""The network as GEXF 1.2, for Gephi."""

from __future__ import annotations

from collections.abc import Iterator

from kg.rdf.networks import ATTRIBUTES, Network
from kg.rdf.xml import element

_HEAD = """<?xml version='1.0' encoding='utf-8'?>
<gexf xmlns="http://www.gexf.net/1.2draft" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://www.gexf.net/1.2draft http://www.gexf.net/1.2draft/gexf.xsd" version="1.2">
  <meta>
    <creator>kg</creator>
  </meta>
  <graph defaultedgetype="directed" mode="static">
"""
_NUMBERS = {"confidence": "double", "start": "integer", "end": "integer"}
_OF_NODES = ("type",)
# Where a sentence starts and ends is told like the rest: a start and end of the edge itself would be times.
_OF_EDGES = tuple(name for name in ATTRIBUTES if name != "label")


def gexf(network: Network) -> Iterator[str]:
    """The file, piece by piece, without the date of writing: the same facts give the same bytes."""
    yield _HEAD
    yield from (_declared("node", _OF_NODES), _declared("edge", _OF_EDGES))
    yield "    <nodes>\n"
    for node in network.nodes():
        yield _element("node", {"id": node.key, "label": node.label}, [getattr(node, name) for name in _OF_NODES])
    yield "    </nodes>\n    <edges>\n"
    for edge in network.edges():
        known = {"id": edge.key, "source": edge.subject, "target": edge.target, "label": edge.label}
        yield _element("edge", known, [getattr(edge, name) for name in _OF_EDGES])
    yield "    </edges>\n  </graph>\n</gexf>\n"


def _declared(what: str, attributes: tuple[str, ...]) -> str:
    told = [{"id": number, "title": name, "type": _NUMBERS.get(name, "string")} for number, name in enumerate(attributes)]
    lines = "".join(f"      {element('attribute', each)}\n" for each in told)
    return f"    {element('attributes', {'class': what, 'mode': 'static'}, open=True)}\n{lines}    </attributes>\n"


def _element(what: str, attributes: dict[str, str], told: list[object]) -> str:
    data = "".join(f"          {element('attvalue', {'for': number, 'value': value})}\n" for number, value in enumerate(told))
    return f"      {element(what, attributes, open=True)}\n        <attvalues>\n{data}        </attvalues>\n      </{what}>\n"
