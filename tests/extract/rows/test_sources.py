"""Original sources of events are linked to speakers."""

from __future__ import annotations

import pytest

from kg.extract.rows import RowReader
from kg.extract.rows.sources import UNNAMED, Sources
from kg.model import Kind, Mention

SOHR = "syrian-observatory-for-human-rights"


def cell(words: str) -> Mention:
    return Mention(words, 0, len(words))


@pytest.fixture(scope="module")
def syrian(row_reader: RowReader) -> Sources:
    return Sources(row_reader.registry, row_reader.registry.get("syria"))


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("SOHR", [SOHR]),
        ("sohr", [SOHR]),
        ("SOHR, airwars", [SOHR, "airwars"]),
        ("SOHR and Reuters News", [SOHR, "reuters"]),
        ("SANA; SOHR/sohr", ["sana", SOHR]),
        ("The army", ["syrian-armed-forces"]),
        ("Military statement", ["syrian-armed-forces"]),
        ("Turkey's military", ["turkish-armed-forces"]),
    ],
)
def test_known_speakers(syrian: Sources, words: str, ids: list[str]) -> None:
    found = syrian.linked(cell(words))
    assert [n.entity.id for n in found] == ids
    assert all(n.known for n in found)


def test_media_and_organisations_that_nobody_knows_are_speakers(syrian: Sources) -> None:
    found = syrian.linked(cell("Riverbank News Agency, Invented Relief Committee, XQZ"))
    assert [(n.entity.id, n.entity.kind, n.known) for n in found] == [
        ("riverbank-news-agency", Kind.MEDIA, False),
        ("invented-relief-committee", Kind.ORGANISATION, False),
        ("xqz", Kind.ORGANISATION, False),
    ]


@pytest.mark.parametrize(
    "words", ["activists", "local sources", "Local rebel sources", "doctor", "Abu Nobody"]
)
def test_the_unnamed_and_private_persons_stay_without_a_name(syrian: Sources, words: str) -> None:
    [found] = syrian.linked(cell(words))
    assert (found.entity, found.known, found.mention.text) == (UNNAMED, False, words)


def test_no_cell_no_speaker(syrian: Sources) -> None:
    assert syrian.linked(None) == ()
