"""Questions and their answers as JSON."""

from __future__ import annotations

from typing import Any

from pyoxigraph import NamedNode

from kg.query.catalogue import Answer
from kg.query.question import Question
from kg.rdf.standards import PREFIXES
from kg.store import Term

JSON = dict[str, Any]
_XSD = PREFIXES["xsd"]
_NUMBERS = {_XSD + kind for kind in ("integer", "decimal", "double")}


def question_json(asked: Question) -> JSON:
    """Give name, title, description, group and parameters; a parameter without a default must be given."""
    parameters = [
        {"name": p.name, "type": p.type.value, "label": p.label, "default": p.default, "example": p.example}
        for p in asked.parameters
    ]
    return {
        "name": asked.name,
        "title": asked.title,
        "description": asked.description,
        "group": asked.group,
        "parameters": parameters,
    }


def rows_json(answer: Answer) -> list[JSON]:
    """Give each row by column: IRIs as text, numbers and truth values as such, `null` where there is nothing."""
    return [dict(zip(answer.columns, map(_value, row), strict=True)) for row in answer.rows]


def _value(term: Term | None) -> str | int | float | bool | None:
    if term is None or isinstance(term, NamedNode):
        return term and term.value
    if term.datatype.value == _XSD + "boolean":
        return term.value == "true"
    if term.datatype.value in _NUMBERS:
        return int(term.value) if term.datatype.value == _XSD + "integer" else float(term.value)
    return term.value


def text_rows(answer: Answer, base: str = "") -> list[list[str]]:
    """Give the rows as words, empty where there is nothing; of the names of entities `base` is left out."""
    rooms = f"{base}entities/"
    return [[term.value.removeprefix(rooms) if term else "" for term in row] for row in answer.rows]


def results_json(answer: Answer) -> JSON:
    """Give the answer in the SPARQL 1.1 Query Results JSON Format."""
    bindings = [
        {column: _term(term) for column, term in zip(answer.columns, row, strict=True) if term}
        for row in answer.rows
    ]
    return {"head": {"vars": list(answer.columns)}, "results": {"bindings": bindings}}


def _term(term: Term) -> JSON:
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    said = {"type": "literal", "value": term.value}
    if term.language:
        return said | {"xml:lang": term.language}
    plain = term.datatype.value == _XSD + "string"
    return said if plain else said | {"datatype": term.datatype.value}
