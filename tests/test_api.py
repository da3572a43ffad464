"""The public surface of the package."""

import subprocess
import sys
from datetime import date
from types import ModuleType

import pytest

import kg
from kg.errors import ForeignLanguage, MalformedRecord, UnreadableInput, UsageError
from tests.reading import Reader

PUBLIC = [
    "Claim",
    "Control",
    "ControlStatus",
    "Entity",
    "Explanation",
    "Graph",
    "Ingested",
    "Interval",
    "KgError",
    "Kind",
    "Mention",
    "Relation",
    "Relationship",
    "Report",
    "Settings",
    "Stats",
    "Status",
    "claim_from_json",
    "claim_json",
    "explanation_json",
    "extract",
    "open",
]


def test_the_public_names_are_these() -> None:
    assert kg.__all__ == PUBLIC
    assert dir(kg) == PUBLIC


@pytest.mark.parametrize("name", PUBLIC)
def test_each_public_name_is_there_and_documented(name: str) -> None:
    assert getattr(kg, name).__doc__


def test_another_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match=r"^module 'kg' has no attribute 'Grpah'$"):
        _ = kg.Grpah


def test_extract_gives_the_claims_of_a_text(by_hand: Reader) -> None:
    [claim] = kg.extract("The army captured Raqqa.", published="2017-10-18", source="Wire", id="r")
    assert (claim.relation, claim.report) == (kg.Relation.CAPTURED, "r")
    assert by_hand.claims(kg.Report("r", "The army captured Raqqa."))[0].id == claim.id
    assert kg.extract("The army captured Raqqa.")[0].report.startswith("text-")


def test_extract_refuses(by_hand: Reader) -> None:
    assert by_hand
    with pytest.raises(UnreadableInput, match=r"^empty: there is no text in it$"):
        kg.extract(" ")
    with pytest.raises(UsageError, match=r"^published: 2999-01-01 is in the future$"):
        kg.extract("x", published="2999-01-01")
    with pytest.raises(UsageError, match=r"^published: 2999-01-01 is in the future$"):
        kg.extract("x", published=date(2999, 1, 1))
    with pytest.raises(MalformedRecord, match=r"^id is not one line of at most 200 characters$"):
        kg.extract("x", id="a\nb")
    with pytest.raises(UnreadableInput, match=r"^a NUL character at offset 1$"):
        kg.extract("x", title="a\0")


def test_extract_is_a_function_and_a_room_at_once() -> None:
    from kg.extract import load_extractor

    room: object = vars(kg)["extract"]
    assert isinstance(room, ModuleType)
    assert room.load_extractor is load_extractor
    assert callable(room)


def test_importing_the_package_loads_nothing_heavy() -> None:
    heavy = "spacy trafilatura networkx rdflib pyshacl fastapi pyvis pyoxigraph rich typer pandas pyarrow"
    code = f"import sys, kg, kg.model; print(sorted(set('{heavy}'.split()) & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_extract_refuses_another_language_unless_forced(by_hand: Reader) -> None:
    assert by_hand
    words = "Le commandant a dit que ses hommes sont dans la ville et que la route est ouverte."
    with pytest.raises(ForeignLanguage, match=r"^written in French, not in English") as told:
        kg.extract(words)
    assert told.value.language == "French"
    assert kg.extract(words, force=True) == []
