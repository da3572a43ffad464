"""Every kind and relation has a look of its own."""

from __future__ import annotations

from kg.draw.style import FAMILIES, KINDS, RELATIONS
from kg.model import Kind, Relation


def test_every_kind_has_its_own_shape_and_colour() -> None:
    assert set(KINDS) == set(Kind)
    assert len({(style.shape, style.colour) for style in KINDS.values()}) == len(Kind)


def test_every_relation_is_worded_from_both_ends() -> None:
    assert set(RELATIONS) == set(Relation)
    assert {style.family for style in RELATIONS.values()} == set(FAMILIES)
    for relation, style in RELATIONS.items():
        assert (style.name == style.inverse) is relation.symmetric
