"""Loading the parser and everything that reading needs."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import spacy
from spacy.language import Language
from spacy.util import compile_infix_regex

from kg.errors import KnowledgeError
from kg.extract.reader import Extractor
from kg.know.knowledge import load_knowledge
from kg.settings import Settings


@lru_cache(maxsize=2)
def load_parser(model: str) -> Language:
    """Load an installed spaCy pipeline without its name recogniser; one that is not installed is a `KnowledgeError`."""
    try:
        nlp = spacy.load(model, exclude=["ner"])
    except OSError:
        raise KnowledgeError("KG_MODEL", 1, model, "no such spaCy pipeline is installed") from None
    # "U.S.-backed" is three words, as "US-backed" is.
    infixes = compile_infix_regex([*(nlp.Defaults.infixes or ()), r"(?<=[A-Z]\.)-(?=[A-Za-z])"])
    tokenizer: Any = nlp.tokenizer
    tokenizer.infix_finditer = infixes.finditer
    return nlp


def load_extractor(settings: Settings, progress: Callable[[str], None] | None = None) -> Extractor:
    """Load parser and knowledge as the settings say; `progress` hears when something is compiled once."""
    return Extractor(load_knowledge(settings, progress), load_parser(settings.model))
