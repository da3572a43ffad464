"""Prefixes that go without saying."""

import pytest

from kg.prologue import declared

BASE = "http://localhost/"
KG = "PREFIX kg: <https://w3id.org/conflict-kg#> "


@pytest.mark.parametrize(
    ("query", "prefix"),
    [
        ("ASK { ?a kg:captured ?b }", KG),
        ("ASK { ?a <https://w3id.org/conflict-kg#captured> ?b }", ""),
        ("prefix kg: <http://other/> ASK { ?a kg:captured ?b }", ""),
        ("ASK { ?a mykg:captured ?b }", ""),
        ("ASK { entity:raqqa ?p ?b }", "PREFIX entity: <http://localhost/entities/> "),
    ],
)
def test_only_what_is_used_and_not_declared_is_declared(query: str, prefix: str) -> None:
    assert declared(query, BASE) == prefix + query
