"""How reports come into a graph by way of a cluster of Dask."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kg import text
from kg.errors import ExtraMissing, UsageError
from kg.ingest import Ingested, Progress
from kg.read import Note, Outcome, Refusal
from kg.settings import Settings
from kg.taking import Taking

if TYPE_CHECKING:
    from kg.cluster.shards import Cut
    from kg.cluster.working import Reader

FOLDER: Final = "shards"
_EXTRA: Final = {"dask", "distributed", "fsspec"}


class Clustering(Taking):
    """The part of a graph that has reports read elsewhere."""

    def take_on(
        self,
        cluster: str,
        outcomes: Iterable[Outcome],
        progress: Progress | None = None,
        *,
        shards: str | None = None,
        jobs: int | None = None,
        load: Callable[[Settings], Reader] | None = None,
        cut: Cut | None = None,
        tell: Callable[[Refusal | Note], None] | None = None,
    ) -> Ingested:
        """Read what `kg.read` gave into the graph as `take` does, with the workers of a cluster of Dask.

        `cluster` is the address of its scheduler, or `local` for `jobs` processes of this machine, one a core unless
        it is said. What they read goes by way of files in `shards`, a folder or an address that fsspec knows, which
        all of them and this process see; without it of a folder in that of the graph, which is removed at the end.
        A run that was interrupted goes on where it was, when the same is read again. Rows of tables are read here.

        `load` is what gives workers another reader, a function that they can import, `cut` how much they are given at
        once. Without the extra `kg[cluster]` it is an `ExtraMissing`; a cluster that cannot do it is a `ClusterError`,
        and one with another version of the code, the model or the lexicon a `VersionMismatch`.
        """
        try:
            from kg.cluster.shards import Cut  # noqa: PLC0415  an extra
            from kg.cluster.taking import Run, take  # noqa: PLC0415
        except ModuleNotFoundError as error:
            if error.name and error.name.partition(".")[0] in _EXTRA:
                raise ExtraMissing("distributed", "cluster") from None
            raise
        place, own = self._place(shards)
        run = Run(
            cluster,
            place,
            jobs or os.cpu_count() or 1,
            load or text.extractor,
            cut or Cut(),
            dropping=own is not None,
        )
        told = take(
            self._store,
            outcomes,
            run,
            progress,
            settings=self._settings,
            means=lambda reader: self._kept(self._read_by(reader)),
            rows=self._coding,
            veil=self.veil(),
            tell=tell,
        )
        if own:
            shutil.rmtree(own, ignore_errors=True)
        return told

    def _place(self, shards: str | None) -> tuple[str, Path | None]:
        """Give where shards go, and the folder of the graph's own that it is, if it is."""
        if shards is None:
            if self._store.folder is None:
                raise UsageError("a graph in memory has no folder for shards: name one")
            own = self._store.folder.resolve() / FOLDER
            return str(own), own
        # Workers may stand in another folder.
        return (shards if "://" in shards else str(Path(shards).resolve())), None
