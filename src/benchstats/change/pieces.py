"""Where a series over rounds is cut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import index

from benchstats.change.stages import TRIAL_FROM
from benchstats.errors import InputError


@dataclass(frozen=True, slots=True)
class Rebase:
    """A documented change from whose round on limits are computed anew.

    Raises:
        InputError: when the change is not told.
    """

    at: int
    change: str

    def __post_init__(self) -> None:
        """Refuse a change that nobody documented."""
        if not self.change.strip():
            raise InputError("limits are computed anew only for a documented change: say what changed")


@dataclass(frozen=True, slots=True)
class Cuts:
    """The first point of each piece, in order, and the rebases that still lack later points."""

    starts: tuple[int, ...]
    waiting: tuple[Rebase, ...]

    def slices(self, size: int) -> tuple[slice, ...]:
        """The pieces of a series of this size."""
        ends = (*self.starts[1:], size)
        return tuple(slice(start, end) for start, end in zip(self.starts, ends, strict=True))


def cuts(size: int, *, breaks: Sequence[int], rebases: Sequence[Rebase]) -> Cuts:
    """Cut a series: always where the wording changed, and at a rebase with at least 6 points until the next cut.

    Raises:
        InputError: when a cut is not inside the series.
    """
    firm = sorted({_inside(at, size) for at in breaks})
    starts, waiting = {0, *firm}, []
    wanted = sorted(rebases, key=lambda one: one.at)
    # From the last one back, so that each knows where the next accepted cut is.
    for rebase in reversed(wanted):
        at = _inside(rebase.at, size)
        end = min((start for start in starts if start > at), default=size)
        if end - at >= TRIAL_FROM:
            starts.add(at)
        elif at not in starts:
            waiting.append(rebase)
    return Cuts(tuple(sorted(starts)), tuple(reversed(waiting)))


def _inside(at: int, size: int) -> int:
    if not 0 < index(at) < size:
        raise InputError(f"a series of {size} points cannot be cut before point {at}")
    return index(at)
