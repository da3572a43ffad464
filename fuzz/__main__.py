"""Run a target, or each in turn: `python -m fuzz [--seconds 60] [TARGET...]`.

With atheris the search is guided by what the code does; without it (atheris knows Linux and CPython 3.11 to 3.14 alone)
Hypothesis draws bytes blindly. What breaks a target is printed, and ends the run with a status that is not 0.
"""

from __future__ import annotations

import argparse
import importlib.util
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

NAMES: Final = ("text", "dates", "queries", "requests")


def main() -> int:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(prog="fuzz")
    parser.add_argument("--seconds", type=int, default=60, help="for each target")
    parser.add_argument("--here", action="store_true", help="in this process, which then takes one target")
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"of {', '.join(NAMES)}; else each")
    asked = parser.parse_args()
    if unknown := set(asked.targets) - set(NAMES):
        parser.error(f"no such target: {', '.join(sorted(unknown))}")
    guided = importlib.util.find_spec("atheris") is not None
    if asked.here:
        (_guided if guided else _blind)(asked.targets[0], asked.seconds)
        return 0
    print("guided by atheris" if guided else "atheris is not installed: Hypothesis draws blindly", flush=True)
    command = [sys.executable, "-m", "fuzz", "--here", "--seconds", str(asked.seconds)]
    # libFuzzer ends the process that it runs in.
    codes = [subprocess.run([*command, name], check=False).returncode for name in asked.targets or NAMES]  # noqa: S603
    return max(map(abs, codes))


def _guided(name: str, seconds: int) -> None:
    import atheris  # noqa: PLC0415  known where it is installed

    with atheris.instrument_imports(include=["kg"]):
        from fuzz.targets import SEEDS, TARGETS  # noqa: PLC0415
    with TemporaryDirectory(prefix="kg-corpus-") as folder:
        for number, seed in enumerate(SEEDS[name]):
            (Path(folder) / str(number)).write_bytes(seed)
        limits = [f"-max_total_time={seconds}", "-max_len=4096", "-timeout=20", "-print_final_stats=1"]
        kept = f"-artifact_prefix={Path('build').absolute()}/fuzz-{name}-"
        Path("build").mkdir(exist_ok=True)
        atheris.Setup([sys.argv[0], *limits, kept, folder], TARGETS[name])
        atheris.Fuzz()


def _blind(name: str, seconds: int) -> None:
    import time  # noqa: PLC0415

    from hypothesis import HealthCheck, given, settings  # noqa: PLC0415

    from fuzz.drawn import drawn  # noqa: PLC0415
    from fuzz.targets import TARGETS  # noqa: PLC0415

    @settings(max_examples=1_000, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(drawn(name))
    def holds(data: bytes) -> None:
        TARGETS[name](data)

    end, rounds = time.monotonic() + seconds, 0
    while time.monotonic() < end:
        holds()
        rounds += 1
    print(f"{name}: {rounds} times 1,000 examples")


if __name__ == "__main__":
    sys.exit(main())
