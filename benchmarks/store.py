"""Measures the embedded store and look-ups on synthetic reports: `python benchmarks/store.py [REPORTS]`."""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from kg.model import Claim, Entity, Kind, Relation, Relationship, Report, digest
from kg.query.catalogue import ask, questions
from kg.query.claims import claims
from kg.query.entities import find_entity
from kg.query.finding import search
from kg.query.relations import relations
from kg.rdf import Names, entity_quads, relationship_quads, report_quads
from kg.store import Store, open_store
from tests.factory import claim, entity

ACTORS, PLACES, CLAIMS = 200, 2000, 6
BATCH = 500
FIRST = date(2014, 1, 1)
BETWEEN = (Relation.FOUGHT, Relation.ALLIED_WITH, Relation.SUPPORTS)
ON_PLACES = (Relation.CAPTURED, Relation.ATTACKED, Relation.CONTROLS, Relation.WITHDREW_FROM)


def parties(chance: random.Random) -> tuple[list[Entity], list[Entity]]:
    """Make actors and places with names of their own."""
    actors = [entity(f"Front {i} {chance.randrange(10**6):06d}") for i in range(ACTORS)]
    return actors, [entity(f"Town {i} {chance.randrange(10**6):06d}", Kind.SETTLEMENT) for i in range(PLACES)]


def told(
    count: int, actors: list[Entity], places: list[Entity], chance: random.Random
) -> Iterator[tuple[Report, list[Claim]]]:
    """Make reports of six claims each; a few actors are in most of them, as in news."""
    common, named = ([1 / (i + 1) for i in range(len(group))] for group in (actors, places))
    for number in range(count):
        day = FIRST + timedelta(days=number % 1500)
        words = [f"Word{i} of report {number} tells what happened on that day." for i in range(CLAIMS)]
        report = Report(f"report-{number:06d}", " ".join(words), None, day, f"Wire {number % 40}")
        found = []
        for place in chance.choices(places, named, k=CLAIMS):
            one, other = chance.choices(actors, common, k=2)
            between = chance.random() < 0.3 and one != other
            relation = chance.choice(BETWEEN if between else ON_PLACES)
            found.append(
                claim(
                    relation,
                    one,
                    other if between else place,
                    day=day.isoformat(),
                    report=report,
                    by=(other,),
                )
            )
        yield report, found


def edges(kept: list[tuple[Report, list[Claim]]]) -> list[Relationship]:
    """Fold claims into relationships, without judging them."""
    groups: dict[tuple[str, Relation, str], list[tuple[Report, Claim]]] = {}
    for report, found in kept:
        for c in found:
            assert c.subject
            groups.setdefault((c.subject.entity.id, c.relation, c.object.entity.id), []).append((report, c))
    return [_edge(group) for group in groups.values()]


def _edge(group: list[tuple[Report, Claim]]) -> Relationship:
    first = group[0][1]
    assert first.subject
    days = sorted(r.published for r, _ in group if r.published)
    ends = (first.subject.entity, first.relation, first.object.entity)
    return Relationship(
        digest([ends[0].id, ends[1], ends[2].id]),
        *ends,
        claims=tuple(sorted({c.id for _, c in group})),
        reports=tuple(sorted({r.id for r, _ in group})),
        witnesses=tuple(sorted({c.attributed_to[0].entity.id for _, c in group})),
        sources=tuple(sorted({r.source for r, _ in group if r.source})),
        first=days[0],
        last=days[-1],
    )


def timed(what: str, work: Callable[[], object], times: int = 15) -> None:
    """Print the median and the worst of some runs, in milliseconds."""
    spent = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        spent.append((time.perf_counter() - start) * 1000)
    print(f"{what:<58} p50 {median(spent):9.2f} ms   worst {max(spent):9.2f} ms   first {spent[0]:9.2f} ms")


def load(store: Store, count: int) -> list[tuple[Report, list[Claim]]]:
    """Write reports in batches, then what is derived, and print the rates."""
    chance = random.Random(7)  # noqa: S311  not for secrets
    actors, places = parties(chance)
    names = Names(store.base)
    kept = list(told(count, actors, places, chance))
    quads = [report_quads(r, c, names) for r, c in kept]
    start = time.perf_counter()
    for i in range(0, count, BATCH):
        store.change(
            clear=[names.report(r.id) for r, _ in kept[i : i + BATCH]],
            add=[q for part in quads[i : i + BATCH] for q in part],
        )
    store.flush()
    spent, total = time.perf_counter() - start, sum(map(len, quads))
    print(f"{count} reports, {total} quads in batches of {BATCH}: {total / spent:,.0f} quads/s")
    derived = entity_quads(actors + places, names) + relationship_quads(edges(kept), names)
    start = time.perf_counter()
    store.change(add=derived)
    print(f"derived graph, {len(derived)} quads: {len(derived) / (time.perf_counter() - start):,.0f} quads/s")
    one = kept[count // 2]
    again = report_quads(*one, names)
    timed(
        f"replace one report of {len(again)} quads",
        lambda: store.change(clear=[names.report(one[0].id)], add=again),
    )
    timed("flush", store.flush)
    return kept


def look(store: Store, kept: list[tuple[Report, list[Claim]]]) -> None:
    """Print how long look-ups take."""
    hub, rare = _by_weight(kept)
    timed("find by label, label index included", lambda: find_entity(store, rare.label), 3)
    for what, one in (("busiest", hub), ("middling", rare), ("busiest again", hub)):
        start = time.perf_counter()
        found = len(relations(store, one.id))
        print(f"relations of the {what} entity ({found}): {(time.perf_counter() - start) * 1000:.1f} ms")
    timed(
        "relations of the busiest, one relation", lambda: relations(store, hub.id, relation=Relation.FOUGHT)
    )
    timed("claims of the busiest, first page of 50", lambda: claims(store, entity=hub.id, limit=50), 5)
    timed("claims of a middling entity, first page of 50", lambda: claims(store, entity=rare.id, limit=50), 5)
    timed("search with a typing error", lambda: search(store, hub.label.replace("Front", "Fornt")))
    for name, question in questions().items():
        given = {p.name: _value(p.type, p.default, hub, kept) for p in question.parameters}
        timed(f"question {name}", lambda n=name, g=given: ask(store, n, g), 3)  # type: ignore[misc]


def _by_weight(kept: list[tuple[Report, list[Claim]]]) -> tuple[Entity, Entity]:
    used: dict[Entity, int] = {}
    for _, found in kept:
        for c in found:
            assert c.subject
            used[c.subject.entity] = used.get(c.subject.entity, 0) + 1
    ranked = sorted(used, key=lambda e: -used[e])
    return ranked[0], ranked[len(ranked) // 2]


def _value(kind: str, default: str | None, hub: Entity, kept: list[tuple[Report, list[Claim]]]) -> str:
    place = next(c.object.entity.id for _, found in kept for c in found if c.object.entity.is_place)
    return {"actor": hub.id, "entity": hub.id, "place": place}.get(kind) or default or ""


def _publish(store: Store) -> None:
    store.change(add=())
    store.flush()


def main(count: int) -> None:
    """Measure with this many reports."""
    with tempfile.TemporaryDirectory() as folder:
        with open_store(Path(folder) / "store", "http://127.0.0.1:8000/") as store:
            kept = load(store, count)
            timed("checkpoint", lambda: _publish(store), 5)
        start = time.perf_counter()
        with open_store(Path(folder) / "store", write=False) as store:
            print(f"open to read: {(time.perf_counter() - start) * 1000:.1f} ms")
            look(store, kept)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
