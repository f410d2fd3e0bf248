"""A latent shift between two groups: the cumulative link model, by maximum likelihood."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import sqrt
from typing import ClassVar, Literal, SupportsIndex

import numpy as np
from numpy.typing import NDArray

from benchstats.errors import InputError
from benchstats.ordinal.counted import Counts, two_groups
from benchstats.ordinal.likelihood import LINKS, Fit, most_likely
from benchstats.quantiles import LEVEL, normal_quantile
from benchstats.results import Interval, Reason, Result, Sentence, say

Floats = NDArray[np.float64]
Link = Literal["logit", "probit"]

CALLED_EQUAL = 1e-8
"""A shift no larger is the rounding of a fit whose true maximum is 0."""


@dataclass(frozen=True, slots=True)
class CumulativeShift(Result):
    """The shift of the second group against the first: link P(Y <= j) = threshold_j - shift for the second group.

    A positive shift means that the second group answers higher; its unit is that of the link. `thresholds` are those
    between the values that occur (`values`, as steps above the scale's lowest). Where the groups do not overlap, no
    shift is largest: shift and se are None (`reason` separated), but `direction` (-1, 0, 1) is still told.
    """

    statistic: ClassVar[str] = "cumulative_shift"

    counts_a: tuple[int, ...]
    counts_b: tuple[int, ...]
    n_a: int
    n_b: int
    link: Link
    values: tuple[int, ...]
    shift: float | None
    se: float | None
    thresholds: tuple[float, ...] | None
    log_likelihood: float | None
    direction: int
    interval: Interval | None
    reason: Reason | None

    @property
    def n(self) -> int:
        """How many answers both groups gave together."""
        return self.n_a + self.n_b

    def sentence(self) -> Sentence:
        """Which group answers higher, and whether chance alone could have done it, in one plain sentence."""
        if self.reason is Reason.NO_VARIATION:
            return say("All %(n)s answers of the two groups are alike.", n=self.n)
        if self.interval is None:
            return say(
                "The answers of the two groups (%(n_a)s and %(n_b)s) do not overlap.", n_a=self.n_a, n_b=self.n_b
            )
        if self.interval.low <= 0 <= self.interval.high:
            return say(
                "With %(n_a)s and %(n_b)s answers it cannot be told which of the two groups answers higher.",
                n_a=self.n_a,
                n_b=self.n_b,
            )
        if self.direction > 0:
            return say(
                "The second group (%(n_b)s answers) tends to answer higher than the first (%(n_a)s answers).",
                n_a=self.n_a,
                n_b=self.n_b,
            )
        return say(
            "The second group (%(n_b)s answers) tends to answer lower than the first (%(n_a)s answers).",
            n_a=self.n_a,
            n_b=self.n_b,
        )


def cumulative_link(
    counts_a: Iterable[SupportsIndex],
    counts_b: Iterable[SupportsIndex],
    *,
    link: Link = "logit",
    level: float = LEVEL,
) -> CumulativeShift:
    """Fit a cumulative link model with the group as its only predictor, from counts of the scale's values.

    Values that never occur are dropped. Maximum likelihood, standard error from the observed information, Wald
    interval. With two values that occur it is logistic or probit regression. Source: McCullagh 1980, JRSS B 42,
    109-142; conventions and numbers of R ordinal::clm, which MASS::polr shares.

    Raises:
        InputError: when the counts do not suit each other, a group is empty, or the link is unknown.
        NotSettled: when the search for the maximum does not come to rest.
    """
    if link not in LINKS:
        raise InputError(f"a link is one of {', '.join(LINKS)}, not {link}")
    plain_a, plain_b = two_groups(counts_a, counts_b)
    values = tuple(at for at in range(len(plain_a)) if plain_a[at] or plain_b[at])
    z = normal_quantile(level=level)
    separated = _separated(plain_a, plain_b)
    fit = None
    if len(values) > 1 and not separated:
        fit = most_likely(np.array([[counts[at] for at in values] for counts in (plain_a, plain_b)], float), link=link)
    return _result(plain_a, plain_b, link, values, separated, fit, z, level)


def _result(
    plain_a: Counts,
    plain_b: Counts,
    link: Link,
    values: tuple[int, ...],
    separated: int,
    fit: Fit | None,
    z: float,
    level: float,
) -> CumulativeShift:
    make: Callable[..., CumulativeShift] = CumulativeShift
    told = {"counts_a": plain_a, "counts_b": plain_b, "n_a": sum(plain_a), "n_b": sum(plain_b), "link": link}
    if fit is None:
        reason = Reason.SEPARATED if separated else Reason.NO_VARIATION
        nothing = dict.fromkeys(("shift", "se", "thresholds", "log_likelihood", "interval"))
        return make(**told, **nothing, values=values, direction=separated, reason=reason)
    shift, se = float(fit.point[-1]), sqrt(float(fit.covariance[-1, -1]))
    return make(
        **told,
        values=values,
        shift=shift,
        se=se,
        thresholds=tuple(fit.point[:-1].tolist()),
        log_likelihood=fit.log_likelihood,
        direction=0 if abs(shift) <= CALLED_EQUAL else 1 if shift > 0 else -1,
        interval=Interval(shift - z * se, shift + z * se, "Wald interval", level),
        reason=None,
    )


def _separated(counts_a: Counts, counts_b: Counts) -> int:
    """1 where no answer of the second group is below one of the first, -1 the other way, 0 where they overlap.

    Also groups that share one value at their border have no largest shift: the thresholds around it follow along.
    """
    a = [at for at, count in enumerate(counts_a) if count]
    b = [at for at, count in enumerate(counts_b) if count]
    if a[0] == a[-1] == b[0] == b[-1]:
        return 0
    if a[-1] <= b[0]:
        return 1
    return -1 if b[-1] <= a[0] else 0
