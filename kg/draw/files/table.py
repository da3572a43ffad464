"""Relationships as comma-separated values."""

from __future__ import annotations

import io
from collections.abc import Iterable
from csv import writer as open_writer

from kg.draw.cells import cell
from kg.model import Relationship

COLUMNS = (
    *("Source", "Target", "Type", "Weight", "relation"),
    *("source_label", "source_kind", "target_label", "target_kind"),
    *("claims", "reports", "witnesses", "denials", "first", "last", "disputed", "sources"),
)


def csv(edges: Iterable[Relationship]) -> str:
    """Give one row a relationship under the header that Gephi reads as an edge table.

    `Source` and `Target` are entity ids, `Type` is `Directed` or `Undirected` (symmetric relations), `Weight`
    the number of reports, days are in ISO form or empty, `sources` are joined by semicolons. Cells that a
    spreadsheet would run as formulas begin with an apostrophe.
    """
    sheet = io.StringIO()
    rows = open_writer(sheet, lineterminator="\n")
    rows.writerow(COLUMNS)
    rows.writerows(_row(edge) for edge in edges)
    return sheet.getvalue()


def _row(edge: Relationship) -> list[str]:
    cells = (
        edge.subject.id,
        edge.object.id,
        "Undirected" if edge.relation.symmetric else "Directed",
        str(len(edge.reports)),
        edge.relation.value,
        edge.subject.label,
        edge.subject.kind.value,
        edge.object.label,
        edge.object.kind.value,
        *(str(len(ids)) for ids in (edge.claims, edge.reports, edge.witnesses, edge.denials)),
        edge.first.isoformat() if edge.first else "",
        edge.last.isoformat() if edge.last else "",
        "true" if edge.disputed else "false",
        "; ".join(edge.sources),
    )
    return [cell(words) for words in cells]
