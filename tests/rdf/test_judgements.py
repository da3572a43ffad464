"""Judgements as RDF."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import InvalidData
from kg.model import Entity, JudgedClaim, Judgement, JudgementKind, judgement
from kg.rdf import DERIVED, KG, Names
from kg.rdf import standards as std
from kg.rdf import vocabulary as kg
from kg.rdf.judgements import (
    as_read_quad,
    entity_as_read,
    judgement_quads,
    judgements_from_quads,
    mark_quads,
    marked_by,
    merge_quad,
    revision_quads,
)
from kg.store import memory_store
from tests import strategies
from tests.factory import claim, report

NAMES = Names("http://h/")
TOLD = claim()
MADE = judgement(
    JudgementKind.REJECT,
    "Ann Lee",
    "Said of another town.",
    datetime(2026, 11, 22, 12, 30, tzinfo=UTC),
    claim=JudgedClaim.of(TOLD),
)
NODE = NAMES.judgement(MADE.id)


@given(st.lists(strategies.judgements, max_size=3, unique_by=lambda j: j.id))
def test_judgements_survive_the_way_into_a_store_and_back(said: list[Judgement]) -> None:
    store = memory_store()
    store.change(add=judgement_quads(said, NAMES))
    back = judgements_from_quads(store.quads(graph=NAMES.judgements))
    assert back == sorted(said, key=lambda j: j.order)
    # As they are spelled, a store gives them back.
    assert set(store.quads(graph=NAMES.judgements)) == set(judgement_quads(said, NAMES))


def test_who_said_what_when_and_why_can_be_queried() -> None:
    said = {(q.predicate, q.object) for q in judgement_quads([MADE], NAMES) if q.subject == NODE}
    said = {pair for pair in said if pair[0] != kg.PACKED}
    assert said == {
        (std.TYPE, NamedNode(KG + "Judgement")),
        (std.TYPE, std.ACTIVITY),
        (kg.JUDGEMENT_KIND, NamedNode(KG + "judgementReject")),
        (std.ASSOCIATED_WITH, NamedNode("http://h/analysts/Ann%20Lee")),
        (std.ENDED, Literal("2026-11-22T12:30:00Z", datatype=std.DATE_TIME)),
        (kg.REASON, Literal("Said of another town.")),
        (kg.JUDGES, NAMES.claim(TOLD.id)),
        (kg.QUOTE, Literal("The army captured Abu Kamal.")),
    }


def test_what_judgements_come_to_stands_in_a_graph_of_the_report() -> None:
    graph = NamedNode("http://h/judged/r1")
    (mark,) = mark_quads("r1", {TOLD.id: MADE}, NAMES)
    assert mark == Quad(NAMES.claim(TOLD.id), kg.REJECTED_BY, NODE, graph)
    assert marked_by([mark]) == NODE
    assert marked_by([Quad(NAMES.claim(TOLD.id), std.TYPE, kg.CLAIM, graph)]) is None
    quads = revision_quads(TOLD, "old", MADE, report(), NAMES)
    assert {q.graph_name for q in quads} == {graph}
    assert Quad(NAMES.claim(TOLD.id), std.REVISION_OF, NAMES.claim("old"), graph) in quads
    assert Quad(NAMES.claim(TOLD.id), std.GENERATED_BY, NODE, graph) in quads


@given(strategies.entities.filter(lambda e: e.lat is None or abs(e.lat) <= 90))
def test_a_description_is_kept_as_it_was_read(entity: Entity) -> None:
    quad = as_read_quad(entity.id, entity, NAMES)
    assert isinstance(quad.object, Literal)
    assert entity_as_read(quad.object.value) == entity


def test_what_only_judgements_describe_was_not_read() -> None:
    quad = as_read_quad("a", None, NAMES)
    assert quad == Quad(NAMES.entity("a"), kg.AS_READ, Literal(""), DERIVED)
    assert entity_as_read("") is None


def test_a_merged_entity_points_at_the_one_that_stays() -> None:
    assert merge_quad("b", "a", NAMES) == Quad(NAMES.entity("b"), kg.MERGED_INTO, NAMES.entity("a"), DERIVED)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"id": 1}'])
def test_a_broken_judgement_is_named(text: str) -> None:
    with pytest.raises(InvalidData, match=f"judgement .*{MADE.id}.* cannot be read"):
        judgements_from_quads([Quad(NODE, kg.PACKED, Literal(text), NAMES.judgements)])


def test_a_broken_description_is_refused() -> None:
    with pytest.raises(InvalidData, match="as it was read cannot be read"):
        entity_as_read("{}")


def test_an_author_has_a_name() -> None:
    with pytest.raises(ValueError, match="empty id"):
        judgement_quads([judgement(JudgementKind.UNDO, "", "", MADE.made, undoes="x")], NAMES)
