"""How fair a matching is: spread of visits, and what those get who get least."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, isfinite
from typing import ClassVar

from benchstats.errors import InputError
from benchstats.inputs import refuse_extremes
from benchstats.results import Reason, Result, Sentence, say


@dataclass(frozen=True, slots=True)
class Exposure(Result):
    """How evenly visits are spread over `n` organisations.

    gini: 0 when all have as many, (n - 1)/n when one has all; None without any visit.
    """

    statistic: ClassVar[str] = "exposure"

    n: int
    visits: float
    gini: float | None
    largest_share: float | None
    without: int
    reason: Reason | None = None
    interval: None = None

    def sentence(self) -> Sentence:
        """Over how many organisations the visits are spread."""
        if self.gini is None:
            return say("There have been no visits yet.")
        return say("Organisations that receive visits: %(reached)s of %(n)s.", reached=self.n - self.without, n=self.n)


def exposure(visits: Sequence[float]) -> Exposure:
    """The Gini coefficient of the visits that each organisation receives, without small-sample correction.

    Source: Gini 1912; equals R `ineq::Gini(x)`: sum_i (2 i - n - 1) x_(i) / (n sum x).

    Raises:
        InputError: when a number is negative or not finite.
    """
    ordered = sorted(float(one) for one in visits)
    if not all(isfinite(one) and one >= 0 for one in ordered):
        raise InputError("visits are numbers from zero upwards")
    refuse_extremes(ordered, of="visits")
    n, total = len(ordered), fsum(ordered)
    if not total:
        return Exposure(n, 0.0, None, None, n, Reason.TOO_FEW_ANSWERS)
    shares = [one / total for one in ordered]
    gini = fsum((2 * at - n - 1) * share for at, share in enumerate(shares, start=1)) / n
    return Exposure(n, total, max(0.0, gini), shares[-1], sum(one == 0 for one in ordered))


@dataclass(frozen=True, slots=True)
class GainSummary(Result):
    """What `n` organisations gain from a matching.

    share_matched: the part of them with at least one accepted reference or partner.
    mean_gain: the mean of the gains, weighted by needs; None where no need has weight.
    least_gain: what the organisation that gains least gains; None without organisations.
    """

    statistic: ClassVar[str] = "gain_summary"

    n: int
    matched: int
    share_matched: float | None
    mean_gain: float | None
    least_gain: float | None
    reason: Reason | None = None
    interval: None = None

    def sentence(self) -> Sentence:
        """How many have somebody to learn from."""
        if not self.n:
            return say("There are no organisations to match.")
        return say(
            "Organisations that have somebody to learn from: %(matched)s of %(n)s.", matched=self.matched, n=self.n
        )


def gain_summary(gains: Sequence[float | None], *, need_weights: Sequence[float] | None = None) -> GainSummary:
    """Sum up what each organisation gains; None or NaN means that it has no accepted reference, which is a gain of 0.

    Source: weighted mean and minimum; on their use for fairness Tomita and Yokoyama 2024, arXiv 2409.00720.

    Raises:
        InputError: when a gain or a weight is negative or infinite, or there is not one weight for each gain.
    """
    known = [one is not None and one == one for one in gains]
    plain = [float(one) if one is not None and held else 0.0 for one, held in zip(gains, known, strict=True)]
    weights = [1.0] * len(plain) if need_weights is None else [float(one) for one in need_weights]
    if len(weights) != len(plain):
        raise InputError(f"there are {len(weights)} weights for {len(plain)} organisations")
    if not all(isfinite(one) and one >= 0 for one in [*plain, *weights]):
        raise InputError("gains and weights are numbers from zero upwards")
    refuse_extremes(plain, of="gains")
    refuse_extremes(weights, of="weights")
    n, weight = len(plain), fsum(weights)
    mean = fsum(a * b for a, b in zip(plain, weights, strict=True)) / weight if weight else None
    return GainSummary(
        n=n,
        matched=sum(known),
        share_matched=sum(known) / n if n else None,
        mean_gain=mean,
        least_gain=min(plain, default=None),
        reason=None if n and weight else Reason.TOO_FEW_GROUPS,
    )
