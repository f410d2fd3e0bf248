"""Funnels of shares, of ratios of observed to expected, of ratios of counts, and of means."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from math import isfinite, log
from typing import SupportsFloat, SupportsIndex

from benchstats.checked_counts import moderate_number, rates_checked, shares_checked, whole_counts
from benchstats.errors import InputError
from benchstats.funnel.building import funnel_on
from benchstats.funnel.funnel import Funnel
from benchstats.funnel.scales import Arcsine, CountRatio, Logarithm, Plain, SquareRoot, count_ratio_error
from benchstats.inputs import refuse_extremes


class RatioScale(StrEnum):
    """On which scale ratios of observed to expected are compared. The value is stable and may be stored."""

    SQUARE_ROOT = "square root"
    LOGARITHM = "logarithm"


def funnel_of_shares(
    positive: Iterable[SupportsIndex], *, answers: Iterable[SupportsIndex], target: float | None = None
) -> Funnel:
    """A funnel of shares on the arcsine scale, winsorised at 10 % and 90 %; the target is the pooled share.

    `positive` and `answers` are one whole number for each organisation.
    Source: Spiegelhalter 2005, Statistics in Medicine 24; equals R FunnelPlotR 0.6.0 (`data_type = "PR"`), with limits
    clamped where the arcsine would turn back.

    Raises:
        InputError: when counts are no counts, there is no organisation, or the target is no share.
    """
    some, every = shares_checked(positive, answers)
    _refuse_nobody(some)
    centre = sum(some) / sum(every) if target is None else float(target)
    if not 0 <= centre <= 1:
        raise InputError(f"the target of shares lies between 0 and 1, not at {target}")
    figures = [x / n for x, n in zip(some, every, strict=True)]
    return funnel_on(figures, every, centre, Arcsine())


def funnel_of_ratios(
    observed: Iterable[SupportsIndex],
    *,
    expected: Iterable[SupportsFloat],
    target: float = 1.0,
    scale: RatioScale = RatioScale.SQUARE_ROOT,
) -> Funnel:
    """A funnel of ratios of observed to expected occurrences (O / E) around a target of 1.

    On the square-root scale extremes are winsorised, on the logarithmic one (as for hospital mortality, SHMI) the
    outer tenths are left out. Limits without overdispersion are exact Poisson limits; those with it are taken back to
    the scale of the ratio, which R FunnelPlotR 0.6.0 forgets for the square root (its issue 33).
    Source: Spiegelhalter et al. 2012, JRSS A 175; R FunnelPlotR 0.6.0 (`data_type = "SR"`).

    Raises:
        InputError: when counts are no counts, there is no organisation, an expected number or the target is not above
            0, or ratios of 0 remain on the logarithmic scale.
    """
    occurrences, exposure = rates_checked(observed, expected)
    _refuse_nobody(occurrences)
    figures = [o / e for o, e in zip(occurrences, exposure, strict=True)]
    return funnel_on(
        figures,
        exposure,
        moderate_number(target, of="the target"),
        Logarithm() if scale is RatioScale.LOGARITHM else SquareRoot(),
        is_poisson=True,
    )


def funnel_of_counts(
    first: Iterable[SupportsIndex], *, second: Iterable[SupportsIndex], target: float | None = None
) -> Funnel:
    """A funnel of ratios of two counts, such as leavers to joiners, winsorised at 10 % and 90 %, by second counts.

    Compared is log((first + 0.5) / (second + 0.5)) with the error of two Poisson counts; the target is the ratio of the
    sums. Limits take that same error at the target: R FunnelPlotR 0.6.0 (`data_type = "RC"`) draws them with another
    one than its z scores have. Source: Spiegelhalter 2005, Statistics in Medicine 24; z, phi and tau2 equal those of
    FunnelPlotR.

    Raises:
        InputError: when counts are no counts, there is no organisation, a second count is 0, or the target is not above
            0, as it is where no first count is.
    """
    ones, others = rates_checked(first, whole_counts(second, of="second counts"))
    _refuse_nobody(ones)
    centre = moderate_number(sum(ones) / sum(others) if target is None else target, of="the target")
    pairs = list(zip(ones, others, strict=True))
    return funnel_on(
        [one / other for one, other in pairs],
        others,
        centre,
        CountRatio(centre),
        measured=[(log((one + 0.5) / (other + 0.5)), count_ratio_error(one, other)) for one, other in pairs],
    )


def funnel_of_means(
    means: Sequence[float], *, sizes: Iterable[SupportsIndex], sd_within: float, target: float | None = None
) -> Funnel:
    """A funnel of means with one SD within organisations; the target is the mean of all answers.

    `means` and `sizes` are one for each organisation; `sd_within` is the pooled sample SD of answers about the means
    of their organisations. Source: Spiegelhalter 2005, Statistics in Medicine 24; statistics.md 2.5.

    Raises:
        InputError: when means, sizes and SD do not suit each other, or there is no organisation.
    """
    zeros, every = shares_checked([0] * len(means), sizes)
    _refuse_nobody(zeros)
    if unfit := [one for one in (*means, target or 0.0) if not isfinite(one)]:
        raise InputError(f"a mean is a finite number, not {unfit[0]}")
    refuse_extremes([*means, target or 0.0], of="means")
    figures = [float(one) for one in means]
    pooled = sum(figure * n for figure, n in zip(figures, every, strict=True)) / sum(every)
    spread = moderate_number(sd_within, of="the SD within organisations")
    return funnel_on(figures, every, pooled if target is None else float(target), Plain(spread))


def _refuse_nobody(figures: Sequence[object]) -> None:
    if not figures:
        raise InputError("there is no organisation for a funnel")
