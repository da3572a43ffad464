"""Values of the model as terms."""

from __future__ import annotations

from enum import StrEnum

import pytest
from pyoxigraph import NamedNode

from kg.model import Basis, ControlStatus, Extent, JudgementKind, Kind, Manner, Precision, Relation, Status
from kg.rdf import vocabulary as kg

VALUES = (Relation, Status, Extent, Manner, Precision, ControlStatus, Basis, Kind, JudgementKind)


@pytest.mark.parametrize("kind", VALUES)
def test_every_value_has_a_term_of_its_own_and_comes_back(kind: type[StrEnum]) -> None:
    nodes = [kg.node_of(v) for v in kind]
    assert len(set(nodes)) == len(nodes)
    assert [kg.value_of(kind, n) for n in nodes] == list(kind)


def test_no_two_values_share_a_term() -> None:
    nodes = [kg.node_of(v) for kind in VALUES for v in kind]
    assert len(set(nodes)) == len(nodes)


def test_relations_are_in_camel_case_as_the_design_names_them() -> None:
    assert kg.relation_node(Relation.WITHDREW_FROM) == NamedNode(kg.KG + "withdrewFrom")
    assert kg.relation_node(Relation.CAPTURED) == NamedNode(kg.KG + "captured")
    assert kg.relation_of(NamedNode(kg.KG + "linkedUpWith")) is Relation.LINKED_UP_WITH


def test_kinds_are_classes_and_other_values_say_what_they_are_values_of() -> None:
    assert kg.node_of(Kind.INTERNATIONAL_ORGANISATION) == NamedNode(kg.KG + "InternationalOrganisation")
    assert kg.node_of(Manner.AIR_STRIKE) == NamedNode(kg.KG + "mannerAirStrike")
    assert kg.node_of(ControlStatus.UNKNOWN) != kg.node_of(Extent.UNKNOWN)


def test_a_term_of_another_kind_is_refused() -> None:
    with pytest.raises(ValueError, match=r"no status: https://w3id.org/conflict-kg#extentWhole"):
        kg.value_of(Status, kg.node_of(Extent.WHOLE))
    with pytest.raises(ValueError, match=r"no relation"):
        kg.relation_of(kg.SUBJECT)
