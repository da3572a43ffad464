"""An explanation as JSON: the one form that the command line prints and REST returns."""

from __future__ import annotations

from typing import Any

from kg.model.claim import Evidence
from kg.model.explanation import ArgumentReading, Choice, Explanation, ValueReading, Words
from kg.model.wire import entity_json, interval_json

JSON = dict[str, Any]


def explanation_json(explanation: Explanation, only: Evidence | None = None) -> JSON:
    """Give an explanation with words as field, text, start and end.

    `only` is what may be shown of the report: words outside it have `text` null and keep their place.
    """
    frame, date = explanation.frame, explanation.date
    return {
        "claim": explanation.claim,
        "frame": {
            "id": frame.id,
            "pattern": frame.pattern,
            "form": frame.form,
            "rule": frame.rule,
            "relation": frame.relation.value,
            "words": [_words(w, only) for w in frame.words],
        },
        "arguments": [_argument(a, only) for a in explanation.arguments],
        "date": {
            "rule": date.rule,
            "words": _words(date.words, only),
            "published": date.published.isoformat() if date.published else None,
            "interval": interval_json(date.interval),
        },
        "speech": [_argument(a, only) | {"cue": _words(a.cue, only)} for a in explanation.speech],
        "status": _value(explanation.status, only),
        "extent": _value(explanation.extent, only),
        "confidence": {
            "value": explanation.confidence,
            "factors": [
                {"feature": f.feature, "choice": f.choice, "value": f.value} for f in explanation.factors
            ],
        },
    }


def _argument(argument: ArgumentReading, only: Evidence | None) -> JSON:
    antecedent = argument.antecedent
    return {
        "role": argument.role,
        "entity": entity_json(argument.entity),
        "words": _words(argument.words, only),
        "ground": argument.ground,
        "reference": antecedent
        and {"recall": antecedent.recall.value, "words": _words(antecedent.words, only)},
        "path": [{"label": s.label, "up": s.up, "words": _words(s.words, only)} for s in argument.path],
        "names": [_choice(c, only) for c in argument.names],
    }


def _choice(choice: Choice, only: Evidence | None) -> JSON:
    candidates = [{"entity": entity_json(c.entity), "score": c.score} for c in choice.candidates]
    return {"words": _words(choice.words, only), "considered": choice.considered, "candidates": candidates}


def _value(reading: ValueReading, only: Evidence | None) -> JSON:
    return {"value": reading.value.value, "rule": reading.rule, "cue": _words(reading.cue, only)}


def _words(words: Words | None, only: Evidence | None) -> JSON | None:
    if words is None:
        return None
    shown = only is None or (
        words.field == only.field and only.start <= words.start and words.end <= only.end
    )
    text = words.text if shown else None
    return {"field": words.field, "text": text, "start": words.start, "end": words.end}
