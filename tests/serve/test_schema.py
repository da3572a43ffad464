"""Schemathesis over the description of the interface: no fault of the server, nothing that is not described.

`make schemathesis` tries 1,000 examples an operation, this some 16: half of them as described, half not.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any, Final

import httpx
import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.core.result import Ok
from schemathesis.generation import GenerationMode
from schemathesis.schemas import APIOperation, BaseSchema
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from kg.graph import Graph
from kg.settings import Settings
from kg.store import open_store
from tests.serve.live import live
from tests.serve.scratch import ACCESS, WRITE, bearer
from tests.serve.story import BASE, REPORTS, Told

EXAMPLES: Final = int(os.environ.get("KG_EXAMPLES", "8"))
SETTINGS: Final = Settings(query_seconds=30.0)
# What is no HTTP to uvicorn, it refuses itself.
NO_HTTP: Final = "Invalid HTTP request received."
HEAD: Final = 65_536
CHECKS: Final = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    folder = tmp_path_factory.mktemp("tried") / "graph"
    with Graph(open_store(folder, BASE), SETTINGS, Told()) as graph:
        graph.add(REPORTS)
        with live(graph, SETTINGS, ACCESS) as client:
            yield client


@pytest.fixture(scope="module")
def schema(served: httpx.Client) -> BaseSchema:
    return schemathesis.openapi.from_dict(served.get("/openapi.json").json())


Operation = APIOperation[Any, Any, Any, Any]


def operations(schema: BaseSchema) -> list[Operation]:
    """Give all operations, those that only read first: what is dropped cannot be looked up."""
    found = [result.ok() for result in schema.get_all_operations() if isinstance(result, Ok)]
    return sorted(found, key=lambda operation: operation.method.upper() != "GET")


def faults(operation: Operation, mode: GenerationMode, root: str, session: requests.Session) -> list[str]:
    """Try an operation, and say what was wrong with the first example that was."""

    @settings(max_examples=EXAMPLES // 2, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy(generation_mode=mode))
    def holds(case: schemathesis.Case[Any]) -> None:
        try:
            answer = case.call(base_url=root, session=session)
        except requests.RequestException as error:
            # uvicorn hangs up on a head that is too long.
            if len(case.as_curl_command()) > HEAD:
                return
            raise AssertionError(operation.label) from error
        if answer.text != NO_HTTP:
            case.validate_response(answer, checks=CHECKS)

    try:
        holds()
    except FailureGroup as found:
        return [f"{operation.label}: {fault}" for fault in found.exceptions]
    except Unsatisfiable:
        # There is nothing that its description refuses.
        assert mode is GenerationMode.NEGATIVE
    return []


@pytest.mark.parametrize("mode", list(GenerationMode))
def test_the_interface_keeps_its_description(
    served: httpx.Client, schema: BaseSchema, mode: GenerationMode
) -> None:
    every = operations(schema)
    assert len(every) > 80
    root = str(served.base_url).rstrip("/")
    with requests.Session() as session:
        session.trust_env = False
        session.headers.update(bearer(WRITE))
        found = [fault for one in every for fault in faults(one, mode, root, session)]
    assert found == []
