"""What came of shards, fetched from where the workers put it."""

from __future__ import annotations

from typing import Final

from distributed import Future

from kg.ahead import Failure, Found
from kg.cluster.content import claims_of
from kg.cluster.keeping import kept
from kg.cluster.place import Place
from kg.cluster.running import Course, Ended
from kg.cluster.shards import Shard
from kg.errors import DamagedCopy
from kg.rdf import Names

_KILLED: Final = "every worker that read it ended: it takes too much memory, or longer than {seconds:g} s"


def fetched(course: Course, shard: Shard, future: Future[str]) -> dict[str, Found]:
    """Wait for a shard and give by id of its reports what was found in each, or why that cannot be read.

    One that is damaged or gone is read anew, once. Where workers end with it, each of its reports is read while nothing
    else is, so that only the one that ends them is refused. A `DamagedCopy` or `ClusterError` if that does not help.
    """
    try:
        course.end(future)
        try:
            return _found(course, shard)
        except DamagedCopy:
            course.end(course.begin(shard, anew=True))
            return _found(course, shard)
    except Ended:
        return _one_by_one(course, shard)


def _one_by_one(course: Course, shard: Shard) -> dict[str, Found]:
    if len(shard.reports) == 1:
        reason = _KILLED.format(seconds=course.order.seconds)
        return {shard.reports[0].id: Failure(reason)}
    found = dict[str, Found]()
    for report in shard.reports:
        alone = Shard((report,))
        # Whatever is with a worker when that ends is under the same suspicion.
        course.settle()
        found |= fetched(course, alone, course.begin(alone))
    return found


def _found(course: Course, shard: Shard) -> dict[str, Found]:
    order = course.order
    name = shard.name(order.versions, order.base)
    there = kept(Place(order.url), name, order.versions, order.base)
    if there is None:
        raise DamagedCopy(
            f"{name} was written to {order.url} and is not there: only what all workers and this process see will do"
        )
    manifest, lines = there
    found = dict[str, Found](claims_of(lines, manifest.reports, Names(order.base)))
    found |= {own: Failure(reason) for own, reason in manifest.refused.items()}
    if found.keys() != {report.id for report in shard.reports}:
        raise DamagedCopy(f"{name} in {order.url} holds other reports than were sent")
    return found
