"""Joint draws of all groups: standard random numbers common to a round, and the share of draws above the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from benchstats.errors import InputError
from benchstats.inputs import Floats
from benchstats.pooling.spread import Spread

DRAWS = 4000
AT_ONCE = 250  # draws at a time: they stay in the processor's cache, and a byte counts them
SORTED_UP_TO = 500  # columns: so far sorting whole rows is as quick as parting them, and far quicker near 200
FINE_ENOUGH = 1e-4

Reals = NDArray[np.floating]


@dataclass(frozen=True, slots=True, eq=False)
class Draws:
    """Standard random numbers for one round: common to all its dimensions, so that they are drawn once.

    `shares` (draws,) are uniform, stratified and ascending, and choose tau; `middle` (draws,) is normal and places mu;
    `groups` (draws, groups) is normal and places each group. Of these two every second draw is the one before with its
    signs turned. The arrays are read-only.
    """

    shares: Floats
    middle: Floats
    groups: NDArray[np.float32]

    @property
    def n(self) -> int:
        """How many draws there are."""
        return int(self.groups.shape[0])

    def of(self, columns: Sequence[int]) -> Draws:
        """The same draws for some of the groups, in this order; a dimension may lack organisations."""
        chosen = list(columns)
        if chosen == list(range(self.groups.shape[1])):
            return self
        return _frozen(self.shares, self.middle, np.ascontiguousarray(self.groups[:, chosen]))


def standard_draws(generator: np.random.Generator, *, groups: int, draws: int = DRAWS) -> Draws:
    """Draw the random numbers of one round for so many groups.

    The generator is the only source, so that a seed derived from the round gives the same statements again; it moves
    on. The uniform numbers are stratified: one in each of `draws` equal parts; the normal ones come in antithetic
    pairs. Both leave less noise, and pairs take half the time.
    Source: common random numbers, stratified and antithetic sampling, Owen 2013, Monte Carlo theory, methods and
    examples, 8.

    Raises:
        InputError: unless there is at least one group and one draw.
    """
    if groups < 1 or draws < 1:
        raise InputError(f"draws need at least one group and one draw, not {groups} and {draws}")
    shares = (np.arange(draws) + generator.random(draws)) / draws
    pairs = (draws + 1) // 2
    middle, placed = np.empty(2 * pairs), np.empty((2 * pairs, groups), dtype=np.float32)
    middle[::2] = generator.standard_normal(pairs)
    placed[::2] = generator.standard_normal((pairs, groups), dtype=np.float32)
    for one in (middle, placed):
        np.negative(one[::2], out=one[1::2])
    return _frozen(shares, middle[:draws], placed[:draws])


def _frozen(shares: Floats, middle: Floats, groups: NDArray[np.float32]) -> Draws:
    for one in (shares, middle, groups):
        one.flags.writeable = False
    return Draws(shares, middle, groups)


def above_others(samples: ArrayLike) -> tuple[float, ...]:
    """For each column of joint draws, shape (draws, groups): the share of draws above the median of the others.

    The median of an even number of others is the mean of the middle two. Source: definition, statistics of the
    posterior of each group, as Goldstein and Spiegelhalter 1996, JRSS A 159, 385-443, keep positions uncertain.

    Raises:
        InputError: unless there are at least one draw and two groups, all finite.
    """
    table = np.asarray(samples, dtype=float)
    if table.ndim != 2 or table.shape[0] < 1 or table.shape[1] < 2:
        raise InputError("draws form a table of at least one draw and two groups")
    if not np.all(np.isfinite(table)):
        raise InputError("draws are finite numbers")
    above = np.zeros(table.shape[1], dtype=np.int64)
    for first in range(0, len(table), AT_ONCE):
        above += _times_above(table[first : first + AT_ONCE])
    return tuple((above / len(table)).tolist())


def share_above_others(y: Floats, v: Floats, spread: Spread, draws: Draws) -> Floats:
    """P(theta_i > median of the others) by the common draws, from the joint posterior of all groups.

    Positions within a draw do not change when everything in it is moved by mu and divided by tau. In that form
    theta_i is a (y_i - mu) + b z_i with a = tau / (v + tau^2) and b = sqrt(v / (v + tau^2)), which is exact at tau = 0
    as well, where the undivided values would all be equal.
    """
    total = v + np.square(spread.tau)[:, None]
    a, b = spread.tau[:, None] / total, np.sqrt(v / total)
    # Single precision does unless standard errors are tiny beside the distances between groups.
    fine = float(np.sqrt(v.min())) > FINE_ENOUGH * float(np.ptp(y))
    kind: type[np.floating] = np.float32 if fine else np.float64
    at = np.minimum(np.searchsorted(np.cumsum(spread.weights), draws.shares), spread.tau.size - 1)
    mu: Reals = (spread.mean[at] + np.sqrt(spread.variance[at]) * draws.middle).astype(kind)
    slopes: Reals = a.astype(kind)
    scales: Reals = b.astype(kind)
    placed: Reals = (a * y).astype(kind)
    above = np.zeros(y.size, dtype=np.int64)
    for first in range(0, draws.n, AT_ONCE):
        some = slice(first, first + AT_ONCE)
        chosen = at[some]
        sample = scales.take(chosen, axis=0)
        sample *= draws.groups[some]
        sample += placed.take(chosen, axis=0)
        sample -= slopes.take(chosen, axis=0) * mu[some, None]
        above += _times_above(sample)
    shares: Floats = above / draws.n
    return shares


def _times_above(sample: Reals) -> NDArray[np.int64]:
    """How often each column lies above the median of the other columns of its row; at most `AT_ONCE` rows.

    No median of others is formed. Of an odd number of others it is one of the middle two of all, and who is above the
    lower one is above it. Of an even number it depends for the middle one of all alone, which is above the mean of its
    neighbours if it is nearer to the upper one; all are then counted from the lower neighbour up.
    """
    lower = (sample.shape[1] - 1) // 2
    if sample.shape[1] <= SORTED_UP_TO:
        parted = np.sort(sample, axis=1)
    else:
        parted = np.partition(sample, (lower - 1, lower, lower + 1), axis=1)
    cut = parted[:, lower]
    if sample.shape[1] % 2:
        below, beyond = parted[:, lower - 1], parted[:, lower + 1]
        cut = np.where(cut - below > beyond - cut, below, cut)
    above = (sample > cut[:, None]).view(np.uint8)
    times: NDArray[np.int64] = np.add.reduce(above, axis=0, dtype=np.uint8).astype(np.int64)
    return times
