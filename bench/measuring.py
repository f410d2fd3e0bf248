"""Runs commands in turn as whole processes and compares their medians."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from statistics import median

MEGABYTE = 1_000_000
UNIT_OF_MAXRSS = 1 if sys.platform == "darwin" else 1024  # bytes there, kibibytes on Linux


@dataclass(frozen=True)
class Outcome:
    """What was measured: `ours` and `reference` in the unit that the name says, `goal` on their ratio, as `<= 4.0`."""

    name: str
    ours: float
    reference: float
    ratio: float
    goal: str
    ok: bool

    def as_dict(self) -> dict[str, object]:
        """The outcome under the contract's keys."""
        return asdict(self)

    def in_words(self) -> str:
        """One line for a person."""
        verdict = "met" if self.ok else "MISSED"
        return f"{self.name}: {self.ours} against {self.reference}, ratio {self.ratio} (goal {self.goal}: {verdict})"


@dataclass(frozen=True)
class Taken:
    """One finished process: wall seconds and peak memory in megabytes (of its largest process)."""

    seconds: float
    megabytes: float


def outcome(name: str, ours: float, reference: float, *, at_most: float) -> Outcome:
    """Compare two figures; the goal is that their ratio is at most so much."""
    ratio = ours / reference
    return Outcome(name, round(ours, 3), round(reference, 3), round(ratio, 3), f"<= {at_most}", ratio <= at_most)


def take(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Taken:
    """Run a command to its end; raises RuntimeError with what it said where it fails."""
    began = time.perf_counter()
    process = subprocess.Popen(
        command, env={**os.environ, **(environment or {})}, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    assert process.stderr is not None
    said = process.stderr.read()
    _pid, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}: {said.decode()[-2000:]}")
    return Taken(seconds, usage.ru_maxrss * UNIT_OF_MAXRSS / MEGABYTE)


def take_in_turn(commands: Mapping[str, Sequence[str]], *, runs: int, warm: bool = True) -> dict[str, list[Taken]]:
    """Run commands in turn, A B C A B C …, so that a slower minute of the machine hits all of them."""
    taken: dict[str, list[Taken]] = {name: [] for name in commands}
    for number in range(-1 if warm else 0, runs):
        for name, command in commands.items():
            one = take(command)
            if number >= 0:
                taken[name].append(one)
    return taken


def seconds(taken: Sequence[Taken]) -> float:
    """The median wall time."""
    return median(one.seconds for one in taken)


def megabytes(taken: Sequence[Taken]) -> float:
    """The largest peak memory of any run."""
    return max(one.megabytes for one in taken)
