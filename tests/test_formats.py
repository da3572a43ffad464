"""Which content fits which format."""

from __future__ import annotations

import pytest

from kg.errors import UsageError
from kg.formats import Asked, What, asked


def test_the_usual_content_of_a_format() -> None:
    assert asked("csv") == Asked("csv", What.RELATIONSHIPS)
    assert asked("nquads") == Asked("nquads", None)
    assert asked("csv", "claims") == Asked("csv", What.CLAIMS)


@pytest.mark.parametrize(
    ("format", "what", "said"),
    [
        (
            "pdf",
            None,
            "no format 'pdf'; there are turtle, nquads, jsonld, graphml, gexf, csv, parquet, geojson",
        ),
        ("csv", "cats", "no content 'cats'; there are relationships, claims"),
        ("gexf", "claims", "gexf holds relationships; claims can be written as csv, parquet"),
        ("turtle", "claims", "turtle holds everything; claims can be written as csv, parquet"),
    ],
)
def test_what_does_not_fit_is_said_with_what_does(format: str, what: str | None, said: str) -> None:
    with pytest.raises(UsageError) as refused:
        asked(format, what)
    assert str(refused.value) == said
