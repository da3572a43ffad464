"""The claims of a shard as N-Quads, with the entities that they name, and back.

Each report is a named graph as in a store. The default graph describes the entities that are known before reading;
those that a report's words make stand in a graph of that report alone, since another report may make more of them.
"""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pyoxigraph import NamedNode, Quad, RdfFormat, parse, serialize

from kg.derive.describing import fuller
from kg.errors import DamagedCopy, InvalidData
from kg.model import Claim, Entity, Report
from kg.rdf import DERIVED, Names, claims_from_quads, entities_from_quads, entity_quads, report_quads
from kg.read.packing import Packing, packed, unpacked

Reading = tuple[Report, Sequence[Claim]]


def lines_of(readings: Iterable[Reading], known: Mapping[str, Entity], names: Names) -> bytes:
    """Write reports with their claims as lines of N-Quads, the same for the same reports in the same order."""
    quads = list(_quads(readings, known, names))
    return serialize(quads, format=RdfFormat.N_QUADS) or b""


def _quads(readings: Iterable[Reading], known: Mapping[str, Entity], names: Names) -> Iterator[Quad]:
    everywhere: dict[str, Entity] = {}
    for report, claims in readings:
        yield from report_quads(report, claims, names)
        here: dict[str, Entity] = {}
        for entity in (a.entity for claim in claims for a in claim.arguments()):
            here[entity.id] = fuller(here.get(entity.id, entity), entity)
        made = [entity for entity in here.values() if known.get(entity.id) != entity]
        everywhere |= {entity.id: entity for entity in here.values() if known.get(entity.id) == entity}
        graph = _described(report.id, names)
        yield from (Quad(q.subject, q.predicate, q.object, graph) for q in entity_quads(made, names))
    yield from entity_quads(everywhere.values(), names)


def claims_of(lines: bytes, reports: Iterable[str], names: Names) -> dict[str, list[Claim]]:
    """Read the claims of each report; what `lines_of` did not write is a `DamagedCopy`."""
    graphs: defaultdict[object, list[Quad]] = defaultdict(list)
    try:
        for quad in parse(lines, format=RdfFormat.N_QUADS):
            graphs[quad.graph_name].append(quad)
        known = entities_from_quads(graphs[DERIVED], names)
        found = {}
        for one in reports:
            made = entities_from_quads(graphs[_described(one, names)], names)
            found[one] = claims_from_quads(graphs[names.report(one)], names, {**known, **made})
    except (SyntaxError, InvalidData) as error:
        raise DamagedCopy(f"damaged: {error}") from None
    return found


def pack(lines: bytes) -> bytes:
    """Pack lines by zstd."""
    return b"".join(packed([lines], Packing.ZSTD))


def unpack(data: bytes) -> bytes:
    """Give the lines that were packed; what is damaged or cut off is `UnreadableInput`."""
    return unpacked(io.BytesIO(data), Packing.ZSTD).read()


def _described(report: str, names: Names) -> NamedNode:
    return names.hashed("descriptions", [report])
