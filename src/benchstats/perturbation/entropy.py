"""Perturbation tables: the changes of a count that are least predictable among those with the wanted spread."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray
from scipy import optimize, special

from benchstats.errors import InputError, NotSettled
from benchstats.perturbation.cellkey import Change
from benchstats.results import Result, Sentence, say
from benchstats.solvers import LinearSystem, linear_system, minimise, value_range

Floats = NDArray[np.float64]
NEGLIGIBLE = 1e-9


@dataclass(frozen=True, slots=True)
class PerturbationTable(Result):
    """The changes of counts from 0 up to one whose row holds for all larger ones; `n` is how many originals it has.

    variances: the variance of the noise of each original, `variance` where that can be reached and otherwise the
        nearest that can.
    """

    statistic: ClassVar[str] = "perturbation_table"

    largest_change: int
    variance: float
    barred: tuple[int, ...]
    changes: tuple[Change, ...]
    variances: tuple[float, ...]
    interval: None = None

    @property
    def n(self) -> int:
        """How many original counts have a row of their own."""
        return len(self.variances)

    def row(self, original: int) -> tuple[Change, ...]:
        """The changes of one count; a larger one than the table holds moves like the largest."""
        held = min(original, self.n - 1)
        return tuple(one for one in self.changes if one.original == held)

    def sentence(self) -> Sentence:
        """How far counts move."""
        return say("Counts change by at most %(most)s, on average not at all.", most=self.largest_change)


def maximum_entropy_table(
    *, largest_change: int = 2, variance: float = 1.0, barred: Collection[int] = (1, 2)
) -> PerturbationTable:
    """Make the perturbation table of greatest entropy with mean zero, the given variance and no `barred` results.

    Zero stays zero, and no count falls below it. Small counts have few results left; where the variance is out of
    reach the nearest one is taken, and where only the count itself is left it stays. The same conditions as R ptable
    with `mono = FALSE`, whose examples it meets, but a barred variance is told and not left violated. Source: Giessing
    2016, Privacy in Statistical Databases, LNCS 9867, 237-251; Fraser and Wooton 2006.

    Raises:
        InputError: when the change or the variance is not above zero, or a count cannot keep its mean.
        NotSettled: when the search for the greatest entropy does not come to rest.
    """
    if largest_change < 1 or not 0 < variance <= largest_change**2:
        raise InputError(f"a change of at most {largest_change} cannot have the variance {variance}")
    if any(result < 1 for result in barred):
        raise InputError("only counts from 1 upwards can be barred")
    # From here on a count's results are the same on both sides, so its row holds for all larger ones.
    symmetric = max(barred) + largest_change + 1 if barred else largest_change
    originals = range(symmetric + 1)
    rows = [_row(original, largest_change, variance, barred) for original in originals]
    return PerturbationTable(
        largest_change=largest_change,
        variance=variance,
        barred=tuple(sorted(barred)),
        changes=tuple(change for row in rows for change in row[0]),
        variances=tuple(row[1] for row in rows),
    )


def _row(original: int, most: int, variance: float, barred: Collection[int]) -> tuple[list[Change], float]:
    if original == 0:
        return [Change(0, 0, 0.0, 1.0)], 0.0
    results = [one for one in range(max(0, original - most), original + most + 1) if one not in barred]
    moves = np.array(results, dtype=float) - original
    reached = _nearest_variance(moves, variance)
    if reached is None:
        raise InputError(f"a count of {original} has no results left around it")
    shares = _greatest_entropy(moves, reached)
    return list(_changes(original, results, shares)), float(shares @ moves**2)


def _changes(original: int, results: list[int], shares: Floats) -> Iterator[Change]:
    held = [(result, share) for result, share in zip(results, shares, strict=True) if share > NEGLIGIBLE]
    ends = np.cumsum([share for _, share in held]) / sum(share for _, share in held)
    lower = 0.0
    for (result, _), end in zip(held, ends, strict=True):
        yield Change(original, result, lower, float(end))
        lower = float(end)


def _nearest_variance(moves: Floats, variance: float) -> float | None:
    """The variance nearest to the wanted one that shares with mean zero can have; None where there are no shares."""
    system = linear_system([np.ones(len(moves)), moves], row_low=[1, 0], row_high=[1, 0], high=1.0)
    ends = value_range(moves**2, system=system)
    return None if ends is None else float(np.clip(variance, *ends))


def _greatest_entropy(moves: Floats, variance: float) -> Floats:
    """The shares of greatest entropy with mean zero and this variance.

    Moves that no such distribution uses are left out first; then shares are proportional to exp(a move + b move^2),
    and a and b minimise a convex function.
    """
    system = linear_system(
        [np.ones(len(moves)), moves, moves**2], row_low=[1, 0, variance], row_high=[1, 0, variance], high=1.0
    )
    used = np.array([_largest(at, len(moves), system) > NEGLIGIBLE for at in range(len(moves))])
    kept = moves[used]
    features = np.array([kept, kept**2 - variance])

    def potential(weights: Floats) -> tuple[float, Floats]:
        return float(special.logsumexp(weights @ features)), features @ _shares(weights, features)

    found = optimize.minimize(potential, np.zeros(2), jac=True, method="BFGS", options={"gtol": 1e-11})
    shares = np.zeros(len(moves))
    shares[used] = _polished(found.x, features)
    if abs(shares @ moves) > 1e-6 or abs(shares @ moves**2 - variance) > 1e-6:
        raise NotSettled("the perturbation table of greatest entropy was not found")
    return shares


def _polished(weights: Floats, features: Floats) -> Floats:
    """The shares after a few Newton steps, which take the sums from a billionth to double precision."""
    for _ in range(4):
        shares = _shares(weights, features)
        mean = features @ shares
        spread = (features * shares) @ features.T - np.outer(mean, mean)
        weights = weights - np.linalg.lstsq(spread, mean, rcond=1e-10)[0]
    return _shares(weights, features)


def _shares(weights: Floats, features: Floats) -> Floats:
    powers = weights @ features
    terms: Floats = np.exp(powers - powers.max())
    shares: Floats = terms / terms.sum()
    return shares


def _largest(at: int, size: int, system: LinearSystem) -> float:
    objective = np.zeros(size)
    objective[at] = -1
    found = minimise(objective, system=system)
    return 0.0 if found.value is None else -found.value
