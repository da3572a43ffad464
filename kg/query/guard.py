"""Judges a foreign query before any engine sees it: it may read this dataset and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from itertools import pairwise
from urllib.parse import urljoin

from kg.errors import BadQuery, RefusedQuery, UsageError
from kg.query.prefixes import prefixes
from kg.store.tokens import Kind, Token, spoken, tokens

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


def checked(sparql: str, base: str | None = None, known: Callable[[str], bool] = lambda graph: False) -> Form:
    """Tell what a query gives, having refused what would leave the dataset or change it.

    Refused (`RefusedQuery`): updates, `SERVICE` anywhere, `FROM` of a graph that neither begins with `base` nor
    is `known`, more than a million bytes, brackets or signs nested deeper than 100. No query form is a `BadQuery`.
    What `kg.query.prefixes` gives for `base` needs no declaration. The grammar is left to the engine, which
    runs where it can be killed.

    >>> checked("ASK { ?s ?p 'SERVICE' }")
    <Form.ASK: 'ASK'>
    """
    for reading, found in readings(sparql):
        refuse_services(reading, found)
        _refuse_updates(reading, found)
        refuse_depth(reading, found)
        _refuse_graphs(reading, found, base, known)
    return _form(sparql)


def readings(sparql: str) -> Iterator[tuple[str, list[Token]]]:
    """Give the ways in which an engine may read a request, each with its tokens, comments left out.

    One of more than `MAX_BYTES` is a `RefusedQuery`, one that is no Unicode text a `BadQuery`.
    """
    try:
        size = len(sparql.encode())
    except UnicodeEncodeError as error:
        raise BadQuery(f"a character that is no Unicode text {place(sparql, error.start)}") from error
    if size > MAX_BYTES:
        raise RefusedQuery(f"a query of {size:,} bytes; at most {MAX_BYTES:,} are read")
    for reading in dict.fromkeys((sparql, _unescaped(sparql))):
        yield reading, spoken(reading)


def _unescaped(sparql: str) -> str:
    # The standard replaces \u escapes before it parses, this engine inside strings and IRIs: both are judged.
    def character(found: re.Match[str]) -> str:
        code = int(found[1] or found[2], 16)
        if code > 0x10FFFF or 0xD800 <= code < 0xE000:
            raise BadQuery(f"an escape that is no Unicode character {place(sparql, found.start())}")
        return chr(code)

    return _ESCAPE.sub(character, sparql)


def refuse_services(sparql: str, found: Sequence[Token]) -> None:
    """Refuse a call of another server, wherever it stands."""
    for token in found:
        # The engine's grammar wants no space after a keyword: `SERVICEex:x` and `trueSERVICE` are calls too.
        if "SERVICE" in keyword(token):
            raise RefusedQuery(f"SERVICE {place(sparql, token.start)}: a query may not call another server")


def _refuse_updates(sparql: str, found: Sequence[Token]) -> None:
    for token in found:
        if token.kind is Kind.WORD and keyword(token) in _UPDATES:
            raise RefusedQuery(f"{keyword(token)} {place(sparql, token.start)}: a query may only read")


def keyword(token: Token) -> str:
    """Give in capitals what of a token may be a keyword, with what is written against it."""
    if token.kind is Kind.WORD:
        return token.text.upper()
    return token.text.partition(":")[0].upper() if token.kind is Kind.NAME else ""


def refuse_depth(sparql: str, found: Sequence[Token]) -> None:
    """Refuse brackets or signs nested deeper than `MAX_DEPTH`, which an engine may read on its stack."""
    depth = signs = 0
    for token in found:
        depth += (token.text in ("(", "[", "{")) - (token.text in (")", "]", "}"))
        signs = signs + 1 if token.text in ("!", "-", "+", "^") else 0
        if max(depth, signs) > MAX_DEPTH:
            raise RefusedQuery(f"nested deeper than {MAX_DEPTH} {place(sparql, token.start)}")


def _refuse_graphs(
    sparql: str, found: Sequence[Token], base: str | None, known: Callable[[str], bool]
) -> None:
    iri_of = resolver(found, base or "")
    for index, token in enumerate(found):
        if "FROM" in keyword(token):
            following = [t for t in found[index + 1 : index + 3] if t.text.upper() != "NAMED"]
            # A prefixed name that begins with the keyword can be read in two ways.
            plain = (
                following and token.kind is Kind.WORD and not following[0].text.upper().startswith("NAMED")
            )
            name = iri_of(following[0]) if plain else ""
            if not _is_ours(name, base, known):
                raise RefusedQuery(
                    f"FROM {place(sparql, token.start)}: only graphs of this dataset may be named"
                )


def _is_ours(graph: str, base: str | None, known: Callable[[str], bool]) -> bool:
    if base is not None and graph.startswith(base):
        return True
    try:
        return bool(graph) and known(graph)
    except (ValueError, UsageError):
        # What is no IRI names no graph.
        return False


def resolver(found: Sequence[Token], base: str) -> Callable[[Token], str]:
    """Give what tells the IRI for which a token of a query stands; for an undeclared prefix that is no whole one.

    The prologue is read, and `kg.query.prefixes` for `base` where it declares nothing.
    """
    names = {f"{name}:": iri for name, iri in prefixes(base).items()} | dict(_declared(found))
    stem = _base(found, base)

    def iri_of(token: Token) -> str:
        if token.kind is Kind.IRI:
            return urljoin(stem, token.text[1:-1])
        prefix, colon, local = token.text.partition(":")
        return names.get(prefix + colon, "") + local

    return iri_of


def _base(found: Sequence[Token], base: str) -> str:
    declared = [
        iri.text[1:-1] for word, iri in pairwise(found) if word.kind is Kind.WORD and keyword(word) == "BASE"
    ]
    for iri in declared:
        base = urljoin(base, iri)
    return base


def _declared(found: Sequence[Token]) -> Iterator[tuple[str, str]]:
    # Only the prologue is read: further on a name before an IRI may look like a declaration.
    rest = iter(found)
    for token in rest:
        word = keyword(token)
        if word == "BASE":
            next(rest, None)
        elif word.startswith("PREFIX"):
            name = token.text[len("PREFIX") :] if token.kind is Kind.NAME else next(rest, token).text
            yield name, next(rest, token).text[1:-1]
        else:
            return


def _form(sparql: str) -> Form:
    for token in tokens(sparql):
        if token.kind is Kind.WORD and token.text.upper() in _FORMS:
            return Form(token.text.upper())
    raise BadQuery("no SELECT, ASK, CONSTRUCT or DESCRIBE")


def place(sparql: str, start: int) -> str:
    """Say where in a query a character stands."""
    line = sparql.count("\n", 0, start) + 1
    return f"at line {line}, column {start - (sparql.rfind(chr(10), 0, start) + 1) + 1}"
