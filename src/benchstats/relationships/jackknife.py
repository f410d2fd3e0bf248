"""The jackknife over organisations: an estimate from leaving out one at a time."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from benchstats.inputs import Floats, varies
from benchstats.intervals import t_interval, two_sided_p
from benchstats.results import Interval


@dataclass(frozen=True, slots=True)
class Jackknife:
    """An estimate from leaving out one organisation at a time: pseudo-values, their standard error, t test.

    `t` and `p_value` are None where all pseudo-values are alike.
    """

    estimate: float
    standard_error: float
    degrees: int
    t: float | None
    p_value: float | None


def tested(pseudo: Floats) -> Jackknife:
    """The mean of the pseudo-values with its standard error and t test."""
    k = pseudo.size
    estimate, error = float(pseudo.mean()), float(pseudo.std(ddof=1)) / sqrt(k)
    if not varies(pseudo):
        return Jackknife(estimate, 0.0, k - 1, None, None)
    t = estimate / error
    return Jackknife(estimate, error, k - 1, t, two_sided_p(t, degrees=k - 1))


def range_of(jackknife: Jackknife) -> Interval | None:
    """The t interval of a jackknife; None where all pseudo-values are alike."""
    if jackknife.t is None:
        return None
    error, degrees = jackknife.standard_error, jackknife.degrees
    return t_interval(jackknife.estimate, error=error, degrees=degrees, method="jackknife t")
