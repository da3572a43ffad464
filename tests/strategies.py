"""Values of any shape that the model allows, for round trips."""

from __future__ import annotations

from datetime import UTC, date

from hypothesis import strategies as st

from kg.model import (
    CORRECTABLE,
    Argument,
    Basis,
    Bounds,
    Claim,
    Control,
    ControlStatus,
    Entity,
    Event,
    Evidence,
    Extent,
    Figure,
    Interval,
    JudgedClaim,
    Judgement,
    JudgementKind,
    Kind,
    Manner,
    Mention,
    Period,
    Precision,
    Quantity,
    Relation,
    Relationship,
    Report,
    Status,
    judgement,
)

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
ids = words.filter(bool)
days = st.dates(date(1, 1, 1), date(9999, 12, 31))
near_days = st.dates(date(2017, 1, 1), date(2018, 12, 31))
maybe_days = st.none() | days
whole = st.integers(0, 10**20)
id_lists = st.lists(ids, max_size=4).map(tuple)
links = st.sampled_from(
    ["https://en.wikipedia.org/wiki/Raqqa", "https://www.wikidata.org/entity/Q1", "urn:x:é"]
)
degrees = st.floats(-180, 180)

entities = st.builds(
    Entity,
    id=ids,
    label=words,
    kind=st.sampled_from(Kind),
    aliases=st.lists(words, max_size=4).map(tuple),
    lat=st.none() | degrees,
    lon=st.none() | degrees,
    geonames=st.none() | whole,
    country=st.none() | ids,
    parents=id_lists,
    speaks_for=st.none() | ids,
    leans=st.none() | ids,
    same_as=st.lists(links, max_size=3).map(tuple),
    active=st.tuples(*[st.none() | st.integers(1, 9999)] * 2),
    disputed=st.lists(st.tuples(ids, words), max_size=3).map(tuple),
)

reports = st.builds(
    Report,
    id=ids,
    text=words,
    title=st.none() | words,
    published=maybe_days,
    source=st.none() | words,
    url=st.none() | words,
)

