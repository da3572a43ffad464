"""Claims without their words, in one literal and back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from kg.errors import InvalidData
from kg.model import EXTRACTOR, Argument, Claim, Entity, Evidence, Mention, Report
from kg.rdf.gist import from_gist, gist, gist_days
from tests.factory import claim
from tests.strategies import told

NO_WORDS, NO_SENTENCE = Mention("", 0, 0), Evidence("text", "", 0, 0)


def bare(claim: Claim) -> Claim:
    """Give a claim as deriving needs it: without words, each speaker once."""

    def plain(argument: Argument | None) -> Argument | None:
        return argument and Argument(argument.entity)

    speakers = {a.entity.id: Argument(a.entity) for a in claim.attributed_to}
    return replace(
        claim,
        subject=plain(claim.subject),
        object=Argument(claim.object.entity),
        source=plain(claim.source),
        target=plain(claim.target),
        place=plain(claim.place),
        attributed_to=tuple(speakers.values()),
        trigger=NO_WORDS,
        evidence=NO_SENTENCE,
        manner=None,
        confidence=0.5,
        extractor=EXTRACTOR,
    )


@given(told())
def test_what_is_packed_is_unpacked(drawn: tuple[Report, list[Claim], dict[str, Entity]]) -> None:
    _, claims, known = drawn
    assert [from_gist(gist(claim), claim.id, known) for claim in claims] == [bare(c) for c in claims]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "Expecting value"),
        ("[1, 2]", "not enough values"),
        (
            '["r","ate","asserted","whole",[null,null,null,null,null],"exact",null,[],null]',
            "'ate' is not a valid",
        ),
        ('["r","captured","asserted","whole",[null,"x",null,null,null],"exact",null,[],null]', "'x'"),
    ],
)
def test_another_text_is_invalid(text: str, reason: str) -> None:
    with pytest.raises(InvalidData, match=f"^claim c1: its packed form cannot be read: .*{reason}"):
        from_gist(text, "c1", {})


def test_report_and_days_are_read_alone() -> None:
    dated, undated = claim(), claim(day=None)
    assert dated.date
    assert gist_days(gist(dated)) == (dated.report, dated.date.start, dated.date.end)
    assert gist_days(gist(undated)) == (undated.report, None, None)


def test_days_are_not_read_of_another_text() -> None:
    with pytest.raises(InvalidData, match="packed form"):
        gist_days("[1, 2]")
