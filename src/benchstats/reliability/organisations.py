"""How far an organisation's mean can be relied on, and how many answers that takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from operator import index
from typing import ClassVar, SupportsIndex

import numpy as np
from numpy.typing import ArrayLike

from benchstats.errors import InputError
from benchstats.inputs import vector_with_gaps
from benchstats.results import Interval, Reason, Result, Sentence, finite, say, say_counted

COMPARABLE_FROM = 0.40
WANTED = 0.70

MOST_NEEDED = 10**15
"""An ICC that would take more answers than this is none."""


@dataclass(frozen=True, slots=True)
class OrganisationReliability(Result):
    """The reliability of one organisation's mean of `n` answers with sampling `variance`, for a `tau2` between all.

    None where neither varies. There is no interval: tau2 is taken as given.
    """

    statistic: ClassVar[str] = "organisation_reliability"

    n: int
    tau2: float
    variance: float
    value: float | None
    interval: Interval | None = None
    reason: Reason | None = None

    @property
    def is_comparable(self) -> bool:
        """Whether a comparing sentence may be said: from 0.40 on (house decision)."""
        return self.value is not None and self.value >= COMPARABLE_FROM

    def sentence(self) -> Sentence:
        """Whether there are answers enough to compare."""
        if self.is_comparable:
            return say("There are enough answers (%(n)s) for a careful comparison with the others.", n=self.n)
        return say("There are too few answers (%(n)s) to say how this organisation compares with the others.", n=self.n)


@dataclass(frozen=True, slots=True)
class RespondentsNeeded(Result):
    """`n` answers bring the mean of an organisation to `reliability` where `icc` of the variance is between them.

    None where nothing is between organisations: no number of answers would do.
    """

    statistic: ClassVar[str] = "respondents_needed"

    icc: float
    reliability: float
    n: int | None
    interval: Interval | None = None
    reason: Reason | None = None

    def sentence(self) -> Sentence:
        """How many answers would settle it."""
        if self.n is None:
            return say("The organisations do not differ here, so no number of answers would tell them apart.")
        return say_counted(
            "An organisation needs about %(n)s answer before its mean can be relied on.",
            "An organisation needs about %(n)s answers before its mean can be relied on.",
            n=self.n,
        )


def organisation_reliability(
    variances: ArrayLike, *, tau2: float, sizes: Sequence[SupportsIndex]
) -> tuple[OrganisationReliability, ...]:
    """The reliability tau2 / (tau2 + v_i) of each organisation's mean.

    `variances` are the sampling variances v_i of the means (pooled within variance over n_i), `sizes` the n_i, in one
    order; `tau2` is the variance between organisations, in a gate the squared posterior median of tau.
    Source: Snijders and Bosker 2012, Multilevel Analysis, 3.5.

    Raises:
        InputError: when a variance is missing or negative, or there is not one size for each.
        TypeError: when a size is no whole number.
    """
    plain, counts = vector_with_gaps(variances, of="variances"), [index(size) for size in sizes]
    if len(counts) != len(plain):
        raise InputError(f"there is one size for each of the {len(plain)} variances, not {len(counts)}")
    if finite(tau2) is None or tau2 < 0 or np.isnan(plain).any() or (plain < 0).any():
        raise InputError("a variance is there and not negative")
    return tuple(_one(size, tau2, float(variance)) for size, variance in zip(counts, plain, strict=True))


def _one(n: int, tau2: float, variance: float) -> OrganisationReliability:
    if tau2 + variance == 0:
        return OrganisationReliability(n, tau2, variance, None, reason=Reason.NO_VARIATION)
    return OrganisationReliability(n, tau2, variance, tau2 / (tau2 + variance))


def respondents_needed(icc: float, *, reliability: float = WANTED) -> RespondentsNeeded:
    """The answers that a mean needs for a wanted reliability: rel (1 - icc) / (icc (1 - rel)), rounded up.

    For 0.70: 76 at an ICC of 0.03, 37 at 0.06, 18 at 0.12. An ICC of 0 or below (as ANOVA may give) has no answer.
    Source: Spearman 1910 and Brown 1910, British Journal of Psychology 3, solved for n.

    Raises:
        InputError: unless icc <= 1 and 0 < reliability < 1.
    """
    if finite(icc) is None or icc > 1 or not 0 < reliability < 1:
        raise InputError(f"an ICC is at most 1 and a reliability between 0 and 1, not {icc} and {reliability}")
    if icc <= 0:
        return RespondentsNeeded(icc, reliability, None, reason=Reason.NO_VARIATION)
    exact = reliability * (1 - icc) / icc / (1 - reliability)
    if exact > MOST_NEEDED:
        return RespondentsNeeded(icc, reliability, None, reason=Reason.NO_VARIATION)
    # A hair above a whole number is rounding, not a further answer.
    return RespondentsNeeded(icc, reliability, max(1, ceil(exact - 1e-9)))
