"""Scores in groups: sums of squares, and the restricted likelihood of the one-way random-effects model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import optimize

from benchstats.inputs import NOTHING, Floats, Gapped, in_order, labels_of, vector_with_gaps
from benchstats.quantiles import normal_quantile
from benchstats.results import Reason

_LARGEST = 1 - 1e-9
_GRID = np.concatenate([np.linspace(0, 0.99, 100), [0.999, 0.9999, 0.99999, _LARGEST]])


@dataclass(frozen=True, slots=True)
class OneWay:
    """`n` scores in groups: labels in order, sizes and means of the groups, sums of squares between and within.

    For a ratio = tau2 / sigma2 the weight of a group's mean is n_i / (1 + n_i ratio), in units of sigma2.
    """

    n: int
    labels: tuple[str, ...]
    sizes: Floats
    means: Floats
    between: float
    within: float

    @property
    def n0(self) -> float:
        """The group size that equal groups would have for the same ICC(1)."""
        return float((self.n - (self.sizes**2).sum() / self.n) / (len(self.sizes) - 1))

    def why_not(self) -> Reason | None:
        """Why there is no ICC of these scores, or None."""
        if len(self.sizes) < 2:
            return Reason.TOO_FEW_GROUPS
        if self.n == len(self.sizes):
            return Reason.TOO_FEW_ANSWERS
        return Reason.NO_VARIATION if self.between + self.within == 0 else None

    def _weights(self, ratio: float) -> Floats:
        return self.sizes / (1 + self.sizes * ratio)

    def mean_at(self, ratio: float) -> float:
        """The weighted mean of the groups' means."""
        weights = self._weights(ratio)
        return float(weights @ self.means / weights.sum())

    def residual_variance(self, ratio: float) -> float:
        """The sigma2 that is likeliest for a ratio."""
        around = self.means - self.mean_at(ratio)
        return float((self.within + self._weights(ratio) @ around**2) / (self.n - 1))

    def misfit(self, share: float) -> float:
        """Minus twice the restricted log likelihood of a share tau2 / (tau2 + sigma2), but for a constant."""
        ratio = share / (1 - share)
        spread = float(np.log1p(self.sizes * ratio).sum() + np.log(self._weights(ratio).sum()))
        return spread + (self.n - 1) * float(np.log(self.residual_variance(ratio)))

    def slope(self, share: float) -> float:
        """The derivative of `misfit` by the ratio, whose sign is that by the share."""
        ratio = share / (1 - share)
        weights, around = self._weights(ratio), self.means - self.mean_at(ratio)
        shrinking = float(weights**2 @ around**2) / self.residual_variance(ratio)
        return float(weights.sum() - (weights**2).sum() / weights.sum()) - shrinking

    def likeliest_share(self) -> float:
        """The share with the least misfit, 0 to just below 1: the best of a grid, then where the slope is 0."""
        at = int(np.argmin([self.misfit(float(share)) for share in _GRID]))
        low, high = float(_GRID[max(at - 1, 0)]), float(_GRID[min(at + 1, len(_GRID) - 1)])
        if self.slope(low) >= 0:
            return low
        return high if self.slope(high) <= 0 else float(optimize.brentq(self.slope, low, high, xtol=1e-15))

    def share_interval(self, share: float) -> tuple[float, float]:
        """The shares whose misfit is within the 95 % quantile of chi-square (1) of the least."""
        limit = self.misfit(share) + normal_quantile() ** 2

        def beyond(other: float) -> float:
            return self.misfit(other) - limit

        low = 0.0 if share == 0 or beyond(0.0) <= 0 else float(optimize.brentq(beyond, 0.0, share))
        high = 1.0 if beyond(_LARGEST) <= 0 else float(optimize.brentq(beyond, share, _LARGEST))
        return low, high


def one_way(scores: Gapped, *, groups: Sequence[object]) -> OneWay:
    """Read scores in labelled groups; missing scores are left out with their label.

    Raises:
        InputError: when the scores are no vector, or there is not one label for each.
    """
    values = vector_with_gaps(scores, of="scores")
    labels = labels_of(groups, size=len(values))
    is_there = ~np.isnan(values)
    kept = values[is_there]
    if kept.size == 0:
        return OneWay(0, (), np.zeros(0), np.zeros(0), 0.0, 0.0)
    names, where = in_order([label for label, there in zip(labels, is_there, strict=True) if there])
    sizes = np.bincount(where).astype(float)
    # Shifted to near zero first, so that a constant far from zero costs no digits.
    centre = float(kept.mean())
    shifted = kept - centre
    means = np.bincount(where, weights=shifted) / sizes
    between = float(sizes @ (means - shifted.mean()) ** 2)
    within = float(((shifted - means[where]) ** 2).sum())
    least = NOTHING * max(between + within, float(kept.size) * 1e-18 * centre**2)
    return OneWay(
        n=len(kept),
        labels=tuple(names),
        sizes=sizes,
        means=means + centre,
        between=between if between > least else 0.0,
        within=within if within > least else 0.0,
    )
