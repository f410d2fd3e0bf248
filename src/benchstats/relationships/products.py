"""The statistics whose arrangements are looked at: sums of products, and concordant pairs."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from benchstats.inputs import Floats, Places


def of_products(x: Floats, y: Floats) -> tuple[Callable[[Places], Floats], float]:
    """The sum of products of centred x with rearranged centred y, and the greatest size it can have."""
    centred_x, centred_y = x - x.mean(), y - y.mean()
    greatest = float(np.sqrt((centred_x**2).sum() * (centred_y**2).sum()))
    return lambda places: centred_y[places] @ centred_x, greatest


def of_signs(x: Floats, y: Floats) -> tuple[Callable[[Places], Floats], float]:
    """Concordant minus discordant pairs of x with rearranged y, and the number of pairs."""
    first, second = np.triu_indices(x.size, 1)
    signs_x = np.sign(x[first] - x[second])
    signs_y = np.sign(y[:, None] - y[None, :])

    def balance(places: Places) -> Floats:
        total = np.zeros(len(places))
        for i, j, sign in zip(first, second, signs_x, strict=True):
            if sign:
                total += sign * signs_y[places[:, i], places[:, j]]
        return total

    return balance, float(first.size)
