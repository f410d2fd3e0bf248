"""How far a network's mean changed because its members changed, and how far because other members came and went."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import ClassVar

import numpy as np

from benchstats.errors import InputError
from benchstats.relationships.inputs import Floats, Gapped, normal_interval, vector_with_gaps
from benchstats.results import Interval, Reason, Result, Sentence, say


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a change, in units of the score, with its interval by sampling error."""

    change: float
    standard_error: float
    interval: Interval


@dataclass(frozen=True, slots=True)
class CompositionChange(Result):
    """The change of the unweighted mean of a network's organisations (or units), and the parts that add up to it.

    `total` = `stayers` + `joiners` + `leavers`, exactly. `stayers`: the mean change of those in both rounds. `joiners`:
    how far the second round's mean lies from that of the stayers because of those who came. `leavers`: how far the
    first round's mean lay from that of the stayers because of those who left, with the sign turned. `composition` is
    the last two together. Without stayers the parts are None with a `reason`. `n` counts whoever took part in either.
    """

    statistic: ClassVar[str] = "composition_change"

    n_stayers: int
    n_joiners: int
    n_leavers: int
    total: Part
    stayers: Part | None
    joiners: Part | None
    leavers: Part | None
    composition: Part | None
    reason: Reason | None

    @property
    def n(self) -> int:
        """Whoever took part in either round."""
        return self.n_stayers + self.n_joiners + self.n_leavers

    @property
    def interval(self) -> Interval:
        """The interval of the whole change."""
        return self.total.interval

    def sentence(self) -> Sentence:
        """The whole change and its two halves."""
        if self.stayers is None or self.composition is None:
            return say(
                "The mean moved by %(total)s, but no organisation took part in both rounds, so it compares others.",
                total=self.total.change,
            )
        if not self.n_joiners + self.n_leavers:
            return say(
                "The same %(n)s organisations took part in both rounds; their mean moved by %(total)s.",
                n=self.n_stayers,
                total=self.total.change,
            )
        return say(
            "The mean moved by %(total)s: %(stayers)s from the %(n)s organisations that took part in both rounds, and "
            "%(composition)s because %(joiners)s came and %(leavers)s left.",
            total=self.total.change,
            stayers=self.stayers.change,
            n=self.n_stayers,
            composition=self.composition.change,
            joiners=self.n_joiners,
            leavers=self.n_leavers,
        )


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
        return Part(change, sqrt(variance), normal_interval(change, variance=variance, method="sampling error, normal"))

    counts = (int(both.sum()), int((is_there & ~was).sum()), int((was & ~is_there).sum()))
    if not counts[0]:
        return CompositionChange(*counts, part(whole), None, None, None, None, Reason.TOO_FEW_GROUPS)
    came, left = apart * np.array([[0.0], [1.0]]), apart * np.array([[1.0], [0.0]])
    return CompositionChange(*counts, part(whole), part(stayed), part(came), part(left), part(apart), None)


def _round(means: Gapped, variances: Gapped) -> tuple[Floats, Floats]:
    y, v = vector_with_gaps(means, of="means"), vector_with_gaps(variances, of="variances")
    if y.size != v.size:
        raise InputError(f"there are {y.size} means but {v.size} variances")
    if (v < 0).any():
        raise InputError("a variance cannot be negative")
    if np.isnan(v[~np.isnan(y)]).any():
        raise InputError("each mean needs its variance")
    return y, v


def _even(members: np.ndarray) -> Floats:
    """Equal weights of the members that add up to 1."""
    return members / max(1, int(members.sum()))
