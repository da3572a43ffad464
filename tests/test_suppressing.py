"""People kept out of a graph, whatever is read again."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kg.errors import NotFound, StoreError, StoreUnwritable, UsageError
from kg.graph import Graph, open_graph
from kg.importing import Imported
from kg.model import Argument as Named
from kg.model import Claim, Entity, Evidence, Kind, Mention, Report, claim_id, judgement_from_json
from kg.settings import Settings
from kg.store import memory_store, open_store
from kg.suppressing import NAME, Removed, Suppression
from tests.factory import ABU_KAMAL, ARMY, RAQQA, SDF, claim

ANN = Entity("ann-lee", "Ann Lee", Kind.PERSON, aliases=("Annie Q. Lee", "Lee"))
SPOKE = Report(
    "spoke",
    "The army captured Abu Kamal, Ann Lee said. The SDF entered Raqqa as Lee watched.",
    "Ann Lee on Abu Kamal",
    date(2017, 11, 9),
    "Wire",
    "https://example.org/2017/ann-lee",
)
OTHER = Report("other", "Annie Q. Lee entered Abu Kamal.", None, date(2017, 11, 10), "Wire")
PLAIN = Report("plain", "The SDF entered Raqqa.", None, date(2017, 11, 11), "Wire")
DAY = date(2026, 11, 23)
SECRET = ("Ann", "Lee", "ann-lee", "Annie")


@dataclass(frozen=True, slots=True)
class Told:
    """A reader that makes of each report what is put into it here, in the words that it is given."""

    def claims(self, report: Report) -> list[Claim]:
        """Give the claims of one report."""
        said: dict[str, list[Any]] = {
            "spoke": [("captured", "The army", ARMY, "Abu Kamal", ABU_KAMAL, 0, "Ann Lee"),
                      ("entered", "The SDF", SDF, "Raqqa", RAQQA, 1, None)],
            "other": [("entered", "Annie Q. Lee", ANN, "Abu Kamal", ABU_KAMAL, 0, None)],
            "plain": [("entered", "The SDF", SDF, "Raqqa", RAQQA, 0, None)],
        }  # fmt: skip
        return [_made(report, *one) for one in said[report.id]]


def _made(  # noqa: PLR0917 - a row of a table
    report: Report,
    verb: str,
    who: str,
    actor: Entity,
    where: str,
    place: Entity,
    sentence: int,
    by: str | None,
) -> Claim:
    first = report.text.index(". ") + 2 if sentence else 0
    last = report.text.index(".", first if sentence else report.text.rfind(where)) + 1

    def words(text: str) -> Mention:
        start = report.text.index(text, first)
        return Mention(text, start, start + len(text))

    subject, taken = Named(actor, words(who)), Named(place, words(where))
    speakers = (Named(ANN, words(by)),) if by else ()
    made = claim(verb, actor, place, report=report)
    own = claim_id(
        report.id,
        "text",
        words(verb),
        made.relation,
        made.status,
        (subject, taken, None, None, None),
        speakers,
    )
    return replace(
        made,
        id=own,
        subject=subject,
        object=taken,
        trigger=words(verb),
        evidence=Evidence("text", report.text[first:last], first, last),
        attributed_to=speakers,
    )


@pytest.fixture
def graph(tmp_path: Path) -> Iterator[Graph]:
    with Graph(open_store(tmp_path / "graph"), Settings(author="Bo"), Told()) as opened:
        yield opened


def everything(graph: Graph) -> str:
    return graph.export("nquads")


def test_what_is_stored_of_a_person_goes(graph: Graph) -> None:
    graph.add([SPOKE, OTHER, PLAIN])
    assert graph.entity("Ann Lee") == ANN
    assert graph.suppress("ANN LEE", reason="asked", since=DAY) == Removed(reports=2, claims=2, judgements=0)
    assert [word for word in SECRET if word in everything(graph)] == []
    with pytest.raises(NotFound):
        graph.entity("Ann Lee")
    assert graph.search("Ann Lee") == []
    report = graph.report("spoke")
    assert (report.title, report.source, report.url) == ("███ ███ on Abu Kamal", "Wire", None)
    assert report.text == "The army captured Abu Kamal, ███ ███ said. The SDF entered Raqqa as ███ watched."
    [left] = graph.claims(report="spoke")
    assert left.evidence.text == "The SDF entered Raqqa as ███ watched."
    assert report.text[left.evidence.start : left.evidence.end] == left.evidence.text
    assert [r.relation for r in graph.relationships()] == ["entered"]
    assert graph.report("plain") == PLAIN
    assert graph.validate() == []


def test_it_survives_every_reading(graph: Graph) -> None:
    graph.suppress("Ann Lee", since=DAY)
    told = graph.add([SPOKE, PLAIN])
    assert (told.added, told.claims, told.withheld) == (2, 2, 1)
    before = everything(graph)
    assert "Ann" not in before
    assert graph.add([SPOKE, PLAIN]).unchanged == 2
    graph.forget("spoke")
    assert graph.add([SPOKE]).added == 1
    assert everything(graph) == before


def test_what_is_only_foreseen_is_covered_as_it_would_be_stored(graph: Graph) -> None:
    assert graph.foresee(SPOKE) == (SPOKE, Told().claims(SPOKE))
    assert graph.reports() == []
    graph.suppress("Ann Lee")
    report, claims = graph.foresee(SPOKE)
    assert not any(word in f"{report} {claims}" for word in SECRET)
    graph.add([SPOKE])
    assert report == graph.report("spoke")
    assert {c.id for c in claims} == {c.id for c in graph.claims(report="spoke")} != set()


def test_it_comes_to_the_same_before_and_after(graph: Graph, tmp_path: Path) -> None:
    graph.add([SPOKE, OTHER, PLAIN])
    graph.suppress("Ann Lee", since=DAY)
    with Graph(open_store(tmp_path / "second"), Settings(), Told()) as second:
        second.suppress("Annie Q. Lee", since=DAY)
        second.suppress("Ann Lee", since=DAY)
        assert second.add([SPOKE, OTHER, PLAIN]).withheld == 2
        assert everything(second) == everything(graph)


def test_the_list_is_kept_beside_the_store_and_shown_to_its_owner_alone(graph: Graph, tmp_path: Path) -> None:
    graph.add([OTHER])
    graph.suppress(" Ann  Lee", reason="asked", since=DAY)
    graph.suppress("Bo Doe", since=DAY)
    known = [Suppression("Ann Lee", ("Annie Q. Lee",), DAY, "asked"), Suppression("Bo Doe", (), DAY)]
    assert graph.suppressed() == known
    with open_graph(tmp_path / "graph", settings=Settings(), write=False) as reading:
        assert reading.suppressed() == known
        with pytest.raises(StoreUnwritable):
            reading.suppress("Cy Doe")
    if os.name == "posix":
        assert stat.S_IMODE((tmp_path / "graph" / NAME).stat().st_mode) == 0o600
    assert "asked" not in everything(graph)
    assert graph.suppress("Änn Lee", reason="again") == Removed(0, 0, 0)
    assert graph.suppressed()[1] == Suppression("Änn Lee", ("Annie Q. Lee",), DAY, "again")


def test_undoing_lets_the_reports_be_read_again(graph: Graph) -> None:
    graph.add([SPOKE])
    graph.suppress("Ann Lee", since=DAY)
    assert graph.unsuppress("ann lee").name == "Ann Lee"
    assert graph.suppressed() == []
    assert "███" in graph.report("spoke").text
    assert graph.add([SPOKE]).replaced == 1
    assert graph.report("spoke") == SPOKE
    assert graph.entity("Ann Lee") == ANN
    with pytest.raises(NotFound):
        graph.unsuppress("Ann Lee")


def test_judgements_that_name_the_person_go_and_what_they_undid_comes_back(graph: Graph) -> None:
    graph.add([SPOKE, OTHER, PLAIN])
    by_ann, kept = graph.claims(report="other")[0], graph.claims(report="spoke", relation="entered")[0]
    graph.correct(kept.id, subject="Ann Lee", reason="seen")
    undone = graph.reject(by_ann.id, reason="no")
    graph.undo(undone.id)
    graph.reject(graph.claims(report="plain")[0].id, reason="no")
    stays = graph.accept(graph.claims(report="spoke", relation="captured")[0].id, reason="yes")
    assert stays.claim
    assert graph.suppress("Ann Lee", since=DAY).judgements == 3
    assert [word for word in SECRET if word in everything(graph)] == []
    assert [h.judgement.kind for h in graph.judgements()] == ["reject", "accept"]
    # The one of the plain report stays rejected, the one that was corrected to her counts as it was read.
    assert [(r.relation, r.claims) for r in graph.relationships()] == [("entered", (kept.id,))]
    assert graph.validate() == []


@pytest.mark.parametrize("killed", [1, 2])
def test_a_crash_on_the_way_leaves_a_sound_graph_and_doing_it_again_ends_it(
    graph: Graph, monkeypatch: pytest.MonkeyPatch, killed: int
) -> None:
    graph.add([SPOKE, OTHER, PLAIN])
    graph.correct(graph.claims(report="plain")[0].id, subject="Ann Lee", reason="seen")
    graph.reject(graph.claims(report="other")[0].id, reason="no")
    change, made = graph._store.change, list[int]()

    def crash(**parts: Any) -> None:  # noqa: ANN401  whatever the store is given
        change(**parts)
        made.append(len(made) + 1)
        if made[-1] == killed:
            raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(graph._store, "change", crash)
        with pytest.raises(KeyboardInterrupt):
            graph.suppress("Ann Lee", since=DAY)
    assert graph.validate() == []
    graph.suppress("Ann Lee", since=DAY)
    assert [word for word in SECRET if word in everything(graph)] == []
    assert (graph.validate(), graph.judgements()) == ([], [])


def test_nobody_judges_or_brings_judgements_in_her_name(graph: Graph) -> None:
    graph.add([OTHER, PLAIN])
    graph.reject(graph.claims(report="other")[0].id, reason="no")
    graph.accept(graph.claims(report="plain")[0].id, reason="yes")
    lines = list(graph.exported_judgements())
    graph.suppress("Ann Lee", since=DAY)
    assert graph.import_judgements(lines) == Imported(0, 1, (), 1)
    with pytest.raises(UsageError, match="kept out of the graph"):
        graph._keep(judgement_from_json(json.loads(lines[0])))
    assert len(graph.judgements()) == 1


def test_a_store_in_memory_keeps_its_list_as_long_as_it_lives() -> None:
    with Graph(memory_store(), Settings(), Told()) as graph:
        graph.suppress("Ann Lee", since=DAY)
        assert graph.add([SPOKE]).withheld == 1
        assert [one.name for one in graph.suppressed()] == ["Ann Lee"]


@pytest.mark.parametrize("name", ["", "—", "Al", "x" * 201, "Ann\nLee\x00"])
def test_what_is_no_name_is_refused(graph: Graph, name: str) -> None:
    with pytest.raises(UsageError, match="no name of a person"):
        graph.suppress(name)


def test_only_people_are_suppressed(graph: Graph) -> None:
    graph.add([PLAIN])
    with pytest.raises(UsageError, match="only people are suppressed"):
        graph.suppress("Raqqa")
    assert graph.suppressed() == []


@pytest.mark.parametrize("left", ["", "{}", '[{"name": "x"}]', "[1]"])
def test_a_list_that_cannot_be_read_stops_the_reading(graph: Graph, tmp_path: Path, left: str) -> None:
    (tmp_path / "graph" / NAME).write_text(left)
    with pytest.raises(StoreError, match="suppressed people"):
        graph.add([PLAIN])
