"""All that is known before a report is read, as one value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kg.know.actors import Registry, load_registry
from kg.know.data import data_folder
from kg.know.frames import Lexicon, load_lexicon
from kg.know.gazetteer import Gazetteer, open_gazetteer
from kg.know.known import Known
from kg.know.words import Cues, Nouns, load_cues, load_nouns
from kg.settings import Settings


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Actors, places, frames and words; `known` are the actors and places by id."""

    registry: Registry
    gazetteer: Gazetteer
    known: Known
    lexicon: Lexicon
    nouns: Nouns
    cues: Cues


def load_knowledge(settings: Settings, progress: Callable[[str], None] | None = None) -> Knowledge:
    """Load everything from `ontology/`; the gazetteer is compiled where that was not done before."""
    ontology = data_folder("ontology")
    words = ontology / "lexicon"
    registry, gazetteer = load_registry(ontology), open_gazetteer(settings.cache, progress)
    return Knowledge(
        registry=registry,
        gazetteer=gazetteer,
        known=Known(registry.entities, gazetteer),
        lexicon=load_lexicon(words),
        nouns=load_nouns(words / "nouns.yaml"),
        cues=load_cues(words),
    )
