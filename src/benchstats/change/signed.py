"""Did units change in one direction? Wilcoxon's signed test by the places of their changes, exact."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

import numpy as np

from benchstats.errors import InputError, TooManySteps
from benchstats.inputs import Floats, Gapped, complete_pairs
from benchstats.midranks import midranks
from benchstats.results import Interval, Reason, Result, Sentence, say

MOST_UNITS = 1000
"""Most units the exact test takes; its time grows with their cube."""

Zeros = Literal["pratt", "wilcoxon"]


@dataclass(frozen=True, slots=True)
class WilcoxonSigned(Result):
    """Wilcoxon's signed test of `n` linked units, of which `rising` rose, `falling` fell and `unchanged` did not move.

    `p_value` is exact and two-sided over all signs, None with a `reason` where nothing changed.
    """

    statistic: ClassVar[str] = "wilcoxon_signed"

    n: int
    rising: int
    falling: int
    unchanged: int
    zeros: Zeros
    p_value: float | None
    reason: Reason | None
    interval: Interval | None = None

    def sentence(self) -> Sentence:
        """How many rose and how many fell."""
        return say(
            "Units that rose: %(rising)s, that fell: %(falling)s, that stayed the same: %(unchanged)s (of %(n)s).",
            n=self.n,
            rising=self.rising,
            falling=self.falling,
            unchanged=self.unchanged,
        )


def wilcoxon_signed(
    first: Gapped, second: Gapped, *, zeros: Zeros = "pratt", tie_tolerance: float = 1e-9
) -> WilcoxonSigned:
    """Test exactly whether linked units changed in one direction; a unit with None or NaN in a round is left out.

    Ties share their mean place. `zeros`: with `pratt` units without change take their places and are then left out,
    with `wilcoxon` they are left out first. Changes closer than `tie_tolerance` times the largest score are alike, so
    that 3.3 - 2.9 ties with 0.4; 0 compares doubles as they are, as the reference software does.
    Source: Wilcoxon 1945, Biometrics Bulletin 1; Pratt 1959, JASA 54; Streitberg and Röhmel 1986 (shift algorithm);
    equals R `coin::wilcoxsign_test(distribution = "exact")`.

    Raises:
        InputError: when the rows are not of one length, no unit has both, or a parameter is unknown or negative.
        TooManySteps: when there are more than `MOST_UNITS` units.
    """
    before, after = complete_pairs(first, second)
    if not before.size:
        raise InputError("no unit has a value in both rounds")
    if zeros not in ("pratt", "wilcoxon"):
        raise InputError(f"zeros are treated as pratt or wilcoxon, not {zeros}")
    if not 0 <= tie_tolerance < 1:
        raise InputError(f"a tolerance for ties lies between 0 and 1, not {tie_tolerance}")
    if before.size > MOST_UNITS:
        raise TooManySteps(f"the exact test takes up to {MOST_UNITS} units, not {before.size}")
    changes = after - before
    slack = tie_tolerance * float(np.abs(np.concatenate([before, after])).max())
    changes[np.abs(changes) <= slack] = 0.0
    rising, falling = int((changes > 0).sum()), int((changes < 0).sum())
    counts = (before.size, rising, falling, before.size - rising - falling)
    if not rising + falling:
        return WilcoxonSigned(*counts, zeros, None, Reason.NO_VARIATION)
    return WilcoxonSigned(*counts, zeros, _two_sided(changes, zeros, slack), None)


def _two_sided(changes: Floats, zeros: Zeros, slack: float) -> float:
    """The share of all signs whose sum of places is at least as far from its expectation; in doubled whole places."""
    moved = changes != 0
    sizes = np.abs(changes)
    places = midranks(sizes, slack=slack)[moved] if zeros == "pratt" else midranks(sizes[moved], slack=slack)
    doubled = np.rint(2 * places).astype(int)
    total = int(doubled.sum())
    chances = np.zeros(total + 1)
    chances[0] = 1.0
    for place in doubled.tolist():
        chances *= 0.5
        chances[place:] += chances[: total + 1 - place].copy()
    observed = int(doubled[changes[moved] > 0].sum())
    as_far = np.abs(2 * np.arange(total + 1) - total) >= abs(2 * observed - total)
    return float(min(1.0, chances[as_far].sum()))
