"""What is said of a shard that was read, written when all of it is there."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from kg.cluster.versions import Versions
from kg.errors import DamagedCopy

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Manifest:
    """How a shard was read and what came of it.

    `reports` are the ids of those whose claims are in the file, `refused` gives by id why the others have none.
    `quads` and `digest` are those of the unpacked lines: how they are packed may differ from one machine to another.
    """

    shard: str
    versions: Versions
    base: str
    reports: tuple[str, ...]
    refused: Mapping[str, str]
    claims: int
    quads: int
    digest: str

    def written(self) -> bytes:
        """Write it as JSON."""
        value = {
            "format": FORMAT,
            "shard": self.shard,
            "versions": self.versions.as_json(),
            "base": self.base,
            "reports": list(self.reports),
            "refused": dict(self.refused),
            "claims": self.claims,
            "quads": self.quads,
            "sha256": self.digest,
        }
        return (json.dumps(value, indent=1) + "\n").encode()

    @classmethod
    def read(cls, words: bytes) -> Manifest:
        """Read what `written` wrote; anything else, also half of it, is a `DamagedCopy`."""
        try:
            value = json.loads(words)
            if value["format"] != FORMAT:
                raise DamagedCopy(
                    f"a manifest of format {value['format']}, where this version reads {FORMAT}"
                )
            return cls(
                shard=value["shard"],
                versions=Versions.from_json(value["versions"]),
                base=value["base"],
                reports=tuple(value["reports"]),
                refused=dict(value["refused"]),
                claims=value["claims"],
                quads=value["quads"],
                digest=value["sha256"],
            )
        except (ValueError, KeyError, TypeError) as error:
            raise DamagedCopy(f"no manifest: {type(error).__name__}: {error}") from None

    def check(self, lines: bytes) -> None:
        """Raise a `DamagedCopy` if unpacked lines are not those of which it speaks."""
        found = sha256(lines).hexdigest()
        if found != self.digest:
            raise DamagedCopy(
                f"damaged: its lines have sha256 {found}, where the manifest says {self.digest}"
            )
