"""Members to groups with limited seats, by what they prefer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite
from operator import index
from typing import ClassVar

import numpy as np
from scipy import optimize

from benchstats.errors import InputError
from benchstats.results import Result, Sentence, say


@dataclass(frozen=True, slots=True)
class SeatPlan(Result):
    """For each member the number of its group, or None without a seat; `n` is how many members there are.

    total: the sum of the preferences met; no other plan has more.
    """

    statistic: ClassVar[str] = "seat_plan"

    group_of_member: tuple[int | None, ...]
    total: float
    interval: None = None

    @property
    def n(self) -> int:
        """How many members there are."""
        return len(self.group_of_member)

    @property
    def seated(self) -> int:
        """How many members have a seat."""
        return sum(group is not None for group in self.group_of_member)

    def sentence(self) -> Sentence:
        """How many have a seat."""
        if self.seated == self.n:
            return say(
"Every member has a seat (%(n)s), and together they get as much as possible of their "
"wishes.",
                       n=self.n)  # fmt: skip
        return say(
"Members with a seat: %(seated)s of %(n)s; for the others there is none that they can "
"take.",
                   seated=self.seated, n=self.n)  # fmt: skip


def seat_plan(scores: Sequence[Sequence[float | None]], *, capacity: Sequence[int]) -> SeatPlan:
    """Seat members so that as many as possible have a seat and the sum of their preferences is the largest.

    `scores` has a row a member and a column a group; None or NaN: the member cannot go there. `capacity` holds the
    seats of each group. Source: `scipy.optimize.linear_sum_assignment` (Crouse 2016, IEEE Transactions on Aerospace and
    Electronic Systems 52) with one column a seat.

    Raises:
        InputError: when rows and capacities differ in length, a capacity is negative, or a score is infinite or larger
            than a million.
    """
    seats = [index(number) for number in capacity]
    table = np.array([[np.nan if one is None else one for one in row] for row in scores], dtype=float)
    if any(number < 0 for number in seats) or any(len(row) != len(seats) for row in scores):
        raise InputError("each member has one score for each group, and capacities are counts from zero")
    if np.abs(table[~np.isnan(table)]).max(initial=0.0) > LARGEST:
        raise InputError(f"a preference is a number up to {LARGEST:.0f}")
    if not len(scores) or not sum(seats):
        return SeatPlan((None,) * len(scores), 0.0)
    # No more than all members can want a seat in one group.
    group_of_seat = np.repeat(np.arange(len(seats)), np.minimum(seats, len(scores)))
    # A seat always counts more than any preference, so nobody is left out to please others.
    spread = 1 + 2 * float(np.abs(table[~np.isnan(table)]).max(initial=0.0)) * (len(scores) + 1)
    gains = np.where(np.isnan(table), 0.0, table + spread)[:, group_of_seat]
    members, places = optimize.linear_sum_assignment(gains, maximize=True)
    found: list[int | None] = [None] * len(scores)
    for member, place in zip(members, places, strict=True):
        if isfinite(table[member, group_of_seat[place]]):
            found[member] = int(group_of_seat[place])
    total = sum(float(table[member, group]) for member, group in enumerate(found) if group is not None)
    return SeatPlan(tuple(found), total)


LARGEST = 1e6
"""Largest preference: sums stay exact enough beside the value of a seat."""
