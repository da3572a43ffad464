"""A question of the catalogue, read from its `.rq` file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile
from pathlib import Path

from kg.errors import KnowledgeError, QueryError
from kg.query.guard import Form, checked
from kg.store.tokens import Kind, tokens

_FIELD = re.compile(r"#\s*(title|description|group):\s*(\S.*)")
_PARAM = re.compile(
    r"#\s*param\s+(?P<name>[a-z]\w*)\s+(?P<type>\S+)\s+\"(?P<label>[^\"]+)\""
    r"(?:\s+=\s+(?P<default>.+?))?(?:\s+\(example:\s*(?P<example>.+?)\))?\s*"
)


RESERVED = frozenset({"csv", "format", "help", "json", "param", "store", "table"})
"""Names that no parameter may have: the command line or REST has them for itself."""


OTHERS = "Other questions"
"""The group of a question that names none."""


class Type(StrEnum):
    """What a parameter takes: an entity by id or name, a day as YYYY-MM-DD, a month as YYYY-MM, and so on.

    A day stands for its first second in the query, a last day for its last.
    """

    ENTITY = "entity"
    ACTOR = "actor"
    PLACE = "place"
    DAY = "day"
    LAST_DAY = "last-day"
    MONTH = "month"
    RELATION = "relation"
    TEXT = "text"
    INTEGER = "integer"


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question is asked with; without a `default` it must be given."""

    name: str
    type: Type
    label: str
    default: str | None = None
    example: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A question, and the SPARQL that writes its parameters as `$name`; `group` heads those of one subject."""

    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    sparql: str
    group: str = OTHERS

    @property
    def example(self) -> dict[str, str]:
        """Give the example of each parameter that has one."""
        return {p.name: p.example for p in self.parameters if p.example is not None}


def read_question(path: Path) -> Question:
    """Read one `.rq` file.

    It begins with the lines `# title: …`, `# description: …`, `# group: …`, which may be left out, and, for each
    parameter, `# param NAME TYPE "label" = default (example: …)`, default and example being optional. The query is a
    `SELECT` that stays inside the dataset; it writes each parameter, and no other name, with a dollar sign.
    Anything else is a `KnowledgeError` with the line.
    """
    lines = _text(path).splitlines()
    fields: dict[str, str] = {}
    parameters: list[Parameter] = []
    for number, line in enumerate(takewhile(lambda line: line.startswith("#"), lines), 1):
        if field := _FIELD.fullmatch(line):
            fields[field[1]] = field[2].strip()
        else:
            parameters.append(_parameter(path.name, number, line))
    for missing in {"title", "description"} - fields.keys():
        raise KnowledgeError(path.name, 1, missing, "missing in the header")
    _check(path.name, "\n".join(lines), {p.name for p in parameters})
    group = fields.get("group", OTHERS)
    return Question(
        path.stem, fields["title"], fields["description"], tuple(parameters), "\n".join(lines), group
    )


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except ValueError as error:
        raise KnowledgeError(path.name, 1, path.name, f"not UTF-8: {error}") from error


def _parameter(file: str, number: int, line: str) -> Parameter:
    found = _PARAM.fullmatch(line)
    if found is None:
        raise KnowledgeError(
            file, number, line, 'neither title, description, group nor param NAME TYPE "label"'
        )
    if found["type"] not in set(Type):
        raise KnowledgeError(
            file, number, found["name"], f"no type {found['type']}; one of {', '.join(Type)}"
        )
    if found["name"] in RESERVED:
        raise KnowledgeError(
            file, number, found["name"], "no name for a parameter: it has a meaning of its own"
        )
    return Parameter(found["name"], Type(found["type"]), found["label"], found["default"], found["example"])


def _check(file: str, sparql: str, declared: set[str]) -> None:
    try:
        form = checked(sparql)
    except QueryError as error:
        raise KnowledgeError(file, 1, "query", str(error)) from error
    if form is not Form.SELECT:
        raise KnowledgeError(file, 1, "query", f"{form} where SELECT is wanted")
    used = dict(_dollars(sparql))
    for name in used.keys() - declared:
        raise KnowledgeError(file, used[name], f"${name}", "not a param of the header")
    for name in declared - used.keys():
        raise KnowledgeError(file, 1, name, f"the query never writes ${name}")


def _dollars(sparql: str) -> Iterator[tuple[str, int]]:
    for token in tokens(sparql):
        if token.kind is Kind.VARIABLE and token.text.startswith("$"):
            yield token.text[1:], sparql.count("\n", 0, token.start) + 1
