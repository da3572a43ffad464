"""What an analyst may do to a graph."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from kg.errors import MalformedRecord, NotFound, UsageError
from kg.graph import Graph, open_graph
from kg.importing import Imported
from kg.model import Entity, Judgement, JudgementKind, Kind, Report
from kg.settings import Settings
from kg.store import memory_store
from tests.factory import ARMY
from tests.reading import Reader
from tests.test_graph import FIRST, KNOWN, SECOND

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
AIRPORT = Report("third", "Islamic State entered Raqqa on 2017-10-01.", None, date(2017, 10, 2), "Sana")
SANA = Entity("sana", "Sana", Kind.MEDIA)


def opened() -> Graph:
    known = {**KNOWN, "sana": SANA}
    graph = Graph(memory_store(), Settings(author="Ann"), Reader(), known)
    graph.add([FIRST, SECOND, AIRPORT])
    return graph


@pytest.fixture
def graph() -> Iterator[Graph]:
    with opened() as held:
        yield held


def first(graph: Graph) -> str:
    """Give the id of the claim that the army captured the town."""
    told = (c for c in graph.claims(report="first", place="abu-kamal") if c.evidence.field == "text")
    return next(c.id for c in told if c.extractor == "rules/2")


def holders(graph: Graph) -> list[tuple[set[str], tuple[str, ...]]]:
    """Give who held the town in each interval, and by which claims."""
    return [({h.id for h in span.holders}, span.supporting) for span in graph.control("Abu Kamal")]


def test_a_rejection_is_signed_dated_and_in_force_at_once(graph: Graph) -> None:
    before = holders(graph)
    made = graph.reject(first(graph), reason=" Said of another town. ", made=NOON)
    assert (made.author, made.reason, made.made) == ("Ann", "Said of another town.", NOON)
    assert graph.marks(graph.claims()) == {first(graph): made}
    assert holders(graph) != before
    graph.undo(made.id)
    assert holders(graph) == before
    assert [h.stands for h in graph.judgements()] == [False, True]


def test_the_last_word_counts_even_where_the_clock_went_back(
    graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.judging.this_moment", lambda: NOON)
    graph.reject(first(graph), reason="read wrongly")
    merged = graph.merge("Syrian Armed Forces", "Islamic State", reason="one")
    monkeypatch.setattr("kg.judging.this_moment", lambda: NOON - timedelta(days=1))
    last = graph.accept(first(graph), reason="read rightly after all")
    assert last.made == NOON + timedelta(microseconds=1)
    assert graph.marks(graph.claims()) == {first(graph): last}
    parted = graph.split("Islamic State", reason="two")
    assert parted.made == merged.made + timedelta(microseconds=1)
    assert graph.entity("Islamic State").id == "islamic-state"
    other = graph.accept(next(c.id for c in graph.claims(report="second")), reason="of another report")
    assert other.made == NOON - timedelta(days=1), "what was said of others does not count"


def test_the_author_of_a_judgement_goes_before_that_of_the_settings(graph: Graph) -> None:
    assert graph.accept(first(graph), reason="read", author="Bob").author == "Bob"


@pytest.mark.parametrize("author", ["", "  "])
def test_nobody_judges_without_a_name_or_a_reason(graph: Graph, author: str) -> None:
    with pytest.raises(UsageError, match=r"needs an author: --author NAME, or KG_AUTHOR"):
        graph.accept(first(graph), reason="read", author=author)
    with pytest.raises(UsageError, match="needs a reason"):
        graph.accept(first(graph), reason=" ")
    assert graph.judgements() == []


def test_the_same_judgement_twice_is_refused_but_not_another_or_anothers(graph: Graph) -> None:
    made = graph.accept(first(graph), reason="read", made=NOON)
    with pytest.raises(UsageError, match=f"is accepted already, by judgement {made.id}"):
        graph.accept(first(graph), reason="read again")
    graph.accept(first(graph), reason="read", author="Bob")
    graph.reject(first(graph), reason="on second thoughts")
    assert [h.judgement.kind.value for h in graph.judgements()] == ["accept", "accept", "reject"]


def test_a_claim_that_is_not_there_is_not_found(graph: Graph) -> None:
    with pytest.raises(NotFound, match="no claim 'nothing'"):
        graph.reject("nothing", reason="x")


def test_a_correction_is_a_claim_of_its_own(graph: Graph) -> None:
    made = graph.correct(
        first(graph), reason="misread", subject="Islamic State", date=date(2017, 11, 7), from_="Syrian army"
    )
    new = graph.claim(made.correction)
    assert new.subject
    assert new.source
    assert (new.subject.entity.id, new.source.entity.id) == ("islamic-state", ARMY.id)
    assert (new.date and new.date.start, new.extractor, new.confidence) == (
        date(2017, 11, 7),
        "analyst/Ann",
        1.0,
    )
    assert new.id in {c.id for c in graph.claims(report="first")}
    assert new.id in {c.id for c in graph.claims(source="Desert Wire")}
    assert graph.claim(first(graph)).extractor == "rules/2"
    assert graph.validate() == []


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({}, "a correction says what to change"),
        ({"subject": ARMY.id}, "says so already"),
        ({"subject": "Raqqa"}, r"Raqqa \(settlement\) is no actor"),
        ({"object": "Syrian army"}, "is no place, as the object of captured must be"),
        ({"relation": "won"}, "'won' is none of captured"),
        ({"date": "soon"}, "'soon' is no day"),
        ({"object": None}, "object: a claim cannot be without"),
        ({"confidence": "1"}, "confidence cannot be corrected"),
    ],
)
def test_nonsense_is_refused_and_nothing_kept(graph: Graph, changes: dict[str, str], fault: str) -> None:
    with pytest.raises(UsageError, match=fault):
        graph.correct(first(graph), reason="x", **changes)  # type: ignore[arg-type]
    assert graph.judgements() == []


def test_an_unknown_name_in_a_correction_has_its_nearest(graph: Graph) -> None:
    with pytest.raises(NotFound, match="no entity 'Islamic Stat'; nearest: Islamic State"):
        graph.correct(first(graph), reason="x", subject="Islamic Stat")


def test_merged_entities_are_one_by_every_name_until_split(graph: Graph) -> None:
    before = holders(graph)
    graph.merge("Syrian army", "Islamic State", reason="for the test", made=NOON)
    assert graph.entity("islamic-state").id == graph.entity("ISIS").id == ARMY.id
    assert [e.id for e in graph.search("Islamic State", 1)] == [ARMY.id]
    assert graph.relations("ISIS") == graph.relations("Syrian army") != []
    assert {c.subject.entity.id for c in graph.claims(entity="ISIS") if c.subject} == {
        ARMY.id,
        "islamic-state",
    }
    assert set().union(*(who for who, _ in holders(graph))) == {ARMY.id}
    graph.split("ISIS", reason="two after all", made=NOON + timedelta(minutes=1))
    assert graph.entity("ISIS").id == "islamic-state"
    assert holders(graph) == before
    assert graph.validate() == []


def test_a_split_by_the_name_that_stayed_parts_all(graph: Graph) -> None:
    made = graph.merge("Syrian army", "Islamic State", reason="x")
    assert graph.split("Syrian Armed Forces", reason="x").entities == (ARMY.id,)
    assert graph.entity("ISIS").id == "islamic-state"
    assert made.entities == (ARMY.id, "islamic-state")


@pytest.mark.parametrize(
    ("one", "other", "fault"),
    [
        ("ISIS", "Islamic State", "are one already: Islamic State"),
        ("Raqqa", "ISIS", r"Raqqa \(settlement\) and Islamic State \(armed-group\) cannot be one"),
    ],
)
def test_some_cannot_be_merged(graph: Graph, one: str, other: str, fault: str) -> None:
    with pytest.raises(UsageError, match=fault):
        graph.merge(one, other, reason="x")


def test_what_is_merged_is_not_merged_back(graph: Graph) -> None:
    graph.merge("Syrian army", "Islamic State", reason="x")
    with pytest.raises(UsageError, match="one already"):
        graph.merge("Islamic State", "Syrian army", reason="x")
    with pytest.raises(UsageError, match=r"Raqqa \(raqqa\) was merged with nothing"):
        graph.split("Raqqa", reason="x")


def test_a_place_is_put_where_the_analyst_says(graph: Graph) -> None:
    graph.locate("Raqqa", -33.5, 41, reason="from the map")
    assert (graph.entity("raqqa").lat, graph.entity("raqqa").lon) == (-33.5, 41.0)
    assert graph.entity("raqqa").geonames == 172955


@pytest.mark.parametrize(
    ("place", "lat", "lon", "fault"),
    [
        ("ISIS", 1, 1, "is no place"),
        ("Raqqa", 90.1, 1, "is nowhere"),
        ("Raqqa", 1, float("nan"), "is nowhere"),
    ],
)
def test_nowhere_is_refused(graph: Graph, place: str, lat: float, lon: float, fault: str) -> None:
    with pytest.raises(UsageError, match=fault):
        graph.locate(place, lat, lon, reason="x")


def test_a_source_leans_whether_it_is_an_actor_or_only_a_name(graph: Graph) -> None:
    assert graph.lean("Sana", "Syrian army", reason="its agency").entities == ("sana", ARMY.id)
    assert graph.entity("sana").leans == ARMY.id
    graph.lean("desert wire", "ISIS", reason="reads like it")
    assert graph.entity("Desert Wire") == Entity(
        "desert-wire", "Desert Wire", Kind.MEDIA, leans="islamic-state"
    )
    graph.lean("Sana", None, reason="no longer", made=datetime.now(UTC) + timedelta(minutes=1))
    assert graph.entity("sana").leans is None


@pytest.mark.parametrize(
    ("source", "actor", "kind", "fault"),
    [
        ("Desert Wyre", "ISIS", NotFound, "no source 'Desert Wyre'; nearest: Desert Wire"),
        ("Raqqa", "ISIS", UsageError, "is no actor"),
        ("Sana", "Raqqa", UsageError, r"Raqqa \(settlement\) is no actor"),
        ("Sana", "sana", UsageError, "cannot lean to itself"),
        ("Sana", "nobody", NotFound, "no entity 'nobody'"),
    ],
)
def test_a_leaning_is_an_actors_to_an_actor(
    graph: Graph, source: str, actor: str, kind: type[Exception], fault: str
) -> None:
    with pytest.raises(kind, match=fault):
        graph.lean(source, actor, reason="x")


def test_what_is_undone_is_not_undone_again_but_the_undoing_may_be(graph: Graph) -> None:
    made = graph.reject(first(graph), reason="x", made=NOON)
    back = graph.undo(made.id, made=NOON + timedelta(minutes=1))
    with pytest.raises(UsageError, match=f"judgement {made.id} was taken back already"):
        graph.undo(made.id)
    graph.undo(back.id, made=NOON + timedelta(minutes=2))
    assert [h.stands for h in graph.judgements()] == [True, False, True]
    with pytest.raises(NotFound, match="no judgement 'nothing'"):
        graph.undo("nothing")


def test_judgements_are_filtered_and_paged(graph: Graph) -> None:
    told = first(graph)
    made = [
        graph.accept(told, reason="x", made=NOON),
        graph.merge("Syrian army", "ISIS", reason="x", author="Bob", made=NOON + timedelta(minutes=1)),
        graph.undo(graph.judgements()[0].id, made=NOON + timedelta(minutes=2)),
    ]

    def ids(**filters: str | int) -> list[Judgement]:
        return [h.judgement for h in graph.judgements(**filters)]  # type: ignore[arg-type]

    assert ids() == made
    assert ids(claim=told) == made[:1]
    assert ids(entity="Syrian army") == made[:2]
    assert ids(kind="undo") == made[2:]
    assert ids(author="Bob") == [made[1]]
    assert ids(limit=1) == made[:1]
    assert ids(limit=1, after=made[0].id) == [made[1]]
    with pytest.raises(UsageError, match="'praise' is no kind of judgement: accept, reject"):
        graph.judgements(kind="praise")
    with pytest.raises(UsageError, match="after: no judgement 'x'"):
        graph.judgements(after="x")


def test_judgements_survive_forgetting_as_orphans(graph: Graph) -> None:
    made = graph.reject(first(graph), reason="x")
    graph.forget("first")
    (heard,) = graph.judgements(orphans=True)
    assert (heard.judgement, heard.stands, heard.claim) == (made, True, None)
    assert graph.validate() == []
    graph.add([FIRST])
    assert graph.judgements(orphans=True) == []
    assert graph.marks(graph.claims()) == {first(graph): made}


def test_judgements_are_shared_and_taken_over_once(graph: Graph) -> None:
    graph.correct(first(graph), reason="x", subject="ISIS", made=NOON)
    graph.locate("Raqqa", 1, 2, reason="x", made=NOON + timedelta(minutes=1))
    lines = list(graph.exported_judgements())
    with opened() as other:
        assert other.import_judgements(lines) == Imported(2, 0, ())
        assert set(other._store.quads()) == set(graph._store.quads())
        assert other.import_judgements([*lines, "", lines[0]]) == Imported(0, 2, ())
        assert set(other._store.quads()) == set(graph._store.quads())


def test_what_is_about_nothing_here_is_taken_over_and_said(graph: Graph) -> None:
    made = graph.reject(first(graph), reason="x", made=NOON)
    back = graph.undo(made.id, made=NOON + timedelta(minutes=1))
    away = graph.locate("Raqqa", 1, 2, reason="x", made=NOON + timedelta(minutes=2))
    lines = list(graph.exported_judgements())
    with Graph(memory_store(), Settings()) as empty:
        assert empty.import_judgements(lines[1:]) == Imported(2, 0, (back.id, away.id))
        assert empty.import_judgements(lines[:1]) == Imported(1, 0, ())
        assert [h.id for h in empty.judgements(orphans=True)] == [away.id]


def broken(change: Callable[[dict[str, object]], object]) -> str:
    with opened() as graph:
        graph.locate("Raqqa", 1, 2, reason="x", made=NOON)
        value = json.loads(next(graph.exported_judgements()))
    change(value)
    return json.dumps(value)


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("{", r"shared:2: no judgement: Expecting"),
        ("[]", r"shared:2: no judgement: no JSON object"),
        ("{}", r"shared:2: a judgement has no 'claim'"),
        (broken(lambda v: v.update(reason="another")), r"shared:2: no judgement: its id is"),
        (broken(lambda v: v.update(kind="praise")), r"shared:2: no judgement: 'praise' is not a valid"),
        (broken(lambda v: v.pop("known")), r"shared:2: a judgement has no 'known'"),
        (broken(lambda v: v.update(position=None)), r"shared:2: no judgement: .*not what it takes to locate"),
    ],
)
def test_a_broken_line_is_named_and_nothing_taken_over(graph: Graph, line: str, fault: str) -> None:
    graph.reject(first(graph), reason="x")
    good = next(graph.exported_judgements())
    with opened() as other:
        with pytest.raises(MalformedRecord, match=fault):
            other.import_judgements([good, line], "shared")
        assert other.judgements() == []


def test_judgements_are_kept_on_disk(tmp_path: Path) -> None:
    with open_graph(tmp_path / "g", settings=Settings(author="Ann")) as graph:
        graph._means = opened()._means
        graph.add([FIRST])
        made = graph.reject(first(graph), reason="x")
    with open_graph(tmp_path / "g", write=False) as graph:
        assert [h.judgement for h in graph.judgements()] == [made]
        assert graph.marks(graph.claims()) == {first(graph): made}
        with pytest.raises(Exception, match="reading only"):
            graph.accept(first(graph), reason="y", author="Ann")


def test_a_new_reading_with_other_spans_is_judged_as_the_old(graph: Graph) -> None:
    made = graph.correct(first(graph), reason="x", subject="ISIS")
    longer = replace(FIRST, text="Snow fell. " + FIRST.text)
    graph.add([longer])
    new = graph.claim(made.correction)
    assert longer.text[new.evidence.start : new.evidence.end] == new.evidence.text
    assert graph.validate() == []
    assert [h.claim for h in graph.judgements()] == [first(graph)]


def test_kinds_are_what_the_facade_offers() -> None:
    offered = {"accept", "reject", "correct", "merge", "split", "locate", "lean", "undo"}
    assert {k.value.replace("leaning", "lean") for k in JudgementKind} == offered
    assert all(hasattr(Graph, name) for name in offered)


def test_a_store_with_judgements_of_every_kind_keeps_its_shapes(graph: Graph) -> None:
    rest = [c.id for c in graph.claims() if c.id != first(graph)]
    graph.correct(first(graph), reason="x", extent="part", subject="ISIS")
    graph.accept(rest[0], reason="x")
    graph.undo(graph.reject(rest[1], reason="x").id)
    graph.merge("Syrian army", "islamic-state", reason="x")
    graph.split("islamic-state", reason="x")
    graph.locate("Raqqa", 1, 2, reason="x")
    graph.lean("River Post", "Syrian army", reason="x")
    graph.merge("Syrian army", "islamic-state", reason="x")
    assert {h.judgement.kind for h in graph.judgements()} == set(JudgementKind)
    assert graph.validate(deep=True) == []
