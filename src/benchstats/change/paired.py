"""The change of the same units between two rounds."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import ClassVar

import numpy as np

from benchstats.change.rounds import told
from benchstats.errors import InputError
from benchstats.inputs import Gapped, complete_pairs, varies
from benchstats.intervals import t_interval, two_sided_p
from benchstats.results import Interval, Reason, Result, Sentence


@dataclass(frozen=True, slots=True)
class PairedChange(Result):
    """The mean change of `n` units measured in both rounds (second less first) with its t interval.

    `sd_of_changes` is the sample standard deviation (divides by n - 1) of the units' changes. From one unit there is no
    interval; where all changes are alike there is none either.
    """

    statistic: ClassVar[str] = "paired_change"

    n: int
    change: float
    sd_of_changes: float | None
    standard_error: float | None
    t: float | None
    degrees: float | None
    p_value: float | None
    interval: Interval | None
    reason: Reason | None

    def sentence(self) -> Sentence:
        """The change and its likely range."""
        return told(self.change, self.n, self.n, self.interval)


def paired_change(first: Gapped, second: Gapped) -> PairedChange:
    """The mean change of units that are linked over two rounds, one number a unit and round, in units of the score.

    A unit with None or NaN in either round is left out. Units are organisations or their parts: persons are never
    linked across rounds. Source: Student 1908, Biometrika 6; equals R `t.test(paired = TRUE)`.

    Raises:
        InputError: when the rows are not of one length, or no unit has both.
    """
    before, after = complete_pairs(first, second)
    if not before.size:
        raise InputError("no unit has a value in both rounds")
    changes = after - before
    change = float(changes.mean())
    if changes.size < 2:
        return PairedChange(1, change, None, None, None, None, None, None, Reason.TOO_FEW_GROUPS)
    # Noise is judged on the scores, not on their differences, which may be all noise.
    if not varies(changes) or float(np.ptp(changes)) <= 1e-12 * float(np.abs(np.concatenate([before, after])).max()):
        return PairedChange(changes.size, change, 0.0, None, None, None, None, None, Reason.NO_VARIATION)
    sd = float(changes.std(ddof=1))
    error, degrees = sd / sqrt(changes.size), float(changes.size - 1)
    t = change / error
    interval = t_interval(change, error=error, degrees=degrees, method="paired t")
    p_value = two_sided_p(t, degrees=degrees)
    return PairedChange(changes.size, change, sd, error, t, degrees, p_value, interval, None)
