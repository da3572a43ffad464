"""What looking up costs in a store of made-up wars: `python -m benchmarks.size.asking FOLDER FIRST` prints it as JSON.

FIRST is how many of the first claims are to name those whom is asked about.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any, Final

from benchmarks.size.chosen import Chosen, chosen
from benchmarks.size.memory import resident
from benchmarks.war.building import BASE
from kg.graph import Graph
from kg.query.catalogue import ask, questions
from kg.query.question import Parameter, Question, Type
from kg.settings import Settings
from kg.store import Store, checkpoints, open_store
from kg.store.embedded import over_engine
from kg.store.engine import readable_engine

DAY: Final = date(2017, 6, 15)
_TIMES, _FIRST, _QUESTIONS, _PAGE = 9, 5, 3, 20
_GIVEN: Final = {
    Type.DAY: "2017-06-15",
    Type.LAST_DAY: "2017-06-15",
    Type.MONTH: "2017-06",
}
# Longer than anybody waits: what takes longer is asked once.
_LONG: Final = 2000.0


@dataclass(frozen=True, slots=True)
class Spent:
    """Milliseconds of the clock and of the processor, medians of some runs, and how much was answered."""

    ms: float
    processor_ms: float
    rows: int

    def as_json(self) -> dict[str, float]:
        """Give it as it stands in the file of results."""
        return {"ms": round(self.ms, 2), "processor_ms": round(self.processor_ms, 2), "rows": self.rows}


def measured(folder: Path, first: int) -> dict[str, Any]:
    """Ask a store that nobody writes for all that is compared between sizes."""
    who = chosen(first)
    start = time.process_time()
    with Graph(open_store(folder, BASE, write=False), Settings.from_env()) as graph:
        opened = (time.process_time() - start) * 1000
        found = {
            "first_open_ms": round(opened, 1),
            "lookups": _looked(folder, who),
        }
        before = resident()
        named = _once(lambda: len(graph.search("Town 1.0", 5)))
        found["names"] = {
            "first_search_s": round(named.processor_ms / 1000, 1),
            "mb": round(resident() - before),
        }
        found["search"] = _repeated(lambda: len(graph.search("Brigade 1", 10)), _TIMES).as_json()
    with open_store(folder, BASE, write=False) as store:
        found["questions"] = {name: spent.as_json() for name, spent in _questions(store, who)}
    return found


def _lookups(who: Chosen) -> Iterator[tuple[str, Callable[[Graph], int]]]:
    for about in ("busy", "quiet"):
        actor, place = who.actor(about), who.place(about)
        yield f"relations of a {about} actor", lambda g, a=actor: len(g.relations(a))  # type: ignore[misc]
        yield f"control of a {about} place on a day", lambda g, p=place: len(g.control(p, on=DAY))  # type: ignore[misc]
        yield f"timeline of a {about} place", lambda g, p=place: len(g.control(p))  # type: ignore[misc]
    # What `/relationships?entity=…&limit=20` gives.
    yield "relations of a busy actor, a page", lambda g: len(g.edges(entity=who.busy, limit=_PAGE))


def _looked(folder: Path, who: Chosen) -> dict[str, dict[str, float]]:
    """Look up where no answer is remembered: where the engine has read the same before, and in a store just opened."""
    found = {}
    engine = readable_engine(folder / "checkpoints" / (checkpoints.current(folder) or ""))
    for name, look in _lookups(who):
        again = _spent(lambda: over_engine(engine, BASE), who, look, _TIMES + 1)
        first = _spent(lambda: open_store(folder, BASE, write=False), who, look, _FIRST)
        found[name] = _median(again[1:]).as_json() | {"just_opened_ms": round(_median(first).processor_ms, 2)}
    return found


def _spent(opened: Callable[[], Store], who: Chosen, look: Callable[[Graph], int], times: int) -> list[Spent]:
    runs = []
    for _ in range(times):
        with Graph(opened(), Settings.from_env()) as graph:
            # What is read once for all look-ups is not this one's.
            graph.relations(who.quiet, relation="captured")
            runs.append(_once(lambda g=graph: look(g)))  # type: ignore[misc]
    return runs


def _once(work: Callable[[], int]) -> Spent:
    clock, processor = time.perf_counter(), time.process_time()
    rows = work()
    return Spent((time.perf_counter() - clock) * 1000, (time.process_time() - processor) * 1000, rows)


def _repeated(work: Callable[[], int], times: int) -> Spent:
    first = _once(work)
    if first.ms > _LONG:
        return first
    return _median([_once(work) for _ in range(times)])


def _median(runs: list[Spent]) -> Spent:
    return Spent(median(r.ms for r in runs), median(r.processor_ms for r in runs), runs[0].rows)


def _questions(store: Store, who: Chosen) -> Iterator[tuple[str, Spent]]:
    for asked in questions().values():
        for about in ("busy", "quiet") if any(_names(p) for p in asked.parameters) else ("",):
            given = _given(asked, who, about)
            name = f"{asked.name} ({about})" if about else asked.name
            yield name, _repeated(lambda a=asked, g=given: len(ask(store, a.name, g).rows), _QUESTIONS)  # type: ignore[misc]


def _names(parameter: Parameter) -> bool:
    return parameter.type in {Type.ACTOR, Type.PLACE, Type.ENTITY}


def _given(asked: Question, who: Chosen, about: str) -> Mapping[str, str]:
    found = dict[str, str]()
    other = {"busy": "quiet", "quiet": "busy"}
    for parameter in asked.parameters:
        if parameter.type is Type.PLACE:
            found[parameter.name] = who.place(about)
        elif _names(parameter):
            first = parameter.name != "other" and who.actor(about) not in found.values()
            found[parameter.name] = who.actor(about if first else other[about])
        elif parameter.default is None:
            found[parameter.name] = "2017-07-15" if parameter.name == "until" else _GIVEN[parameter.type]
    return found


if __name__ == "__main__":
    print(json.dumps(measured(Path(sys.argv[1]), int(sys.argv[2]))))
