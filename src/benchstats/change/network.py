"""The changes of a network's organisations, pooled partially."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from numpy.typing import ArrayLike

from benchstats.pooling import Draws, PartialPooling, partial_pooling
from benchstats.results import Interval, Result, Sentence, say

CHANGE_SCALE = 0.25
"""Half-normal scale of the spread of true changes on a 1-5 scale; 6.25 on 0-100."""


@dataclass(frozen=True, slots=True)
class NetworkChanges(Result):
    """Changes of `n` organisations pooled partially: `pooled` holds the posterior, on the scale of the changes.

    `interval` is that of the network's mean change.
    """

    statistic: ClassVar[str] = "network_changes"

    n: int
    changes: tuple[float, ...]
    pooled: PartialPooling

    @property
    def interval(self) -> Interval | None:
        """The likely range of the mean change."""
        return self.pooled.interval

    def sentence(self) -> Sentence:
        """How the network moved."""
        return say(
            "The %(n)s organisations moved by about %(mu)s on average; the likely range is %(low)s to %(high)s.",
            n=self.n,
            mu=self.pooled.mu_median,
            low=self.pooled.interval.low,
            high=self.pooled.interval.high,
        )


def network_changes(
    changes: ArrayLike, *, variances: ArrayLike, prior_scale: float = CHANGE_SCALE, draws: Draws | None = None
) -> NetworkChanges:
    """Pool the changes of a network's organisations partially, the spread of true changes integrated out.

    One change (second round less first) and its sampling variance an organisation; unlinked, that is the sum of the two
    rounds' variances. `prior_scale` is in units of the changes. With `draws` the posterior gives each organisation's
    probability to have changed more than the median of the others (`pooled.above_others`).
    Source: Röver 2020, Journal of Statistical Software 93(6), as `partial_pooling`.

    Raises:
        InputError: when values are missing, a variance or the scale is not positive, or the draws do not suit.
    """
    pooled = partial_pooling(changes, variances=variances, prior_scale=prior_scale, draws=draws)
    return NetworkChanges(n=pooled.n, changes=pooled.means, pooled=pooled)
