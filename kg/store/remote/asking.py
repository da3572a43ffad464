"""A server's two endpoints under one roof: queries with their answers, updates."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, cast

from pyoxigraph import QueryBoolean

from kg.store.port import Answer, Dataset, Term
from kg.store.remote.answers import answer_of, count_rows, form_of, gives_triples, rows_of
from kg.store.remote.endpoints import Endpoints
from kg.store.remote.spelling import back, there
from kg.store.remote.wire import JSON, TRIPLES, Wire

_VIRTUOSO: Final = "virtuoso"


class Asking:
    """Asks a server and has it change what it holds."""

    def __init__(self, wire: Wire, ends: Endpoints) -> None:
        """Ask over a wire at its endpoints."""
        self.wire, self.ends = wire, ends

    def answer(self, sparql: str, dataset: Dataset | None = None, seconds: float | None = None) -> Answer:
        """Give the whole answer to a query; with a `dataset` it sees those graphs and no others."""
        form = form_of(sparql)
        accept = TRIPLES if gives_triples(form) else JSON
        body = self.wire.ask(self.ends.query, self._form(sparql, dataset), accept, seconds)
        return answer_of(form, back(body) if self.is_virtuoso else body)

    def asks(self, sparql: str) -> bool:
        """Give the answer to an `ASK`."""
        return bool(cast("QueryBoolean", self.answer(sparql)))

    def rows(self, sparql: str) -> Iterator[tuple[Term | None, ...]]:
        """Give the rows of a query for `COLUMNS`, however many; none before all of them are there."""
        with self.wire.spooled(self.ends.query, self._form(sparql, None)) as file:
            count_rows(file)
            file.seek(0)
            yield from rows_of(file)

    def update(self, sparql: str, *, repeatable: bool = True) -> None:
        """Change what is held; see `Wire.update`."""
        self.wire.update(self.ends.update, self._said(sparql), repeatable=repeatable)

    @property
    def is_virtuoso(self) -> bool:
        """Tell whether the server changes some literals, has graphs of its own and reads little at once."""
        return _VIRTUOSO in self.wire.software.lower()

    def _said(self, sparql: str) -> str:
        return there(sparql) if self.is_virtuoso else sparql

    def _form(self, sparql: str, dataset: Dataset | None) -> dict[str, str | list[str]]:
        form: dict[str, str | list[str]] = {"query": self._said(sparql)}
        if dataset is not None:
            form["default-graph-uri"] = [g.value for g in dataset.default]
            form["named-graph-uri"] = [g.value for g in dataset.named]
        return form
