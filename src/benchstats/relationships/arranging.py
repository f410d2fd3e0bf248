"""All ways to arrange a few values, or many drawn ones: the permutation test of a relationship."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from math import factorial

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from benchstats.errors import InputError
from benchstats.relationships.inputs import Floats

MOST_ENUMERATED = 9
"""Up to this many values every arrangement is looked at: 9! is 362 880."""

DRAWS = 100_000
"""How many arrangements are drawn where there are too many to look at all."""

_CHUNK = 60_000
_SLACK = 1e-9  # of the largest value a statistic can take: far above rounding, far below one step of it

Places = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class PermutationP:
    """A two-sided p value over arrangements: the share at least as far from 0 as the observed statistic.

    `is_exact`: all arrangements were looked at; else `arrangements` were drawn, and the observed one counts too.
    """

    p_value: float
    arrangements: int
    is_exact: bool


@cache
def _all_places(size: int) -> NDArray[np.uint8]:
    """Every order of 0..size-1, one a row, built by inserting the last number at each place."""
    if size == 1:
        return np.zeros((1, 1), dtype=np.uint8)
    shorter = _all_places(size - 1)
    longest = np.full((len(shorter), 1), size - 1, dtype=np.uint8)
    return np.concatenate([np.hstack([shorter[:, :at], longest, shorter[:, at:]]) for at in range(size)])


def _enumerated(size: int) -> Iterator[Places]:
    places = _all_places(size)
    for start in range(0, len(places), _CHUNK):
        yield places[start : start + _CHUNK].astype(np.intp)


def _drawn(size: int, draws: int, generator: Generator) -> Iterator[Places]:
    for start in range(0, draws, _CHUNK):
        rows = np.tile(np.arange(size), (min(_CHUNK, draws - start), 1))
        yield generator.permuted(rows, axis=1)


def permutation_p(
    statistic: Callable[[Places], Floats],
    *,
    size: int,
    greatest: float,
    draws: int,
    generator: Generator | None,
) -> PermutationP | None:
    """The two-sided permutation p of a statistic that is 0 in expectation and at most `greatest` in size.

    Exact up to `MOST_ENUMERATED` values; above, `draws` arrangements from the generator, and None without one.

    Raises:
        InputError: when fewer than one arrangement is to be drawn.
    """
    if draws < 1:
        raise InputError(f"at least one arrangement is drawn, not {draws}")
    bar = float(np.abs(statistic(np.arange(size)[None, :])[0])) - _SLACK * greatest
    if size <= MOST_ENUMERATED:
        every = factorial(size)
        return PermutationP(_count(statistic, _enumerated(size), bar) / every, every, True)
    if generator is None:
        return None
    hits = _count(statistic, _drawn(size, draws, generator), bar)
    # The observed arrangement counts as drawn, so that p is never 0 (Phipson and Smyth 2010).
    return PermutationP((1 + hits) / (1 + draws), draws, False)


def _count(statistic: Callable[[Places], Floats], arrangements: Iterator[Places], bar: float) -> int:
    return sum(int(np.count_nonzero(np.abs(statistic(places)) >= bar)) for places in arrangements)


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
