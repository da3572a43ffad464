"""What a store on a server says of itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from pyoxigraph import Literal, NamedNode

from kg.errors import StoreMismatch
from kg.store.remote.record import TAG, Record, recorded

RECORD = Record("http://kg.test/", "abc")


def rows(made: str | None = None) -> Iterator[tuple[NamedNode, NamedNode, NamedNode | Literal]]:
    """Give the rows of a record, with another format if one is named."""
    for quad in RECORD.quads():
        said = Literal(made) if made and quad.predicate.value.endswith("format") else quad.object
        assert isinstance(quad.graph_name, NamedNode)
        assert isinstance(said, NamedNode | Literal)
        yield quad.graph_name, quad.predicate, said


def test_what_is_recorded_is_read() -> None:
    assert recorded(rows(), "there", None) == RECORD
    assert recorded([], "there", None) is None


def test_a_word_that_is_being_changed_is_read_later() -> None:
    told = [(g, p, None if p == TAG else said) for g, p, said in rows()]
    assert recorded(told, "there", None) == replace(RECORD, tag="")


@pytest.mark.parametrize(
    ("made", "what"),
    [
        ("1", "read the reports into a new store with `kg ingest`"),
        ("x", "read the reports into a new store with `kg ingest`"),
        ("3", "install the version that made it, or name another store"),
    ],
)
def test_another_format_is_refused_with_what_to_do(made: str, what: str) -> None:
    with pytest.raises(StoreMismatch, match=f"^store there has format {made}, this version reads 2; {what}"):
        recorded(rows(made), "there", None)
