"""How far the answers of one group agree, judged by their order alone: no distance between answers is assumed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import accumulate
from math import log2
from typing import ClassVar, SupportsIndex

from benchstats.ordinal.counted import Counts, plain_counts
from benchstats.results import Reason, Result, Sentence, say

BROAD_FROM = Fraction(1, 2)
"""Least A for "broad": answers spread evenly over three neighbours of five have exactly this A; closer ones more."""

SPLIT_BELOW = Fraction(0)
"""A below it is "split": answers spread evenly over the whole scale have A = 0, and only two camps have less."""

FEWEST_FOR_A = 3
"""With two values there is no middle, so nothing can tell one peak from two."""


class AgreementWord(StrEnum):
    """The word for the user. It may be shown from 10 answers on (policy of disclosure)."""

    BROAD = "broad"
    MIXED = "mixed"
    SPLIT = "split"


@dataclass(frozen=True, slots=True)
class Dispersion(Result):
    """Four indices of how answers on an ordered scale agree, and one word, for `n` answers.

    `van_der_eijk_a` runs from -1 (two camps at the ends) over 0 (evenly spread) to 1 (all alike); `consensus` from 0 to
    1 (all alike); `leik_d` and `berry_mielke` from 0 (all alike) to 1 (two camps at the ends). None: all without
    answers, `berry_mielke` and the word with one, A and the word on a scale of two values.
    """

    statistic: ClassVar[str] = "dispersion"

    counts: tuple[int, ...]
    n: int
    van_der_eijk_a: float | None
    consensus: float | None
    leik_d: float | None
    berry_mielke: float | None
    word: AgreementWord | None
    reason: Reason | None

    @property
    def interval(self) -> None:
        """None is offered: the known ones are wrong in small groups."""
        return None

    def sentence(self) -> Sentence:
        """How far people agree, in one plain sentence."""
        if self.word is AgreementWord.BROAD:
            return say("The %(n)s answers are close together.", n=self.n)
        if self.word is AgreementWord.MIXED:
            return say("The %(n)s answers are mixed.", n=self.n)
        if self.word is AgreementWord.SPLIT:
            return say(
                "The %(n)s answers are split: they agree less than if they were spread evenly over the whole scale.",
                n=self.n,
            )
        return say("There is not enough (%(n)s answers) to say how far people agree.", n=self.n)


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
    a = _agreement(plain) if len(plain) >= FEWEST_FOR_A else None
    return Dispersion(
        counts=plain,
        n=n,
        van_der_eijk_a=None if a is None else float(a),
        consensus=_consensus(plain),
        leik_d=_leik(plain),
        berry_mielke=_berry_mielke(plain) if n > 1 else None,
        word=_word(a) if a is not None and n > 1 else None,
        reason=Reason.TOO_FEW_ANSWERS if n == 1 else Reason.NOT_ASSESSED if a is None else None,
    )


def _word(a: Fraction) -> AgreementWord:
    if a < SPLIT_BELOW:
        return AgreementWord.SPLIT
    return AgreementWord.BROAD if a >= BROAD_FROM else AgreementWord.MIXED


def _agreement(counts: Counts) -> Fraction:
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
