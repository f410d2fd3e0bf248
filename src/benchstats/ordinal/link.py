"""A latent shift between two groups: the cumulative link model, by maximum likelihood."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import sqrt
from typing import SupportsIndex

import numpy as np

from benchstats.errors import InputError
from benchstats.intervals import normal_interval
from benchstats.ordinal.counted import Counts, two_groups
from benchstats.ordinal.links import LINKS
from benchstats.ordinal.most_likely import Fit, most_likely
from benchstats.ordinal.shift import CumulativeShift, Link
from benchstats.quantiles import LEVEL, normal_quantile
from benchstats.results import Reason

CALLED_EQUAL = 1e-8
"""A shift no larger is the rounding of a fit whose true maximum is 0."""


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
    normal_quantile(level=level)  # refuses what is no level, also where there will be no interval
    separated = _separated(plain_a, plain_b)
    fit = None
    if len(values) > 1 and not separated:
        fit = most_likely(np.array([[counts[at] for at in values] for counts in (plain_a, plain_b)], float), link=link)
    return _result(plain_a, plain_b, link, values, separated, fit, level)


def _result(
    plain_a: Counts,
    plain_b: Counts,
    link: Link,
    values: tuple[int, ...],
    separated: int,
    fit: Fit | None,
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
        interval=normal_interval(shift, error=se, method="Wald interval", level=level),
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
