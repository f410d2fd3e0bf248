"""The fewest things of which at least one is in each of some sets."""

from __future__ import annotations

from collections.abc import Collection
from itertools import compress

import numpy as np

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
    table = [[name in one for name in names] for one in open_sets]
    found = minimise(np.ones(len(names)), system=linear_system(table, row_low=1.0, row_high=np.inf, whole=True))
    if found.status != "optimal" or found.point is None:
        raise NotSettled("the fewest figures to withhold were not found")
    return forced.union(compress(names, map(round, found.point)))
