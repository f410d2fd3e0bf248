"""How much chance in the answers two dimensions of the same respondents share."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from benchstats.errors import InputError
from benchstats.inputs import Floats, Gapped, aligned, as_they_come
from benchstats.results import Interval, Reason, Result, Sentence, say


@dataclass(frozen=True, slots=True)
class SamplingErrors(Result):
    """Means of each organisation, and the variances and covariance of their sampling errors; `n` organisations.

    `within` is the pooled within-organisation covariance as (variance first, covariance, variance second), with
    `respondents - n` degrees of freedom; an organisation's errors are that over its number of respondents `sizes`.
    Everything from `within` on is None where no organisation has two respondents.
    """

    statistic: ClassVar[str] = "sampling_errors"

    n: int
    groups: tuple[Hashable, ...]
    sizes: tuple[int, ...]
    first: tuple[float, ...]
    second: tuple[float, ...]
    within: tuple[float, float, float] | None
    first_variances: tuple[float, ...] | None
    second_variances: tuple[float, ...] | None
    covariances: tuple[float, ...] | None
    reason: Reason | None
    interval: Interval | None = None

    @property
    def respondents(self) -> int:
        """How many answered both dimensions."""
        return sum(self.sizes)

    def sentence(self) -> Sentence:
        """How many answers the errors rest on."""
        if self.within is None:
            return say("With one respondent in each organisation the part of chance is not known.")
        return say(
            "The part of chance in the scores is estimated from %(respondents)s respondents (organisations: %(n)s).",
            n=self.n,
            respondents=self.respondents,
        )


def sampling_errors(first: Gapped, second: Gapped, *, groups: Sequence[Hashable]) -> SamplingErrors:
    """Estimate the sampling (co)variances of two dimensions that the same respondents answered.

    One score a respondent and dimension, and the respondent's organisation; who lacks either score is left out, so that
    both means rest on the same people. Organisations come in the order of their first respondent.
    Source: statistics specification 4.1: c12_i = s_w12 / n_i with the pooled within covariance (MANOVA).

    Raises:
        InputError: when the rows are not of one length, or nobody answered both.
    """
    x, y = aligned(first, second, of=("first scores", "second scores"))
    if x.size != len(groups):
        raise InputError(f"each of the {x.size} respondents has one group, but there are {len(groups)}")
    whole = np.flatnonzero(~(np.isnan(x) | np.isnan(y)))
    if not whole.size:
        raise InputError("nobody answered both dimensions")
    names, codes = as_they_come([groups[at] for at in whole.tolist()])
    sizes = np.bincount(codes)
    means = np.stack([np.bincount(codes, weights=row[whole]) / sizes for row in (x, y)])
    rest = np.stack([x[whole], y[whole]]) - means[:, codes]
    degrees = whole.size - len(names)
    within = rest @ rest.T / degrees if degrees else None
    return _told(names, sizes, means, within)


def _told(names: tuple[Hashable, ...], sizes: np.ndarray, means: Floats, within: Floats | None) -> SamplingErrors:
    def spread(part: float) -> tuple[float, ...]:
        return tuple((part / sizes).tolist())

    known = None if within is None else (float(within[0, 0]), float(within[0, 1]), float(within[1, 1]))
    return SamplingErrors(
        n=len(names),
        groups=names,
        sizes=tuple(sizes.tolist()),
        first=tuple(means[0].tolist()),
        second=tuple(means[1].tolist()),
        within=known,
        first_variances=spread(known[0]) if known else None,
        second_variances=spread(known[2]) if known else None,
        covariances=spread(known[1]) if known else None,
        reason=None if known else Reason.TOO_FEW_ANSWERS,
    )
