"""What the rule needs of the pooled model and nothing more: for other priors, and for many rounds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from benchstats.pooling import Draws
from benchstats.pooling.draws import share_above_others
from benchstats.pooling.spread import spread_between

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Odds:
    """The numbers of a `PartialPooling` of the same names; it has no intervals, which take most of the time."""

    theta_intervals: ClassVar[None] = None

    reliability: tuple[float, ...]
    rankability: float
    above_others: tuple[float, ...]


def odds(means: Floats, *, variances: Floats, prior_scale: float, draws: Draws) -> Odds:
    """The same numbers as those of `partial_pooling`, in a tenth of its time."""
    near = means - means[0]  # as there: far from zero a mean costs digits
    spread = spread_between(near, variances, prior_scale=prior_scale)
    tau2 = float(spread.quantiles(np.array([0.5]))[0]) ** 2
    return Odds(
        reliability=tuple((tau2 / (tau2 + variances)).tolist()),
        rankability=tau2 / (tau2 + float(np.median(variances))),
        above_others=share_above_others(near, variances, spread, draws),
    )
