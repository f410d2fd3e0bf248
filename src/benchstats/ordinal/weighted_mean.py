"""The mean of answers that count with a weight, and its uncertainty."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import ClassVar

import numpy as np

from benchstats.descriptives import MEAN_INTERVAL_FROM
from benchstats.errors import InputError
from benchstats.inputs import Floats, refuse_extremes
from benchstats.intervals import t_interval
from benchstats.ordinal.weights import kish_n_eff, refuse_strange
from benchstats.results import Interval, Reason, Result, Sentence, say, say_counted


@dataclass(frozen=True, slots=True)
class WeightedMean(Result):
    """A weighted mean of `n` answers, in their units, worth `n_eff` answers of equal weight.

    `se` is the linearised standard error, over units where units were given (`n_units`, else None). `variance_sample`
    is n/(n-1) times the weighted mean square around the mean. The t interval needs 10 effective answers. `reason` says
    why the mean (no answer) or the standard error (one answer, one unit) is None.
    """

    statistic: ClassVar[str] = "weighted_mean"

    n: int
    n_eff: float
    n_units: int | None
    mean: float | None
    se: float | None
    variance_sample: float | None
    interval: Interval | None
    reason: Reason | None

    @property
    def n_for_rules(self) -> float:
        """What every minimum number of answers is held against: the smaller of n and the effective n."""
        return min(float(self.n), self.n_eff)

    def sentence(self) -> Sentence:
        """The weighted mean with what it is worth, in one plain sentence."""
        if self.mean is None:
            return say("Nobody has answered yet.")
        return say_counted(
            "The weighted mean of %(n)s answer is %(mean)s; with these weights it is worth %(n_eff)s answers.",
            "The weighted mean of %(n)s answers is %(mean)s; with these weights it is worth %(n_eff)s answers.",
            decimals=1,
            n=self.n,
            mean=self.mean,
            n_eff=self.n_eff,
        )


def weighted_mean(
    answers: Sequence[float | None], *, weights: Sequence[float], units: Sequence[Hashable] | None = None
) -> WeightedMean:
    """The mean of answers with weights and its standard error; with `units`, over sampled units instead of answers.

    Vectors of equal length. None and NaN are missing and leave with their weight; a weight is finite and not negative,
    and only the weights' proportions matter. No finite-population correction: the statement is about the process, not
    about those who happened to be present. Source: Taylor linearisation with the factor n/(n-1), as R survey 4.1
    `svymean` and `svyvar`; effective n: Kish 1965, Survey Sampling.

    Raises:
        InputError: when lengths differ, a weight is negative or not finite, or the weights of the answers are all 0.
    """
    values, given = _read(answers, weights)
    if units is not None and len(units) != values.size:
        raise InputError(f"each of the {values.size} answers has one unit, but there are {len(units)}")
    there = np.isfinite(values)
    values, given = values[there], given[there]
    belongs = None if units is None else [unit for unit, kept in zip(units, there, strict=True) if kept]
    n, groups = values.size, None if belongs is None else len(set(belongs))
    if n == 0:
        return WeightedMean(0, 0.0, groups, None, None, None, None, Reason.TOO_FEW_ANSWERS)
    n_eff = kish_n_eff(given.tolist())
    share = given / given.sum()
    mean = float(share @ values)
    se = _linearised(share * (values - mean), belongs)
    variance = float(share @ (values - mean) ** 2) * n / (n - 1) if n > 1 else None
    interval = _interval(mean, se, n_eff, (groups or n) - 1)
    missing = Reason.TOO_FEW_ANSWERS if n == 1 else Reason.TOO_FEW_GROUPS
    return WeightedMean(n, n_eff, groups, mean, se, variance, interval, missing if se is None else None)


def _read(answers: Sequence[float | None], weights: Sequence[float]) -> tuple[Floats, Floats]:
    try:
        values = np.asarray([np.nan if one is None else one for one in answers], dtype=float)
        given = np.asarray(weights, dtype=float)
    except (TypeError, ValueError):
        raise InputError("answers and weights are vectors of numbers") from None
    if values.ndim != 1 or values.shape != given.shape:
        raise InputError("each answer has one weight")
    if np.isinf(values).any():
        raise InputError("an answer is a finite number")
    refuse_extremes(values, of="answers")
    refuse_strange(given)
    # By the largest, so that no sum of squares is too large or too small for a float.
    return values, given / given.max() if given.size and given.max() > 0 else given


def _linearised(parts: Floats, belongs: Sequence[Hashable] | None) -> float | None:
    """The standard error from each answer's (or unit's) share in the mean's distance from itself."""
    if belongs is not None:
        of_unit: dict[Hashable, float] = {}
        for unit, part in zip(belongs, parts.tolist(), strict=True):
            of_unit[unit] = of_unit.get(unit, 0.0) + part
        parts = np.array(list(of_unit.values()))
    m = parts.size
    return sqrt(float(parts @ parts) * m / (m - 1)) if m > 1 else None


def _interval(mean: float, se: float | None, n_eff: float, degrees: int) -> Interval | None:
    if se is None or n_eff < MEAN_INTERVAL_FROM:
        return None
    return t_interval(mean, error=se, degrees=degrees, method="t interval with linearised standard error")
