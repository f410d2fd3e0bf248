"""Where the answers lie: quantiles by name, and the median of a short scale."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from math import floor, isfinite
from typing import Literal, SupportsIndex

from benchstats.errors import InputError
from benchstats.scales import Scale

QuantileKind = Literal["type7", "type6"]


def quantile(values: Sequence[float], *, probability: float, kind: QuantileKind = "type7") -> float | None:
    """The value below which a share `probability` of the values lies, in their units; None where there are none.

    `kind` names how a quantile between two values is found, because programs differ: `type7` is the default of R,
    NumPy and spreadsheets, `type6` that of SPSS and Minitab. Values are not missing. Source: Hyndman and Fan 1996, The
    American Statistician 50, 361-365; equals R `quantile(type = 7)` and `type = 6`.

    Raises:
        InputError: when the probability is not from 0 to 1, the kind is unknown, or a value is not finite.
    """
    plain = sorted(map(float, values))
    if not all(map(isfinite, plain)):
        raise InputError("a quantile is taken of finite values; leave missing ones out")
    return _between(plain.__getitem__, len(plain), probability, kind)


def quantile_of_counts(
    counts: Sequence[int], *, scale: Scale, probability: float, kind: QuantileKind = "type7"
) -> float | None:
    """`quantile` of the answers behind counts. Source: as there.

    Raises:
        InputError: as `quantile`, and when the counts do not suit the scale.
    """
    ends = list(accumulate(scale.checked(counts)))
    return _between(lambda place: float(scale.low + sum(end <= place for end in ends)), ends[-1], probability, kind)


def _between(value_at: Callable[[int], float], n: int, probability: float, kind: QuantileKind) -> float | None:
    if not 0 <= probability <= 1:
        raise InputError(f"a probability lies between 0 and 1, not at {probability}")
    if kind not in ("type7", "type6"):
        raise InputError(f"a quantile is of type7 or type6, not {kind}")
    if n == 0:
        return None
    place = (n - 1) * probability if kind == "type7" else (n + 1) * probability - 1
    place = min(max(place, 0.0), n - 1.0)
    below = floor(place)
    low, high = value_at(below), value_at(min(below + 1, n - 1))
    # Not by the difference of the two, which may be too large for a float.
    return low if low == high else (below + 1 - place) * low + (place - below) * high


def interpolated_median(counts: Iterable[SupportsIndex], *, scale: Scale) -> float | None:
    """The median of a short scale, which moves with every answer: None where there is no answer.

    Answers of one value are thought of as spread evenly over half a step to either side of it, so that 4 4 4 5 and
    3 4 4 4 no longer have the same median. Source: psych::interp.median (Revelle, R package psych 2.2.9), with steps of
    width 1; as there, a median that fewer than two answers share is not moved.

    Raises:
        InputError: when the counts do not suit the scale.
    """
    plain = scale.checked(counts)
    n = sum(plain)
    median = quantile_of_counts(plain, scale=scale, probability=0.5)
    if median is None:
        return None
    at = int(median) - scale.low
    same = plain[at] if median == int(median) else 0
    return median - 0.5 + (n / 2 - sum(plain[:at])) / same if same > 1 else median
