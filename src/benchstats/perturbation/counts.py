"""A count with noise, and the ledger of what noise has been paid for."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from operator import index
from typing import ClassVar, SupportsIndex

import numpy as np
from numpy.random import Generator

from benchstats.errors import InputError
from benchstats.perturbation.noise import Noise, noise_accuracy
from benchstats.results import Interval, Result, Sentence, say

SMALLEST_EPSILON = 1e-3

WHOLE_BUDGET = Fraction(1)
"""All figures of one round and one person together take at most this much (statistics.md 6.6)."""


@dataclass(frozen=True, slots=True)
class NoisyCount(Result):
    """A count with noise. The true count is not in it; `n` equals the noisy value, which may be below zero.

    interval: where the true count lies in all but 5 % of releases.
    """

    statistic: ClassVar[str] = "noisy_count"

    value: int
    epsilon: float
    scale: float
    interval: Interval

    @property
    def n(self) -> int:
        """The noisy count, because the true one is never shown."""
        return self.value

    def sentence(self) -> Sentence:
        """The noisy count and how far off it may be."""
        return say(
            "About %(value)s, and very probably between %(low)s and %(high)s; random noise protects every person.",
            decimals=0,
            value=max(0, self.value),
            low=max(0.0, self.interval.low),
            high=max(0.0, self.interval.high),
        )


def noisy_count(count: SupportsIndex, *, epsilon: float, generator: Generator, sensitivity: int = 1) -> NoisyCount:
    """Add discrete Laplace noise of scale `sensitivity / epsilon` to a count.

    WARNING: a NumPy Generator is no cryptographic source and its state can be worked out from enough output; a release
    that must withstand a determined attacker takes its noise from OpenDP. This function is for trials, for teaching
    and for figures whose policy says that it is enough. Source: Ghosh, Roughgarden and Sundararajan 2012, SIAM Journal
    on Computing 41, 1673-1693: the difference of two geometric numbers.

    Raises:
        InputError: when the count is negative, epsilon is not between 0.001 and 1, or the sensitivity is below 1.
        TypeError: when the count is no whole number.
    """
    true = index(count)
    if true < 0 or not SMALLEST_EPSILON <= epsilon <= WHOLE_BUDGET or sensitivity < 1:
        raise InputError("a count with noise needs a count from 0, an epsilon from 0.001 to 1, a sensitivity from 1")
    scale = sensitivity / epsilon
    # 1 - exp(-1/scale), without losing digits for a large scale.
    up, down = generator.geometric(-np.expm1(-1 / scale), size=2)
    value = true + int(up) - int(down)
    reach = noise_accuracy(scale, noise=Noise.DISCRETE_LAPLACE).accuracy
    return NoisyCount(value, epsilon, scale, Interval(value - reach, value + reach, "discrete Laplace accuracy"))


@dataclass(frozen=True, slots=True)
class Spending:
    """What one released figure took of the budget."""

    figure: str
    epsilon: Fraction


@dataclass(frozen=True, slots=True)
class BudgetLedger:
    """How much of the budget of one round is spent; sums are exact, so that ten tenths are the whole.

    Spendings add up (basic composition), whatever the figures have to do with each other. Source: Dwork and Roth 2014,
    The Algorithmic Foundations of Differential Privacy, theorem 3.14.

    Raises:
        InputError: when the total is not above 0 and at most 1, or more than it is spent.
    """

    total: Fraction = WHOLE_BUDGET
    spendings: tuple[Spending, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a budget above the house's, and one that is overspent."""
        if not 0 < self.total <= WHOLE_BUDGET:
            raise InputError(f"the budget of a round is above 0 and at most {WHOLE_BUDGET}, not {self.total}")
        if self.left < 0 or any(one.epsilon <= 0 for one in self.spendings):
            raise InputError(f"the spendings are above 0 and come to at most {self.total}")

    @property
    def left(self) -> Fraction:
        """What is not spent yet."""
        return self.total - sum((one.epsilon for one in self.spendings), Fraction(0))

    def spent_on(self, figure: str, *, epsilon: Fraction | str) -> BudgetLedger:
        """The ledger with one more spending; epsilon is exact, as in "0.25".

        Raises:
            InputError: when epsilon is not above zero or not left.
        """
        amount = Fraction(epsilon)
        if amount <= 0:
            raise InputError(f"a spending is above zero, not {amount}")
        if amount > self.left:
            raise InputError(f"{amount} of the budget is asked for {figure!r} but only {self.left} is left")
        return BudgetLedger(self.total, (*self.spendings, Spending(figure, amount)))
