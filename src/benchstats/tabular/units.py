"""Protection over a unit tree: which units can be shown so that no small group can be worked out."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import ClassVar

from benchstats.errors import InputError
from benchstats.results import Result, Sentence, say
from benchstats.tabular.tree import Unit, UnitTree, unit_tree

Cost = tuple[int, int, tuple[str, ...]]
"""Answers lost, units withheld, and their names in order, so that of equal choices the same one is always taken."""


@dataclass(frozen=True, slots=True)
class Together:
    """What is left of a shown unit when its shown parts are taken away: `n` answers of `units`, told as one group.

    `with_own` says that answers of the unit itself, outside every sub-unit, are among them.
    """

    within: str
    units: tuple[str, ...]
    n: int
    with_own: bool


@dataclass(frozen=True, slots=True)
class TreeProtection(Result):
    """Which units are shown and which withheld; `n` is how many answers there are.

    answers_lost: the answers of all withheld units added up, the smallest possible.
    together: the groups of withheld units that can be shown as "other units together".
    smallest_group: the smallest group whose total follows from the shown ones, at least `least`: every total that
        follows is a sum of such groups, so nothing smaller can be worked out. None where nothing is shown.
    """

    statistic: ClassVar[str] = "tree_protection"

    least: int
    n: int
    shown: tuple[str, ...]
    withheld: tuple[str, ...]
    together: tuple[Together, ...]
    answers_lost: int
    smallest_group: int | None
    interval: None = None

    def sentence(self) -> Sentence:
        """How many units are shown."""
        if not self.withheld:
            return say("All units can be shown (%(shown)s).", shown=len(self.shown))
        if not self.shown:
            return say("No unit of %(units)s can be shown, because too few answered.", units=len(self.withheld))
        return say(
            "Units that can be shown: %(shown)s of %(units)s; from them nothing about fewer than "
            "%(least)s people follows.",
            shown=len(self.shown),
            units=len(self.shown) + len(self.withheld),
            least=self.least,
        )


def protect_tree(units: Sequence[Unit], *, least: int = 10, never: Collection[str] = ()) -> TreeProtection:
    """Show as many units as possible while each shown one, and each difference of shown ones, has `least` answers.

    The smallest loss of answers, exact by dynamic programming over the tree; of equal losses the fewest units, then
    the first by name. Units named in `never` are withheld whatever happens; units without answers are not told of.
    Source: threshold and differencing rules of the Handbook on Statistical Disclosure Control, 2nd ed.; equals
    exhaustive search.

    Raises:
        InputError: when the units form no tree, `least` is below 1, or `never` names no unit.
    """
    if least < 1:
        raise InputError(f"the least number of answers is at least 1, not {least}")
    tree = unit_tree(units)
    if set(never) - set(tree.by_name):
        raise InputError("a unit that is never to be shown is not there")
    lost, withheld = 0, set[str]()
    for top in tree.tops:
        # Above a top unit nothing is shown, so any remainder may be left over.
        cost = min(_choices(tree, top, least, frozenset(never)).values())
        lost, withheld = lost + cost[0], withheld | set(cost[2])
    shown = {one.name for one in tree.units if one.n and one.name not in withheld}
    groups = shown_groups(tree, shown)
    return TreeProtection(
        least=least,
        n=sum(tree.by_name[top].n for top in tree.tops),
        shown=tuple(sorted(shown)),
        withheld=tuple(sorted(withheld)),
        together=tuple(
            _together(tree, shown, name, size) for name, size in groups if size and _has_withheld(tree, shown, name)
        ),
        answers_lost=lost,
        smallest_group=min((size for _, size in groups if size), default=None),
    )


def shown_groups(tree: UnitTree, shown: Collection[str]) -> list[tuple[str, int]]:
    """For each shown unit how many answers are left when the shown units right below it are taken away.

    The totals that follow from the shown ones are exactly the sums of these remainders.
    """
    return [
        (name, tree.by_name[name].n - sum(tree.by_name[one].n for one in _shown_below(tree, shown, name)))
        for name in sorted(shown)
    ]


def _choices(tree: UnitTree, name: str, least: int, never: frozenset[str]) -> dict[int, Cost]:
    """The cheapest choice inside a unit for each number of answers that it leaves to the unit above.

    Numbers from `least` on are one case.
    """
    found: dict[int, Cost] = {min(tree.own(name), least): (0, 0, ())}
    for one in tree.below[name]:
        found = _joined(found, _choices(tree, one, least, never), least)
    size = tree.by_name[name].n
    if not size:
        return found
    # A unit with fewer than `least` answers never leaves 0 or `least` of them, so its own size needs no further look.
    kept = [cost for left, cost in found.items() if left in (0, least)] if name not in never else []
    unseen = {left: (cost[0] + size, cost[1] + 1, _with(cost[2], (name,))) for left, cost in found.items()}
    if kept:
        unseen[0] = min([*kept, *([unseen[0]] if 0 in unseen else [])])
    return unseen


def _joined(first: dict[int, Cost], second: dict[int, Cost], least: int) -> dict[int, Cost]:
    found: dict[int, Cost] = {}
    for a, cost in first.items():
        for b, more in second.items():
            left = min(a + b, least)
            both = (cost[0] + more[0], cost[1] + more[1], _with(cost[2], more[2]))
            found[left] = min(both, found.get(left, both))
    return found


def _with(names: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted((*names, *more)))


def _shown_below(tree: UnitTree, shown: Collection[str], name: str) -> list[str]:
    """The shown units below one, without those that are inside another of them."""
    found = []
    for one in tree.below[name]:
        found += [one] if one in shown else _shown_below(tree, shown, one)
    return found


def _withheld_below(tree: UnitTree, shown: Collection[str], name: str) -> list[str]:
    """The largest withheld units below one that hold no shown unit."""
    found = []
    for one in tree.below[name]:
        if one in shown or not tree.by_name[one].n:
            continue
        found += _withheld_below(tree, shown, one) if _shown_below(tree, shown, one) else [one]
    return found


def _has_withheld(tree: UnitTree, shown: Collection[str], name: str) -> bool:
    return bool(_withheld_below(tree, shown, name))


def _together(tree: UnitTree, shown: Collection[str], name: str, size: int) -> Together:
    units = _withheld_below(tree, shown, name)
    return Together(name, tuple(units), size, sum(tree.by_name[one].n for one in units) < size)
