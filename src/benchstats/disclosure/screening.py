"""Which organisations have room enough whoever looks on, so that no audience need be solved for them.

Organisations that weigh alike in everything anybody else can see can move against each other without any figure
changing. So each of them can move at least as far as the others of its kind give way, even if some of these are known.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from benchstats.disclosure.bounds import slack
from benchstats.disclosure.findings import MEMBERS, PUBLIC
from benchstats.disclosure.linked import MOST_WHOLE, Linked
from benchstats.disclosure.released import Released

Floats = NDArray[np.float64]


def unsafe_organisations(links: Linked, figures: Sequence[Released], *, gone: int) -> list[str]:
    """The organisations that are not sure to have room when any `gone` of the others are known.

    Source: moves along the null space of all rows; a value has at least the room of the ends that it can reach.
    """
    names = sorted(links.units)
    if links.is_share and len(names) <= MOST_WHOLE and any(links.is_mean_of_several(one) for one in figures):
        return names  # counts of different groups move such a mean in steps of different sizes, which is not asked here
    own = [one for one in links.figures if not links.is_over_several(one)]
    if any(not _is_for_all(one) and not set(one.seen_by) <= links.homes[one.name] for one in own):
        return names  # shown to some and not to others: no single answer for whoever looks on
    still = {min(links.homes[one.name]) for one in own if _is_for_all(one)}
    weights = _weights(links, figures, names)
    found = [name for kind in _kinds(weights, names) for name in _unsafe(links, kind, still, gone)]
    return sorted(found)


def _is_for_all(figure: Released) -> bool:
    """Whether every organisation sees a figure."""
    return bool({PUBLIC, MEMBERS} & set(figure.seen_by))


def _weights(links: Linked, figures: Sequence[Released], names: Sequence[str]) -> Floats:
    """The weight of each organisation in each figure; shape (figures, organisations).

    What only one organisation sees is never seen while that one is unknown: there its weight is as if it were one of
    the others, so that it can be of their kind.
    """
    index = {name: at for at, name in enumerate(names)}
    size = np.array([links.size_of(name) for name in names])
    table = np.zeros((len(figures), len(names)))
    for at, one in enumerate(figures):
        row = table[at]
        homes = [index[home] for home in sorted(links.homes[one.name])]
        share = np.ones(len(homes)) if one.is_unweighted else size[homes]
        row[homes] = share / share.sum()
        if len(one.seen_by) == 1 and one.seen_by[0] in index:
            own = index[one.seen_by[0]]
            row[own] = row[homes[0]] * (1.0 if one.is_unweighted else size[own] / size[homes[0]])
    return table


def _kinds(weights: Floats, names: Sequence[str]) -> list[dict[str, float]]:
    """Organisations with proportional columns, and the factor of each; one with no weight at all is in no kind."""
    found: dict[tuple[float, ...], dict[str, float]] = {}
    for at, name in enumerate(names):
        column = weights[:, at]
        used = column[column != 0]
        if len(used):
            factor = float(used[0])
            found.setdefault(tuple(np.round(column / factor, 9).tolist()), {})[name] = factor
    return list(found.values())


def _unsafe(links: Linked, kind: Mapping[str, float], still: Collection[str], gone: int) -> list[str]:
    """Those of one kind without room enough; who shows the own value stands still and needs none."""
    values = {name: links.value_of(name) for name in kind}
    boxes = {name: (value, value) if name in still else links.box for name, value in values.items()}
    moves = slack(
        [values[name] * factor for name, factor in kind.items()],
        low=[boxes[name][0] * factor for name, factor in kind.items()],
        high=[boxes[name][1] * factor for name, factor in kind.items()],
        gone=gone,
    )
    found = []
    for at, (name, factor) in enumerate(kind.items()):
        down, up = moves[at]
        ends = values[name] - down / factor, values[name] + up / factor
        if name not in still and links.is_tight(ends, values[name], links.size_of(name)):
            found.append(name)
    return found
