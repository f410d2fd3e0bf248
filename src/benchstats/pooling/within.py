"""How much scores vary within a group: pooled over all groups, and moderated where groups truly differ in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log, pi
from typing import ClassVar

import numpy as np
from scipy import optimize, special

from benchstats.errors import InputError
from benchstats.inputs import Floats, Gapped, vector_with_gaps
from benchstats.pooling.checked import numbers_of
from benchstats.quantiles import LEVEL
from benchstats.results import Interval, Reason, Result, Sentence, say

MODERATED_FROM, LEVENE_BELOW = 10, 0.01
"""From so many groups on, and below this p value of Levene's test, each group has a variance of its own."""


@dataclass(frozen=True, slots=True)
class PooledVariance(Result):
    """The variance within groups, and the sampling variance of each group's mean that follows from it.

    `n` is how many scores stand behind it: those of groups with at least two. Per group: `sizes`, `means` (None
    without a score), `own` sample variances (None below two scores), `used` (the pooled or the moderated variance) and
    `sampling`, used / size; both None where a group has fewer than two scores: it contributes to nothing. `pooled` is
    None where no group has two, and `sampling` throughout where nothing varies, since no weight follows from that.
    `prior_degrees` is None where the groups' variances are as alike as chance makes them. `interval` is the chi-square
    interval of `pooled`.
    """

    statistic: ClassVar[str] = "pooled_variance"

    n: int
    sizes: tuple[int, ...]
    means: tuple[float | None, ...]
    own: tuple[float | None, ...]
    pooled: float | None
    degrees: int
    interval: Interval | None
    levene_p: float | None
    is_moderated: bool
    prior_degrees: float | None
    prior_variance: float | None
    used: tuple[float | None, ...]
    sampling: tuple[float | None, ...]
    reason: Reason | None = None

    def estimates(self) -> tuple[tuple[float, ...], tuple[float, ...]]:
        """Means and sampling variances of the groups that have both, in order: what pooling takes."""
        both = [(mean, one) for mean, one in zip(self.means, self.sampling, strict=True) if mean is not None and one]
        return tuple(mean for mean, _ in both), tuple(one for _, one in both)

    def sentence(self) -> Sentence:
        """How far answers within a group lie apart."""
        if self.pooled is None:
            return say("No group has two scores, so how much scores vary within a group is not known.")
        if not self.pooled:
            return say("All %(n)s scores are the same within their groups.", n=self.n)
        return say(
            "Two people of the same group typically differ by about %(difference)s, judging from %(n)s scores.",
            n=self.n,
            # The mean absolute difference of two normal values is 2 / sqrt(pi) SDs.
            difference=2 * (self.pooled / pi) ** 0.5,
        )


def pooled_variance(groups: Sequence[Gapped]) -> PooledVariance:
    """The pooled variance within groups of raw scores, one row a group; None and NaN are missing.

    From ten groups on, where Levene's test (Brown-Forsythe, about the medians) has p < 0.01, each group gets a
    moderated variance (d0 s0^2 + (n - 1) s^2) / (d0 + n - 1) with d0 and s0^2 from all groups.
    Source: Smyth 2004, Statistical Applications in Genetics and Molecular Biology 3(1) (limma `squeezeVar`); Brown and
    Forsythe 1974, JASA 69, 364-367 (R `car::leveneTest`).

    Raises:
        InputError: when there is no group, or a score is infinite.
    """
    rows = [_present(group) for group in groups]
    if not rows:
        raise InputError("at least one group is needed")
    some = [row for row in rows if row.size >= 2]
    levene = _levene(some)
    moderate = len(some) >= MODERATED_FROM and levene is not None and levene < LEVENE_BELOW
    means = [float(row.mean()) if row.size else None for row in rows]
    own = [float(row.var(ddof=1)) if row.size >= 2 else None for row in rows]
    return _told([row.size for row in rows], means, own, levene, moderate)


def pooled_variance_of_summaries(
    variances: Sequence[float | None], *, sizes: Sequence[int], moderate: bool = False
) -> PooledVariance:
    """The same from the sample variance and the number of scores of each group; None is a group below two scores.

    Levene's test needs raw scores, so `moderate` says whether to moderate; it is not done below two groups.
    Source: as `pooled_variance`.

    Raises:
        InputError: when the two do not suit each other, or a variance is negative or not finite.
    """
    if len(variances) != len(sizes) or not len(sizes):
        raise InputError(f"each variance has one size, but there are {len(variances)} and {len(sizes)}")
    own = [float(one) if one is not None and size >= 2 else None for one, size in zip(variances, sizes, strict=True)]
    numbers_of([0.0, *(one for one in own if one is not None)], name="variances")
    if any(one is not None and one < 0 for one in own) or min(sizes) < 0:
        raise InputError("a variance and a size cannot be negative")
    enough = sum(one is not None for one in own) >= 2
    return _told([int(size) for size in sizes], [None] * len(own), own, None, moderate and enough)


