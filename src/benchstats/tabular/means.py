"""What the shown means of a unit tree say about the means of the units that are not shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from benchstats.errors import InputError, NotSettled
from benchstats.results import Result, Sentence, say
from benchstats.scales import Scale
from benchstats.solvers import LinearSystem, linear_system, value_range
from benchstats.tabular.rounded import RoundedRange
from benchstats.tabular.tree import Unit, UnitTree, unit_tree

LEAST_WIDTH = 0.375
"""How far apart the ends of a withheld mean have to stay, as a part of the scale's length: 1.5 points on 1-5."""


@dataclass(frozen=True, slots=True)
class UnitBounds:
    """Between which ends the mean of a withheld unit with `n` answers lies."""

    unit: str
    n: int
    low: float
    high: float

    @property
    def width(self) -> float:
        """How far apart the ends are."""
        return self.high - self.low


@dataclass(frozen=True, slots=True)
class TreeBounds(Result):
    """The bounds of the means of all withheld units, by name; `n` is how many such units there are.

    `least` is the number of answers from which a mean needs no protection, `least_width` how far apart, in points of
    the scale, the ends of the others have to stay. `unsolved` names the withheld units that the solver gave no bounds
    of: nothing is known of them, so they count as known too well.
    """

    statistic: ClassVar[str] = "tree_bounds"

    scale: Scale
    least: int
    least_width: float
    units: tuple[UnitBounds, ...]
    unsolved: tuple[str, ...] = ()
    interval: None = None

    @property
    def n(self) -> int:
        """How many units are withheld."""
        return len(self.units) + len(self.unsolved)

    @property
    def too_narrow(self) -> tuple[str, ...]:
        """The units with fewer than `least` answers whose mean is known too well."""
        narrow = [one.unit for one in self.units if one.n < self.least and one.width < self.least_width - 1e-9]
        return tuple(sorted([*narrow, *self.unsolved]))

    def sentence(self) -> Sentence:
        """Whether the withheld means stay unknown."""
        if not self.n:
            return say("No unit is withheld.")
        if not self.too_narrow:
            return say(
                "No small unit among those withheld (%(n)s) has a mean that can be worked out closely.", n=self.n
            )
        return say(
            "Withheld units whose mean can be worked out too closely: %(found)s of %(n)s.",
            found=len(self.too_narrow),
            n=self.n,
        )


def tree_bounds(
    units: Sequence[Unit],
    *,
    means: Mapping[str, RoundedRange],
    scale: Scale,
    least: int = 10,
    least_width: float | None = None,
    whole: bool = True,
) -> TreeBounds:
    """Bound the mean of every unit that `means` does not show, from the means that it shows, with all n known.

    `whole` says that each answer is a whole number of the scale, so that sums of answers are; the mean of a dimension
    is not. `least_width` is told in points of the scale; without it, it is three eighths of the scale's length. This
    finds the unanimous group, which no rule on sizes does. Source: feasibility intervals of the Handbook
    on Statistical Disclosure Control, 2nd ed., chapter 4; HiGHS through `scipy.optimize.milp`.

    Raises:
        InputError: when the units form no tree, a mean belongs to no unit with answers, or the means contradict
            each other or the scale.
    """
    tree = unit_tree(units)
    for name in means:
        if name not in tree.by_name or not tree.by_name[name].n:
            raise InputError(f"{name!r} has a mean but no answers")
    unseen = [one for one in tree.units if one.n and one.name not in means]
    system = _system(tree, means, scale, whole)
    if value_range(np.zeros(system.size), system=system) is None:
        raise InputError("the means contradict each other or do not suit the scale")
    ends = [(one, _ends(_inside(tree, one.name), system)) for one in unseen]
    width = LEAST_WIDTH * (scale.high - scale.low) if least_width is None else least_width
    found = [UnitBounds(one.name, one.n, pair[0] / one.n, pair[1] / one.n) for one, pair in ends if pair is not None]
    return TreeBounds(scale, least, width, tuple(found), tuple(one.name for one, pair in ends if pair is None))


def _ends(objective: list[float], system: LinearSystem) -> tuple[float, float] | None:
    """The ends of a sum of answers; None where the solver does not say."""
    try:
        return value_range(objective, system=system)
    except NotSettled:
        return None


def _inside(tree: UnitTree, name: str) -> list[float]:
    """1 for each unit within this one, itself included: its total is the sum of their own answers."""
    inside = set(tree.inside(name))
    return [float(one.name in inside) for one in tree.units]


def _system(tree: UnitTree, means: Mapping[str, RoundedRange], scale: Scale, whole: bool) -> LinearSystem:
    shown = sorted(means)
    own = np.array([tree.own(one.name) for one in tree.units], dtype=float)
    sizes = [tree.by_name[name].n for name in shown]
    return linear_system(
        [_inside(tree, name) for name in shown],
        row_low=[float(means[name].low * n) for name, n in zip(shown, sizes, strict=True)],
        row_high=[float(means[name].high * n) for name, n in zip(shown, sizes, strict=True)],
        low=own * scale.low,
        high=own * scale.high,
        whole=whole,
        size=len(tree.units),
    )
