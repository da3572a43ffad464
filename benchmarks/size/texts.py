"""Short reports in English of a made-up course of events: some eighty words each, the same for the same seed."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Final

from kg.model import Report

FIRST: Final = date(2017, 3, 1)
_ACTORS: Final = (
    "the Syrian army",
    "the Syrian Democratic Forces",
    "Islamic State",
    "Ahrar al-Sham",
    "the Iraqi army",
    "Hezbollah",
    "the Free Syrian Army",
    "the Peshmerga",
)
_TOWNS: Final = (
    "Raqqa",
    "Abu Kamal",
    "Palmyra",
    "Manbij",
    "al-Bab",
    "Mosul",
    "Tal Afar",
    "Idlib",
    "Daraa",
    "Afrin",
    "Hawija",
    "Sinjar",
    "Deir ez-Zor",
    "Mayadin",
)
_SPEAKERS: Final = (
    "a spokesman for {one} said",
    "according to the Syrian Observatory for Human Rights",
    "residents told Reuters by telephone",
    "the provincial council said in a statement",
)
_DAYS: Final = (
    "on Monday",
    "on Tuesday",
    "late on Thursday",
    "at dawn on Friday",
    "over the weekend",
    "this week",
)
_NEWS: Final = (
    "{One} captured the town of {town} {day}, {speaker}.",
    "{One} withdrew from {town} {day} after two weeks of fighting, {speaker}.",
    "{One} attacked positions of {other} near {town} {day}, {speaker}.",
    "Fighting between {one} and {other} broke out in {town} {day}, {speaker}.",
    "{One} repelled an assault of {other} on {town} {day}, {speaker}.",
    "{One} has laid siege to {town}, which {other} still controls, {speaker}.",
)
_MORE: Final = (
    "At least {count} fighters were killed, and the road to {second} was closed for most of the day.",
    "{Other} denied that it had lost {town} and said that its fighters were advancing on {second}.",
    "Warplanes struck {second} the same evening; {count} civilians were killed when a house came down.",
    "Some {count} families fled towards {second}, where schools had been opened for them.",
    "{One} said that it would not enter {second} before the end of the month.",
    "A convoy that was to bring flour and medicine waited outside {second} until nightfall and then turned back.",
    "Neither side has let journalists into the town, and what each of them claims could not be verified.",
    "Three months ago {other} had taken {second} from {one} without much of a fight.",
    "A ceasefire between {one} and {other} around {second} held for the ninth day.",
)


def texts(count: int, seed: int = 7) -> list[Report]:
    """Make so many reports."""
    chance = random.Random(seed)  # noqa: S311  not for secrets
    return [_text(number, chance) for number in range(count)]


def _text(number: int, chance: random.Random) -> Report:
    one, other = chance.sample(_ACTORS, 2)
    town, second = chance.sample(_TOWNS, 2)
    words = {
        "one": one,
        "One": one[0].upper() + one[1:],
        "other": other,
        "Other": other[0].upper() + other[1:],
        "town": town,
        "second": second,
        "day": chance.choice(_DAYS),
        "speaker": chance.choice(_SPEAKERS).format(one=one),
        "count": str(chance.randrange(3, 60)),
    }
    told = [chance.choice(_NEWS), *chance.sample(_MORE, chance.randrange(3, 6))]
    day = FIRST + timedelta(days=number // 2)
    return Report(f"made-up-{number:04d}", " ".join(told).format(**words), None, day, "Made-up Wire")
