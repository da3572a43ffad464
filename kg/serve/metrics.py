"""What the server counts of itself, as Prometheus reads it (text exposition format 0.0.4)."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Final

from fastapi import HTTPException, Request, Response
from starlette.concurrency import run_in_threadpool

from kg.graph import Graph
from kg.serve.access import may_read_texts

MEDIA_TYPE: Final = "text/plain; version=0.0.4; charset=utf-8"
BUCKETS: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
"""Upper bounds of durations, in seconds."""

_METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


@dataclass(frozen=True, slots=True)
class Answered:
    """One request that was answered: `route` is the template of its path, never the path itself."""

    method: str
    route: str
    status: int
    seconds: float
    truncated: bool = False
    asks: bool = False  # a SPARQL query


@dataclass(slots=True)
class Metrics:
    """Counts of requests and queries. Only the server's own loop counts, so that nothing has to be locked."""

    requests: Counter[tuple[str, str, int]] = field(default_factory=Counter)
    buckets: dict[str, list[int]] = field(default_factory=dict)
    seconds: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    queries: Counter[str] = field(default_factory=Counter)

    def count(self, answered: Answered) -> None:
        """Count one request, and the query in it."""
        method = answered.method if answered.method in _METHODS else "OTHER"
        self.requests[method, answered.route, answered.status] += 1
        held = self.buckets.setdefault(answered.route, [0] * (len(BUCKETS) + 1))
        held[bisect_left(BUCKETS, answered.seconds)] += 1
        self.seconds[answered.route] += answered.seconds
        if answered.asks:
            self.queries[_outcome(answered)] += 1

    def lines(self, held: Mapping[str, int], version: str) -> Iterator[str]:
        """Give the exposition; `held` is how much the graph holds, by what."""
        yield from _described("kg_requests_total", "counter", "Requests answered.")
        for (method, route, status), number in sorted(self.requests.items()):
            labels = {"method": method, "route": route, "status": str(status)}
            yield f"kg_requests_total{_labels(labels)} {number}"
        yield from _described("kg_request_seconds", "histogram", "Time taken to answer, in seconds.")
        for route, counts in sorted(self.buckets.items()):
            yield from self._histogram(route, counts)
        yield from _described(
            "kg_queries_total",
            "counter",
            "SPARQL queries: answered whole, truncated, stopped at a limit or for want of a worker, refused.",
        )
        for outcome, number in sorted(self.queries.items()):
            yield f"kg_queries_total{_labels({'outcome': outcome})} {number}"
        for name, number in held.items():
            yield from _described(f"kg_{name}", "gauge", f"How many {name} the graph holds.")
            yield f"kg_{name} {number}"
        yield from _described("kg_store_info", "gauge", "The version of the graph's content.")
        yield f"kg_store_info{_labels({'version': version})} 1"

    def _histogram(self, route: str, counts: list[int]) -> Iterator[str]:
        bounds = [*map(str, BUCKETS), "+Inf"]
        for bound, number in zip(bounds, accumulate(counts), strict=True):
            yield f"kg_request_seconds_bucket{_labels({'route': route, 'le': bound})} {number}"
        yield f"kg_request_seconds_sum{_labels({'route': route})} {self.seconds[route]:.6f}"
        yield f"kg_request_seconds_count{_labels({'route': route})} {sum(counts)}"


def _outcome(answered: Answered) -> str:
    if answered.status == 503:
        return "stopped"
    if answered.status >= 400:
        return "refused"
    return "truncated" if answered.truncated else "answered"


def _described(name: str, kind: str, words: str) -> Iterator[str]:
    yield f"# HELP {name} {words}"
    yield f"# TYPE {name} {kind}"


def _labels(labels: Mapping[str, str]) -> str:
    escaped = {
        name: value.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n")
        for name, value in labels.items()
    }
    return "{" + ",".join(f'{name}="{value}"' for name, value in escaped.items()) + "}"


async def exposed(request: Request) -> Response:
    """Answer at `/metrics`: for this machine and those with a token, since it tells how the server is used."""
    if not may_read_texts(request):
        raise HTTPException(403, "metrics are for clients on the server's machine and those with a token")
    graph: Graph = request.app.state.graph
    metrics: Metrics = request.app.state.metrics
    stats = await run_in_threadpool(graph.stats)
    held = {"claims": stats.claims, "reports": stats.reports, "entities": stats.entities}
    text = "\n".join([*metrics.lines(held, graph.version_tag), ""])
    return Response(text, headers={"Content-Type": MEDIA_TYPE, "Cache-Control": "no-store"})
