"""Which cells and totals must not be shown for their own sake: small counts and concentrated totals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, isfinite
from operator import index
from typing import ClassVar, SupportsIndex

from benchstats.errors import InputError
from benchstats.results import Reason, Result, Sentence, say, say_counted

LEAST_CONTRIBUTORS = 3


@dataclass(frozen=True, slots=True)
class PrimaryCells(Result):
    """The cells of a table of counts below the minimum, as (row, column) from 0; `n` is the sum of the counts."""

    statistic: ClassVar[str] = "primary_cells"

    least: int
    cells: tuple[tuple[int, int], ...]
    n: int
    interval: None = None

    def sentence(self) -> Sentence:
        """How many cells are too small."""
        if not self.cells:
            return say("Every cell of this table is empty or has at least %(least)s.", least=self.least)
        return say(
            "Cells of this table that are not empty and have fewer than %(least)s: %(found)s.",
            found=len(self.cells),
            least=self.least,
        )


def primary_cells(table: Sequence[Sequence[SupportsIndex]], *, least: int = 3, zeros_too: bool = False) -> PrimaryCells:
    """Find the counts from 1 to `least - 1`, and with `zeros_too` the empty cells as well.

    Source: minimum frequency rule, Handbook on Statistical Disclosure Control, 2nd ed., chapter 5.

    Raises:
        InputError: when a count is negative, rows differ in length, or `least` is below 1.
        TypeError: when a count is no whole number.
    """
    counts = [[index(count) for count in row] for row in table]
    if least < 1 or any(count < 0 for row in counts for count in row) or len({len(row) for row in counts}) > 1:
        raise InputError("a table of counts is rectangular, without negative counts, and its minimum is at least 1")
    small = tuple(
        (i, j)
        for i, row in enumerate(counts)
        for j, count in enumerate(row)
        if 0 < count < least or (zeros_too and count == 0)
    )
    return PrimaryCells(least, small, sum(map(sum, counts)))


@dataclass(frozen=True, slots=True)
class Concentration(Result):
    """Whether a total gives one of its contributors away; `n` is how many contribute more than nothing.

    closest_upper_estimate_error: by how many per cent of the largest contribution the second largest contributor,
    who knows its own, at least overestimates the largest one; None where nobody contributes.
    """

    statistic: ClassVar[str] = "concentration"

    p: float
    largest: int
    share: float
    n: int
    total: float
    p_percent_sensitive: bool
    dominance_sensitive: bool
    single_dominance_sensitive: bool
    too_few_contributors: bool
    closest_upper_estimate_error: float | None
    reason: Reason | None = None
    interval: None = None

    @property
    def may_be_shown(self) -> bool:
        """The rule of this network for totals: enough contributors, and nobody can be estimated within p per cent."""
        return not self.p_percent_sensitive and not self.too_few_contributors

    def sentence(self) -> Sentence:
        """Whether the total may be shown, and why not."""
        if self.too_few_contributors:
            return say_counted(
                "This total has %(n)s contributor, which is too few to show it.",
                "This total has %(n)s contributors, which is too few to show it.",
                n=self.n,
            )
        if self.p_percent_sensitive:
            return say(
                "From this total of %(n)s contributors one of them could work out the largest part too closely.",
                n=self.n,
            )
        return say("This total of %(n)s contributors does not give any of them away.", n=self.n)


def concentration(
    contributions: Sequence[float],
    *,
    p: float = 10,
    largest: int = 2,
    share: float = 90,
    least: int = LEAST_CONTRIBUTORS,
) -> Concentration:
    """Apply the p % rule, the dominance rules (`largest`, `share`) and (1, `share`), and the minimum of contributors.

    A total X with largest parts x1 and x2 is sensitive when X - x1 - x2 < p/100 x1, or when its `largest` parts make
    more than `share` per cent of it. Source: Handbook on Statistical Disclosure Control, 2nd ed., section 4.2;
    ACRO 1.0.2 `agg_p_percent` and `agg_nk`.

    Raises:
        InputError: when a contribution is negative or no number, or a parameter makes no sense.
    """
    parts = sorted((float(part) for part in contributions), reverse=True)
    if not all(isfinite(part) and part >= 0 for part in parts):
        raise InputError("a contribution is a number from zero upwards")
    if not (0 <= p < float("inf") and largest >= 1 and 0 < share <= 100 and least >= 1):
        raise InputError(f"p = {p}, the {largest} largest, {share} % and at least {least} make no rule")
    total = fsum(parts)
    first = parts[0] if parts else 0.0
    rest = fsum(parts[2:])  # X - x1 - x2 without the cancellation
    return Concentration(
        p=p,
        largest=largest,
        share=share,
        n=sum(part > 0 for part in parts),
        total=total,
        p_percent_sensitive=rest < p / 100 * first,
        dominance_sensitive=fsum(parts[:largest]) > share / 100 * total,
        single_dominance_sensitive=first > share / 100 * total,
        too_few_contributors=sum(part > 0 for part in parts) < least,
        closest_upper_estimate_error=100 * (rest / first) if first else None,
        reason=None if first else Reason.NO_VARIATION,
    )
