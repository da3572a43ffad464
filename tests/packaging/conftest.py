"""The package as others get it: built, and installed away from the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
from dataclasses import dataclass
from pathlib import Path

import pytest

from kg.settings import default_cache
from tests.packaging.project import ROOT


@dataclass(frozen=True, slots=True)
class Installed:
    """A wheel in an environment of its own; `home` is that environment, `folder` an empty one to work in."""

    home: Path
    folder: Path

    def kg(self, *words: str, given: str = "") -> str:
        """Run the command line; it must succeed in silence on standard error."""
        return self._run(self.home / "bin" / "kg", *words, given=given)

    def python(self, *words: str) -> str:
        """Run the interpreter, likewise."""
        return self._run(self.home / "bin" / "python", *words)

    def _run(self, *words: str | Path, given: str = "") -> str:
        own = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "KG_"))}
        # What was compiled before serves here too: it is named by a digest of the data that it comes from.
        own |= {"KG_CACHE": str(default_cache()), "KG_STORE": str(self.folder / "graph")}
        done = subprocess.run(
            words, cwd=self.folder, env=own, input=given, capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout


def build(kind: str, checkout: Path, folder: Path) -> Path:
    """Build a distribution, `wheel` or `sdist`, of a checkout into a folder, without the network."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(folder)]
    subprocess.run(command, cwd=checkout, check=True, capture_output=True)
    [built] = folder.iterdir()
    return built


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel, once."""
    return build("wheel", ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="session")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the source distribution, once."""
    return build("sdist", ROOT, tmp_path_factory.mktemp("sdist"))


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """Install the wheel alone; what it needs is lent by the environment of the tests."""
    home = tmp_path_factory.mktemp("installed")
    venv.create(home, symlinks=True)
    python = home / "bin" / "python"
    pip = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        str(python),
        "install",
        "--quiet",
        "--no-index",
        "--no-deps",
    ]
    subprocess.run([*pip, str(wheel)], cwd=home, check=True)
    own = Path(sysconfig.get_path("purelib", "venv", {"base": str(home)}))
    # A folder that a .pth file names is searched last, and .pth files in it are not followed: no way to the checkout.
    lent = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (own / "lent.pth").write_text("\n".join(lent), "utf-8")
    return Installed(home, tmp_path_factory.mktemp("elsewhere"))
