"""One small story, told in every example of the OpenAPI document. The sentence is invented."""

from __future__ import annotations

from typing import Any, Final

ACTOR: Final[dict[str, Any]] = {
    "id": "syrian-armed-forces",
    "label": "Syrian Armed Forces",
    "kind": "armed-force",
}
PLACE: Final[dict[str, Any]] = {
    "id": "abu-kamal",
    "label": "Abu Kamal",
    "kind": "settlement",
    "lat": 34.45,
    "lon": 40.92,
    "geonames": 174448,
}
_SENTENCE: Final = "The army took Abu Kamal on Wednesday, a military source said."
CLAIM: Final[dict[str, Any]] = {
    "id": "5f0c1d2e3b4a5968",
    "report": "border-town-falls",
    "relation": "captured",
    "status": "asserted",
    "extent": "whole",
    "subject": ACTOR | {"mention": {"text": "The army", "start": 0, "end": 8}},
    "object": PLACE | {"mention": {"text": "Abu Kamal", "start": 14, "end": 23}},
    "from": None,
    "to": None,
    "place": None,
    "place_precision": "exact",
    "date": {"start": "2017-11-08", "end": "2017-11-08", "precision": "day", "text": "on Wednesday"},
    "attributed_to": [ACTOR | {"mention": {"text": "a military source", "start": 38, "end": 55}}],
    "manner": None,
    "quantity": None,
    "trigger": {"text": "took", "start": 9, "end": 13},
    "evidence": {"field": "text", "text": _SENTENCE, "start": 0, "end": 61},
    "confidence": 0.87,
    "extractor": "rules/2",
}
RELATIONSHIP: Final[dict[str, Any]] = {
    "id": "0a1b2c3d4e5f6071",
    "subject": ACTOR,
    "relation": "captured",
    "object": PLACE,
    "counts": {"claims": 1, "reports": 1, "witnesses": 1},
    "first": "2017-11-08",
    "last": "2017-11-08",
    "interval": "2017-11-08/2017-11-08",
    "sources": ["Example Wire"],
    "witnesses": ["syrian-armed-forces"],
    "claims": [CLAIM["id"]],
    "denials": [],
    "disputed": False,
    "periods": [],
}
CONTROL: Final[dict[str, Any]] = {
    "id": "6c1d2e3f40516273",
    "holders": [{"id": "syrian-armed-forces", "label": "Syrian Armed Forces"}],
    "status": "held",
    "basis": "own-interest",
    "last_confirmed": "2017-11-08",
    "start": {"earliest": "2017-11-08", "latest": "2017-11-08"},
    "end": None,
    "interval": "2017-11-08/..",
    "for": [CLAIM["id"]],
    "against": [],
    "possible": [],
}
SAYING: Final[dict[str, Any]] = {
    "claim": CLAIM["id"],
    "supports": True,
    "relation": "captured",
    "status": "asserted",
    "subject": ACTOR["label"],
    "happened": CLAIM["date"],
    "reported": "2017-11-09",
    "report": CLAIM["report"],
    "source": "Example Wire",
    "speakers": [ACTOR["label"]],
    "stake": "own-interest",
    "sentence": _SENTENCE,
}
CHANGE: Final[dict[str, Any]] = {
    "place": PLACE,
    "before": {
        "id": None,
        "holders": [],
        "status": "unknown",
        "basis": None,
        "last_confirmed": None,
        "start": {"earliest": None, "latest": None},
        "end": None,
        "interval": None,
        "for": [],
        "against": [],
        "possible": [],
    },
    "after": CONTROL,
}
EVENT: Final[dict[str, Any]] = {
    "id": "7a6b5c4d3e2f1908",
    "relation": "captured",
    "subject": ACTOR,
    "object": PLACE,
    "place": None,
    "to": None,
    "from": [],
    "when": {"earliest": "2017-11-08", "latest": "2017-11-08"},
    "interval": "2017-11-08/2017-11-08",
    "counts": {"claims": 1, "reports": 1, "witnesses": 1},
    "figures": [],
    "sources": ["Example Wire"],
    "witnesses": ["syrian-armed-forces"],
    "claims": [CLAIM["id"]],
    "denials": [],
    "disputed": False,
}
DISPUTE: Final[dict[str, Any]] = {
    "kind": "relationship",
    "since": "2017-11-08",
    "place": None,
    "interval": None,
    "relationship": RELATIONSHIP | {"denials": ["6071829304a5b6c7"], "disputed": True},
}
ALLIANCE: Final[dict[str, Any]] = RELATIONSHIP | {
    "relation": "allied-with",
    "object": {"id": "local-militia", "label": "Local Militia", "kind": "militia"},
    "periods": [
        {
            "start": {"earliest": None, "latest": "2017-11-08"},
            "end": None,
            "interval": "2017-11-08/..",
            "for": [CLAIM["id"]],
            "ended_by": [],
        }
    ],
}
_ABU_KAMAL: Final = {"field": "text", "text": "Abu Kamal", "start": 14, "end": 23}
EXPLANATION: Final[dict[str, Any]] = {
    "claim": CLAIM["id"],
    "frame": {
        "id": "seizing",
        "pattern": "take {object} (from {from})",
        "form": "verb",
        "rule": "frame",
        "relation": "captured",
        "words": [{"field": "text", "text": "took", "start": 9, "end": 13}],
    },
    "arguments": [
        {
            "role": "subject",
            "entity": ACTOR,
            "words": {"field": "text", "text": "The army", "start": 0, "end": 8},
            "ground": "class",
            "reference": {
                "recall": "spoken-of-before",
                "words": {"field": "title", "text": "Syrian troops", "start": 0, "end": 13},
            },
            "path": [
                {
                    "label": "nsubj",
                    "up": False,
                    "words": {"field": "text", "text": "army", "start": 4, "end": 8},
                }
            ],
            "names": [],
        },
        {
            "role": "object",
            "entity": PLACE,
            "words": _ABU_KAMAL,
            "ground": "name",
            "reference": None,
            "path": [{"label": "dobj", "up": False, "words": _ABU_KAMAL}],
            "names": [
                {
                    "words": _ABU_KAMAL,
                    "considered": 1,
                    "candidates": [{"entity": PLACE, "score": 12.0}],
                }
            ],
        },
    ],
    "date": {
        "rule": "own-clause",
        "words": {"field": "text", "text": "on Wednesday", "start": 24, "end": 36},
        "published": "2017-11-09",
        "interval": CLAIM["date"],
    },
    "speech": [],
    "status": {"value": "asserted", "rule": "plain", "cue": None},
    "extent": {"value": "whole", "rule": "nothing-less-said", "cue": None},
    "confidence": {
        "value": 0.87,
        "factors": [{"feature": "references", "choice": "one", "value": 0.87}],
    },
}
REPORT: Final[dict[str, Any]] = {
    "id": "border-town-falls",
    "title": "Border town falls",
    "published": "2017-11-09",
    "source": "Example Wire",
    "url": "https://example.org/border-town-falls",
}
NEW_REPORT: Final[dict[str, Any]] = REPORT | {"text": _SENTENCE}
SUBMISSION: Final[dict[str, Any]] = {
    "id": "5f0c9b2e7a3d4816",
    "status": "stored",
    "href": "/reports/submissions/5f0c9b2e7a3d4816",
    "claims": 1,
    "reports": [{"id": REPORT["id"], "href": f"/reports/{REPORT['id']}"}],
    "refused": [],
    "notes": [],
}
JUDGEMENT: Final[dict[str, Any]] = {
    "id": "9f8e7d6c5b4a3928",
    "kind": "correct",
    "author": "Ann Lee",
    "reason": "The militia took it, the army came later.",
    "made": "2026-11-22T12:30:00Z",
    "claim": {
        "id": CLAIM["id"],
        "report": "border-town-falls",
        "quote": _SENTENCE,
        "relation": "captured",
        "status": "asserted",
        "arguments": {
            "subject": "syrian-armed-forces",
            "object": "abu-kamal",
            "from": None,
            "to": None,
            "place": None,
        },
        "revised": False,
    },
    "changes": {"subject": "syrian-militias"},
    "correction": "a1b2c3d4e5f60718",
    "entities": [],
    "position": None,
    "undoes": None,
    "stands": True,
    "orphan": False,
    "about": CLAIM["id"],
}
NEW_JUDGEMENT: Final[dict[str, Any]] = {
    "kind": "correct",
    "claim": CLAIM["id"],
    "changes": {"subject": "syrian-militias"},
    "reason": JUDGEMENT["reason"],
    "author": JUDGEMENT["author"],
}
CONTEXT: Final[dict[str, Any]] = {
    "before": None,
    "sentence": _SENTENCE,
    "after": "Fighting went on north of the town.",
}
QUESTION: Final[dict[str, Any]] = {
    "name": "who-captured",
    "title": "Who captured a place",
    "description": "Every actor that reports say took the place.",
    "group": "Captures and withdrawals",
    "parameters": [
        {"name": "place", "type": "place", "label": "Place", "default": None, "example": PLACE["id"]}
    ],
}
ANSWER: Final[dict[str, Any]] = {
    "question": QUESTION["name"],
    "title": QUESTION["title"],
    "parameters": {"place": PLACE["id"]},
    "columns": ["actor", "first", "reports"],
    "rows": [{"actor": f"http://127.0.0.1:8000/entities/{ACTOR['id']}", "first": "2017-11-08", "reports": 1}],
}
