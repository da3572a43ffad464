"""The graph as a programmer holds it."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
import rdflib
from pyoxigraph import QueryBoolean, QuerySolutions

from kg.errors import BadQuery, ForeignLanguage, NotFound, RefusedQuery, StoreInUse, StoreMissing, UsageError
from kg.formats import FORMATS
from kg.graph import Graph, open_graph
from kg.ingest import Ingested
from kg.model import Relation, Report, Status
from kg.read import Refusal
from kg.settings import Settings
from kg.store import memory_store
from tests import factory
from tests.reading import NAMES, Reader

FIRST = Report(
    "first",
    "The army captured Abu Kamal on 2017-11-08, The army said. It rained. "
    "Islamic State lost Raqqa on 2017-10-17.",
    "The army captured Abu Kamal.",
    date(2017, 11, 9),
    "Desert Wire",
)
SECOND = Report(
    "second",
    "Islamic State captured Abu Kamal on 2017-11-11, The SDF said.",
    None,
    date(2017, 11, 12),
    "River Post",
)
UNDATED = Report("undated", "The SDF captured Raqqa on 2017-10-17.")
KNOWN = {entity.id: entity for entity in NAMES.values()}


@pytest.fixture
def graph() -> Iterator[Graph]:
    with Graph(memory_store(), Settings(), Reader(), KNOWN) as held:
        yield held


@pytest.fixture
def full(graph: Graph) -> Graph:
    graph.add([FIRST, SECOND, UNDATED])
    return graph


def test_reports_go_in_and_are_counted(graph: Graph) -> None:
    told = graph.add([FIRST, SECOND, UNDATED])
    assert told == Ingested(read=3, added=3, claims=5, undated=1)
    assert graph.reports() == [FIRST, SECOND, UNDATED]
    assert graph.report("second") == SECOND


def test_reading_the_same_again_changes_nothing(full: Graph) -> None:
    before, version = full.export("nquads"), full.version
    assert full.add([UNDATED, FIRST, SECOND]) == Ingested(read=3, unchanged=3, undated=1)
    assert full.export("nquads") == before
    assert full.version == version


def test_the_order_of_reading_does_not_matter(full: Graph) -> None:
    with Graph(memory_store(), Settings(), Reader(), KNOWN) as other:
        for report in (UNDATED, SECOND, FIRST):
            other.add([report])
        assert other.export("nquads") == full.export("nquads")


def test_other_words_under_the_same_id_replace_the_report(full: Graph) -> None:
    changed = Report(
        "second", "The army captured Raqqa on 2017-11-11.", None, date(2017, 11, 12), "River Post"
    )
    assert full.add([changed]) == Ingested(read=1, replaced=1, claims=1)
    assert full.report("second") == changed
    assert [
        (c.subject and c.subject.entity.id, c.object.entity.id) for c in full.claims(report="second")
    ] == [("syrian-armed-forces", "raqqa")]
    assert full.relations("Islamic State", relation="captured") == []


def test_another_day_of_publication_replaces_the_report_too(full: Graph) -> None:
    later = Report("second", SECOND.text, None, date(2017, 11, 13), "River Post")
    assert full.add([later]).replaced == 1
    assert full.report("second").published == date(2017, 11, 13)


def test_two_reports_of_one_id_in_one_run_are_said(graph: Graph) -> None:
    told = graph.add([FIRST, Report("first", "The SDF captured Raqqa.")])
    assert (told.added, told.replaced) == (1, 1)
    assert [str(n) for n in told.notes] == ["first: replaces another report of this run that has the same id"]
    assert graph.report("first").text == "The SDF captured Raqqa."


def test_a_report_on_which_the_reader_fails_is_refused_and_the_others_are_read(graph: Graph) -> None:
    told = graph.add([FIRST, Report("bad", "crash"), SECOND])
    assert (told.read, told.added) == (3, 2)
    assert [str(r) for r in told.refused] == ["bad: its claims cannot be read: IndexError: no such token"]
    assert [r.id for r in graph.reports()] == ["first", "second"]


@pytest.mark.parametrize(
    ("report", "reason"),
    [
        (Report("a", " "), "empty: there is no text in it"),
        (Report("a", "\ud800"), "half of a surrogate pair at offset 0"),
        (Report("a", "x", "\0"), "a NUL character at offset 0"),
        (Report("", "x"), "id is not one line of at most 200 characters"),
        (Report("a", "x", published=date(2999, 1, 1)), "published 2999-01-01 is in the future"),
        (Report("a", "x", url="file:///etc"), "url is no web address that begins with http:// or https://"),
    ],
)
def test_a_report_that_no_file_could_give_is_refused(graph: Graph, report: Report, reason: str) -> None:
    told = graph.add([report])
    assert [r.reason for r in told.refused if isinstance(r, Refusal)] == [reason]
    assert told.read == 0


def test_many_reports_go_in_by_batches_and_each_is_told_of(graph: Graph) -> None:
    heard: list[int] = []
    graph.add(
        (Report(f"r{n:03}", "The army captured Raqqa.") for n in range(70)),
        progress=lambda t: heard.append(t.read),
    )
    assert heard == [64, 70]


def test_nothing_is_read_for_a_day_that_has_not_come(graph: Graph, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FIRST.text)
    with pytest.raises(UsageError, match=r"^published: 2999-01-01 is in the future$"):
        graph.ingest(tmp_path, published=date(2999, 1, 1))
    assert graph.reports() == []


def test_what_was_acknowledged_stays_when_reading_is_interrupted(graph: Graph) -> None:
    def reports() -> Iterator[Report]:
        yield from (Report(f"r{n:03}", "The army captured Raqqa.") for n in range(80))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        graph.add(reports())
    assert len(graph.reports()) == 64
    assert graph.validate() == []


def test_files_are_read_with_what_is_missing_filled_in(graph: Graph, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The army captured Raqqa.")
    (tmp_path / "b.jsonl").write_text(
        '{"id": "b", "text": "The SDF captured Raqqa.", "published": "2017-10-18"}\n{'
    )
    told = graph.ingest(tmp_path, tmp_path / "none", published=date(2017, 11, 9), source="Wire")
    assert (told.read, told.undated, [r.line for r in told.refused]) == (2, 0, [2, None])
    assert graph.report("a").published == date(2017, 11, 9)
    assert graph.report("b").published == date(2017, 10, 18)
    assert graph.report("b").source == "Wire"


def test_standard_input_is_an_input(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "sys.stdin", io.TextIOWrapper(io.BytesIO(b'{"id": "x", "text": "The army captured Raqqa."}'))
    )
    assert graph.ingest("-").added == 1
    assert graph.report("x").text == "The army captured Raqqa."


def test_entities_are_found_by_id_name_and_alias_and_searched_with_errors(full: Graph) -> None:
    assert full.entity("abu-kamal") == factory.ABU_KAMAL
    assert full.entity("Syrian army") == factory.ARMY
    assert full.search("Abu Kamel", limit=1) == [factory.ABU_KAMAL]
    with pytest.raises(NotFound) as told:
        full.entity("Raqa")
    assert told.value.nearest[0] == "Raqqa"


def test_relations_by_every_filter(full: Graph) -> None:
    [captured] = full.relations("Syrian army")
    assert (captured.relation, captured.object.id) == (Relation.CAPTURED, "abu-kamal")
    assert (captured.first, captured.last) == (date(2017, 11, 8), date(2017, 11, 8))
    assert captured.reports == ("first",)
    both = {e.relation for e in full.relations("Islamic State")}
    assert both == {Relation.CAPTURED, Relation.LOST}
    assert full.relations("Islamic State", relation="lost", other="Raqqa")[0].object.id == "raqqa"
    assert full.relations("Islamic State", since=date(2017, 11, 1)) == full.relations(
        "Islamic State", relation=Relation.CAPTURED
    )
    assert full.relations("Islamic State", until=date(2017, 10, 1)) == []
    assert full.relations("Syrian army", status=Status.PLANNED) == []


@pytest.mark.parametrize(
    ("filters", "told"),
    [
        ({"since": date(2018, 1, 1), "until": date(2017, 1, 1)}, "until (2017-01-01) lies before since"),
        ({"relation": ""}, "'' is no relation; one of captured, lost,"),
        ({"status": "likely"}, "'likely' is no status; one of asserted, hedged, denied, negated, planned is"),
    ],
)
def test_filters_that_cannot_be_meant(full: Graph, filters: dict[str, Any], told: str) -> None:
    with pytest.raises(UsageError, match=f"^{re.escape(told)}"):
        full.relations("Islamic State", **filters)
    with pytest.raises(UsageError, match=f"^{re.escape(told)}"):
        full.claims(**filters)


def test_an_empty_name_is_no_filter_left_out(full: Graph) -> None:
    for asked in (
        lambda: full.relations("Islamic State", other=""),
        lambda: full.claims(entity=""),
        lambda: full.claims(place=""),
        lambda: full.draw(around=""),
    ):
        with pytest.raises(NotFound, match=r"^no entity ''$"):
            asked()
    with pytest.raises(NotFound, match=r"^no report ''$"):
        full.claims(report="")


def test_what_is_no_place_has_no_control_and_no_claims_there(full: Graph) -> None:
    told = r"^Syrian Armed Forces \(armed-force\) is no place$"
    with pytest.raises(UsageError, match=told):
        full.control("Syrian army")
    with pytest.raises(UsageError, match=told):
        full.claims(place="Syrian army")


def test_claims_of_an_unknown_report_are_no_empty_list(full: Graph) -> None:
    with pytest.raises(NotFound, match=r"^no report 'frist'; nearest: first$"):
        full.claims(report="frist")


def test_relationships_all_or_around_one(full: Graph) -> None:
    assert len(full.relationships()) == 4
    around = full.relationships("Syrian army")
    assert {(e.subject.id, e.object.id) for e in around} == {("syrian-armed-forces", "abu-kamal")}
    assert len(full.relationships("Syrian army", depth=4)) == 4


def test_claims_by_filter_and_page(full: Graph) -> None:
    everything = full.claims()
    assert [c.id for c in everything] == sorted(c.id for c in everything)
    assert full.claims(limit=2, after=everything[1].id) == everything[2:4]
    assert {c.report for c in full.claims(place="Abu Kamal")} == {"first", "second"}
    assert {c.report for c in full.claims(source="River Post")} == {"second"}
    assert full.claim(everything[0].id) == everything[0]
    with pytest.raises(NotFound, match=r"^no claim 'nothing'$"):
        full.claim("nothing")


def test_a_claim_has_the_sentences_beside_its_own(full: Graph) -> None:
    [lost] = full.claims(relation="lost")
    assert full.neighbours(lost) == ("It rained.", "")


def test_control_goes_back_and_forth(full: Graph) -> None:
    spans = full.control("Abu Kamal")
    assert [[e.id for e in s.holders] for s in spans][:2] == [["syrian-armed-forces"], ["islamic-state"]]


def test_sparql_gives_rows_truth_and_triples(full: Graph) -> None:
    rows = full.sparql("SELECT ?place { entity:syrian-armed-forces kg:captured ?place }")
    assert isinstance(rows, QuerySolutions)
    assert [str(row["place"]) for row in rows] == [f"<{full.base}entities/abu-kamal>"]
    truth = full.sparql("ASK { entity:raqqa a kg:Place }")
    assert isinstance(truth, QueryBoolean)
    assert bool(truth)
    triples = full.sparql("CONSTRUCT WHERE { ?who kg:captured entity:raqqa }")
    assert isinstance(triples, list)
    assert [t.subject for t in triples] == [next(iter(triples)).subject]


def test_sparql_in_a_media_type_says_when_rows_are_missing(full: Graph) -> None:
    cut = full.sparql("SELECT ?s { ?s a kg:Place } ORDER BY ?s", media_type="text/csv", rows=1)
    assert cut.truncated
    assert cut.body.decode().split() == ["s", f"{full.base}entities/abu-kamal"]
    with pytest.warns(UserWarning, match="cut short"):
        full.sparql("SELECT ?s { ?s a kg:Place }", rows=1)


@pytest.mark.parametrize(
    ("query", "kind"),
    [
        ("SELECT ?s { ?s", BadQuery),
        ("DELETE WHERE { ?s ?p ?o }", RefusedQuery),
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", RefusedQuery),
    ],
)
def test_sparql_refuses(full: Graph, query: str, kind: type[Exception]) -> None:
    with pytest.raises(kind):
        full.sparql(query)


def test_questions_are_listed_and_answered(full: Graph) -> None:
    assert "who-captured" in [q.name for q in full.questions()]
    answer = full.ask("who-captured", place="Raqqa")
    assert [value.value for row in answer.rows for value in row if value][:2] == [
        f"{full.base}entities/syrian-democratic-forces",
        "Syrian Democratic Forces",
    ]
    with pytest.raises(UsageError):
        full.ask("who-captured")


@pytest.mark.filterwarnings("ignore:.* is deprecated:DeprecationWarning")
def test_a_network_and_a_dataset(full: Graph) -> None:
    network = full.to_networkx()
    assert isinstance(network, nx.MultiDiGraph)
    assert network.number_of_edges() == 4
    assert network.nodes["abu-kamal"]["label"] == "Abu Kamal"
    assert full.to_networkx(around="Syrian army").number_of_edges() == 1
    dataset = full.to_rdflib()
    army = rdflib.URIRef(f"{full.base}entities/syrian-armed-forces")
    captured = rdflib.URIRef("https://w3id.org/conflict-kg#captured")
    assert list(dataset.objects(army, captured)) == [rdflib.URIRef(f"{full.base}entities/abu-kamal")]
    assert len({g.identifier for g in dataset.graphs()} & {rdflib.URIRef(f"{full.base}reports/first")}) == 1


def test_a_page_is_drawn_and_written(full: Graph, tmp_path: Path) -> None:
    html = full.draw(tmp_path / "page.html", around="Abu Kamal")
    assert (tmp_path / "page.html").read_text(encoding="utf-8") == html
    assert "Around Abu Kamal" in html
    assert full.draw().lower().startswith("<!doctype html>")


@pytest.mark.parametrize("format", FORMATS)
def test_every_export_is_the_same_twice_and_names_what_is_there(full: Graph, format: str) -> None:
    written, again = (b"".join(full.stream(format, say=print)) for _ in range(2))
    assert written == again
    assert b"Abu Kamal" in written


def test_an_export_is_the_stream_as_text(full: Graph) -> None:
    assert full.export("csv", what="claims").encode() == b"".join(full.stream("csv", what="claims"))
    assert full.export("csv", what="claims").count("\n") == 6
    with pytest.raises(UsageError, match=r"^parquet is no text: stream gives it$"):
        full.export("parquet")


@pytest.mark.filterwarnings("ignore:.* is deprecated:DeprecationWarning")
def test_exports_can_be_read_back(full: Graph) -> None:
    whole = rdflib.Dataset()
    whole.parse(data=full.export("nquads"), format="nquads")
    turtle = rdflib.Graph()
    turtle.parse(data=full.export("turtle"), format="turtle")
    assert len(turtle) == len({(s, p, o) for s, p, o, _ in whole.quads()})
    linked = rdflib.Dataset()
    linked.parse(data=full.export("jsonld"), format="json-ld")
    assert len(list(linked.quads())) == len(list(whole.quads()))
    assert len(json.loads(full.export("geojson"))["features"]) == 2
    with pytest.raises(UsageError, match=r"^no format 'pdf'; there are turtle, nquads, jsonld, graphml"):
        full.export("pdf")


def test_counts(full: Graph) -> None:
    found = full.stats()
    assert (found.reports, found.undated, found.claims, found.relationships) == (3, 1, 5, 4)
    assert (found.places, found.sources) == (2, 2)
    assert (found.first, found.last) == (date(2017, 11, 9), date(2017, 11, 12))
    assert list(found.relations.items()) == [("captured", 4), ("lost", 1)]


def test_what_is_written_keeps_to_the_shapes(full: Graph) -> None:
    assert full.validate() == []


def test_forgetting_a_report_leaves_what_the_others_say(full: Graph) -> None:
    full.forget("second")
    assert [r.id for r in full.reports()] == ["first", "undated"]
    assert full.relations("Syrian army")
    full.forget("first")
    full.forget("undated")
    with pytest.raises(NotFound, match=r"^no report 'first'"):
        full.forget("first")
    assert full.stats().claims == 0
    assert full.relationships() == []


def test_a_graph_on_disk_is_there_again_when_opened(tmp_path: Path) -> None:
    with pytest.raises(StoreMissing):
        open_graph(tmp_path / "graph", write=False)
    settings = Settings(base="https://example.org/war/")
    with open_graph(tmp_path / "graph", settings=settings) as graph:
        assert graph.base == "https://example.org/war/"
        with pytest.raises(StoreInUse):
            open_graph(tmp_path / "graph")
    with open_graph(tmp_path / "graph", write=False) as graph:
        assert graph.base == "https://example.org/war/"
    graph.close()


def test_another_language_is_refused_by_every_door_unless_forced(graph: Graph, tmp_path: Path) -> None:
    french = Report(
        "ville", "Le commandant a dit que ses hommes sont dans la ville et que la route est ouverte."
    )
    (tmp_path / "ville.txt").write_text(french.text)
    refused = graph.add([french, FIRST])
    assert (refused.read, [r.kind for r in refused.refused]) == (1, [ForeignLanguage])
    assert [r.kind for r in graph.ingest(tmp_path).refused] == [ForeignLanguage]
    assert graph.add([french], force=True).added == 1
    assert graph.ingest(tmp_path, force=True).unchanged == 1
