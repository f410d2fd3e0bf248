"""What the correlations share: the product moment and its tests."""

from __future__ import annotations

from collections.abc import Callable
from math import sqrt

import numpy as np
from numpy.random import Generator

from benchstats.inputs import Floats, Places, varies
from benchstats.intervals import two_sided_p
from benchstats.relationships.arranging import PermutationP, permutation_p
from benchstats.results import Reason


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


def why_not(x: Floats, y: Floats) -> Reason | None:
    """Why there is no correlation: fewer than 3 pairs, or a side that does not vary; None where there is one."""
    if x.size < 3:
        return Reason.TOO_FEW_GROUPS
    return None if varies(x) and varies(y) else Reason.NO_VARIATION


def permuted(
    prepared: tuple[Callable[[Places], Floats], float], size: int, draws: int, generator: Generator | None
) -> PermutationP | None:
    """The permutation test of a prepared statistic and its greatest size, see `permutation_p`."""
    statistic, greatest = prepared
    return permutation_p(statistic, size=size, greatest=greatest, draws=draws, generator=generator)
