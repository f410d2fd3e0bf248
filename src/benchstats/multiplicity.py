"""Looking at many comparisons at once.

Each function takes p values and returns them adjusted, in the order given; without p values the result is empty.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate

from benchstats.errors import InputError


def benjamini_hochberg(p_values: Sequence[float]) -> tuple[float, ...]:
    """Adjust p values for how many there are; those at most q keep the false discovery rate at q.

    Right where the comparisons are independent or depend on each other positively. Source: Benjamini and Hochberg
    1995, JRSS B 57, 289-300; equals R `p.adjust(method = "BH")`.

    Raises:
        InputError: when a p value is not between 0 and 1.
    """
    number = len(p_values)
    return _largest_first(p_values, lambda place: number / (number - place))


def benjamini_yekutieli(p_values: Sequence[float]) -> tuple[float, ...]:
    """As `benjamini_hochberg`, but right under any dependence between the comparisons, at the price of power.

    Source: Benjamini and Yekutieli 2001, Annals of Statistics 29, 1165-1188; equals R `p.adjust(method = "BY")`.

    Raises:
        InputError: when a p value is not between 0 and 1.
    """
    number = len(p_values)
    price = sum(1 / place for place in range(1, number + 1))
    return _largest_first(p_values, lambda place: price * number / (number - place))


def holm(p_values: Sequence[float]) -> tuple[float, ...]:
    """Adjust p values so that those at most a keep the chance of even one false statement at a.

    Source: Holm 1979, Scandinavian Journal of Statistics 6, 65-70; equals R `p.adjust(method = "holm")`.

    Raises:
        InputError: when a p value is not between 0 and 1.
    """
    _refuse_what_is_none(p_values)
    number = len(p_values)
    smallest_first = sorted(range(number), key=p_values.__getitem__)
    scaled = (min(1.0, p_values[at] * (number - place)) for place, at in enumerate(smallest_first))
    return _put_back(smallest_first, accumulate(scaled, max))


def _largest_first(p_values: Sequence[float], factor: Callable[[int], float]) -> tuple[float, ...]:
    """Scale each p value by the factor of its place from the largest down, and let none exceed a larger one's."""
    _refuse_what_is_none(p_values)
    order = sorted(range(len(p_values)), key=p_values.__getitem__, reverse=True)
    scaled = (min(1.0, p_values[at] * factor(place)) for place, at in enumerate(order))
    return _put_back(order, accumulate(scaled, min))


def _put_back(order: Sequence[int], adjusted: accumulate[float]) -> tuple[float, ...]:
    by_place = dict(zip(order, adjusted, strict=True))
    return tuple(by_place[at] for at in range(len(order)))


def _refuse_what_is_none(p_values: Sequence[float]) -> None:
    if not all(0 <= p <= 1 for p in p_values):  # also False for NaN
        raise InputError("p values lie between 0 and 1")
