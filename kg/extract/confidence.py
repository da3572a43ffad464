"""How sure a claim is: how often plain readings are right, times how much less often readings with each feature are.

The values are measured: `python benchmarks/calibration.py EVAL --fit` gives them anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import prod

from kg.extract.matching import Match
from kg.extract.meaning import Ground, Meaning
from kg.extract.tree import child
from kg.model import Choice, Factor, Relation, Status

VALUES = {
    ("reading", "plain"): 0.97,
    ("rule", "implied"): 0.96,
    ("references", "one"): 0.96,
    ("references", "both"): 0.79,
    ("loser", "not-named"): 0.96,
    ("clause", "shared"): 0.97,
    ("status", "not-asserted"): 0.83,
}
_NEAR = 3.0
_REFERENCES = frozenset({Ground.CLASS, Ground.PRONOUN})


def factors(
    match: Match, cast: Sequence[tuple[str, Meaning]], *, names: Iterable[Choice], rule: str, status: Status
) -> tuple[Factor, ...]:
    """Give the features that make a reading more or less sure, each with its value, 1 where the table has none.

    `rule` is that of the relation, `names` holds what the names of the sentence may mean.
    """
    roles = dict(cast)
    referring = [
        role for role in ("subject", "object") if role in roles and roles[role].ground in _REFERENCES
    ]
    found = (
        ("reading", "plain"),
        ("rule", "said" if rule == "frame" else "implied"),
        ("references", ("none", "one", "both")[len(referring)]),
        ("rivals", "near" if _has_rival(roles["object"], names) else "none"),
        ("loser", "named" if "from" in roles else "not-named"),
        ("clause", "shared" if _is_shared(match) else "own"),
        ("status", "asserted" if status is Status.ASSERTED else "not-asserted"),
    )
    return tuple(Factor(*feature, VALUES.get(feature, 1.0)) for feature in found)


def confidence(found: Iterable[Factor]) -> float:
    """Give the product of the factors, to two digits."""
    return round(prod(f.value for f in found), 2)


def relation_rule(match: Match, relation: Relation) -> str:
    """Say why a match gives a relation: `frame` where it is the frame's own."""
    frame = match.trigger.frame
    if relation is frame.relation:
        return "frame"
    if relation is frame.when_present:
        return "present-tense"
    if frame.unless_subject is not None and relation is frame.unless_subject[0]:
        return "nobody-said-to-have-acted"
    return "acted-together" if relation is Relation.ALLIED_WITH else "said-besides"


def _has_rival(meaning: Meaning, names: Iterable[Choice]) -> bool:
    """Tell whether another place of the same name comes near to the one that was chosen."""
    inside = [
        n for n in names if meaning.mention.start <= n.words.start and n.words.end <= meaning.mention.end
    ]
    return any((margin := _margin(n)) is not None and margin < _NEAR for n in inside)


def _margin(choice: Choice) -> float | None:
    first, *others = choice.candidates
    rivals = [c.score for c in others if c.entity.is_place]
    return first.score - max(rivals) if rivals and first.entity.is_place else None


def _is_shared(match: Match) -> bool:
    # "took X and left Y", "fled, leaving X": who acted stands in another clause.
    own = child(match.head, "nsubj", "nsubjpass", "agent")
    return match.head.dep_ in ("conj", "advcl") and own is None
