"""The permutation test of a relationship."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import factorial

import numpy as np
from numpy.random import Generator

from benchstats.errors import InputError
from benchstats.inputs import Floats, Places
from benchstats.relationships.arrangements import drawn, enumerated

MOST_ENUMERATED = 9
"""Up to this many values every arrangement is looked at: 9! is 362 880."""

DRAWS = 100_000
"""How many arrangements are drawn where there are too many to look at all."""

_SLACK = 1e-9  # of the largest value a statistic can take: far above rounding, far below one step of it


@dataclass(frozen=True, slots=True)
class PermutationP:
    """A two-sided p value over arrangements: the share at least as far from 0 as the observed statistic.

    `is_exact`: all arrangements were looked at; else `arrangements` were drawn, and the observed one counts too.
    """

    p_value: float
    arrangements: int
    is_exact: bool


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
        return PermutationP(_count(statistic, enumerated(size), bar) / every, every, True)
    if generator is None:
        return None
    hits = _count(statistic, drawn(size, draws, generator), bar)
    # The observed arrangement counts as drawn, so that p is never 0 (Phipson and Smyth 2010).
    return PermutationP((1 + hits) / (1 + draws), draws, False)


def _count(statistic: Callable[[Places], Floats], arrangements: Iterator[Places], bar: float) -> int:
    return sum(int(np.count_nonzero(np.abs(statistic(places)) >= bar)) for places in arrangements)
