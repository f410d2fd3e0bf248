"""How likely the true level of one group is above that of another, by more than a margin."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite
from typing import ClassVar

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from benchstats.errors import InputError
from benchstats.inputs import Floats
from benchstats.pooling.checked import estimates, positive
from benchstats.pooling.partial_pooling import PRIOR_SCALE
from benchstats.pooling.spread import Spread, spread_between
from benchstats.results import Interval, Reason, Result, Sentence, say

MARGIN = 0.15
"""The smallest difference that is worth a word on a 1-5 scale; 4 on 0-100."""


@dataclass(frozen=True, slots=True)
class Exceedance(Result):
    """`probabilities[i][j]` is P(theta_j > theta_i + margin): how likely group i would find more at group j."""

    statistic: ClassVar[str] = "exceedance"

    means: tuple[float, ...]
    variances: tuple[float, ...]
    margin: float
    prior_scale: float
    n: int
    probabilities: tuple[tuple[float, ...], ...]
    interval: Interval | None = None
    reason: Reason | None = None

    def sentence(self) -> Sentence:
        """How sure the surest of all pairs is."""
        if self.n == 1:
            return say("There is only one group, so there is no other to compare it with.")
        surest = max(self.probabilities[i][j] for i in range(self.n) for j in range(self.n) if i != j)
        return say(
            "Among the %(n)s groups, the clearest difference of more than %(margin)s between two is "
            "%(hundredths)s in 100 likely.",
            n=self.n,
            margin=self.margin,
            hundredths=round(100 * surest),
        )


def exceeds(
    means: ArrayLike, *, variances: ArrayLike, margin: float = MARGIN, prior_scale: float = PRIOR_SCALE
) -> Exceedance:
    """P(theta_j > theta_i + margin) of all pairs of groups, from the joint posterior of `partial_pooling`, exact.

    Groups share mu, so that their levels are not independent; given tau their difference is normal. A group is never
    above itself. Source: the model of Röver 2020, Journal of Statistical Software 93(6).

    Raises:
        InputError: when values are missing or not finite, or a variance or the scale is not above 0.
    """
    y, v = estimates(means, variances)
    scale = positive(prior_scale, name="the scale of the prior")
    if not isfinite(margin):
        raise InputError(f"a margin is a finite number, not {margin}")
    near = y - y[0]
    table = _above(near, v, spread_between(near, v, prior_scale=scale), float(margin))
    return Exceedance(
        means=tuple(y.tolist()),
        variances=tuple(v.tolist()),
        margin=float(margin),
        prior_scale=scale,
        n=y.size,
        probabilities=tuple(map(tuple, table.tolist())),
        reason=Reason.TOO_FEW_GROUPS if y.size == 1 else None,
    )


def _above(y: Floats, v: Floats, spread: Spread, margin: float) -> Floats:
    """The table of all pairs, one value of tau at a time so that memory stays small."""
    table = np.zeros((y.size, y.size))
    parts = zip(
        spread.weights.tolist(), spread.tau.tolist(), spread.mean.tolist(), spread.variance.tolist(), strict=True
    )
    for weight, tau, mean, variance in parts:
        shrinkage = v / (v + tau * tau)
        centre, own = y + shrinkage * (mean - y), (1 - shrinkage) * v
        square = own[:, None] + own + np.square(shrinkage[:, None] - shrinkage) * variance
        # At tau = 0 all levels are equal and the square is 0; the smallest number stands for it.
        table += weight * special.ndtr((centre - centre[:, None] - margin) / np.sqrt(np.maximum(square, 1e-300)))
    np.fill_diagonal(table, float(margin < 0))
    return np.clip(table, 0.0, 1.0)
