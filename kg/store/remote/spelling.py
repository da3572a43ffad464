"""Literals that Virtuoso would change, under a name of their own while they are there."""

from __future__ import annotations

import re
from typing import Final

WKT, OURS = "http://www.opengis.net/ont/geosparql#wktLiteral", "urn:x-kg:wktLiteral"
# A quote within a string stands behind a stroke.
_THERE: Final = re.compile(rf'(?<!\\)"\^\^<{re.escape(WKT)}>')
_BACK: Final = (
    (re.compile(rb'"datatype"\s*:\s*"%b"' % OURS.encode()), b'"datatype":"%b"' % WKT.encode()),
    (re.compile(rb'(?<!\\)"\^\^<%b>' % OURS.encode()), b'"^^<%b>' % WKT.encode()),
)


def there(sparql: str) -> str:
    """Give a query or an update as Virtuoso is to hear it, which rounds the numbers of a place.

    >>> there('"POINT(1 2)"^^<http://www.opengis.net/ont/geosparql#wktLiteral>')
    '"POINT(1 2)"^^<urn:x-kg:wktLiteral>'
    """
    return _THERE.sub(f'"^^<{OURS}>', sparql)


def back(answer: bytes) -> bytes:
    """Give an answer of Virtuoso, in JSON or N-Triples, as it was meant.

    >>> back(b'{"type":"typed-literal","datatype":"urn:x-kg:wktLiteral","value":"POINT(1 2)"}').decode()
    '{"type":"typed-literal","datatype":"http://www.opengis.net/ont/geosparql#wktLiteral","value":"POINT(1 2)"}'
    """
    for found, meant in _BACK:
        answer = found.sub(meant, answer)
    return answer
