"""The one form of an explanation in JSON."""

from __future__ import annotations

import json

from kg.model import Evidence, Words, explanation_json
from tests import factory

CLAIM = factory.claim()
WHY = factory.explanation(CLAIM, Words("title", "Soldiers", 0, 8))
THE = {"field": "text", "text": "The", "start": 0, "end": 3}
SUBJECT = {
    "role": "subject",
    "entity": {"id": "syrian-armed-forces", "label": "Syrian Armed Forces", "kind": "armed-force"},
    "words": THE,
    "ground": "class",
    "reference": {
        "recall": "spoken-of-before",
        "words": {"field": "title", "text": "Soldiers", "start": 0, "end": 8},
    },
    "path": [{"label": "nsubj", "up": False, "words": THE}],
    "names": [
        {
            "words": THE,
            "considered": 12,
            "candidates": [
                {
                    "entity": {
                        "id": "syrian-armed-forces",
                        "label": "Syrian Armed Forces",
                        "kind": "armed-force",
                    },
                    "score": 2.0,
                },
                {
                    "entity": {
                        "id": "abu-kamal",
                        "label": "Abu Kamal",
                        "kind": "settlement",
                        "lat": 34.45,
                        "lon": 40.92,
                        "geonames": 174448,
                    },
                    "score": 0.5,
                },
            ],
        }
    ],
}


def test_every_part_is_there_with_its_words() -> None:
    assert explanation_json(WHY) == {
        "claim": CLAIM.id,
        "frame": {
            "id": "seizing",
            "pattern": "take {object}",
            "form": "verb",
            "rule": "frame",
            "relation": "captured",
            "words": [THE],
        },
        "arguments": [SUBJECT],
        "date": {
            "rule": "own-clause",
            "words": THE,
            "published": "2017-11-09",
            "interval": {"start": "2017-11-08", "end": "2017-11-08", "precision": "day", "text": None},
        },
        "speech": [SUBJECT | {"role": "speaker", "path": [], "names": [], "cue": THE}],
        "status": {"value": "asserted", "rule": "plain", "cue": None},
        "extent": {"value": "whole", "rule": "adverb", "cue": THE},
        "confidence": {"value": 0.9, "factors": [{"feature": "form", "choice": "verb", "value": 0.9}]},
    }


def test_words_outside_what_may_be_shown_keep_only_their_place() -> None:
    shown = explanation_json(WHY, CLAIM.evidence)
    assert shown["arguments"][0]["reference"]["words"] == {
        "field": "title",
        "text": None,
        "start": 0,
        "end": 8,
    }
    assert shown["arguments"][0]["words"] == THE
    hidden = json.dumps(explanation_json(WHY, Evidence("text", "army captured", 4, 17)))
    assert '"The"' not in hidden
    assert '"Soldiers"' not in hidden


def test_what_rests_on_no_words_says_so() -> None:
    [subject] = explanation_json(factory.explanation(CLAIM))["arguments"]
    assert subject["reference"] == {"recall": "spoken-of-before", "words": None}
