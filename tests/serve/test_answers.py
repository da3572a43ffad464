"""What routes answer with, beyond what the examples show."""

from __future__ import annotations

from kg.model import report_json
from kg.serve import examples
from kg.serve.answers import ClaimWhole, EntityFacts, ReportWhole
from kg.serve.models import Claim, Entity
from tests.factory import report


def test_a_whole_is_its_part_and_more() -> None:
    assert set(ClaimWhole.model_fields) - set(Claim.model_fields) == {"context", "judgements", "told_in"}
    assert set(Entity.model_fields) < set(EntityFacts.model_fields)


def test_a_report_without_a_day_or_text() -> None:
    told = report_json(report(published=None, source=None)) | {"text": None, "claims": [examples.CLAIM]}
    kept = ReportWhole.model_validate(told).model_dump(mode="json", by_alias=True, exclude_unset=True)
    assert kept == told
