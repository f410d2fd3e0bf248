"""One item in one group: everything that its answers say, each number under its own name."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from math import sqrt
from typing import Any, SupportsIndex

from benchstats.descriptives import describe
from benchstats.errors import InputError
from benchstats.ordinal.boxes import Boxes, boxes_of
from benchstats.ordinal.counted import CountedAnswers, count_answers, plain_counts
from benchstats.ordinal.item_summary import ItemSummary
from benchstats.ordinal.places import interpolated_median, quantile_of_counts
from benchstats.results import Reason
from benchstats.scales import Scale


def item_summary(
    answers: Iterable[Any],
    *,
    scale: Scale,
    is_reversed: bool = False,
    not_applicable: Collection[Any] = (),
    boxes: Boxes | None = None,
) -> ItemSummary:
    """Summarise the answers to one item, a vector of numbers on `scale`.

    None and NaN are missing; values in `not_applicable` are counted apart. A reversed item is turned first,
    x' = low + high - x; that is stated, never found out from the data. `boxes` says which answers are positive and
    negative, by default `boxes_of(scale)`. Source: R base mean, sd, quantile; psych::interp.median.

    Raises:
        InputError: when an answer or a box is not on the scale.
    """
    counted = count_answers(answers, scale=scale, not_applicable=not_applicable)
    return _summary(counted, scale, is_reversed, boxes)


def item_summary_of_counts(
    counts: Iterable[SupportsIndex],
    *,
    scale: Scale,
    n_missing: int = 0,
    n_na: int = 0,
    is_reversed: bool = False,
    boxes: Boxes | None = None,
) -> ItemSummary:
    """`item_summary` from how often each value was answered, lowest first. Source: as there.

    Raises:
        InputError: when the counts do not suit the scale, a number is negative, or a box is not on the scale.
    """
    if min(n_missing, n_na) < 0:
        raise InputError(f"a count cannot be negative: {min(n_missing, n_na)}")
    return _summary(CountedAnswers(scale.checked(plain_counts(counts)), n_missing, n_na), scale, is_reversed, boxes)


def _summary(counted: CountedAnswers, scale: Scale, is_reversed: bool, boxes: Boxes | None) -> ItemSummary:
    boxes = boxes or boxes_of(scale)
    boxes.refuse_unless_on(scale)
    counts = counted.counts[::-1] if is_reversed else counted.counts
    described = describe(counts, scale=scale)
    sd, n = described.sd_sample, described.n
    positive, negative = _percent(counts, scale, boxes.positive), _percent(counts, scale, boxes.negative)
    neutral = tuple(set(scale.values) - {*boxes.positive, *boxes.negative})
    q1, q3 = (quantile_of_counts(counts, scale=scale, probability=one) for one in (0.25, 0.75))
    return ItemSummary(
        scale=scale,
        boxes=boxes,
        counts=counts,
        n=n,
        n_missing=counted.n_missing,
        n_na=counted.n_na,
        mean=described.mean,
        sd_sample=sd,
        sd_population=described.sd_population,
        variance_sample=None if sd is None else _variance(counts, scale),
        se_mean=None if sd is None else sd / sqrt(n),
        median=quantile_of_counts(counts, scale=scale, probability=0.5),
        interpolated_median=interpolated_median(counts, scale=scale),
        q1_type7=q1,
        q3_type7=q3,
        iqr_type7=None if q1 is None or q3 is None else q3 - q1,
        q1_type6=quantile_of_counts(counts, scale=scale, probability=0.25, kind="type6"),
        q3_type6=quantile_of_counts(counts, scale=scale, probability=0.75, kind="type6"),
        distribution=tuple(100 * count / n for count in counts) if n else None,
        percent_positive=positive,
        percent_neutral=_percent(counts, scale, neutral),
        percent_negative=negative,
        percent_top=_percent(counts, scale, boxes.top),
        net_score=None if positive is None or negative is None else positive - negative,
        interval=described.mean_interval,
        reason=Reason.TOO_FEW_ANSWERS if n < 2 else None,
    )


def _variance(counts: tuple[int, ...], scale: Scale) -> float:
    """The sample variance from exact whole-number sums; squaring the SD would cost its last digits."""
    n = sum(counts)
    steps = range(scale.size)
    total = sum(count * step for count, step in zip(counts, steps, strict=True))
    squares = sum(count * step * step for count, step in zip(counts, steps, strict=True))
    return (n * squares - total * total) / (n * (n - 1))


def _percent(counts: tuple[int, ...], scale: Scale, values: Collection[int]) -> float | None:
    n = sum(counts)
    return 100 * sum(counts[value - scale.low] for value in set(values)) / n if n else None
