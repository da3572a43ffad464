"""The questions of the catalogue as two tools: one lists them, one asks; rows lead to the claims behind them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Annotated, Final

from pydantic import Field
from pyoxigraph import NamedNode

from kg.graph import Graph
from kg.model import report_json
from kg.query.answers import question_json, rows_json
from kg.query.catalogue import Answer
from kg.query.lists import Listed
from kg.query.question import Type
from kg.rdf.names import Names
from kg.serve.mcp.statements import JSON, cut, statement

_SHOWN: Final = 10
_ENTITIES: Final = frozenset({Type.ENTITY, Type.ACTOR, Type.PLACE})


@dataclass(frozen=True, slots=True)
class Questions:
    """What a model may ask by the catalogue. Errors are those of `Graph.ask`."""

    graph: Graph

    def list_questions(self) -> JSON:
        """List the prepared questions with their typed parameters; ask one with ask_question.

        They cover what the other tools do not: maps of a day, what changed hands, alliances on a day, sieges, figures
        of killed and displaced and how far they differ, who speaks for whom, claims that rest on one witness, plans,
        denials, what was known on a day, and how reliable sources are.
        """
        return {"questions": [question_json(q) for q in self.graph.questions()]}

    def ask_question(
        self,
        question: Annotated[str, Field(description="Its name, from list_questions.", max_length=100)],
        parameters: Annotated[
            dict[str, str | int] | None,
            Field(
                description="By name: days YYYY-MM-DD, entities by id or name. Those with a default may be left out."
            ),
        ] = None,
        limit: Annotated[int, Field(ge=1, le=100, description="How many rows at most.")] = 20,
    ) -> JSON:
        """Run a question of the catalogue; the rows come with the claims and sources behind them.

        `rests_on` holds the claims, events and reports that the rows name. Where they name none, it holds claims
        about the entities, or of the sources, that the rows and parameters name: these show what is there to read, not
        what each figure was counted from.
        """
        given = {name: str(value) for name, value in (parameters or {}).items()}
        answer = self.graph.ask(question, **given)
        rows = rows_json(answer)
        return {
            "question": answer.question.title,
            "about": answer.question.description,
            "total": len(rows),
            "rows": [{name: _shown(value) for name, value in row.items()} for row in rows[:limit]],
            "rests_on": rests_on(self.graph, answer, given, limit),
        }


def rests_on(graph: Graph, answer: Answer, given: Mapping[str, str], rows: int) -> list[JSON]:
    """Give statements of claims, and facts of reports, that lie behind the first rows of an answer; at most ten."""
    named = dict.fromkeys(_named(Names(graph.base), answer, rows))
    exact = (told for room, own in named for told in _exact(graph, room, own))
    return list(islice(exact, _SHOWN)) or list(islice(_around(graph, answer, given, named), _SHOWN))


def _named(names: Names, answer: Answer, rows: int) -> Iterator[tuple[str, str]]:
    for row in answer.rows[:rows]:
        for term in row:
            if isinstance(term, NamedNode) and term.value.startswith(names.base):
                yield term.value.removeprefix(names.base).partition("/")[0], names.local(term)


def _exact(graph: Graph, room: str, own: str) -> Iterator[JSON]:
    reads: Mapping[str, Callable[[str], Iterable[str]]] = {
        "claims": lambda claim: [claim],
        "events": lambda event: graph.event(event).claims[:2],
        "relationships": lambda edge: graph.relationship(edge).claims[:2],
        "intervals": lambda span: graph.interval(span).supporting[:2],
    }
    if room == "reports":
        yield report_json(graph.report(own))
    elif room in reads:
        yield from (statement(graph, graph.claim(told)) for told in reads[room](own))


def _around(
    graph: Graph, answer: Answer, given: Mapping[str, str], named: Iterable[tuple[str, str]]
) -> Iterator[JSON]:
    asked = [p.name for p in answer.question.parameters if p.type in _ENTITIES]
    entities = [own for room, own in named if room == "entities"]
    entities += [graph.entity(given[name]).id for name in asked if name in given]
    at = [i for i, column in enumerate(answer.columns) if column == "source"]
    cells = (row[i] for row in answer.rows[:_SHOWN] for i in at)
    sources = dict.fromkeys(cell.value for cell in cells if cell)
    pages = [graph.listed(Listed.CLAIMS, entity=own, limit=2) for own in entities[:_SHOWN]]
    pages += [graph.listed(Listed.CLAIMS, source=name, limit=2) for name in sources]
    yield from (statement(graph, claim) for page in pages for claim in page.items)


def _shown(value: object) -> object:
    return cut(value) if isinstance(value, str) else value
