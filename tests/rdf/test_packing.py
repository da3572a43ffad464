"""Relationships in one literal and back."""

from __future__ import annotations

import pytest
from hypothesis import given

from kg.errors import InvalidData
from kg.model import Entity, Link, Relationship
from kg.rdf.packing import packed, packed_claims, packed_link, unpacked
from tests.factory import ABU_KAMAL, ARMY
from tests.strategies import edges

ENDS = {ARMY.id: ARMY, ABU_KAMAL.id: ABU_KAMAL}


@given(edges())
def test_what_is_packed_is_unpacked(drawn: tuple[list[Relationship], dict[str, Entity]]) -> None:
    made, known = drawn
    assert [unpacked(packed(edge), edge.id, known) for edge in made] == made
    assert [tuple(packed_claims(packed(edge))) for edge in made] == [edge.claims for edge in made]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "Expecting value"),
        ("[1, 2]", "not enough values"),
        ('["nobody","captured","abu-kamal",[],[],[],[],[],null,null,false,[]]', "'nobody'"),
        (
            '["syrian-armed-forces","ate","abu-kamal",[],[],[],[],[],null,null,false,[]]',
            "'ate' is not a valid",
        ),
    ],
)
def test_another_text_is_invalid(text: str, reason: str) -> None:
    with pytest.raises(InvalidData, match=f"^relationship r1: its packed form cannot be read: .*{reason}"):
        unpacked(text, "r1", ENDS)


@given(edges())
def test_a_relationship_in_brief_is_read_without_its_entities(
    drawn: tuple[list[Relationship], dict[str, Entity]],
) -> None:
    for edge in drawn[0]:
        assert packed_link(packed(edge), edge.id) == Link.of(edge)


@pytest.mark.parametrize(
    "text",
    ["", "[]", '["a", "fought", "b"]', '["a", "hugged", "b", [], [], [], [], [], null, null, false, []]'],
)
def test_another_text_is_no_relationship_in_brief(text: str) -> None:
    with pytest.raises(InvalidData, match="relationship r: its packed form cannot be read"):
        packed_link(text, "r")
