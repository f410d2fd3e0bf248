"""The two intervals that most estimates have, and the p value that goes with the first."""

from __future__ import annotations

from scipy import special

from benchstats.quantiles import LEVEL, normal_quantile, t_quantile
from benchstats.results import Interval


def t_interval(estimate: float, *, error: float, degrees: float, method: str) -> Interval:
    """A two-sided 95 % t interval; degrees of freedom need not be whole."""
    reach = t_quantile(degrees) * error
    return Interval(estimate - reach, estimate + reach, method)


def normal_interval(estimate: float, *, error: float, method: str, level: float = LEVEL) -> Interval:
    """A two-sided normal interval for an estimate of known standard error."""
    reach = normal_quantile(level=level) * error
    return Interval(estimate - reach, estimate + reach, method, level)


def two_sided_p(t: float, *, degrees: float) -> float:
    """The two-sided p value of a t statistic (`scipy.special.stdtr`)."""
    return float(min(1.0, 2 * special.stdtr(degrees, -abs(t))))
