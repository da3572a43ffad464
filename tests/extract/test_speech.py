"""Who says so: first speakers first, those who pass it on after."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.extract.telling import reported, told

if TYPE_CHECKING:
    from kg.extract import Extractor

OBSERVATORY = "syrian-observatory-for-human-rights"


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Islamic State captured Palmyra.", []),
        ("The Syrian army captured Mayadin, the Syrian Observatory for Human Rights said.", [OBSERVATORY]),
        (
            "The Syrian Observatory for Human Rights cited its sources as saying that M23 left Goma.",
            [f"sources-of-the-{OBSERVATORY}", OBSERVATORY],
        ),
        (
            "Sana quoted a military source as saying that the army had captured Abu Kamal.",
            ["sources", "sana"],
        ),
        ("M23 captured Goma on Monday, UN officials said, AFP reported.", ["united-nations", "afp"]),
        ("The US military said Islamic State had lost Raqqa, Reuters reported.", None),
        ("Reuters reported that the Taliban had entered Ghazni.", ["reuters"]),
        ("Residents said Boko Haram attacked Baga on Saturday.", ["residents"]),
        ("Witnesses told Reuters that the Rapid Support Forces had entered Wad Madani.", ["witnesses"]),
        ("Sources told AFP that Hezbollah had captured Arsal.", ["sources"]),
        ("An AFP correspondent said Iraqi forces had entered Kirkuk.", ["afp"]),
        ("A statement by the Syrian army said troops had captured Mayadin.", ["syrian-armed-forces"]),
        ("The Syrian army said in a statement that it had captured Mayadin.", ["syrian-armed-forces"]),
        ("In a statement, M23 said it had withdrawn from Walikale.", ["march-23-movement"]),
        ("The Pentagon said US troops had left Raqqa.", ["american-defence-ministry"]),
        ("Islamic State captured Palmyra on Saturday, according to residents.", ["residents"]),
        ("According to the UN, Islamic State killed 20 civilians in Palmyra.", ["united-nations"]),
        (
            "Islamic State recaptured Abu Kamal, according to the Syrian Observatory for Human Rights.",
            [OBSERVATORY],
        ),
        (
            "Activists and residents said Islamic State had withdrawn from Tal Abyad.",
            ["activists", "residents"],
        ),
        ("The Kremlin said Ukraine attacked Belgorod.", ["russian-presidency"]),
        ("Amaq said Islamic State attacked Kirkuk.", ["amaq-news-agency"]),
        ("The Iraqi army announced the capture of Tal Afar on Thursday.", ["iraqi-armed-forces"]),
        ("Islamic State claimed the capture of Palmyra.", ["islamic-state"]),
        ("Russia announced the capture of Avdiivka.", ["russia"]),
        (
            "The Ministry of Defence of Ukraine said Russian troops had withdrawn from Kherson.",
            ["ukrainian-defence-ministry"],
        ),
    ],
)
def test_the_speakers_of_a_claim(extractor: Extractor, text: str, by: list[str] | None) -> None:
    [claim] = extractor.claims(reported(text))
    expected = ["american-armed-forces", "reuters"] if by is None else by
    assert [speaker.entity.id for speaker in claim.attributed_to] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Iraqi army announced the capture of Tal Afar on Thursday.",
            "iraqi-armed-forces captured tal-afar on 2017-11-09 by iraqi-armed-forces",
        ),
        (
            "The Syrian army declared the liberation of Deir ez-Zor on Friday.",
            "syrian-armed-forces captured deir-ez-zor on 2017-11-03 by syrian-armed-forces",
        ),
        ("M23 began its withdrawal from Walikale.", "march-23-movement withdrew-from walikale"),
    ],
)
def test_a_herald_is_who_did_it(extractor: Extractor, text: str, expected: str) -> None:
    assert told(extractor, text) == [expected]


def test_an_onlooker_heralds_nothing_of_its_own(extractor: Extractor) -> None:
    assert told(extractor, "Reuters announced the capture of Tal Afar.") == []


def test_a_denial_names_who_denies(extractor: Extractor) -> None:
    text = "The Taliban denied that the Afghan army had retaken Kunduz."
    [claim] = extractor.claims(reported(text))
    assert (claim.status.value, [a.entity.id for a in claim.attributed_to]) == ("denied", ["taliban"])


def test_a_speaker_keeps_the_words_that_name_it(extractor: Extractor) -> None:
    text = "A security official said Islamic State attacked Kirkuk."
    [claim] = extractor.claims(reported(text))
    [speaker] = claim.attributed_to
    assert speaker.mention is not None
    assert (speaker.entity.id, speaker.mention.text) == ("officials", "A security official")
