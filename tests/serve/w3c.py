"""Runs the W3C's SPARQL 1.1 suites, where they are there, against a server over an empty store: `make w3c`."""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from kg.settings import Settings
from tests.serve.scratch import WRITE, scratch


def main() -> int:
    """Run both scripts of the folder given, print what they print, and give the worse of their exit codes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="holds tools/ and suites/")
    tools: Path = parser.parse_args().shared.resolve() / "tools"
    if not (tools / "sparql_query_suite.py").exists():
        print(f"the suites are not there: {tools} holds no sparql_query_suite.py")
        return 0
    with (
        tempfile.TemporaryDirectory() as folder,
        scratch(Path(folder) / "graph", Settings(query_rows=100_000)) as client,
    ):
        at = str(client.base_url).rstrip("/")
        asked = ["--query", f"{at}/sparql", "--update", f"{at}/sparql", "--token", WRITE]
        return max(
            subprocess.run([sys.executable, tools / name, *asked, *more], check=False).returncode
            for name, more in (
                ("sparql_protocol_suite.py", ["--gsp", f"{at}/store"]),
                ("sparql_query_suite.py", []),
            )
        )


if __name__ == "__main__":
    sys.exit(main())
