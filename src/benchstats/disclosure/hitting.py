"""The fewest things of which at least one is in each of some sets."""

from __future__ import annotations

from collections.abc import Collection

from benchstats.errors import NotSettled
from benchstats.solvers import linear_system, minimise


def fewest_hitting(sets: Collection[frozenset[str]]) -> frozenset[str]:
    """The smallest set that has something in common with every one of `sets`, none of which is empty.

    Whatever is alone in a set is taken at once; an integer program does the rest, exactly.

    Raises:
        NotSettled: when the solver gave up.
    """
    forced = frozenset().union(*(one for one in sets if len(one) == 1))
    open_sets = sorted({tuple(sorted(one)) for one in sets if not one & forced})
    names = sorted({name for one in open_sets for name in one})
    if not names:
        return forced
    system = linear_system(
        [[float(name in one) for name in names] for one in open_sets], row_low=1.0, row_high=float(len(names)),
        low=0.0, high=1.0, whole=True,
    )  # fmt: skip
    found = minimise([1.0] * len(names), system=system)
    if found.status != "optimal" or found.point is None:
        raise NotSettled("the fewest figures to withhold were not found")
    return forced | {name for name, taken in zip(names, found.point, strict=True) if taken > 0.5}
