"""How far a network's mean changed because its members changed, and how far because other members came and went."""

from __future__ import annotations

from math import sqrt

import numpy as np

from benchstats.change.parts import CompositionChange, Part
from benchstats.errors import InputError
from benchstats.inputs import Floats, Gapped, aligned
from benchstats.intervals import normal_interval
from benchstats.results import Reason


def composition_change(
    first: Gapped,
    second: Gapped,
    *,
    first_variances: Gapped,
    second_variances: Gapped,
) -> CompositionChange:
    """Split the change of a network's mean into stayers, joiners and leavers: organisations or units, never persons.

    One row an organisation; None or NaN where it did not take part in a round, its variance then likewise. The
    variances are those of each organisation's mean by its own respondents. The intervals speak of these organisations,
    not of others like them, and take the two rounds' respondents as others; where some are the same people, the
    intervals of `total` and `stayers` are wider than they need be.
    Source: a mean is a weighted sum of group means (Kitagawa 1955, JASA 50), so the split adds up exactly.

    Raises:
        InputError: when rows are not of one length, a round is empty, or a variance is missing or negative.
    """
    x, v1 = _round(first, first_variances)
    y, v2 = _round(second, second_variances)
    if x.size != y.size:
        raise InputError(f"two rounds need one row for each organisation, not {x.size} and {y.size}")
    was, is_there = ~np.isnan(x), ~np.isnan(y)
    if not was.any() or not is_there.any():
        raise InputError("each of the two rounds needs at least one organisation")
    both = was & is_there
    values, variances = np.nan_to_num(np.stack([x, y])), np.nan_to_num(np.stack([v1, v2]))
    whole, stayed = np.stack([-_even(was), _even(is_there)]), np.stack([-_even(both), _even(both)])
    apart = whole - stayed

    def part(weights: Floats) -> Part:
        variance = float((weights**2 * variances).sum())
        change = float((weights * values).sum())
        return Part(
            change, sqrt(variance), normal_interval(change, error=sqrt(variance), method="sampling error, normal")
        )

    counts = (int(both.sum()), int((is_there & ~was).sum()), int((was & ~is_there).sum()))
    if not counts[0]:
        return CompositionChange(*counts, part(whole), None, None, None, None, Reason.TOO_FEW_GROUPS)
    came, left = apart * np.array([[0.0], [1.0]]), apart * np.array([[1.0], [0.0]])
    return CompositionChange(*counts, part(whole), part(stayed), part(came), part(left), part(apart), None)


def _round(means: Gapped, variances: Gapped) -> tuple[Floats, Floats]:
    y, v = aligned(means, variances, of=("means", "variances"))
    if (v < 0).any():
        raise InputError("a variance cannot be negative")
    if np.isnan(v[~np.isnan(y)]).any():
        raise InputError("each mean needs its variance")
    return y, v


def _even(members: np.ndarray) -> Floats:
    """Equal weights of the members that add up to 1."""
    return members / max(1, int(members.sum()))
