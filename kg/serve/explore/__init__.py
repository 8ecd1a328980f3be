"""The data behind the explorer of ``kg serve``: names to search, parts of the graph to look at, and the files of what is seen."""

from kg.serve.explore.explorer import Explorer
from kg.serve.explore.views import routes

__all__ = ["Explorer", "routes"]
