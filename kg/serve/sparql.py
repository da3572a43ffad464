"""The SPARQL protocol, for queries."""

from __future__ import annotations

from fastapi import APIRouter, Request

from kg.serve.protocol import Asked, asked

router = APIRouter(tags=["sparql"])
