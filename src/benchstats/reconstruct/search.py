"""All ways to give n answers with a known sum and a known range for the sum of their squares.

Answers are counted here in steps above the lowest value of the scale, so a scale of five values is 0, 1, 2,
3, 4 and its top is 4. Exact whole numbers; a branch is left as soon as the answers still to be placed cannot
reach the sums.
"""

from __future__ import annotations

from dataclasses import dataclass

from benchstats.errors import TooManySteps

STEP_LIMIT = 2_000_000
"""Most steps one search may take, a second or two; n = 30 on 1-5 takes some hundred."""

Counts = tuple[int, ...]


@dataclass(slots=True)
class Budget:
    """The steps a search may take, shared by searches that belong together: no input can hang the caller."""

    limit: int = STEP_LIMIT
    spent: int = 0

    def spend(self, steps: int) -> None:
        """Use some steps.

        Raises:
            TooManySteps: when they are used up.
        """
        self.spent += steps
        if self.spent > self.limit:
            raise TooManySteps(
                f"too many sets of answers fit: the search passed its limit of {self.limit:,} steps; "
                "give more decimals, a smaller number of answers or a shorter scale"
            )


@dataclass(frozen=True, slots=True)
class Sums:
    """What some answers must come to: how many, their sum, and the range of the sum of their squares."""

    n: int
    total: int
    squares_low: int
    squares_high: int

    def without(self, count: int, value: int) -> Sums:
        """What is left to reach after `count` answers of `value`."""
        squares = count * value * value
        return Sums(
            self.n - count,
            self.total - count * value,
            self.squares_low - squares,
            self.squares_high - squares,
        )

    def within_reach(self, lowest: int, top: int) -> bool:
        """Whether the squares can come out right with values from `lowest` to `top`; the sum is known to."""
        if self.n == 0:
            return self.squares_low <= 0 <= self.squares_high
        # The squares are least when the answers are as even as possible ...
        even, extra = divmod(self.total, self.n)
        if self.n * even * even + extra * (2 * even + 1) > self.squares_high:
            return False
        # ... and most when all but one sit at the ends.
        at_top, between = divmod(self.total - self.n * lowest, top - lowest)
        most = self.n * lowest * lowest + at_top * (top * top - lowest * lowest)
        return most + between * (2 * lowest + between) >= self.squares_low


def find_counts(sums: Sums, *, top: int, budget: Budget) -> list[Counts]:
    """Every set of answers from 0 to `top` with these sums, as counts of the values, in lexicographic order.

    Raises:
        TooManySteps: when the budget is used up.
    """
    if not 0 <= sums.total <= sums.n * top:
        return []
    if top == 1:
        fits = sums.squares_low <= sums.total <= sums.squares_high
        return [(sums.n - sums.total, sums.total)] if fits else []
    found: list[Counts] = []
    _place((), sums, top, found, budget)
    return found


def _place(placed: Counts, left: Sums, top: int, found: list[Counts], budget: Budget) -> None:
    """Choose how many answers take the next value, and go on with the values above it."""
    value = len(placed)
    if top - value == 2:
        _finish(placed, left, found, budget)
        return
    fewest = max(0, left.n * (value + 1) - left.total)
    most = (left.n * top - left.total) // (top - value)
    budget.spend(3 + max(0, most - fewest))
    for count in range(fewest, most + 1):
        rest = left.without(count, value)
        if rest.within_reach(value + 1, top):
            _place((*placed, count), rest, top, found, budget)


def _finish(placed: Counts, left: Sums, found: list[Counts], budget: Budget) -> None:
    """Solve for the last three values directly: the count of the highest of them fixes the other two."""
    value = len(placed)
    total = left.total - left.n * value
    # What turns squares of values into squares of steps above `value`.
    shift = value * (2 * left.total - left.n * value)
    fewest = max(0, total - left.n, -((shift + total - left.squares_low) // 2))
    most = min(total // 2, (left.squares_high - shift - total) // 2)
    budget.spend(1 + max(0, most - fewest))
    found.extend((*placed, left.n - total + high, total - 2 * high, high) for high in range(fewest, most + 1))
