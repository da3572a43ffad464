"""Measures every question on a made-up war: `python benchmarks/questions.py [FOLDER] [CLAIMS] [NAME...]`.

Each question is asked five times about what is spoken of most and what is spoken of least. FOLDER keeps the store of
the war for the next run; without one the war has 10,000 claims.
"""

from __future__ import annotations

import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.war.building import BASE, build
from kg.query.catalogue import ask, questions
from kg.query.question import Parameter, Question, Type
from kg.store import Store, open_store

TIMES = 5
_GIVEN = {
    Type.DAY: ("2015-06-15",),
    Type.LAST_DAY: ("2015-06-15", "2015-07-15"),
    Type.MONTH: ("2015-06",),
}
_BUSY = """PREFIX kg: <https://w3id.org/conflict-kg#>
SELECT ?e (COUNT(*) AS ?n) { GRAPH ?g { ?c kg:%s ?e ; kg:relation kg:captured } }
GROUP BY ?e ORDER BY %s LIMIT 2"""


def main(folder: Path, claims: int, wanted: list[str]) -> None:
    """Measure on the store in `folder`, which is built if it is not there."""
    if not folder.exists():
        build(folder, claims)
    with open_store(folder, BASE, write=False) as store:
        print(f"{'question':<26}{'about':<8}{'rows':>6}{'median ms':>11}{'worst ms':>10}")
        for asked in questions().values():
            if not wanted or asked.name in wanted:
                _measure(store, asked)


def _measure(store: Store, asked: Question) -> None:
    cases = {"busy": "DESC(?n)", "rare": "?n"} if any(_names(p) for p in asked.parameters) else {"": "?n"}
    for about, order in cases.items():
        given = _given(store, asked, order)
        ask(store, asked.name, given)
        spent, rows = [], 0
        for _ in range(TIMES):
            start = time.perf_counter()
            rows = len(ask(store, asked.name, given).rows)
            spent.append((time.perf_counter() - start) * 1000)
        print(f"{asked.name:<26}{about:<8}{rows:>6}{median(spent):>11.1f}{max(spent):>10.1f}", flush=True)


def _names(parameter: Parameter) -> bool:
    return parameter.type in {Type.ACTOR, Type.PLACE, Type.ENTITY}


def _given(store: Store, asked: Question, order: str) -> dict[str, str]:
    """Bind parameters: the first name to the first of its kind, a second one to the next; days by default."""
    found: dict[str, list[str]] = {}
    given: dict[str, str] = {}
    for parameter in asked.parameters:
        if _names(parameter):
            role = "object" if parameter.type is Type.PLACE or parameter.name == "object" else "subject"
            if role not in found:
                found[role] = list(store.kept(f"{role} {order}", partial(_spoken_of, store, role, order)))
            given[parameter.name] = found[role].pop(0)
        elif parameter.default is None:
            given[parameter.name] = _GIVEN[parameter.type][parameter.name == "until"]
    return given


def _spoken_of(store: Store, role: str, order: str) -> list[str]:
    rows = store.query(_BUSY % (role, order))
    return [row["e"].value.rpartition("/")[2] for row in rows]  # type: ignore[union-attr]


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    number = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000 if folder else 10_000
    if folder:
        main(folder, number, sys.argv[3:])
    else:
        with tempfile.TemporaryDirectory() as temporary:
            main(Path(temporary) / "war", number, [])
