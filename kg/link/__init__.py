"""Links out of the graph: which entities are known to a reconciliation service, such as Wikidata's, and under which IRI.

Nothing here is used unless a service's address is given. What a service answered is kept on disk, so that the same
articles give the same graph again, without asking.
"""

from __future__ import annotations

from kg.link.cache import Cache, default_cache
from kg.link.client import Service, open_service
from kg.link.decide import decided
from kg.link.linked import linked
from kg.link.protocol import Candidate, Manifest, Query

__all__ = ["Cache", "Candidate", "Manifest", "Query", "Service", "decided", "default_cache", "linked", "open_service"]
