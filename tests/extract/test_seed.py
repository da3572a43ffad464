"""The report that this project was created from, where a copy of it stands beside the repository.

Its text belongs to its publisher: the test knows only the claims, by their ids and trigger words.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.model import Claim, Report
from tests.extract.telling import line

if TYPE_CHECKING:
    from kg.extract import Extractor

SEED = Path(__file__).parents[3] / "shared" / "seed" / "albu-kamal.txt"
PUBLISHED = date(2017, 11, 9)
ARMY, MILITIAS, GROUP = "syrian-armed-forces", "iranian-backed-militias", "islamic-state"
OBSERVATORY = "syrian-observatory-for-human-rights"
SOURCES = f"sources-of-the-{OBSERVATORY}, {OBSERVATORY}"
CROSSING = "border-crossing-near-abu-kamal"
WEEK_BEFORE, THIS_YEAR = "in 2017-10-30..2017-11-05", "in 2014-01-01..2014-12-31"

# What must be read: trigger word and claim.
HELD = [
    ("captured", f"{ARMY} captured deir-ez-zor on 2017-11-03"),
    ("liberated", f"{ARMY} captured abu-kamal from {GROUP} by {ARMY}"),
    ("withdrawn", f"{GROUP} withdrew-from abu-kamal by {OBSERVATORY}"),
    ("controls", f"{GROUP} controls villages-north-of-abu-kamal (part) on 2017-11-09"),
    ("seized", f"{GROUP} captured syria (part) {THIS_YEAR}"),
    ("seized", f"{GROUP} captured iraq (part) {THIS_YEAR}"),
    ("losing", f"{GROUP} lost mosul in 2017-07-01..2017-07-31"),
    ("losing", f"{GROUP} lost raqqa in 2017-10-01..2017-10-31"),
    ("retaken", f"{ARMY} captured abu-kamal from islamic-state by {SOURCES}"),
    ("retaken", f"{MILITIAS} captured abu-kamal from islamic-state by {SOURCES}"),
    ("retaken", f"{ARMY} allied-with {MILITIAS} at abu-kamal by {SOURCES}"),
    ("backed", f"iran supports {MILITIAS} on 2017-11-09 by {SOURCES}"),
    ("led", f"{MILITIAS} led-by hezbollah on 2017-11-09 by {SOURCES}"),
    ("withdrew", f"{GROUP} withdrew-from abu-kamal by {SOURCES}"),
    ("backed", "united-states supports syrian-democratic-forces on 2017-11-09"),
    ("captured", "syrian-democratic-forces captured raqqa"),
    ("seized", "syrian-democratic-forces captured oil-and-gas-fields-east-of-euphrates (part)"),
    ("led", "us-led-coalition led-by united-states on 2017-11-09"),
    ("US-led multinational coalition", f"us-led-coalition fought {GROUP} on 2017-11-09"),
    (
        "displaced",
        "someone displaced residents in 2017-10-19..2017-11-09 by united-nations, afp /120000/ residents",
    ),
    ("linked", f"{ARMY} linked-up-with iraqi-armed-forces on 2017-11-08"),
    ("giving", f"syrian-government controls {CROSSING} on 2017-11-08"),
    ("secured", f"iraqi-armed-forces controls {CROSSING} (part) {WEEK_BEFORE}"),
    ("taking", f"iraqi-armed-forces captured al-qaim {WEEK_BEFORE}"),
]

# What may be read beside: the report says each of these, though nobody asked for it.
BESIDE = [
    ("controls", f"{GROUP} controls desert-areas-north-of-abu-kamal on 2017-11-09"),
    # The agency's quotation of the command hails the capture a second time.
    ("recapture", f"{ARMY} captured abu-kamal by {ARMY}, sana"),
    ("recapture", f"{ARMY} captured abu-kamal by sana"),
    # Its account of the battle; a body of fighters killed without a figure.
    ("entering", f"{ARMY} entered abu-kamal on 2017-11-08 by sana"),
    ("entering", f"{ARMY} entered abu-kamal on 2017-11-08 by {ARMY}, sana"),
    ("killed", f"someone killed {GROUP} by sana // militants"),
    ("killed", f"someone killed {GROUP} at abu-kamal by sana // militants"),
    ("killed", f"someone killed {GROUP} at abu-kamal on 2017-11-08 by sana // militants"),
    # Where the alliance goes, without a place that it takes.
    ("advancing", "syrian-democratic-forces advanced-on area-east-of-euphrates"),
    ("advancing", "syrian-democratic-forces advanced-on area-east-of-euphrates on 2017-11-09"),
    # The caption tells of the crossing that a later sentence dates.
    ("secured", f"iraqi-armed-forces controls {CROSSING}"),
    ("secured", f"iraqi-armed-forces controls {CROSSING} on 2017-11-09"),
    # The Iraqi operation's aim, and whom it is aimed at.
    ("clear", f"planned: iraqi-armed-forces captured iraq (part) from {GROUP} {WEEK_BEFORE}"),
    ("clear", f"planned: iraqi-armed-forces captured iraq (part) from {GROUP}"),
]


@pytest.fixture(scope="module")
def claims(extractor: Extractor) -> list[Claim]:
    if not SEED.is_file():
        pytest.skip("the first report is its publisher's and stands outside the repository")
    report = Report("albu-kamal", SEED.read_text("utf-8"), None, PUBLISHED, "BBC")
    return extractor.claims(report)


def _written(claims: list[Claim]) -> Counter[tuple[str, str]]:
    return Counter((claim.trigger.text, line(claim)) for claim in claims)


@pytest.mark.parametrize(("trigger", "expected"), HELD)
def test_the_first_report_holds(claims: list[Claim], trigger: str, expected: str) -> None:
    assert _written(claims)[trigger, expected] == 1


def test_the_army_fights_the_militants_in_the_town(claims: list[Claim]) -> None:
    fought = [c for c in claims if c.relation.value == "fought" and c.trigger.text == "engaged"]
    [claim] = fought
    assert claim.subject is not None
    assert claim.place is not None
    assert (claim.subject.entity.id, claim.object.entity.id, claim.place.entity.id) == (
        ARMY,
        GROUP,
        "abu-kamal",
    )
    assert "sana" in [a.entity.id for a in claim.attributed_to]


def test_nothing_is_read_that_the_report_does_not_say(claims: list[Claim]) -> None:
    fought = {("engaged", line(c)) for c in claims if c.trigger.text == "engaged"}
    assert set(_written(claims)) - {*HELD, *BESIDE} - fought == set()


def test_every_span_stands_in_the_report(claims: list[Claim]) -> None:
    text = SEED.read_text("utf-8")
    for claim in claims:
        evidence = claim.evidence
        assert text[evidence.start : evidence.end] == evidence.text
        assert text[claim.trigger.start : claim.trigger.end] == claim.trigger.text
        for argument in claim.arguments():
            if argument.mention is not None:
                assert text[argument.mention.start : argument.mention.end] == argument.mention.text
