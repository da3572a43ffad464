"""Where the data folders are: inside an installed wheel, or beside the package in a checkout."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

_PACKAGE = Path(str(files("kg")))


def data_folder(name: str) -> Path:
    """Give the folder `ontology` or `queries`.

    What the wheel carries comes before what lies beside the package. A name that is in neither is a
    `FileNotFoundError`.
    """
    for folder in (_PACKAGE / "_data" / name, _PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"no data folder {name!r} in or beside {_PACKAGE}")
