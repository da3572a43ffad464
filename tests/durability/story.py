"""An invented war told step by step, made anew from its seed: what goes into a store, and what it then must hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from random import Random
from typing import Final, TypeAlias

from kg.graph import Graph
from kg.ingest import Ingested
from kg.model import Report
from kg.settings import DEFAULT_BASE, Settings
from kg.store import Store, memory_store
from tests.reading import Reader

SETTINGS: Final = Settings(author="Ann")
OUT: Final = "Ann Lee"
_FIRST = date(2017, 9, 1)
_BEGINNING = datetime(2018, 1, 1, tzinfo=UTC)
_SOURCES = ("Desert Wire", "Hill Post", "River News", None)
_WHO = ("The army", "Islamic State", "The SDF")
_SPEAKERS = ("", ", The army said", ", The SDF said")


@dataclass(frozen=True, slots=True)
class Add:
    """Reports that go in together, in one batch; some take the place of earlier ones."""

    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class Forget:
    """A report that is taken out."""

    report: str


@dataclass(frozen=True, slots=True)
class Judge:
    """A judgement on what is there, chosen by a number: a rejection, an acceptance, a leaning, or one taken back."""

    choice: int
    made: datetime


@dataclass(frozen=True, slots=True)
class Suppress:
    """A person who is kept out from now on."""

    name: str


Step: TypeAlias = Add | Forget | Judge | Suppress
Told = Callable[[], object]


def steps(seed: int, count: int) -> list[Step]:
    """Give the steps of a story: the same for the same seed."""
    random, told, made = Random(seed), list[str](), list[Step]()
    for number in range(count):
        kind = random.choices(("add", "again", "forget", "judge"), (5, 2, 1, 4))[0]
        if kind == "add" or not told:
            ids = [f"s{seed}-{number}-{i}" for i in range(random.randint(1, 6))]
            told += ids
            made.append(Add(tuple(_report(random, one) for one in ids)))
        elif kind == "again":
            some = random.sample(told, min(3, len(told)))
            made.append(Add(tuple(_report(random, one) for one in some)))
        elif kind == "forget":
            made.append(Forget(told.pop(random.randrange(len(told)))))
        else:
            made.append(Judge(random.randrange(1 << 30), _BEGINNING + timedelta(minutes=number)))
    made.insert(random.randrange(count // 2, count), Suppress(OUT))
    return made


def _report(random: Random, own: str) -> Report:
    sentences = [_sentence(random) for _ in range(random.randint(1, 5))]
    if random.random() < 0.3:
        sentences.append(f"{OUT} watched from a roof.")
    day = _FIRST + timedelta(days=random.randrange(90)) if random.random() < 0.9 else None
    return Report(own, " ".join(sentences), None, day, random.choice(_SOURCES))


def _sentence(random: Random) -> str:
    day = _FIRST + timedelta(days=random.randrange(90))
    verb, place = random.choice(("captured", "lost", "entered")), random.choice(("Abu Kamal", "Raqqa"))
    on = f" on {day.isoformat()}" if random.random() < 0.8 else ""
    return f"{random.choice(_WHO)} {verb} {place}{on}{random.choice(_SPEAKERS)}."


def over(store: Store) -> Graph:
    """Give the graph of a store, whose reports are read by the reader made by hand."""
    return Graph(store, SETTINGS, Reader())


def take(graph: Graph, step: Step, stored: Told = lambda: None) -> None:
    """Take a step; `stored` is called once the program says that it is stored."""
    if isinstance(step, Add):

        def progress(_: Ingested) -> None:
            stored()

        graph.add(step.reports, progress)
        return
    if isinstance(step, Forget):
        graph.forget(step.report)
    elif isinstance(step, Suppress):
        graph.suppress(step.name, since=date(2018, 1, 1))
    else:
        _judge(graph, step)
    stored()


def tell(graph: Graph, told: list[Step], at: int, say: Callable[[int], object]) -> None:
    """Take the steps of a story from a number on; `say` is told the number of each as soon as it is stored."""
    for number, step in enumerate(told[at:], at + 1):
        take(graph, step, partial(say, number))


def _judge(graph: Graph, step: Judge) -> None:
    claims, stand = graph.claims(), [one for one in graph.judgements() if one.stands]
    done = {one.judgement.claim.id for one in stand if one.judgement.claim}
    free = sorted(claim.id for claim in claims if claim.id not in done)
    actors = sorted({claim.subject.entity.id for claim in claims if claim.subject})
    kind, reason = step.choice % 5, f"by choice {step.choice}"
    if kind == 0 and stand:
        graph.undo(stand[step.choice % len(stand)].id, made=step.made)
    elif kind == 1 and len(actors) > 1:
        graph.lean(actors[0], actors[-1], reason=reason, made=step.made)
    elif free:
        judge = graph.accept if kind == 2 else graph.reject
        judge(free[step.choice % len(free)], reason=reason, made=step.made)


def states(told: list[Step]) -> list[str]:
    """Give the hash of what a store must hold before the first step and after each, told in memory without a crash.

    What they end with is sound as `kg validate` sees it: what is derived is what deriving anew gives.
    """
    with over(memory_store(DEFAULT_BASE)) as graph:
        found = [graph.hash()]
        for step in told:
            take(graph, step)
            found.append(graph.hash())
        if faults := graph.validate():
            raise AssertionError(f"without any crash: {faults[0]}")
    return found
