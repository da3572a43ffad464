"""What no claim can say, whatever graph it stands in."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import (
    Argument,
    Claim,
    Evidence,
    Fault,
    FaultKind,
    Mention,
    Quantity,
    Relation,
    Report,
    claim_id,
)

_OF_TERRITORY = frozenset(
    {
        Relation.CAPTURED,
        Relation.LOST,
        Relation.WITHDREW_FROM,
        Relation.CONTROLS,
        Relation.ENTERED,
        Relation.ADVANCED_ON,
        Relation.BESIEGED,
        Relation.LIFTED_SIEGE,
        Relation.HANDED_OVER,
    }
)
_AGENTLESS = frozenset({Relation.KILLED, Relation.DISPLACED})


def claim_faults(node: str, claim: Claim, report: Report | None) -> Iterator[Fault]:
    """Name what is wrong with the values of a claim; words are looked up only where its report can be read."""
    if report:
        for what in _words(claim, report):
            yield Fault(FaultKind.WORDS, node, what)
    for what in _identity(claim):
        yield Fault(FaultKind.IDENTITY, node, what)
    for what in (*_roles(claim), *_numbers(claim)):
        yield Fault(FaultKind.CLAIM, node, what)


def _words(claim: Claim, report: Report) -> Iterator[str]:
    named: list[tuple[str, Mention | Evidence]] = [("trigger", claim.trigger), ("sentence", claim.evidence)]
    named += [(f"mention of {a.entity.id}", a.mention) for a in claim.arguments() if a.mention]
    field = claim.evidence.field
    try:
        text = report.field(field)
    except KeyError:
        yield f"quotes the field {field!r} of its report, and there are only text and title"
        return
    for what, words in named:
        if not (0 <= words.start < words.end and text[words.start : words.end] == words.text):
            yield _misplaced(what, words, field, text)


def _misplaced(what: str, words: Mention | Evidence, field: str, text: str) -> str:
    where = f"characters {words.start} to {words.end} of the {field}"
    there = text[words.start : words.end] if 0 <= words.start < words.end else ""
    return f"has its {what} “{_cut(words.text)}” at {where}, where the report says “{_cut(there)}”"


def _cut(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:60]}…"


def _identity(claim: Claim) -> Iterator[str]:
    roles = (claim.subject, claim.object, claim.source, claim.target, claim.place)
    due = claim_id(
        claim.report,
        claim.evidence.field,
        claim.trigger,
        claim.relation,
        claim.status,
        roles,
        claim.attributed_to,
    )
    if due != claim.id:
        yield f"does not have the id of what it says, which is {due}"


def _roles(claim: Claim) -> Iterator[str]:
    if claim.subject is None and claim.relation not in _AGENTLESS:
        yield f"has no subject, which only {' and '.join(sorted(_AGENTLESS))} may lack"
    actors = [("subject", claim.subject), ("from", claim.source), ("to", claim.target)]
    actors += [("speaker", speaker) for speaker in claim.attributed_to]
    places: list[tuple[str, Argument | None]] = [("place", claim.place)]
    if claim.relation is not Relation.ATTACKED:
        (places if claim.relation in _OF_TERRITORY else actors).append(("object", claim.object))
    for role, argument in actors:
        if argument and not argument.entity.is_actor:
            yield f"has {argument.entity.id} for its {role}, which is no actor"
    for role, argument in places:
        if argument and not argument.entity.is_place:
            yield f"has {argument.entity.id} for its {role}, which is no place"


def _numbers(claim: Claim) -> Iterator[str]:
    if not 0 <= claim.confidence <= 1:
        yield f"has the confidence {claim.confidence:g}, which is not from 0 to 1"
    if not claim.place_precision:
        yield "has an empty precision of the place"
    if claim.quantity and not _is_ordered(claim.quantity):
        low, best, high = claim.quantity.low, claim.quantity.best, claim.quantity.high
        yield f"counts {low} (low), {best} (best), {high} (high), which are not in order from 0"


def _is_ordered(quantity: Quantity) -> bool:
    known = [n for n in (quantity.low, quantity.best, quantity.high) if n is not None]
    return known == sorted(known) and all(n >= 0 for n in known)
