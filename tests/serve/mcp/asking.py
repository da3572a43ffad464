"""A client of the tools, as a test asks it."""

from __future__ import annotations

import json
from typing import Any

import anyio
from mcp import Client
from mcp.types import CallToolResult, TextContent

from kg.graph import Graph
from kg.serve.mcp.server import tool_server


def called(graph: Graph, tool: str, **arguments: Any) -> CallToolResult:  # noqa: ANN401  JSON's own
    """Call a tool of a server in this process."""

    async def call() -> CallToolResult:
        async with Client(tool_server(graph)) as client:
            return await client.call_tool(tool, arguments)

    return anyio.run(call)


def told(graph: Graph, tool: str, **arguments: Any) -> dict[str, Any]:  # noqa: ANN401  JSON's own
    """Give what a tool answers, which is the same as text and as a value."""
    result = called(graph, tool, **arguments)
    assert not result.is_error, words(result)
    value = result.structured_content
    assert value == json.loads(words(result))
    assert isinstance(value, dict)
    return value


def refused(graph: Graph, tool: str, **arguments: Any) -> str:  # noqa: ANN401  JSON's own
    """Give the words with which a tool refuses."""
    result = called(graph, tool, **arguments)
    assert result.is_error
    return words(result)


def words(result: CallToolResult) -> str:
    """Give the text of an answer."""
    (content,) = result.content
    assert isinstance(content, TextContent)
    return content.text
