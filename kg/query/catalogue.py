"""The questions of `queries/`, asked by name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from pyoxigraph import Literal, NamedNode, QuerySolutions

from kg.errors import NotFound, UsageError
from kg.know.data import data_folder
from kg.model import Entity, Relation
from kg.query.entities import find_entity
from kg.query.looking import names_of, nearest
from kg.query.question import Parameter, Question, Type, read_question
from kg.rdf import relation_node
from kg.rdf.literals import first_second, last_second, month_term
from kg.store import Store, Term
from kg.store.tokens import bind

_HEADED = re.compile(r"#\s*(group:|param\s)")
_FORMS = {
    Type.DAY: "a day as YYYY-MM-DD",
    Type.LAST_DAY: "a day as YYYY-MM-DD",
    Type.MONTH: "a month as YYYY-MM",
    Type.INTEGER: "a whole number",
    Type.RELATION: "a relation",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows that answer a question: one value a column, `None` where there is none."""

    question: Question
    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]


def questions(folder: Path | None = None) -> dict[str, Question]:
    """Give the questions by name, in the order of the alphabet; `folder` stands for `queries/`.

    A file that is wrong is a `KnowledgeError` with its line.
    """
    return dict(_read(folder or data_folder("queries")))


@cache
def _read(folder: Path) -> Mapping[str, Question]:
    return {path.stem: read_question(path) for path in sorted(folder.glob("*.rq"))}


def question(name: str, folder: Path | None = None) -> Question:
    """Give one question; no such name is `NotFound` with the nearest ones."""
    known = questions(folder)
    if name not in known:
        raise NotFound("question", name, nearest(name, known))
    return known[name]


def ask(
    store: Store, name: str, given: Mapping[str, str] | None = None, folder: Path | None = None
) -> Answer:
    """Answer a question; `given` holds the parameters as text, those with a default may be left out.

    A missing, an unknown or an unreadable parameter is a `UsageError`, an unknown entity or question
    `NotFound`.
    """
    asked = question(name, folder)
    found = store.query(asked.sparql, **terms_of(store, asked, given or {}))
    if not isinstance(found, QuerySolutions):
        raise UsageError(f"question {name} gives no rows")
    columns = tuple(v.value for v in found.variables)
    return Answer(asked, columns, tuple(tuple(map(_plain, row)) for row in found))


def filled(
    store: Store, name: str, given: Mapping[str, str] | None = None, folder: Path | None = None
) -> str:
    """Give the SPARQL that `ask` asks, with the parameters put in, to be read and changed; refuses what `ask` does."""
    asked = question(name, folder)
    lines = asked.sparql.splitlines(keepends=True)
    plain = "".join(line for line in lines if not _HEADED.match(line))
    return bind(plain, terms_of(store, asked, given or {}))


def terms_of(store: Store, asked: Question, given: Mapping[str, str]) -> dict[str, Term]:
    """Give what stands for each parameter; refuses what `ask` refuses."""
    known = {p.name for p in asked.parameters}
    for extra in given.keys() - known:
        takes = ", ".join(sorted(known)) or "none"
        raise UsageError(f"question {asked.name} has no parameter {extra}; it takes {takes}")
    return {p.name: _term(store, asked, p, given.get(p.name, p.default)) for p in asked.parameters}


def _plain(value: object) -> Term | None:
    return value if isinstance(value, (NamedNode, Literal)) else None


def _term(store: Store, asked: Question, wanted: Parameter, value: str | None) -> Term:
    if value is None:
        raise UsageError(f"question {asked.name} needs {wanted.name}: {wanted.label}")
    try:
        return _plain_term(wanted.type, value) or names_of(store).entity(_entity(store, wanted, value).id)
    except ValueError as error:
        raise UsageError(f"{wanted.name}: {value!r} is not {_FORMS.get(wanted.type, 'a text')}") from error


def _plain_term(wanted: Type, value: str) -> Term | None:
    match wanted:
        case Type.DAY:
            return first_second(_day(value))
        case Type.LAST_DAY:
            return last_second(_day(value))
        case Type.MONTH:
            first = _day(f"{value}-01")
            return month_term(first.year, first.month)
        case Type.RELATION:
            return relation_node(Relation(value))
        case Type.TEXT:
            return Literal(value)
        case Type.INTEGER:
            return Literal(_integer(value))
    return None


def _day(value: str) -> date:
    # Python reads other forms as well, among them 20171108.
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise ValueError(value)
    return date.fromisoformat(value)


def _integer(value: str) -> int:
    if not re.fullmatch(r"[+-]?[0-9]{1,18}", value):
        raise ValueError(value)
    return int(value)


def _entity(store: Store, wanted: Parameter, value: str) -> Entity:
    found = find_entity(store, value)
    if wanted.type is Type.ACTOR and not found.is_actor:
        raise UsageError(f"{wanted.name}: {found.label} is a place, not an actor")
    if wanted.type is Type.PLACE and not found.is_place:
        raise UsageError(f"{wanted.name}: {found.label} is an actor, not a place")
    return found
