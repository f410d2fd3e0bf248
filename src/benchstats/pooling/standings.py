"""The order of the groups, kept as uncertainty: how likely each position is for each group. For coordinators only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from benchstats.errors import InputError
from benchstats.inputs import Floats
from benchstats.pooling.checked import SMALLEST, numbers_of
from benchstats.pooling.draws import Draws, above_others
from benchstats.results import Interval, Reason, Result, Sentence, say

REACH = np.array([-8.5, -6.5, -5.0, -4.0, -3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.5, 8.5])
FINEST = 0.35  # of the smallest SD: no panel needs to be narrower
NODES = 12
AT_ONCE = 20_000_000  # numbers held at a time


@dataclass(frozen=True, slots=True)
class Standings(Result):
    """What is known of the order of `n` groups; position 1 is the highest value.

    `positions[i][p]` is the probability of position p + 1 for group i; `expected` its mean; `pcer` the percentile of
    that, 100 (expected - 1/2) / n, low is high up; `highest` the probability of position 1; `above_half` that of being
    above at least half of the others; `above_others` that of being above the median of the others, by draws, None
    where none were given or there is one group. There is no interval: the probabilities say it all.
    """

    statistic: ClassVar[str] = "standings"

    means: tuple[float, ...]
    sds: tuple[float, ...]
    n: int
    positions: tuple[tuple[float, ...], ...]
    expected: tuple[float, ...]
    pcer: tuple[float, ...]
    highest: tuple[float, ...]
    above_half: tuple[float, ...]
    above_others: tuple[float, ...] | None = None
    interval: Interval | None = None
    reason: Reason | None = None

    def sentence(self) -> Sentence:
        """How sure the order is at its surest place."""
        if self.n == 1:
            return say("There is only one group, so there is no order.")
        surest = max(max(row) for row in self.positions)
        return say(
            "The order of the %(n)s groups is uncertain: the surest place of any of them is "
            "%(hundredths)s in 100 likely.",
            n=self.n,
            hundredths=round(100 * surest),
        )


def standings(means: ArrayLike, *, sds: ArrayLike, draws: Draws | None = None) -> Standings:
    """How likely each position is for each group, whose true levels are independent normal with these means and SDs.

    Given the level of one group, how many of the others lie above it is a sum of independent yes-or-no events, whose
    distribution (Poisson-binomial) is found by recursion and integrated over the level by Gauss-Legendre panels.
    Source: Goldstein and Spiegelhalter 1996, JRSS A 159, 385-443; Lingsma et al. 2009, BMC Medical Research Methodology
    9:53 (expected position, PCER).

    Raises:
        InputError: when values are missing or not finite, an SD is not above 0, or the draws are for another number of
            groups.
    """
    centres, spreads = numbers_of(means, name="means"), numbers_of(sds, name="SDs")
    if centres.size != spreads.size:
        raise InputError(f"each mean has one SD, but there are {centres.size} means and {spreads.size} SDs")
    if spreads.min() <= SMALLEST:
        raise InputError(f"an SD lies above {SMALLEST}, but there is {spreads.min()}")
    if draws is not None and draws.groups.shape[1] != centres.size:
        raise InputError(f"the draws are for {draws.groups.shape[1]} groups, but there are {centres.size}")
    k, near = centres.size, centres - centres[0]
    positions = _positions(near, spreads)
    expected = positions @ np.arange(1.0, k + 1)
    peers = above_others(near + spreads * draws.groups) if draws is not None and k > 1 else None
    return Standings(
        means=tuple(centres.tolist()),
        sds=tuple(spreads.tolist()),
        n=k,
        positions=tuple(map(tuple, positions.tolist())),
        expected=tuple(expected.tolist()),
        pcer=tuple((100 * (expected - 0.5) / k).tolist()),
        highest=tuple(positions[:, 0].tolist()),
        above_half=tuple(positions[:, : (k - 1) // 2 + 1].sum(axis=1).tolist()),
        above_others=peers,
        reason=Reason.TOO_FEW_GROUPS if k == 1 else None,
    )


def _positions(means: Floats, sds: Floats) -> Floats:
    """The table of probabilities, rows adding up to 1."""
    k = means.size
    nodes, lengths = _nodes(means, sds)
    table = np.zeros((k, k))
    step = max(1, AT_ONCE // (k * k + 1))
    for first in range(0, nodes.size, step):
        x = nodes[first : first + step, None]
        z = (means - x) / sds
        weights = lengths[first : first + step, None] * np.exp(-0.5 * np.square(z)) / sds
        _add(table, special.ndtr(z), weights)
    whole: Floats = table / table.sum(axis=1, keepdims=True)
    return whole


def _add(table: Floats, above: Floats, weights: Floats) -> None:
    """Add the panels' share: `above` holds P(theta_j > x) and `weights` density times length, both (nodes, groups)."""
    k = above.shape[1]
    number = np.zeros((len(above), k + 1))
    number[:, 0] = 1.0
    for one in above.T[:, :, None]:  # how many of all groups lie above x
        number[:, 1:] = number[:, 1:] * (1 - one) + number[:, :-1] * one
        number[:, :1] *= 1 - one
    # Take each group out again, from the end at which its probability is below a half: so no error grows.
    turned = above > 0.5
    small = np.where(turned, 1 - above, above)
    left = np.zeros_like(above)
    for place in range(k):
        there = np.where(turned, number[:, k - place, None], number[:, place, None])
        left = np.maximum(there - small * left, 0.0) / (1 - small)
        table[:, place] += np.where(turned, 0.0, weights * left).sum(axis=0)
        table[:, k - 1 - place] += np.where(turned, weights * left, 0.0).sum(axis=0)


def _nodes(means: Floats, sds: Floats) -> tuple[Floats, Floats]:
    """Nodes and weights of Gauss-Legendre panels whose ends follow every group's own scale."""
    ends = np.sort((means[:, None] + sds[:, None] * REACH).ravel())
    room = FINEST * float(sds.min())
    kept = [float(ends[0])]
    for end in ends[1:].tolist():
        if end - kept[-1] >= room:
            kept.append(end)
    edges = np.array(kept)
    at, weight = special.roots_legendre(NODES)
    half = np.diff(edges)[:, None] / 2
    return (edges[:-1, None] + half * (1 + at)).ravel(), (half * weight).ravel()
