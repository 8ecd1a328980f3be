"""A SPARQL query put to a graph: what it finds comes one by one, so that who asked need not take it all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph
from pyoxigraph import Triple

from kg.serve.dataset import Dataset, dataset_of, over, without_union
from kg.store import COMMON_PREFIXES, Answer, Rows, Store
from kg.store.embedded import Embedded
from kg.store.hidden import without_kept
from kg.store.query import Term, ask, asks_others


@dataclass(frozen=True, slots=True)
class Solutions:
    """What SELECT finds."""

    names: tuple[str, ...]
    rows: Iterable[Iterable[Term | None]]


@dataclass(frozen=True, slots=True)
class Graph:
    """What CONSTRUCT and DESCRIBE find; a triple may come more than once."""

    triples: Iterable[Triple]


Found = bool | Solutions | Graph


def found(store: Store, sparql: str, default: tuple[str, ...] = (), named: tuple[str, ...] = ()) -> Found:
    """What a query finds in a graph; see ``Store.query``, which this is for the protocol.

    Args:
        store: the graph.
        sparql: the query. The union of all articles is its default graph, also where it calls that by the name it has elsewhere.
        default: IRIs of the graphs that are its default graph.
        named: IRIs of the graphs that ``GRAPH`` finds; where there are none of either, all that there are.

    Raises:
        QueryError: the query is wrong, would change the graph or go over the network.
        OSError: the graph's files cannot be read; raised as the findings come, too.
        RuntimeError, ValueError: the query went wrong; raised as the findings come, too.
    """
    if not isinstance(store.backend, Embedded) or asks_others(sparql):
        return _elsewhere(store, sparql, dataset_of(sparql, default, named))
    try:
        return _here(store.backend.local(), without_union(sparql), dataset_of(sparql, default, named))
    except SyntaxError:
        ask(pyoxigraph.Store(), sparql)  # says what is wrong, and where in the query as it came
        raise


def _here(engine: pyoxigraph.Store, sparql: str, dataset: Dataset | None) -> Found:
    default, named = (dataset.default_nodes(), dataset.named_nodes()) if dataset else (None, None)
    result = engine.query(without_kept(sparql), prefixes=COMMON_PREFIXES, default_graph=default, named_graphs=named)
    if isinstance(result, pyoxigraph.QueryBoolean):
        return bool(result)
    if isinstance(result, pyoxigraph.QueryTriples):
        return Graph(result)
    return Solutions(tuple(variable.value for variable in result.variables), (tuple(solution) for solution in result))


def _elsewhere(store: Store, sparql: str, dataset: Dataset | None) -> Found:
    """What the store makes of a query that is not for an engine in this process."""
    if dataset is not None:
        ask(pyoxigraph.Store(), sparql)  # only a query can be taken apart
        sparql = over(dataset, sparql)
    result = store.query(without_union(sparql))
    if isinstance(result, Answer):
        return result.value
    if isinstance(result, Rows):
        return Solutions(result.variables, result.rows)
    return Graph(quad.triple for quad in result.quads)