def _present(group: Gapped) -> Floats:
    row = vector_with_gaps(group, of="scores of a group")
    row = row[~np.isnan(row)]
    return numbers_of(row, name="scores of a group") if row.size else row


def _told(
    sizes: list[int], means: list[float | None], own: list[float | None], levene: float | None, moderate: bool
) -> PooledVariance:
    known = [(size, one) for size, one in zip(sizes, own, strict=True) if one is not None]
    degrees = sum(size - 1 for size, _ in known)
    pooled = sum((size - 1) * one for size, one in known) / degrees if known else None
    prior = _prior(known) if moderate and pooled else None
    used = [None if one is None else _used(one, size, pooled, prior) for one, size in zip(own, sizes, strict=True)]
    sampling = [one / size if one else None for one, size in zip(used, sizes, strict=True)]
    reason = Reason.TOO_FEW_ANSWERS if pooled is None else None if pooled else Reason.NO_VARIATION
    return PooledVariance(
        n=degrees + len(known),
        sizes=tuple(sizes),
        means=tuple(means),
        own=tuple(own),
        pooled=pooled,
        degrees=degrees,
        interval=_interval(pooled, degrees) if pooled else None,
        levene_p=levene,
        is_moderated=prior is not None,
        prior_degrees=prior[0] if prior else None,
        prior_variance=prior[1] if prior else None,
        used=tuple(used),
        sampling=tuple(sampling),
        reason=reason,
    )


def _interval(pooled: float, degrees: int) -> Interval:
    tail = (1 - LEVEL) / 2
    low, high = (degrees * pooled / float(special.chdtri(degrees, share)) for share in (tail, 1 - tail))
    return Interval(low, high, "chi-square, 95 %")


def _used(own: float, size: int, pooled: float | None, prior: tuple[float | None, float] | None) -> float | None:
    if prior is None:
        return pooled
    degrees, variance = prior
    if degrees is None:
        return variance
    return (degrees * variance + (size - 1) * own) / (degrees + size - 1)


def _prior(known: list[tuple[int, float]]) -> tuple[float | None, float]:
    """Degrees d0 and variance s0^2 of the scaled F distribution that the variances follow, by moments of their logs.

    d0 is None where the logs vary no more than chance makes them: then s0^2 stands for every group.
    """
    degrees = np.array([size - 1.0 for size, _ in known])
    own = np.array([one for _, one in known])
    own = np.maximum(own, 1e-5 * np.median(own[own > 0]))  # a variance of 0 has no logarithm
    logs = np.log(own) - special.digamma(degrees / 2) + np.log(degrees / 2)
    excess = float(logs.var(ddof=1) - special.polygamma(1, degrees / 2).mean())
    if excess <= 1e-10:
        return None, exp(float(logs.mean()))
    half = _trigamma_inverse(excess)
    return 2 * half, exp(float(logs.mean()) + float(special.digamma(half)) - log(half))


def _trigamma_inverse(value: float) -> float:
    """The x at which trigamma(x) is the value; 1/x < trigamma(x) < 1/x + 1/x^2 brackets it."""
    high = 0.5 + (0.25 + 1 / value) ** 0.5 + 1 / value
    found = optimize.brentq(lambda x: float(special.polygamma(1, x)) - value, 0.5 / (value + value**0.5), high)
    return float(found)


def _levene(rows: list[Floats]) -> float | None:
    """Levene's test about the medians; None where it cannot be formed."""
    total = sum(row.size for row in rows)
    if len(rows) < 2 or total <= len(rows):
        return None
    distances = [np.abs(row - np.median(row)) for row in rows]
    grand = float(np.concatenate(distances).mean())
    between = sum(one.size * (float(one.mean()) - grand) ** 2 for one in distances) / (len(rows) - 1)
    inside = sum(float(np.square(one - one.mean()).sum()) for one in distances) / (total - len(rows))
    if inside <= 0:
        return None
    return float(special.fdtrc(len(rows) - 1, total - len(rows), between / inside))
