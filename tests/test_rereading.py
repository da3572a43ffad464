"""Stored reports are read again where what is known changed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import Literal, Quad, QuerySolutions

from kg import text
from kg.errors import UsageError
from kg.graph import Graph, open_graph
from kg.model import EXTRACTOR, Claim, Report
from kg.rdf import Names, report_quads
from kg.rdf.vocabulary import READ_BY
from kg.rereading import OLDER, UNRECORDED
from kg.settings import Settings
from kg.stocks import FOLDER, stock_of
from kg.store import memory_store, open_store
from tests import factory
from tests.events import GED, rows
from tests.know import ontology as files
from tests.reading import NAMES, Reader

TOOK = Report("took", "The army captured Raqqa.")
LOST = Report("lost", "Islamic State lost Abu Kamal.", "A Retreat")
RAIN = Report("rain", "It rained on the Qassam Brigades.", source="Baladna Weekly")
ENTRY = "- label: Baladna Weekly\n  kind: media\n"
ANN = Settings(author="Ann")


@pytest.fixture
def ontology(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, by_hand: Reader) -> Iterator[Path]:
    """Let versions and stocks be those of a copy of the ontology."""
    assert by_hand
    folder = files.copied(tmp_path)
    for module in ("kg.text", "kg.stocks", "kg.rereading"):
        monkeypatch.setattr(f"{module}.data_folder", lambda _: folder)
    text.version.cache_clear()
    yield folder
    text.version.cache_clear()


@pytest.fixture
def store(tmp_path: Path, ontology: Path) -> Path:
    """Hold three reports."""
    assert ontology
    with open_graph(tmp_path / "graph") as graph:
        assert graph.add([TOOK, LOST, RAIN]).claims == 2
    return tmp_path / "graph"


def changed(file: Path, entry: str) -> None:
    """Add an entry to a file of what is known, and let that be seen."""
    files.append(file, entry)
    text.version.cache_clear()


def versions(graph: Graph) -> set[str]:
    """Give by what the reports of a graph were read."""
    found = graph.sparql("SELECT DISTINCT ?v { GRAPH ?g { ?r kg:readBy ?v } }")
    assert isinstance(found, QuerySolutions)
    return {row["v"].value for row in found if isinstance(row["v"], Literal)}


def test_nothing_is_read_where_nothing_changed(store: Path) -> None:
    with open_graph(store) as graph:
        plan = graph.plan_rereading()
        assert (plan.reports, plan.untouched, plan.current, dict(plan.why)) == ((), (), 3, {})
        assert versions(graph) == {plan.version} == {text.version(Settings().model)}
        assert graph.reread().told.read == 0
    assert stock_of(store, plan.version)


def test_a_new_name_bears_on_the_reports_that_hold_it_text_and_source(store: Path, ontology: Path) -> None:
    changed(ontology / "actors" / "media.yaml", ENTRY)
    with open_graph(store) as graph:
        before = graph.dump()
        assert sum(map(len, before))
        plan = graph.plan_rereading()
        assert (plan.reports, plan.untouched) == (("rain",), ("lost", "took"))
        assert dict(plan.why) == {"actor baladna-weekly": 1}
        done = graph.reread()
        assert (done.told.read, done.told.unchanged, done.orphans) == (1, 1, ())
        # Those that needed no reading count as read by this version, too: adding them again reads nothing.
        assert versions(graph) == {plan.version}
        assert graph.plan_rereading().current == 3
        after = graph.dump()
        assert sum(map(len, after))
        assert (after.quads, after.hash != before.hash) == (before.quads, True)
    assert [file.name for file in (store / FOLDER).iterdir()] == [f"{plan.version.replace('/', '-')}.json"]


def test_what_is_read_otherwise_is_replaced_and_judgements_stay(
    store: Path, ontology: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_graph(store, settings=ANN) as graph:
        kept, lost = (graph.claims(report=own)[0].id for own in ("took", "lost"))
        accepted, rejected = graph.accept(kept, reason="seen"), graph.reject(lost, reason="seen")
    changed(
        ontology / "lexicon" / "frames.yaml",
        "- id: losing-anew\n  relation: lost\n  gloss: An actor loses a place.\n"
        "  types: {subject: actor, object: place}\n  verbs:\n    - lose {object}\n    - capture {object}\n",
    )
    monkeypatch.setitem(NAMES, "Abu Kamal", replace(factory.ABU_KAMAL, id="another", label="Another"))
    with open_graph(store) as graph:
        plan = graph.plan_rereading()
        assert (plan.reports, plan.untouched) == (("lost", "took"), ("rain",))
        assert dict(plan.why) == {
            "frame losing-anew verb: lose {object}": 1,
            "frame losing-anew verb: capture {object}": 1,
        }
        done = graph.reread(plan=plan)
        assert (done.told.replaced, done.told.unchanged, done.told.claims) == (1, 1, 1)
        assert [one.id for one in done.orphans] == [rejected.id]
        assert graph.marks(graph.claims()) == {kept: accepted}
        assert [c.object.entity.id for c in graph.claims(report="lost")] == ["another"]
        assert graph.validate() == []
        assert graph.reread().orphans == ()


def test_a_list_of_cues_bears_on_all(store: Path, ontology: Path) -> None:
    files.replace(ontology / "lexicon" / "numbers.yaml", "- name: dozens", "- name: dozzens")
    text.version.cache_clear()
    with open_graph(store) as graph:
        assert dict(graph.plan_rereading().why) == {"list numbers": 3}


def test_what_older_and_unrecorded_versions_read_is_read_again(store: Path, ontology: Path) -> None:
    names = Names(Settings().base)
    with open_store(store) as opened:
        for own, version in (("took", None), ("lost", "rules/1+abc"), ("rain", f"{EXTRACTOR}+abc")):
            node = names.report(own)
            opened.change(
                remove=list(opened.quads(node, READ_BY, None, node)),
                add=[Quad(node, READ_BY, Literal(version), node)] if version else [],
            )
    with open_graph(store) as graph:
        plan = graph.plan_rereading()
        assert plan.reports == ("lost", "rain", "took")
        assert dict(plan.why) == {OLDER: 1, "read by rules/1": 1, UNRECORDED: 1}
        # The words are the same, so that nothing is derived anew in vain: only the version is noted.
        assert graph.reread().told.unchanged == 3
        assert graph.plan_rereading().current == 3
    [file] = (store / FOLDER).iterdir()
    file.write_text(json.dumps({"a": "damaged"}))
    changed(ontology / "actors" / "media.yaml", ENTRY)
    with open_graph(store) as graph:
        assert dict(graph.plan_rereading().why) == {UNRECORDED: 3}


def test_rows_of_tables_and_claims_of_others_are_left_alone(store: Path, ontology: Path) -> None:
    other = Report("other", TOOK.text)
    [claim] = Reader().claims(other)
    with open_graph(store) as graph:
        graph.take(rows(GED, {}))
    with open_store(store) as opened:
        made: list[Claim] = [replace(claim, extractor="elsewhere/7")]
        opened.change(add=report_quads(other, made, Names(opened.base)))
    with open_graph(store) as graph:
        plan = graph.plan_rereading()
        assert (plan.current, plan.tables, plan.foreign) == (4, 0, 1)
    changed(ontology / "actors" / "media.yaml", ENTRY)
    with open_graph(store) as graph:
        plan = graph.plan_rereading()
        assert (plan.reports, plan.current, plan.tables, plan.foreign) == (("rain",), 0, 1, 1)
        graph.reread(plan=plan)
        assert (graph.plan_rereading().current, graph.plan_rereading().tables) == (3, 1)
        # The table says it all again, and is read by what is known now.
        assert graph.take(rows(GED, {})).unchanged == 1
        assert (graph.plan_rereading().current, graph.plan_rereading().tables) == (4, 0)


def test_a_report_that_cannot_be_read_keeps_what_it_had_and_is_found_again(
    store: Path, ontology: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: Reader, report: Report) -> list[Claim]:
        raise IndexError(report.id)

    changed(ontology / "actors" / "media.yaml", ENTRY)
    monkeypatch.setattr(Reader, "claims", fail)
    heard: list[str] = []
    with open_graph(store) as graph:
        done = graph.reread(tell=lambda said: heard.append(str(said)))
        assert (
            heard
            == ["rain: its claims cannot be read: IndexError: rain"]
            == [str(r) for r in done.told.refused]
        )
        assert graph.plan_rereading().reports == ("rain",)
        assert len(graph.reports()) == 3


def test_without_a_folder_or_with_a_reader_of_ones_own(ontology: Path) -> None:
    with open_graph(":memory:") as graph:
        graph.add([TOOK])
        assert graph.plan_rereading().current == 1
        changed(ontology / "actors" / "media.yaml", ENTRY)
        assert dict(graph.plan_rereading().why) == {UNRECORDED: 1}
    with (
        Graph(memory_store(), reader=Reader()) as graph,
        pytest.raises(UsageError, match="add the reports again"),
    ):
        graph.plan_rereading()
