"""How sure is the mean of an organisation? That depends on whether its units are all there or a sample."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from math import isfinite
from typing import ClassVar, SupportsIndex

from benchstats.checked_counts import whole_counts
from benchstats.errors import InputError
from benchstats.inputs import refuse_extremes
from benchstats.intervals import normal_interval
from benchstats.results import Interval, Reason, Result, Sentence, say, say_counted


class Units(StrEnum):
    """What the units with answers stand for. The value is stable and may be stored."""

    ALL = "all"
    SAMPLE = "sample"


@dataclass(frozen=True, slots=True)
class MeanVariance(Result):
    """The sampling variance of an organisation's mean, in squared units of the score; `n` is its number of answers.

    `interval` is how far the mean may lie from the true one, around 0.
    """

    statistic: ClassVar[str] = "mean_variance"

    units: Units
    unit_sizes: tuple[int, ...]
    n: int
    variance: float | None
    standard_error: float | None
    interval: Interval | None
    reason: Reason | None = None

    def sentence(self) -> Sentence:
        """How far the mean may be off, and what that takes the units for."""
        if self.interval is None:
            return say("Without an answer nothing can be said about the mean.")
        if self.units is Units.ALL:
            return say_counted(
                "The mean of %(n)s answer may be off by about %(off)s, if all units of the organisation took part.",
                "The mean of %(n)s answers may be off by about %(off)s, if all units of the organisation took part.",
                n=self.n,
                off=self.interval.high,
            )
        return say_counted(
            "The mean of %(n)s answer may be off by about %(off)s, if the units are a sample of the organisation's.",
            "The mean of %(n)s answers may be off by about %(off)s, if the units are a sample of the organisation's.",
            n=self.n,
            off=self.interval.high,
        )


def mean_variance(
    unit_sizes: Iterable[SupportsIndex], *, var_residual: float, var_unit: float, units: Units
) -> MeanVariance:
    """The sampling variance of the mean of an organisation with so many answers in each unit.

    With all units there, the effects of units are part of the truth: var_residual / n. With a sample of units they are
    chance: var_unit times the sum of (n_j / n) squared, plus var_residual / n. Source: Snijders and Bosker 2012,
    Multilevel Analysis, chapter 3; statistics.md 2.2.

    Raises:
        InputError: when a size is no count, or a variance is negative or not finite.
    """
    sizes = whole_counts(unit_sizes, of="sizes of units")
    for name, variance in (("residual", var_residual), ("unit", var_unit)):
        if not (isfinite(variance) and variance >= 0):
            raise InputError(f"the {name} variance is at least 0, not {variance}")
        refuse_extremes([variance], of=f"{name} variances")
    n = sum(sizes)
    if not n:
        return MeanVariance(units, sizes, 0, None, None, None, Reason.TOO_FEW_ANSWERS)
    of_units = var_unit * sum(size**2 for size in sizes) / n**2 if units is Units.SAMPLE else 0.0
    found = of_units + var_residual / n
    interval = normal_interval(0.0, error=found**0.5, method="normal interval, variances known")
    return MeanVariance(units, sizes, n, found, found**0.5, interval)
