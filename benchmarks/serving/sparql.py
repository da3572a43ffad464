"""Five queries over HTTP, beside the same engine asked directly and beside rdflib."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final
from urllib.parse import quote

import pyoxigraph as ox
from rdflib import Dataset, Graph

from benchmarks.serving.client import Server
from kg.rdf.interchange import to_dataset
from kg.store import Store

TIMES: Final = 9
_PREFIXES: Final = """PREFIX kg: <https://w3id.org/conflict-kg#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""
_DAYS: Final = " ".join(f'"2015-06-{day:02}"^^xsd:date' for day in range(1, 31))
_QUERIES: Final[Mapping[str, str]] = {
    "neighbours of the busiest": "SELECT ?relation ?other ?name { $actor ?relation ?other . ?other rdfs:label ?name }",
    "who held what on a day": """SELECT ?place ?holder {
      ?interval kg:controlStatus kg:controlHeld ; kg:startLatest ?start ; kg:place ?place ; kg:holder ?holder
      OPTIONAL { ?interval kg:endEarliest ?end }
      FILTER(?start <= "2015-06-15T00:00:00Z"^^xsd:dateTime)
      FILTER(!BOUND(?end) || ?end > "2015-06-15T00:00:00Z"^^xsd:dateTime) }""",
    "an actor's claims by month": """SELECT ?month (COUNT(?claim) AS ?claims) {
      GRAPH ?report { ?claim kg:subject $actor ; kg:onMonth ?month } } GROUP BY ?month ORDER BY ?month""",
    "relations by FILTER IN": """SELECT ?relation ?other { $actor ?relation ?other
      FILTER(?relation IN (kg:captured, kg:lost, kg:attacked)) }""",
    "a month's claims by VALUES": f"""SELECT ?claim ?object {{ VALUES ?day {{ {_DAYS} }}
      GRAPH ?report {{ ?claim kg:onDay ?day ; kg:relation kg:captured ; kg:object ?object }} }}""",
}
_BUSIEST: Final = "SELECT ?s { ?s kg:captured ?o } GROUP BY ?s ORDER BY DESC(COUNT(?o)) LIMIT 1"


def queries(store: Store) -> dict[str, str]:
    """Give the five queries about who is busiest in a store."""
    found = store.query(_PREFIXES + _BUSIEST)
    assert isinstance(found, ox.QuerySolutions)
    [row] = found
    return {name: _PREFIXES + query.replace("$actor", str(row[0])) for name, query in _QUERIES.items()}


def path(query: str) -> str:
    """Give the address that asks a query."""
    return "/sparql?query=" + quote(query)


def directly(folder: Path) -> Callable[[str], bytes]:
    """Give what asks the engine itself, on what the store in `folder` has published."""
    newest = (folder / "checkpoints" / "current").read_text(encoding="ascii").strip()
    engine = ox.Store.read_only(str(folder / "checkpoints" / newest))

    def ask(query: str) -> bytes:
        found = engine.query(query)
        assert isinstance(found, ox.QuerySolutions)
        return found.serialize(format=ox.QueryResultsFormat.JSON) or b""

    return ask


def in_rdflib(store: Store) -> Callable[[str], bytes]:
    """Give what asks rdflib's store in memory of the same statements."""
    dataset: Dataset = to_dataset(store.quads())

    def ask(query: str) -> bytes:
        # The dataset's own default graph is a union; a query without GRAPH is put to the default graph alone.
        asked: Graph = dataset if "GRAPH" in query else dataset.default_graph
        return asked.query(query).serialize(format="json") or b""

    return ask


def least(ask: Callable[[str], bytes], query: str, times: int = TIMES) -> float:
    """Give the ms that the fastest of some runs took."""
    return min(_run(ask, query) for _ in range(times))


def beside(
    server: Server, ask: Callable[[str], bytes], query: str, times: int = TIMES
) -> tuple[float, float]:
    """Give the least ms of a query asked directly and over HTTP, in turn."""
    with server.connection() as connection:
        runs = [(_run(ask, query), _run(lambda q: connection.ask(path(q))[1], query)) for _ in range(times)]
    return min(direct for direct, _ in runs), min(over for _, over in runs)


def _run(ask: Callable[[str], bytes], query: str) -> float:
    start = time.perf_counter()
    ask(query)
    return (time.perf_counter() - start) * 1000
