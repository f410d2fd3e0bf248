"""A correlation freed from the error that the same respondents brought into both dimensions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from benchstats.relationships.jackknife import Jackknife
from benchstats.relationships.telling import true_correlation_told
from benchstats.results import Interval, Reason, Result, Sentence


@dataclass(frozen=True, slots=True)
class CorrectedCorrelation(Result):
    """Between-organisation (co)variances of `n` organisations less the mean sampling (co)variances.

    `r` is `covariance / sqrt(variance_first * variance_second)`, None with a `reason` where a corrected variance is not
    positive; it may pass 1 in size. `reliabilities` are the corrected over the observed variances. `jackknife` tests
    the covariance; `interval` is the range of r from linearised pseudo-values, cut at -1 and 1. `naive_r` and `naive_p`
    are what Pearson's r would have said.
    """

    statistic: ClassVar[str] = "corrected_r"

    n: int
    covariance: float | None
    variance_first: float | None
    variance_second: float | None
    reliabilities: tuple[float, float] | None
    r: float | None
    jackknife: Jackknife | None
    covariance_interval: Interval | None
    interval: Interval | None
    naive_r: float | None
    naive_p: float | None
    reason: Reason | None

    def sentence(self) -> Sentence:
        """The corrected correlation and its likely range from 6 organisations on; a first look below 20."""
        return true_correlation_told(self.r, self.n, self.interval)
