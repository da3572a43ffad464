"""Answers written without their models still fit them, and keep their headers."""

from __future__ import annotations

import httpx
import pytest
from pydantic import BaseModel

from kg.serve.answers import Claims, Entities, Places, Relations, Reports
from kg.serve.held import Changes, Disputes, Events, Holdings, Relationships, Story, Timeline


@pytest.mark.parametrize(
    ("path", "model"),
    [
        ("/claims", Claims),
        ("/entities", Entities),
        ("/places", Places),
        ("/reports", Reports),
        ("/events", Events),
        ("/relationships", Relationships),
        ("/disputes", Disputes),
        ("/entities/abu-kamal/relations", Relations),
        ("/entities/syrian-armed-forces/relations", Relations),
        ("/places/abu-kamal/control", Timeline),
        ("/places/abu-kamal/control?known_on=2017-11-10", Timeline),
        ("/places/abu-kamal/timeline", Story),
        ("/actors/syrian-armed-forces/holdings", Holdings),
        ("/compare?first=2017-11-01&second=2017-11-30", Changes),
    ],
)
def test_what_is_written_fits_its_model(client: httpx.Client, path: str, model: type[BaseModel]) -> None:
    answer = client.get(path)
    assert answer.headers["content-type"] == "application/json"
    read = model.model_validate_json(answer.content)
    assert read.model_dump(mode="json", by_alias=True, exclude_unset=True) == answer.json()


@pytest.mark.parametrize("path", ["/claims", "/reports"])
def test_the_next_page_is_linked_too(client: httpx.Client, path: str) -> None:
    answer = client.get(f"{path}?limit=1")
    assert f'<{answer.json()["next"]}>; rel="next"' in answer.headers["link"]
