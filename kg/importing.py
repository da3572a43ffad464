"""Judgements of others, a line of JSON each."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from kg.errors import MalformedRecord, UsageError
from kg.model import Judgement, judgement_from_json


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import of judgements did: how many were new, how many were there, and which are about nothing here.

    `withheld` counts those that name somebody who is kept out of the graph.
    """

    added: int
    known: int
    orphans: tuple[str, ...]
    withheld: int = 0


def judgement_lines(
    lines: Iterable[str], name: str, check: Callable[[Judgement], Judgement]
) -> Iterator[Judgement]:
    """Read judgements as `judgement_json` writes them, blank lines passed over, each as `check` gives it back.

    A line that is none, or that `check` refuses, is a `MalformedRecord` with `name` and its number.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield check(judgement_from_json(_object(line)))
        except KeyError as error:
            raise MalformedRecord(f"{name}:{number}: a judgement has no {error}") from error
        except (ValueError, TypeError, UsageError) as error:
            raise MalformedRecord(f"{name}:{number}: no judgement: {error}") from error


def _object(line: str) -> dict[str, Any]:
    value = json.loads(line)
    if not isinstance(value, dict):
        raise TypeError("no JSON object")
    return value
