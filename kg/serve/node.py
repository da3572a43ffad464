"""A node's description as JSON, for OpenAPI: of `kg.serve.things.node_json`."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field

from kg.serve.models import config


class Value(BaseModel):
    """An IRI or a literal."""

    model_config = config()

    type: Literal["iri", "literal"]
    value: str
    datatype: str | None = Field(default=None, description="Of a literal, with its prefix.")
    language: str | None = Field(default=None, description="Of a literal in a language.")


class Statement(BaseModel):
    """One triple."""

    model_config = config()

    subject: str
    property: str = Field(description="With its prefix, as in `prov:wasDerivedFrom`.")
    object: Value


class Node(BaseModel):
    """What is said of a node and its parts, and what others say that name it."""

    model_config = config(
        {
            "id": "9b1c2d3e4f506172",
            "iri": "http://127.0.0.1:8000/geometries/9b1c2d3e4f506172",
            "said": [
                {
                    "subject": "http://127.0.0.1:8000/geometries/9b1c2d3e4f506172",
                    "property": "geo:asWKT",
                    "object": {
                        "type": "literal",
                        "value": "POINT(40.92 34.45)",
                        "datatype": "geo:wktLiteral",
                    },
                }
            ],
            "inverse": [],
            "labels": {},
            "truncated": False,
        }
    )

    id: str
    iri: str
    said: list[Statement]
    inverse: list[Statement] = Field(description="Statements of others in which it is the object.")
    labels: dict[str, str] = Field(description="Labels of the entities named, by IRI.")
    truncated: bool = Field(description="Whether statements were left out at the limit.")
