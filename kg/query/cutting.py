"""Says inside an answer that a part of it was left out, where its format has a place for that."""

from __future__ import annotations

from typing import Final

_JSON_HEAD: Final = b'{"head":{"vars":['
_XML_HEAD: Final = b"</head>"
_LINES: Final = frozenset({"text/turtle", "application/n-triples", "application/n-quads", "application/trig"})


def marked(body: bytes, media_type: str, told_at: str) -> bytes:
    """Give an answer that was cut short with a word about it; `told_at` is the address that explains it.

    The JSON and XML of rows have links in their head for what else there is to know, XML and the line-wise
    syntaxes of triples comments. CSV, TSV and JSON-LD have neither and stay as they are.

    >>> marked(b'{"head":{"vars":["s"]},"results":{"bindings":[]}}', "application/sparql-results+json", "urn:cut")
    b'{"head":{"vars":["s"],"link":["urn:cut"]},"results":{"bindings":[]}}'
    """
    remark = f"cut short at a limit of the server: {told_at}"
    if media_type == "application/sparql-results+json" and body.startswith(_JSON_HEAD):
        return body.replace(b"]}", f'],"link":["{told_at}"]}}'.encode(), 1)
    if media_type == "application/sparql-results+xml":
        link = f'<link href="{told_at}"/></head>'.encode()
        return body.replace(_XML_HEAD, link, 1) + f"<!-- {remark} -->\n".encode()
    if media_type == "application/rdf+xml":
        return body + f"\n<!-- {remark} -->\n".encode()
    return body + f"# {remark}\n".encode() if media_type in _LINES else body
