"""How two performances of the same organisations go together: Pearson, Spearman and Kendall."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import atanh, sqrt, tanh
from typing import ClassVar

import numpy as np
from numpy.random import Generator
from scipy import special

from benchstats.relationships.arranging import DRAWS, PermutationP, Places, of_products, of_signs, permutation_p
from benchstats.relationships.inputs import Floats, Gapped, complete_pairs, midranks, two_sided_p, varies
from benchstats.results import Interval, Reason, Result, Sentence, say


@dataclass(frozen=True, slots=True)
class PearsonCorrelation(Result):
    """Pearson's r of `n` complete pairs, its t test, permutation test and Fisher interval (from 4 pairs on).

    `r` is None with a `reason` where there are fewer than 3 pairs or one side does not vary.
    """

    statistic: ClassVar[str] = "pearson_r"

    n: int
    r: float | None
    p_value: float | None
    permutation: PermutationP | None
    interval: Interval | None
    reason: Reason | None

    def sentence(self) -> Sentence:
        """The correlation and its likely range, for coordinators."""
        return _told(self.r, self.n, self.interval)


@dataclass(frozen=True, slots=True)
class SpearmanCorrelation(Result):
    """Spearman's rho of `n` complete pairs (Pearson's r of midranks), its t approximation and permutation test.

    There is no interval: with few organisations and ties none is trustworthy.
    """

    statistic: ClassVar[str] = "spearman_rho"

    n: int
    rho: float | None
    p_value: float | None
    permutation: PermutationP | None
    reason: Reason | None
    interval: Interval | None = None

    def sentence(self) -> Sentence:
        """The correlation, for coordinators."""
        return _told(self.rho, self.n, None)


@dataclass(frozen=True, slots=True)
class KendallCorrelation(Result):
    """Kendall's tau-b of `n` complete pairs, which corrects for ties, and its permutation test; no interval."""

    statistic: ClassVar[str] = "kendall_tau_b"

    n: int
    tau_b: float | None
    permutation: PermutationP | None
    reason: Reason | None
    interval: Interval | None = None

    def sentence(self) -> Sentence:
        """The correlation, for coordinators."""
        return _told(self.tau_b, self.n, None)


def pearson(
    first: Gapped, second: Gapped, *, draws: int = DRAWS, generator: Generator | None = None
) -> PearsonCorrelation:
    """Pearson's r of two rows of scores, one pair an organisation; None and NaN are missing.

    The permutation p is exact up to 9 pairs; above, it needs a generator. The correlation of scores with sampling
    error understates or invents relationships: see `corrected_correlation`.
    Source: Fisher 1921, Metron 1 (interval); Pitman 1937, JRSS Supplement 4 (permutation); equals SciPy `pearsonr`.

    Raises:
        InputError: when the rows are not of one length or hold what is no number.
    """
    x, y = complete_pairs(first, second)
    reason = _why_not(x, y)
    if reason:
        return PearsonCorrelation(x.size, None, None, None, None, reason)
    r = product_moment(x, y)
    permutation = _permuted(of_products(x, y), x.size, draws, generator)
    return PearsonCorrelation(x.size, r, t_test(r, x.size), permutation, fisher_interval(r, x.size), None)


def spearman(
    first: Gapped, second: Gapped, *, draws: int = DRAWS, generator: Generator | None = None
) -> SpearmanCorrelation:
    """Spearman's rho of two rows of scores, ties as midranks; None and NaN are missing.

    `p_value` is the t approximation; the permutation p is exact up to 9 pairs and needs a generator above.
    Source: Spearman 1904, American Journal of Psychology 15; equals SciPy `spearmanr`.

    Raises:
        InputError: when the rows are not of one length or hold what is no number.
    """
    x, y = complete_pairs(first, second)
    reason = _why_not(x, y)
    if reason:
        return SpearmanCorrelation(x.size, None, None, None, reason)
    places_x, places_y = midranks(x), midranks(y)
    rho = product_moment(places_x, places_y)
    permutation = _permuted(of_products(places_x, places_y), x.size, draws, generator)
    return SpearmanCorrelation(x.size, rho, t_test(rho, x.size), permutation, None)


def kendall(
    first: Gapped, second: Gapped, *, draws: int = DRAWS, generator: Generator | None = None
) -> KendallCorrelation:
    """Kendall's tau-b of two rows of scores; None and NaN are missing.

    The permutation p is exact up to 9 pairs and needs a generator above.
    Source: Kendall 1945, Biometrika 33 (ties); equals SciPy `kendalltau`.

    Raises:
        InputError: when the rows are not of one length or hold what is no number.
    """
    x, y = complete_pairs(first, second)
    reason = _why_not(x, y)
    if reason:
        return KendallCorrelation(x.size, None, None, reason)
    balance, pairs = of_signs(x, y)
    concordance = float(balance(np.arange(x.size)[None, :])[0])
    tau_b = concordance / sqrt((pairs - _tied_pairs(x)) * (pairs - _tied_pairs(y)))
    permutation = _permuted((balance, pairs), x.size, draws, generator)
    return KendallCorrelation(x.size, max(-1.0, min(1.0, tau_b)), permutation, None)


def product_moment(x: Floats, y: Floats) -> float:
    """Pearson's r of two rows that vary."""
    centred_x, centred_y = x - x.mean(), y - y.mean()
    # Scaled first, so that neither tiny nor huge scores under- or overflow when squared.
    centred_x, centred_y = centred_x / np.abs(centred_x).max(), centred_y / np.abs(centred_y).max()
    r = float(centred_x @ centred_y) / sqrt(float(centred_x @ centred_x) * float(centred_y @ centred_y))
    return max(-1.0, min(1.0, r))


def t_test(r: float, size: int) -> float:
    """The two-sided p of a correlation by the t distribution with size - 2 degrees of freedom."""
    rest = (1 - r) * (1 + r)
    return 0.0 if rest <= 0 else two_sided_p(r * sqrt((size - 2) / rest), degrees=size - 2)


def fisher_interval(r: float, size: int) -> Interval | None:
    """The Fisher z interval, from 4 pairs on; None for a perfect correlation, whose z is infinite."""
    if size < 4 or abs(r) >= 1:
        return None
    reach = float(special.ndtri(0.975)) / sqrt(size - 3)
    return Interval(tanh(atanh(r) - reach), tanh(atanh(r) + reach), "Fisher z")


def _why_not(x: Floats, y: Floats) -> Reason | None:
    if x.size < 3:
        return Reason.TOO_FEW_GROUPS
    return None if varies(x) and varies(y) else Reason.NO_VARIATION


def _permuted(
    prepared: tuple[Callable[[Places], Floats], float], size: int, draws: int, generator: Generator | None
) -> PermutationP | None:
    statistic, greatest = prepared
    return permutation_p(statistic, size=size, greatest=greatest, draws=draws, generator=generator)


def _tied_pairs(values: Floats) -> float:
    sizes = np.unique(values, return_counts=True)[1]
    return float((sizes * (sizes - 1) // 2).sum())


def _told(correlation: float | None, n: int, interval: Interval | None) -> Sentence:
    if correlation is None:
        return say("There is not enough evidence for a correlation from %(n)s organisations.", n=n)
    if interval is None:
        return say(
            "Across %(n)s organisations the two go together with a correlation of %(correlation)s; with few "
            "organisations such a number moves easily by chance.",
            n=n,
            correlation=correlation,
        )
    return say(
        "Across %(n)s organisations the two go together with a correlation of %(correlation)s; its likely range is "
        "%(low)s to %(high)s.",
        n=n,
        correlation=correlation,
        low=interval.low,
        high=interval.high,
    )
