"""Classes of language that span several modules, each by sentences written for the purpose, with all that is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.extract.telling import told

if TYPE_CHECKING:
    from kg.extract import Extractor


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Acts told by a noun: who fights, who strikes, whose act it was.
        (
            "Six Turkish soldiers were killed in clashes with PKK insurgents near Dohuk.",
            [
                "someone killed turkish-armed-forces 6/6/6 soldiers",
                "turkish-armed-forces fought kurdistan-workers-party at dohuk",
            ],
        ),
        (
            "The Iraqi army took Sinjar after two days of fighting with Islamic State.",
            [
                "iraqi-armed-forces captured sinjar from islamic-state",
                "iraqi-armed-forces fought islamic-state",
            ],
        ),
        (
            "Nine people were killed in a series of Israeli air strikes on Tyre.",
            ["israel killed people with air-strike 9/9/9 people", "israel attacked tyre with air-strike"],
        ),
        (
            "Four civilians were killed during a raid by the Malian army near Gao.",
            ["malian-armed-forces killed civilians 4/4/4 civilians", "malian-armed-forces attacked gao"],
        ),
        (
            "Clashes between the Thai army and Cambodian troops continued on Monday.",
            ["thai-armed-forces fought cambodian-armed-forces on 2017-11-06"],
        ),
        # Several at once.
        (
            "French and Malian troops retook Gao in January 2013.",
            [
                "french-armed-forces captured gao in 2013-01-01..2013-01-31",
                "malian-armed-forces captured gao in 2013-01-01..2013-01-31",
                "french-armed-forces allied-with malian-armed-forces at gao in 2013-01-01..2013-01-31",
            ],
        ),
        (
            "The peacekeepers left Ber and Goundam. Residents said the towns were captured by JNIM on Monday.",
            [
                "jamaat-nusrat-al-islam-wal-muslimin captured ber on 2017-11-06 by residents",
                "jamaat-nusrat-al-islam-wal-muslimin captured goundam on 2017-11-06 by residents",
            ],
        ),
        (
            "A coalition of Hezbollah and the Syrian army captured Zabadani.",
            [
                "hezbollah captured zabadani",
                "syrian-armed-forces captured zabadani",
                "hezbollah allied-with syrian-armed-forces at zabadani",
            ],
        ),
        (
            "Russian forces captured Kreminna, Luhansk Oblast, and Rubizhne.",
            ["russian-armed-forces captured kreminna", "russian-armed-forces captured rubizhne"],
        ),
        (
            "Islamic State lost Tal Afar in August and Hawija last month.",
            [
                "islamic-state lost tal-afar in 2017-08-01..2017-08-31",
                "islamic-state lost hawija in 2017-10-01..2017-10-31",
            ],
        ),
        # A town that the next sentence names, and one that the words only place.
        (
            "Rebels seized a key eastern town on Monday. M23 fighters entered Sake at dawn, residents said.",
            ["march-23-movement captured sake on 2017-11-06", "march-23-movement entered sake by residents"],
        ),
        (
            "Pakistan said it had captured 19 Afghan border posts.",
            ["pakistan captured border-posts-in-afghanistan (part) by pakistan"],
        ),
        # What holds now beside what happened then.
        (
            "Al-Shabaab seized Kismayo in June and now controls most of southern Somalia.",
            [
                "al-shabaab captured kismayo in 2017-06-01..2017-06-30",
                "al-shabaab controls southern-somalia (most) on 2017-11-09",
            ],
        ),
        # Whose forces.
        (
            "General Abdel Fattah al-Burhan said his troops had entered Omdurman.",
            ["sudanese-armed-forces entered omdurman by abdel-fattah-al-burhan"],
        ),
        (
            "The defence ministry in Moscow said its troops had captured Avdiivka.",
            ["russian-armed-forces captured avdiivka by russian-defence-ministry"],
        ),
        # Names inside longer ones.
        ("Israel backs Yasser Abu Shabab.", []),
        (
            "The Iranian-backed and anti-government Houthis hold parts of Hodeidah.",
            [
                "iran supports houthis on 2017-11-09",
                "houthis fought yemeni-government on 2017-11-09",
                "houthis controls hodeidah (part) on 2017-11-09",
            ],
        ),
        ("On Sunday Hezbollah fighters left Arsal.", ["hezbollah withdrew-from arsal on 2017-11-05"]),
        # What is no capture.
        (
            "The army left the city of Aleppo without water.",
            [],
        ),
        (
            "Engineers were clearing the streets of Mosul of mines.",
            [],
        ),
        (
            "The rebels in Donetsk said that they were about to seize Popasna.",
            ["planned: ukrainian-rebels captured popasna by ukrainian-rebels"],
        ),
        (
            "The Alawite-dominated hills near Tartus saw no fighting.",
            [],
        ),
    ],
)
def test_what_a_class_of_language_says_is_read(extractor: Extractor, text: str, expected: list[str]) -> None:
    assert told(extractor, text) == expected
