"""Loading the parser and what is known."""

from dataclasses import replace

import pytest

from kg.errors import KnowledgeError
from kg.extract.loading import load_extractor, load_parser
from kg.settings import Settings


def test_an_unknown_pipeline_is_named() -> None:
    with pytest.raises(KnowledgeError) as raised:
        load_parser("en_no_such_model")
    assert str(raised.value) == "KG_MODEL:1: en_no_such_model: no such spaCy pipeline is installed"


def test_an_extractor_with_an_unknown_pipeline_is_refused() -> None:
    settings = replace(Settings.from_env(), model="en_no_such_model")
    with pytest.raises(KnowledgeError, match="en_no_such_model"):
        load_extractor(settings)


def test_the_parser_comes_without_a_name_recogniser() -> None:
    nlp = load_parser(Settings.from_env().model)
    assert "ner" not in nlp.pipe_names
    assert "parser" in nlp.pipe_names
    assert load_parser(Settings.from_env().model) is nlp
