"""Judges a foreign query before any engine sees it: it may read this dataset and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum

from kg.errors import BadQuery, RefusedQuery
from kg.query.prefixes import prefixes
from kg.store.tokens import Kind, Token, tokens

MAX_BYTES = 1_000_000
MAX_DEPTH = 100


class Form(StrEnum):
    """What a query gives: rows, a truth value or triples."""

    SELECT = "SELECT"
    ASK = "ASK"
    CONSTRUCT = "CONSTRUCT"
    DESCRIBE = "DESCRIBE"


_FORMS = frozenset(Form)
_UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"})
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


def checked(sparql: str, base: str | None = None) -> Form:
    """Tell what a query gives, having refused what would leave the dataset or change it.

    Refused (`RefusedQuery`): updates, `SERVICE` anywhere, `FROM` of a graph that does not begin with `base`,
    more than a million bytes, brackets or signs nested deeper than 100. No query form at all is a `BadQuery`.
    What `kg.query.prefixes` gives for `base` needs no declaration. The grammar is left to the engine, which
    runs where it can be killed.

    >>> checked("ASK { ?s ?p 'SERVICE' }")
    <Form.ASK: 'ASK'>
    """
    try:
        size = len(sparql.encode())
    except UnicodeEncodeError as error:
        raise BadQuery(f"a character that is no Unicode text {_at(sparql, error.start)}") from error
    if size > MAX_BYTES:
        raise RefusedQuery(f"a query of {size:,} bytes; at most {MAX_BYTES:,} are read")
    for reading in dict.fromkeys((sparql, _unescaped(sparql))):
        found = [token for token in tokens(reading) if token.kind is not Kind.COMMENT]
        _refuse_words(reading, found)
        _refuse_depth(reading, found)
        _refuse_graphs(reading, found, base)
    return _form(sparql)


def _unescaped(sparql: str) -> str:
    # The standard replaces \u escapes before it parses, this engine inside strings and IRIs: both are judged.
    def character(found: re.Match[str]) -> str:
        code = int(found[1] or found[2], 16)
        if code > 0x10FFFF or 0xD800 <= code < 0xE000:
            raise BadQuery(f"an escape that is no Unicode character {_at(sparql, found.start())}")
        return chr(code)

    return _ESCAPE.sub(character, sparql)


def _refuse_words(sparql: str, found: Sequence[Token]) -> None:
    for token in found:
        word = _keyword(token)
        # The engine's grammar wants no space after a keyword: `SERVICEex:x` and `trueSERVICE` are calls too.
        if "SERVICE" in word:
            raise RefusedQuery(f"SERVICE {_at(sparql, token.start)}: a query may not call another server")
        if token.kind is Kind.WORD and word in _UPDATES:
            raise RefusedQuery(f"{word} {_at(sparql, token.start)}: a query may only read")


def _keyword(token: Token) -> str:
    if token.kind is Kind.WORD:
        return token.text.upper()
    return token.text.partition(":")[0].upper() if token.kind is Kind.NAME else ""


def _refuse_depth(sparql: str, found: Sequence[Token]) -> None:
    depth = signs = 0
    for token in found:
        depth += (token.text in ("(", "[", "{")) - (token.text in (")", "]", "}"))
        signs = signs + 1 if token.text in ("!", "-", "+", "^") else 0
        if max(depth, signs) > MAX_DEPTH:
            raise RefusedQuery(f"nested deeper than {MAX_DEPTH} {_at(sparql, token.start)}")


def _refuse_graphs(sparql: str, found: Sequence[Token], base: str | None) -> None:
    known = {f"{name}:": iri for name, iri in prefixes(base or "").items()} | dict(_declared(found))
    for index, token in enumerate(found):
        if "FROM" in _keyword(token):
            following = [t for t in found[index + 1 : index + 3] if t.text.upper() != "NAMED"]
            # A prefixed name that begins with the keyword can be read in two ways.
            name = _resolved(following[0], known) if following and token.kind is Kind.WORD else ""
            if base is None or not name.startswith(base):
                raise RefusedQuery(
                    f"FROM {_at(sparql, token.start)}: only graphs of this dataset may be named"
                )


def _declared(found: Sequence[Token]) -> Iterator[tuple[str, str]]:
    # Only the prologue is read: further on a name before an IRI may look like a declaration.
    rest = iter(found)
    for token in rest:
        word = _keyword(token)
        if word == "BASE":
            next(rest, None)
        elif word.startswith("PREFIX"):
            name = token.text[len("PREFIX") :] if token.kind is Kind.NAME else next(rest, token).text
            yield name, next(rest, token).text[1:-1]
        else:
            return


def _resolved(token: Token, known: dict[str, str]) -> str:
    if token.kind is Kind.IRI:
        return token.text[1:-1]
    prefix, colon, local = token.text.partition(":")
    return "" if prefix.upper().startswith("NAMED") else known.get(prefix + colon, "") + local


def _form(sparql: str) -> Form:
    for token in tokens(sparql):
        if token.kind is Kind.WORD and token.text.upper() in _FORMS:
            return Form(token.text.upper())
    raise BadQuery("no SELECT, ASK, CONSTRUCT or DESCRIBE")


def _at(sparql: str, start: int) -> str:
    line = sparql.count("\n", 0, start) + 1
    return f"at line {line}, column {start - (sparql.rfind(chr(10), 0, start) + 1) + 1}"
