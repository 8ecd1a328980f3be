"""The network as GraphML, for Cytoscape, yEd, networkx and others."""

from __future__ import annotations

from collections.abc import Iterator

from kg.rdf.networks import ATTRIBUTES, Network
from kg.rdf.xml import element

_HEAD = """<?xml version='1.0' encoding='utf-8'?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""
_NUMBERS = {"confidence": "double", "start": "long", "end": "long"}
_OF_NODES = ("label", "type")
_KEYS = [("node", name) for name in _OF_NODES] + [("edge", name) for name in ATTRIBUTES]
_KEY_OF = {key: f"d{number}" for number, key in enumerate(_KEYS)}


def graphml(network: Network) -> Iterator[str]:
    """The file, piece by piece."""
    yield _HEAD
    for what, name in reversed(_KEYS):
        told = {"id": _KEY_OF[what, name], "for": what, "attr.name": name, "attr.type": _NUMBERS.get(name, "string")}
        yield f"  {element('key', told)}\n"
    yield '  <graph edgedefault="directed">\n'
    for node in network.nodes():
        yield _element("node", {"id": node.key}, [(name, getattr(node, name)) for name in _OF_NODES])
    for edge in network.edges():
        ends = {"source": edge.subject, "target": edge.target, "id": edge.key}
        yield _element("edge", ends, [(name, getattr(edge, name)) for name in ATTRIBUTES])
    yield "  </graph>\n</graphml>\n"


def _element(what: str, attributes: dict[str, str], told: list[tuple[str, object]]) -> str:
    data = "".join(f"      {element('data', {'key': _KEY_OF[what, name]}, str(value))}\n" for name, value in told)
    return f"    {element(what, attributes, open=True)}\n{data}    </{what}>\n"