mentions = st.builds(Mention, words, whole, whole)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Draw a span of days with any of its ends unknown."""
    ends = sorted((draw(near_days | days), draw(near_days | days)))
    start, end = (end if draw(st.booleans()) else None for end in ends)
    return Interval(start, end, draw(st.sampled_from(Precision)), draw(st.none() | words))


def claims(
    arguments: st.SearchStrategy[Argument], report: st.SearchStrategy[str]
) -> st.SearchStrategy[Claim]:
    """Give claims that name these arguments, of reports with these ids."""
    return st.builds(
        Claim,
        id=ids,
        report=report,
        relation=st.sampled_from(Relation),
        status=st.sampled_from(Status),
        subject=st.none() | arguments,
        object=arguments,
        trigger=mentions,
        evidence=st.builds(Evidence, st.sampled_from(["text", "title"]), words, whole, whole),
        extent=st.sampled_from(Extent),
        source=st.none() | arguments,
        target=st.none() | arguments,
        place=st.none() | arguments,
        place_precision=words,
        date=st.none() | intervals(),
        attributed_to=st.lists(arguments, max_size=3).map(tuple),
        manner=st.none() | st.sampled_from(Manner),
        quantity=st.none() | st.builds(Quantity, *[st.none() | whole] * 3, unit=words, text=words),
        confidence=st.floats(0, 1),
        extractor=ids,
    )


@st.composite
def told(draw: st.DrawFn) -> tuple[Report, list[Claim], dict[str, Entity]]:
    """Draw a report, claims of it with ids of their own, and the entities that they name."""
    report = draw(reports)
    known = draw(st.lists(entities, min_size=1, max_size=4, unique_by=lambda e: e.id))
    arguments = st.builds(Argument, st.sampled_from(known), st.none() | mentions)
    of_report = claims(arguments, st.just(report.id))
    made = draw(st.lists(of_report, max_size=4, unique_by=lambda c: c.id))
    return report, made, {e.id: e for e in known}


bounds = st.builds(Bounds, maybe_days, maybe_days)
periods = st.builds(Period, bounds, st.none() | bounds, id_lists, id_lists)


def _by_start(found: list[Period]) -> tuple[Period, ...]:
    return tuple(sorted(found, key=lambda p: (p.start.latest or date.min, p.start.earliest or date.min)))


@st.composite
def edges(draw: st.DrawFn) -> tuple[list[Relationship], dict[str, Entity]]:
    """Draw relationships and the entities at their ends."""
    known = draw(st.lists(entities, min_size=1, max_size=3, unique_by=lambda e: e.id))
    one = st.sampled_from(known)
    made = st.builds(
        Relationship,
        id=ids,
        subject=one,
        relation=st.sampled_from(Relation),
        object=one,
        claims=id_lists,
        reports=id_lists,
        witnesses=id_lists,
        sources=st.lists(words, max_size=3).map(tuple),
        first=maybe_days,
        last=maybe_days,
        denials=id_lists,
        disputed=st.booleans(),
        periods=st.lists(periods, max_size=2, unique_by=lambda p: p.start).map(_by_start),
    )
    return draw(st.lists(made, max_size=3, unique_by=lambda e: e.id)), {e.id: e for e in known}


@st.composite
def happenings(draw: st.DrawFn) -> tuple[Event, dict[str, Entity]]:
    """Draw an event and the entities that it names."""
    known = draw(st.lists(entities, min_size=1, max_size=3, unique_by=lambda e: e.id))
    one = st.sampled_from(known)
    count = st.none() | st.integers(0, 10**6)
    figure = st.builds(Figure, ids, ids, st.none() | words, count, count, count, words, words)
    made = st.builds(
        Event,
        id=ids,
        relation=st.sampled_from(Relation),
        subject=st.none() | one,
        object=one,
        when=st.builds(Bounds, maybe_days, maybe_days),
        claims=id_lists,
        reports=id_lists,
        witnesses=id_lists,
        sources=st.lists(words, max_size=3).map(tuple),
        place=st.none() | one,
        target=st.none() | one,
        losers=st.lists(one, max_size=2).map(tuple),
        denials=id_lists,
        figures=st.lists(figure, max_size=2).map(tuple),
    )
    return draw(made), {e.id: e for e in known}


@st.composite
def timelines(draw: st.DrawFn) -> tuple[list[Control], dict[str, Entity]]:
    """Draw intervals of control and the entities that they name."""
    known = draw(st.lists(entities, min_size=1, max_size=3, unique_by=lambda e: e.id))
    one, some = st.sampled_from(known), st.lists(st.sampled_from(known), max_size=3).map(tuple)
    bounds = st.builds(Bounds, maybe_days, maybe_days)
    made = st.builds(
        Control,
        id=ids,
        place=one,
        holders=some,
        status=st.sampled_from(ControlStatus),
        basis=st.none() | st.sampled_from(Basis),
        last_confirmed=maybe_days,
        start=bounds,
        end=st.none() | bounds,
        supporting=id_lists,
        against=id_lists,
        witnesses=id_lists,
        possible=some,
    )
    return draw(st.lists(made, max_size=3, unique_by=lambda c: c.id)), {e.id: e for e in known}


moments = st.datetimes(timezones=st.just(UTC))
judged_claims = st.builds(
    JudgedClaim,
    id=ids,
    report=ids,
    quote=words,
    relation=words,
    status=words,
    arguments=st.tuples(*[st.none() | ids] * 5),
    revised=st.booleans(),
)
changes = st.dictionaries(st.sampled_from(CORRECTABLE), st.none() | words, min_size=1).map(
    lambda d: tuple(d.items())
)
positions = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


def _judgements(kind: str, **parts: st.SearchStrategy[object]) -> st.SearchStrategy[Judgement]:
    located = entities.filter(lambda e: e.lat is None or abs(e.lat) <= 90)
    known = st.lists(located, max_size=2).map(tuple)
    return st.builds(
        judgement,
        st.just(JudgementKind(kind)),
        ids,
        words,
        moments,
        known=known,
        **parts,
    )


judgements = st.one_of(
    _judgements("accept", claim=judged_claims),
    _judgements("reject", claim=judged_claims),
    _judgements("correct", claim=judged_claims, changes=changes),
    _judgements("merge", entities=st.tuples(ids, ids)),
    _judgements("split", entities=st.tuples(ids)),
    _judgements("locate", entities=st.tuples(ids), position=positions),
    _judgements("leaning", entities=st.tuples(ids) | st.tuples(ids, ids)),
    _judgements("undo", undoes=ids),
)
