"""Van der Eijk's agreement A, in fractions, and its word."""

from __future__ import annotations

from fractions import Fraction

from benchstats.ordinal.counted import Counts
from benchstats.ordinal.dispersion import AgreementWord

BROAD_FROM = Fraction(1, 2)
"""Least A for "broad": answers spread evenly over three neighbours of five have exactly this A; closer ones more."""

SPLIT_BELOW = Fraction(0)
"""A below it is "split": answers spread evenly over the whole scale have A = 0, and only two camps have less."""

FEWEST_FOR_A = 3
"""With two values there is no middle, so nothing can tell one peak from two."""


def agreement_word(a: Fraction) -> AgreementWord:
    """The word for an agreement."""
    if a < SPLIT_BELOW:
        return AgreementWord.SPLIT
    return AgreementWord.BROAD if a >= BROAD_FROM else AgreementWord.MIXED


def agreement_of(counts: Counts) -> Fraction:
    """A of counts: the agreement of layers answered equally often, weighted by their answers."""
    n, left, sum_of_layers = sum(counts), list(counts), Fraction(0)
    while any(left):
        pattern = [count > 0 for count in left]
        height = min(count for count in left if count)
        sum_of_layers += Fraction(height * sum(pattern), n) * _of_pattern(pattern)
        left = [count - height if count else 0 for count in left]
    return sum_of_layers


def _of_pattern(pattern: list[bool]) -> Fraction:
    """A of a layer: how one-peaked it is, by triples of values with an empty one, times how narrow."""
    size, filled = len(pattern), sum(pattern)
    if filled == 1:
        return Fraction(1)
    one_peak = two_peaks = before = 0
    for is_filled in pattern:
        after = filled - before - is_filled
        if is_filled:
            before += 1
        else:
            two_peaks += before * after
            one_peak += before * (before - 1) // 2 + after * (after - 1) // 2
    if not one_peak + two_peaks:
        return Fraction(0)  # every value is filled: as wide as can be
    unimodality = Fraction((size - 2) * one_peak - (size - 1) * two_peaks, (size - 2) * (one_peak + two_peaks))
    return unimodality * Fraction(size - filled, size - 1)
