"""SPARQL cut into tokens, so that a keyword or a bracket is told from one inside a string or an IRI."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from kg.errors import BadQuery

_LONGEST = 300


class Kind(StrEnum):
    """What a token is; `WORD` is a keyword or a built-in function, `OTHER` a bracket or an operator."""

    COMMENT = "comment"
    IRI = "iri"
    STRING = "string"
    VARIABLE = "variable"
    LANGUAGE = "language"
    NAME = "name"
    NUMBER = "number"
    WORD = "word"
    OTHER = "other"


class Token(NamedTuple):
    """A token and where it starts, in code points from 0."""

    kind: Kind
    text: str
    start: int


# Terminals of SPARQL 1.1, section 19.8. Nothing backtracks, so hostile text costs no more than its size.
_TOKEN = re.compile(
    r"""
      (?P<comment>  \#[^\n\r]*+ )
    | (?P<iri>      <(?:[^<>"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*+> )
    | (?P<string>   '''(?:'{0,2}+(?:[^'\\]|\\[\s\S]))*+''' | \"""(?:"{0,2}+(?:[^"\\]|\\[\s\S]))*+\"""
                  | '(?:[^'\\\n\r]|\\.)*+' | "(?:[^"\\\n\r]|\\.)*+" )
    | (?P<variable> [?$]\w++ )
    | (?P<language> @[A-Za-z]++(?:-[A-Za-z0-9]++)*+ )
    | (?P<name>     (?:_|[^\W\d_](?:[\w.\-]{0,255}+(?<!\.))?)?:
                    (?:[\w:.\-]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%])*+ )
    | (?P<number>   (?:\d++(?:\.\d*+)?+|\.\d++)(?:[eE][+-]?\d++)?+ )
    | (?P<word>     [^\W\d]\w*+ )
    | (?P<other>    \S )
    """,
    re.VERBOSE,
)


def tokens(sparql: str) -> Iterator[Token]:
    """Cut a query into tokens, comments included and white space left out; nothing is refused."""
    for found in _TOKEN.finditer(sparql):
        yield Token(Kind(found.lastgroup or "other"), found.group(), found.start())


def spoken(sparql: str) -> list[Token]:
    """Give the tokens of a query without its comments."""
    return [token for token in tokens(sparql) if token.kind is not Kind.COMMENT]


def outside(found: Iterable[Token]) -> Iterator[Token]:
    """Give the tokens that stand in no braces, the outermost braces themselves among them."""
    depth = 0
    for token in found:
        depth -= token.text == "}"
        if depth == 0:
            yield token
        depth += token.text == "{"


def operations(found: Iterable[Token]) -> Iterator[list[Token]]:
    """Give the tokens of an update by its operations, which semicolons outside braces part."""
    depth, operation = 0, list[Token]()
    for token in found:
        depth += (token.text == "{") - (token.text == "}")
        if token.text == ";" and depth == 0:
            yield operation
            operation = []
        else:
            operation.append(token)
    yield operation


def bind(sparql: str, terms: Mapping[str, NamedNode | Literal]) -> str:
    """Put a term where the query writes `$name`, and leave `?name` alone; works for every SPARQL 1.1 engine.

    The term is written in its own syntax, so whatever its text holds it stays one term. A name that the query
    does not write as `$name` is a `ValueError`.

    >>> bind("SELECT ?p { $town ?p '$town' }", {"town": NamedNode("http://e.org/raqqa")})
    "SELECT ?p { <http://e.org/raqqa>  ?p '$town' }"
    """
    parts: list[str] = []
    done, used = 0, set()
    for token in tokens(sparql):
        name = token.text[1:]
        if token.kind is Kind.VARIABLE and token.text[0] == "$" and name in terms:
            used.add(name)
            # The space keeps what follows from growing onto a language tag.
            parts += [sparql[done : token.start], str(terms[name]), " "]
            done = token.start + len(token.text)
    if missing := terms.keys() - used:
        raise ValueError(f"the query has no ${min(missing)} to bind")
    return "".join([*parts, sparql[done:]])


def unparsed(words: str) -> BadQuery:
    """Say in one line, with line and column, why the engine could not parse a query.

    >>> print(unparsed("error at 1:11: expected one of"))
    at line 1, column 11: expected one of
    """
    placed = re.sub(r"^error at (\d+):(\d+)", r"at line \1, column \2", " ".join(words.split()))
    return BadQuery(placed if len(placed) <= _LONGEST else placed[:_LONGEST] + " …")
