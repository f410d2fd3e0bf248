"""How far the answers of one group agree, judged by their order alone: no distance between answers is assumed."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate
from math import log2
from typing import SupportsIndex

from benchstats.ordinal.counted import Counts, plain_counts
from benchstats.ordinal.dispersion import Dispersion
from benchstats.ordinal.van_der_eijk import FEWEST_FOR_A, agreement_of, agreement_word
from benchstats.results import Reason


def dispersion(counts: Iterable[SupportsIndex]) -> Dispersion:
    """How far answers agree, from how often each value of an ordered scale was given, lowest first.

    A splits the counts into layers, each a set of values answered equally often, and weighs their agreement; it is
    computed in fractions, so the word never depends on rounding. Source: van der Eijk 2001, Quality & Quantity 35,
    325-341; Tastle and Wierman 2007, International Journal of Approximate Reasoning 45, 531-545; Leik 1966, Pacific
    Sociological Review 9, 85-90; Berry and Mielke 1992, Perceptual and Motor Skills 74, 63-66. Equals R agrmt 1.42.12.

    Raises:
        InputError: when there are fewer than two counts, or one is negative or no whole number.
    """
    plain = plain_counts(counts)
    n = sum(plain)
    if n == 0:
        return Dispersion(plain, 0, None, None, None, None, None, Reason.TOO_FEW_ANSWERS)
    a = agreement_of(plain) if len(plain) >= FEWEST_FOR_A else None
    return Dispersion(
        counts=plain,
        n=n,
        van_der_eijk_a=None if a is None else float(a),
        consensus=_consensus(plain),
        leik_d=_leik(plain),
        berry_mielke=_berry_mielke(plain) if n > 1 else None,
        word=agreement_word(a) if a is not None and n > 1 else None,
        reason=Reason.TOO_FEW_ANSWERS if n == 1 else Reason.NOT_ASSESSED if a is None else None,
    )


def _consensus(counts: Counts) -> float:
    n, width = sum(counts), len(counts) - 1
    if max(counts) == n:
        return 1.0
    mean = sum(step * count for step, count in enumerate(counts)) / n
    # Two camps at the ends give exactly 0, which the logarithms may miss by a hair.
    return max(
        0.0, 1 + sum(count / n * log2(1 - abs(step - mean) / width) for step, count in enumerate(counts) if count)
    )


def _leik(counts: Counts) -> float:
    n = sum(counts)
    return 2 * sum(min(below, n - below) for below in accumulate(counts)) / (n * (len(counts) - 1))


def _berry_mielke(counts: Counts) -> float:
    """Sum of the distances of all pairs of answers, by the largest that there can be."""
    n, steps = sum(counts), len(counts) - 1
    apart = sum(below * (n - below) for below in accumulate(counts))
    return 4 * apart / ((n * n - n % 2) * steps)
