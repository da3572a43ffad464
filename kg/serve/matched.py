"""What the Reconciliation Service API 0.2 says and is told, as JSON."""

from __future__ import annotations

from typing import Annotated, Any, Final

from pydantic import BaseModel, ConfigDict, Field, RootModel, StrictBool, StrictFloat, StrictInt, StrictStr

from kg.query.reconciling import Strictness, Wanted
from kg.serve.models import config

MOST_QUERIES: Final = 100
"""How many queries a batch may have."""
MOST_ROWS: Final = 1000
"""How many entities may be extended at once."""
_LONGEST: Final = 1000
_TYPE: Final = {"id": "settlement", "name": "settlement"}
_CANDIDATE: Final[dict[str, Any]] = {
    "id": "abu-kamal",
    "name": "Abu Kamal",
    "description": "settlement, deir-ez-zor-governorate, syria",
    "type": [_TYPE, {"id": "place", "name": "place"}],
    "score": 99.0,
    "match": True,
    "features": [{"id": "name", "value": 99.0}, {"id": "properties", "value": 1.0}],
}
BATCH: Final = '{"q0":{"query":"Albu Kamal","type":"settlement","limit":3}}'
"""A batch of one query, to show."""
EXTENSION: Final = '{"ids":["abu-kamal"],"properties":[{"id":"country"},{"id":"coordinates"}]}'
"""A query for two properties, to show."""


class Type(BaseModel):
    """A type of entities: `place`, `actor` or a kind. `broader` is given where types are listed."""

    model_config = config(_TYPE)

    id: str
    name: str
    broader: list[Type] | None = None


class Place(BaseModel):
    """Where a service is: its address is `service_url` and `service_path` together."""

    model_config = config()

    service_url: str
    service_path: str


class Suggesting(BaseModel):
    """Where completions are asked for."""

    model_config = config()

    entity: Place
    property: Place
    type: Place


class Preview(BaseModel):
    """Where a small page about an entity is, and its size in pixels."""

    model_config = config()

    url: str
    width: int
    height: int


class View(BaseModel):
    """Where an entity's page is."""

    model_config = config()

    url: str


class Extending(BaseModel):
    """Where the properties that can be fetched are listed."""

    model_config = config()

    propose_properties: Place
    property_settings: list[dict[str, str]] = Field(description="Always empty: no property has settings.")


class Manifest(BaseModel):
    """What this service offers and where, for OpenRefine and its like."""

    model_config = config()

    versions: list[str]
    name: str
    identifierSpace: str  # noqa: N815  the names of this class are the specification's
    schemaSpace: str  # noqa: N815
    documentation: str
    defaultTypes: list[Type]  # noqa: N815
    view: View
    preview: Preview
    suggest: Suggesting
    extend: Extending
    batchSize: int  # noqa: N815


class Feature(BaseModel):
    """`name`: how alike the names are, of 100; `properties`: the share of the properties given that agree."""

    model_config = config()

    id: str
    value: float


class Candidate(BaseModel):
    """An entity that may be meant."""

    model_config = config(_CANDIDATE)

    id: str
    name: str
    description: str
    type: list[Type]
    score: float = Field(ge=0, le=100, description="100: it has this label, 99: it is also called so.")
    match: bool = Field(description="Only where nothing else may be meant and every property agrees.")
    features: list[Feature]


class Result(BaseModel):
    """The candidates of one query, best first."""

    model_config = config({"result": [_CANDIDATE]})

    result: list[Candidate]


class Named(BaseModel):
    """An entity, property or type by id and name."""

    model_config = config({"id": "abu-kamal", "name": "Abu Kamal"})

    id: str
    name: str


class Column(Named):
    """A property that was fetched; `type` where its values are entities."""

    type: Type | None = None


class Cell(BaseModel):
    """One value of a property: an entity by id and name, or words, or a number."""

    model_config = config({"id": "syria", "name": "Syria"})

    id: str | None = None
    name: str | None = None
    str_: str | None = Field(default=None, alias="str")
    float_: float | None = Field(default=None, alias="float")
    int_: int | None = Field(default=None, alias="int")


class Extension(BaseModel):
    """Values by entity and property; an entity that is not here has none."""

    model_config = config()

    meta: list[Column]
    rows: dict[str, dict[str, list[Cell]]]


class Reconciled(RootModel[Manifest | Extension | dict[str, Result]]):
    """The manifest where nothing was asked, candidates by key of the query, or fetched values."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"q0": {"result": [_CANDIDATE]}}]})


class Proposal(BaseModel):
    """The properties that entities of a type have."""

    model_config = config({"type": "place", "properties": [{"id": "country", "name": "Country"}]})

    type: str | None
    properties: list[Named]


class Suggestion(Named):
    """A completion, with what tells it from its namesakes."""

    description: str | None = None
    notable: list[Type] | None = Field(default=None, description="The types of an entity.")
    broader: list[Type] | None = Field(default=None, description="The broader types of a type.")


class Suggestions(BaseModel):
    """Completions, best first."""

    model_config = config({"result": [{"id": "abu-kamal", "name": "Abu Kamal", "description": "settlement"}]})

    result: list[Suggestion]


class Reference(BaseModel):
    """An entity that a table was matched to before."""

    model_config = ConfigDict(extra="ignore")

    id: Annotated[StrictStr, Field(max_length=_LONGEST)]


_Value = Annotated[StrictStr, Field(max_length=_LONGEST)] | StrictBool | StrictInt | StrictFloat | Reference


class Said(BaseModel):
    """What a row says of one property."""

    model_config = config()

    pid: StrictStr
    v: _Value | Annotated[list[_Value], Field(max_length=100)]

    def values(self) -> tuple[str, ...]:
        """Give the values as words: of an entity its id."""
        given = self.v if isinstance(self.v, list) else [self.v]
        return tuple(one.id if isinstance(one, Reference) else str(one) for one in given)


class Query(BaseModel):
    """One row of a table."""

    model_config = config()

    query: Annotated[StrictStr, Field(max_length=_LONGEST)] = ""
    type: StrictStr | Annotated[list[StrictStr | Named], Field(max_length=100)] = Field(default_factory=list)
    limit: Annotated[int, Field(ge=1, le=100)] = 10
    properties: Annotated[list[Said], Field(max_length=50)] = Field(default_factory=list)
    type_strict: Strictness = Strictness.ANY

    def wanted(self) -> Wanted:
        """Give what it asks for; a type that is an empty string is none."""
        types = [self.type] if isinstance(self.type, str) else self.type
        ids = (one.id if isinstance(one, Named) else one for one in types)
        said = tuple((one.pid, one.values()) for one in self.properties)
        return Wanted(self.query, tuple(filter(None, ids)), self.limit, said, self.type_strict)


class Batch(RootModel[dict[str, Query]]):
    """Queries by key."""


class Fetched(BaseModel):
    """A property to fetch."""

    model_config = config()

    id: StrictStr
    settings: Annotated[dict[str, Any], Field(max_length=0)] = Field(default_factory=dict)


class ExtensionQuery(BaseModel):
    """Entities, and the properties to fetch of them."""

    model_config = config()

    ids: list[Annotated[StrictStr, Field(max_length=_LONGEST)]]
    properties: Annotated[list[Fetched], Field(max_length=50)]
