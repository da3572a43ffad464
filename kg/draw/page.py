"""The explorer in one HTML file: what it shows, what draws it, and nothing that it would have to fetch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from kg.draw.embed import embedded, nonce_of, readable, script_source
from kg.draw.joined import joined
from kg.draw.packing import packed

ROOM: Final = Path(__file__).parent
TEMPLATES: Final = ROOM / "explorer"
FRAME: Final = TEMPLATES / "shell"
VENDOR: Final = ROOM / "vendor"

MANY: Final = 1000
"""Past so many relationships sigma draws the graph, which the file then brings along."""

_VIEWS: Final = ("shell", "panel", "search", "graph", "timeline", "table")
_NETWORK: Final = ("vis-network/vis-network.min.js",)
_LARGE: Final = ("graphology/graphology.umd.min.js", "sigma/sigma.min.js")
_MAP: Final = ("topojson-client/topojson-client.min.js",)
_TEXTS: Final = {
    "maplibre-gl": "maplibre-gl/maplibre-gl.mjs",
    "maplibre-gl-worker": "maplibre-gl/maplibre-gl-worker.mjs",
    "world-atlas": "world-atlas/50m.json",
}
_POLICY: Final = (
    "default-src 'none'; script-src 'nonce-{nonce}'{loaded}; style-src 'nonce-{nonce}'; img-src data: blob:;{worker} "
    "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types {policies}"
)


def page(content: Mapping[str, Any], *, title: str) -> str:
    """Give a self-contained HTML page of what `kg.filing.content_of` gave; write it as UTF-8.

    The same content gives the same page. With a `map` in it the page brings the map and its atlas, of a megabyte.
    """
    mapped = "map" in content
    libraries = [
        *_NETWORK,
        *(_LARGE if len(content["network"]["edges"]) > MANY else ()),
        *(_MAP if mapped else ()),
    ]
    held = packed(content)
    nonce = nonce_of([title, held])
    text: str = _template().render(
        name=readable(title, 120),
        nonce=nonce,
        policy=_policy(nonce, mapped=mapped),
        style=script_source("\n".join(_styles(mapped=mapped))),
        content=held,
        texts=[(name, script_source(_vendored(file))) for name, file in _TEXTS.items()] if mapped else [],
        libraries=[script_source(_vendored(file)) for file in libraries],
        program=script_source(joined(TEMPLATES, "file/mapped.js" if mapped else "file/plain.js")),
    )
    return text


def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader([TEMPLATES / "file", FRAME]), autoescape=True, undefined=StrictUndefined
    )
    environment.filters["embedded"] = embedded
    return environment.get_template("page.html")


def _policy(nonce: str, *, mapped: bool) -> str:
    return _POLICY.format(
        nonce=nonce,
        loaded=" blob:" if mapped else "",
        worker=" worker-src blob:; connect-src blob:;" if mapped else "",
        policies="kg-vendored" if mapped else "'none'",
    )


def _styles(*, mapped: bool) -> Sequence[str]:
    return [_style(name) for name in ((*_VIEWS, "map") if mapped else _VIEWS)]


def _style(view: str) -> str:
    files = sorted((TEMPLATES / view).glob("*.css"))
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


def _vendored(file: str) -> str:
    return (VENDOR / file).read_text(encoding="utf-8")
