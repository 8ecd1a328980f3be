"""One HTML file that holds everything: vis-network, our script and style, and the data, under a policy that forbids the network."""

from __future__ import annotations

import base64
import hashlib
import importlib
import sys
from importlib.resources import files
from types import ModuleType
from typing import TYPE_CHECKING, Any

from kg.draw.communities import communities
from kg.draw.marks import pieces
from kg.draw.payload import Json, legend, note, part
from kg.draw.picture import Picture, picture
from kg.draw.text import clean
from kg.errors import KgError

if TYPE_CHECKING:
    import networkx

SCRIPTS = (
    *("state.js", "view.js", "graph.js", "theme.js", "names.js", "icons.js", "colours.js", "search.js", "article.js", "panel.js"),
    *("entity.js", "facets.js", "timeline.js", "table.js", "keys.js", "svg.js", "export.js", "hash.js"),
)
"""The scripts that the page and the explorer share; each is then told where things are drawn and where more is found."""
_SCRIPTS = (*SCRIPTS, "local.js", "network.js", "afar.js", "main.js")
_MOST_TEXT = 6_000_000  # characters of articles in a page; beyond, sentences are all there is
_VIS = "templates/lib/vis-9.1.2/vis-network.min.js"
_OPTIONS = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "hover": True,
        "tooltipDelay": 10_000_000,
        "selectConnectedEdges": False,
        "hideEdgesOnDrag": False,
        "keyboard": {"enabled": False},  # the page has its own
    },
    "nodes": {"scaling": {"label": {"drawThreshold": 9}}, "borderWidth": 1.5, "borderWidthSelected": 4, "labelHighlightBold": False},
    "edges": {
        "scaling": {"label": {"drawThreshold": 8}},
        "width": 1.5,
        "hoverWidth": 0.5,
        "selectionWidth": 2,
        "labelHighlightBold": False,
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.7}},
        "font": {"size": 12, "align": "horizontal"},
    },
}


def page(graph: networkx.MultiDiGraph, *, title: str) -> str:
    """The page of a graph made by ``kg.draw.network.network``; the same graph and title give the same characters.

    Args:
        graph: what to draw.
        title: heading and title of the page, plain text.

    Raises:
        KgError: pyvis is damaged or of a version that lacks the drawing script.
    """
    from jinja2 import Environment, PackageLoader

    shown = picture(graph)
    net = _pyvis().Network(directed=True)
    # pyvis looks for an edge's twins in all others when it adds one; the lists it fills are the same.
    net.nodes, net.edges, net.options = shown.nodes, shown.edges, _OPTIONS
    net.templateEnv = Environment(loader=PackageLoader("kg.draw", "assets"), autoescape=True, trim_blocks=True, keep_trailing_newline=True)
    vis, script = _vis_network(), "\n".join(map(asset, _SCRIPTS))
    net.templateEnv.globals.update(
        title=clean(title, 200) or "Facts",
        note=note(graph),
        legend=legend(),
        data=_data(graph, shown),
        style=asset("page.css"),
        vis=vis,
        script=script,
        policy=_policy(vis, script),
    )
    return str(net.generate_html())


def _data(graph: networkx.MultiDiGraph, shown: Picture) -> Json:
    """What the script knows: the part that is drawn, who belongs together, and the text of the articles."""
    data = part(graph, shown.order)
    of = communities(graph)
    for id, entity in zip(shown.order, data["entities"], strict=True):
        entity["community"] = of.get(id, -1)
    number = {id: i for i, id in enumerate(shown.order)}
    room = _MOST_TEXT
    for article in data["articles"]:
        text, names = graph.graph.get("texts", {}).get(article["id"], ("", {}))
        room -= len(text)
        if text and room >= 0:
            article["text"] = pieces(text, names, number)
    return data


def _policy(*scripts: str) -> str:
    """Nothing may be fetched, and no script runs but those named by their hash. vis-network sets styles on its elements itself."""
    hashes = " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in scripts)
    return f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"


def asset(name: str) -> str:
    """A file of ``assets/`` with the line ends of the page."""
    return files("kg.draw").joinpath("assets", name).read_text(encoding="utf-8").replace("\r\n", "\n")


def _vis_network() -> str:
    """vis-network as pyvis carries it, licence comment and all, less the address of a source map that would be fetched."""
    try:
        text = files("pyvis").joinpath(_VIS).read_text(encoding="utf-8")
    except OSError as error:
        raise KgError("the drawing script is missing", where=f"pyvis/{_VIS}", fix='pip install "pyvis>=0.3.2,<0.4"') from error
    return text.replace("\r\n", "\n").split("//# sourceMappingURL=")[0]


def _pyvis() -> Any:
    """pyvis.network, without IPython: pyvis imports it for notebooks only, where a Python shell has no place in a page."""
    if "pyvis" in sys.modules or "IPython" in sys.modules:
        return importlib.import_module("pyvis.network")
    shell, display = ModuleType("IPython"), ModuleType("IPython.display")
    vars(display)["IFrame"] = None
    sys.modules.update({"IPython": shell, "IPython.display": display})
    try:
        return importlib.import_module("pyvis.network")
    finally:
        del sys.modules["IPython"], sys.modules["IPython.display"]
