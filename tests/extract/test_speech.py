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
            ["sources-of-the-syrian-armed-forces", "sana"],
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
        (
            "General Mohamed Hamdan Dagalo admitted in an audio message that his forces had lost Wad Madani.",
            ["mohamed-hamdan-dagalo"],
        ),
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A denial stands next to what it denies.
        (
            "Russia claimed to have captured Vuhledar; Ukraine denied this.",
            ["russia captured vuhledar by russia", "denied: russia captured vuhledar by ukraine"],
        ),
        (
            "M23 said it had captured Goma, a claim denied by the Congolese army.",
            [
                "march-23-movement captured goma by march-23-movement",
                "denied: march-23-movement captured goma by congolese-armed-forces",
            ],
        ),
        (
            "The Syrian army denied Hezbollah's claim that Islamic State had captured Palmyra.",
            [
                "hedged: islamic-state captured palmyra by hezbollah",
                "denied: islamic-state captured palmyra by syrian-armed-forces",
            ],
        ),
        (
            "Russia has denied attacking Kherson, which Ukraine says it attacked on Monday.",
            [
                "denied: russia attacked kherson by russia",
                "ukraine attacked kherson on 2017-11-06 by ukraine",
            ],
        ),
        # What nobody is named for is hearsay.
        ("According to reports, the Taliban captured Zaranj.", ["hedged: taliban captured zaranj"]),
        (
            "According to the available information, the Taliban captured Zaranj.",
            ["hedged: taliban captured zaranj"],
        ),
        ("Reports from Goma say M23 has entered the city.", ["hedged: march-23-movement entered goma"]),
        # What shows something is no speaker, who verified it is.
        ("Footage showed M23 entering Goma.", ["march-23-movement entered goma"]),
        (
            "A video verified by Reuters showed M23 entering Goma.",
            ["march-23-movement entered goma by reuters"],
        ),
        ("The week saw M23 enter Goma.", ["march-23-movement entered goma"]),
        # The report's own words inside what it tells of a speaker.
        (
            "Vladimir Putin said Ukraine attacked the Russian-occupied city of Donetsk.",
            ["ukraine attacked donetsk by vladimir-putin", "russia controls donetsk on 2017-11-09"],
        ),
        (
            "M23 said the Congolese army attacked Goma, which M23 had captured.",
            [
                "congolese-armed-forces attacked goma by march-23-movement",
                "march-23-movement captured goma",
            ],
        ),
        (
            "Ukraine reported the discovery of mines following the withdrawal of Russian troops from Kherson.",
            ["russian-armed-forces withdrew-from kherson"],
        ),
        # First speakers before those who cite them.
        (
            "Reuters reported, citing residents, that M23 had captured Goma.",
            ["march-23-movement captured goma by residents, reuters"],
        ),
        # A quotation goes on.
        (
            'Ukraine said Russia attacked Odesa. "Russia attacked Kherson as well."',
            ["russia attacked odesa by ukraine", "russia attacked kherson by ukraine"],
        ),
    ],
)
def test_where_the_words_of_a_speaker_begin_and_end(
    extractor: Extractor, text: str, expected: list[str]
) -> None:
    assert told(extractor, text) == expected


@pytest.mark.parametrize(
    "said", ["Both sides claim to control Goma.", "Both sides say they are in control of Goma."]
)
def test_each_of_both_sides_speaks_for_itself(extractor: Extractor, said: str) -> None:
    assert told(extractor, f"M23 fought the Congolese army in Sake. {said}")[1:] == [
        "march-23-movement controls goma on 2017-11-09 by march-23-movement",
        "congolese-armed-forces controls goma on 2017-11-09 by congolese-armed-forces",
    ]
