"""Measures the server on made-up wars: `python -m benchmarks.serving FOLDER [CLAIMS] [REQUESTS]`.

FOLDER keeps the stores for the next run: one of CLAIMS (100,000) and, for rdflib, one of 10,000. REQUESTS (50,000) are
those after which memory is looked at. Everything is measured in one run on the first two cores: trust the ratios.
"""

from __future__ import annotations

import json
import os
import random
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Final
from urllib.parse import quote

from benchmarks.serving.client import Server, Timed, served
from benchmarks.serving.sparql import beside, directly, in_rdflib, least, path, queries
from benchmarks.war.building import BASE, build
from kg.store import open_store

RUNAWAY: Final = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
ROWS: Final = "SELECT ?s ?p ?o { ?s ?p ?o } LIMIT 10000"
_SAMPLE: Final = 1000
_SMALL: Final = 10_000


def main(folder: Path, claims: int, requests: int) -> None:
    """Measure all, and print a table."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:2])
    large, small = _war(folder, claims), _war(folder, _SMALL)
    _say(f"at {claims:,} claims", "measured", "asked for")
    _say("---", "---", "---")
    with served(large) as server:
        _rest(server)
        _sparql(server, large)
        _steady(server, requests)
        _burdened(server)
    with served(small) as server:
        _rdflib(server, small)


def _war(folder: Path, claims: int) -> Path:
    store = folder / f"war-{claims}"
    if not store.exists():
        print(f"building a war of {claims:,} claims in {store}, once", file=sys.stderr)
        build(store, claims)
    # Readers want a state that was published.
    open_store(store, BASE).close()
    return store


def _say(what: str, figures: str, wanted: str = "") -> None:
    print(f"| {what} | {figures} | {wanted} |", flush=True)


def _rest(server: Server) -> None:
    listed = json.loads(server.ask("/entities?limit=1000"))["entities"]
    random.Random(7).shuffle(listed)  # noqa: S311  not for secrets
    ids = [one["id"] for one in listed[:_SAMPLE]]
    paths = [f"/entities/{quote(own)}/relations" for own in ids]
    new = server.timed(paths)
    with server.connection() as connection:
        sizes = [len(connection.ask(one)[1]) for one in paths]
    again, plain = server.timed(paths * 3), server.timed([f"/constant/{size}" for size in sizes] * 3)
    _say(f"relations of {_SAMPLE} entities, first asked", _speed(new), "p50 5 ms, 400/s")
    _say("the same, asked again", _speed(again), "p50 5 ms, 400/s")
    _say("a constant of the same sizes", _speed(plain))
    _say("asked again against constant", f"{again.rate / plain.rate:.2f}", "0.5")
    names = [one["label"] for one in listed[:300]]
    _say(
        "search by a name", _speed(server.timed([f"/search?q={quote(name)}" for name in names])), "p50 20 ms"
    )
    towns = [one["id"] for one in listed if one["kind"] == "settlement"][:300]
    days = [f"/places/{quote(own)}/control?on=2015-06-15" for own in towns]
    _say("who held a place on a day", _speed(server.timed(days)))


def _speed(timed: Timed) -> str:
    work = timed.work * 1000 / len(timed.each)
    return f"p50 {timed.p50:.1f} ms, p99 {timed.p99:.0f} ms, {timed.rate:.0f}/s, {work:.2f} ms of processor"


def _sparql(server: Server, folder: Path) -> None:
    ask = directly(folder)
    with open_store(folder, BASE, write=False) as store:
        asked = queries(store)
    for name, query in asked.items():
        direct, over = beside(server, ask, query)
        _say(f"SPARQL: {name}", f"{direct:.1f} ms, over HTTP {over:.1f}", f"{direct * 1.3 + 4:.1f}")
    direct, over = beside(server, ask, ROWS)
    first = server.timed([path(ROWS)] * 9, connections=1).first
    _say("10,000 rows", f"{direct:.0f} ms, over HTTP {over:.0f}")
    _say("the first byte of them", f"{min(first):.0f} ms", "100 ms")


def _steady(server: Server, requests: int) -> None:
    listed = json.loads(server.ask("/entities?limit=1000"))["entities"]
    once = [
        f"/{room}"
        for one in listed
        for room in (f"entities/{quote(one['id'])}", f"search?q={quote(one['label'])}")
    ]
    once += [f"/claims?limit=20&entity={quote(one['id'])}" for one in listed]
    once += [path(f"ASK {{ ?s ?p {number} }}") for number in range(500)]
    figures = []
    for part in (*[requests // 5] * 5,):
        server.timed((once * (part // len(once) + 1))[:part])
        figures.append(f"{server.memory():.0f}")
    _say(f"MB after each fifth of {requests:,} requests", ", ".join(figures), "flat")


def _burdened(server: Server) -> None:
    threads = [threading.Thread(target=_endless, args=(server,)) for _ in range(8)]
    for thread in threads:
        thread.start()
    health = server.timed(["/healthz"] * 1000, connections=1)
    short = server.timed([path("ASK { ?s ?p ?o }")] * 30, connections=1)
    for thread in threads:
        thread.join()
    _say("health under 8 queries without end", _speed(health), "p99 200 ms")
    _say("a short query beside them", f"p50 {short.p50:.1f} ms", "answered")


def _endless(server: Server) -> None:
    try:
        server.ask(path(RUNAWAY))
    except RuntimeError:
        # It is ended after ten seconds, with 503.
        return


def _rdflib(server: Server, folder: Path) -> None:
    with open_store(folder, BASE, write=False) as store:
        asked, ask = queries(store), in_rdflib(store)
    for name, query in asked.items():
        over = least(lambda q: server.ask(path(q)), query)
        slow = least(ask, query, 1)
        _say(
            f"rdflib, {_SMALL:,} claims: {name}",
            f"{slow:.0f} ms, over HTTP {over:.1f}: {slow / over:.0f} x",
            "20 x",
        )


def _given(arguments: Sequence[str]) -> tuple[Path, int, int]:
    numbers = [int(word) for word in arguments[1:]]
    return Path(arguments[0]), *(numbers + [100_000, 50_000][len(numbers) :])  # type: ignore[return-value]


if __name__ == "__main__":
    main(*_given(sys.argv[1:]))
