"""Data goes one way through the rooms: no import goes against it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROWS = (
    "model",
    "read",
    "know",
    "extract",
    "rdf",
    "store",
    "derive",
    "query",
    "draw",
    "facade",
    "serve",
    "cli",
)
FREE = {"errors", "remote", "settings"}
FACADE = {
    "ahead",
    "apart",
    "backing",
    "cluster",
    "clustering",
    "coded",
    "crew",
    "dumping",
    "editing",
    "explaining",
    "export",
    "filing",
    "formats",
    "found",
    "graph",
    "handover",
    "importing",
    "ingest",
    "intake",
    "judging",
    "lookups",
    "linking",
    "listing",
    "loading",
    "offers",
    "snapshots",
    "parcel",
    "readings",
    "rereading",
    "seen",
    "soundness",
    "spare",
    "spool",
    "stocks",
    "suppressing",
    "tabling",
    "taking",
    "text",
    "veil",
}
LIGHT = ("kg/__init__.py", "kg/__main__.py", "kg/errors.py", "kg/settings.py", "kg/cli", "kg/model")
HEAVY = {
    "spacy",
    "trafilatura",
    "networkx",
    "rdflib",
    "pyshacl",
    "fastapi",
    "httpx",
    "mcp",
    "dask",
    "distributed",
    "fsspec",
    "uvicorn",
    "pyvis",
    "pyoxigraph",
    "pandas",
    "pyarrow",
}


def room(module: str) -> str | None:
    """Give the row to which a module of this package belongs; `None` for what any row may import."""
    parts = module.split(".")
    if parts[0] != "kg" or len(parts) == 1 or parts[1] in FREE:
        return None
    if parts[1] == "__main__":
        return "cli"
    return "facade" if parts[1] in FACADE else parts[1]


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Give line and module of each import, those inside functions and behind `TYPE_CHECKING` too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: a relative import"
            yield node.lineno, node.module or ""
            if node.module == "kg":
                yield from ((node.lineno, f"kg.{alias.name}") for alias in node.names)


def modules() -> list[Path]:
    return sorted((ROOT / "kg").rglob("*.py"))


def name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


@pytest.mark.parametrize("path", modules(), ids=name)
def test_a_room_imports_only_from_rows_above_its_own(path: Path) -> None:
    own = room(name(path))
    if own is None:
        return
    assert own in ROWS, f"{path} stands in no row"
    against = [
        f"{path.relative_to(ROOT)}:{line} imports {module}"
        for line, module in imports(path)
        if (other := room(module)) and ROWS.index(other) > ROWS.index(own)
    ]
    assert not against


def test_errors_and_settings_import_no_room() -> None:
    for free in FREE:
        assert not [m for _, m in imports(ROOT / "kg" / f"{free}.py") if room(m)]


def test_the_command_line_reaches_the_graph_through_the_facade() -> None:
    for path in modules():
        if room(name(path)) == "cli":
            reached = {room(m) for _, m in imports(path) if m.split(".")[0] == "kg"}
            assert not reached & {"know", "extract", "store", "derive"}, path


@pytest.mark.parametrize("start", LIGHT)
def test_what_the_command_line_loads_at_its_start_imports_nothing_heavy_at_the_top(start: str) -> None:
    here = ROOT / start
    for path in [here] if here.is_file() else sorted(here.rglob("*.py")):
        top = [
            n
            for n in ast.parse(path.read_text(encoding="utf-8")).body
            if isinstance(n, ast.Import | ast.ImportFrom)
        ]
        named = {a.name for n in top if isinstance(n, ast.Import) for a in n.names}
        named |= {n.module or "" for n in top if isinstance(n, ast.ImportFrom)}
        assert not {m.split(".")[0] for m in named} & HEAVY, path
