"""How many there are of something, counted by the engine, which is a hundred times as fast as walking through it."""

from __future__ import annotations

from typing import Final, cast

from pyoxigraph import Literal, NamedNode, QuerySolutions

from kg.rdf.standards import TYPE
from kg.store import Store, Term

_INSTANCES: Final = """
SELECT (COUNT(DISTINCT ?one) AS ?number) {
  { ?one $type $kind } UNION { GRAPH ?graph { ?one $type $kind } }
  UNION { ?one $type $other } UNION { GRAPH ?graph { ?one $type $other } }
}"""
_COUNTED: Final = (
    "SELECT ?value (COUNT(*) AS ?number) { GRAPH ?graph { ?one $predicate ?value } } GROUP BY ?value"
)


def instances(store: Store, kind: NamedNode, other: NamedNode | None = None) -> int:
    """Count what is of one class or of another, in any graph."""
    [row] = cast("QuerySolutions", store.query(_INSTANCES, type=TYPE, kind=kind, other=other or kind))
    return int(cast("Literal", row["number"]).value)


def counted(store: Store, predicate: NamedNode) -> dict[Term, int]:
    """Count the statements of the named graphs with a predicate by what they say."""
    rows = cast("QuerySolutions", store.query(_COUNTED, predicate=predicate))
    return {cast("Term", row["value"]): int(cast("Literal", row["number"]).value) for row in rows}
