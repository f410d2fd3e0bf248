"""Which answers can be behind what is shown of one item, or one dimension, in one group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import ClassVar

from benchstats.disclosure.multisets import Conditions, Counts, Range, fitting
from benchstats.disclosure.printed import Printed
from benchstats.disclosure.words import Side, Statistic
from benchstats.errors import InputError
from benchstats.results import Result, Sentence, say_counted
from benchstats.scales import Scale


def low_values(scale: Scale) -> int:
    """How many values from the lowest up count as low answers, those below the middle: "1 or 2" on 1-5."""
    return scale.size // 2


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure of a group as shown. `values` are the values of the scale that a share is about, and empty else."""

    statistic: Statistic
    printed: Printed
    values: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class CompatibleAnswers(Result):
    """Which sets of n answers fit everything shown; counts are by level, lowest first.

    solutions: how many fit. min_counts, max_counts: the least and most answers at each level among them, empty where
    nothing fits. min_low, max_low: the same for the low levels together, up to the last value below the middle.
    example: the first that fits in lexicographic order, None where nothing fits or they were too many to be written
    down.
    """

    statistic: ClassVar[str] = "compatible_answers"

    scale: Scale
    parts: int
    n: int
    facts: tuple[Fact, ...]
    known: Counts
    solutions: int
    min_counts: Counts
    max_counts: Counts
    min_low: int
    max_low: int
    example: Counts | None
    interval: ClassVar[None] = None

    @property
    def is_determined(self) -> bool:
        """Whether only one set of answers fits: everybody's answers are disclosed, without names."""
        return self.solutions == 1

    @property
    def unknown_low(self) -> int:
        """How many low answers there must be besides the known ones."""
        return max(0, self.min_low - sum(self.known[: _low_levels(self.scale, self.parts)]))

    def sentence(self) -> Sentence:
        """How many sets of answers fit."""
        if self.solutions == 0:
            return say_counted("No %(n)s answer fits what is shown.", "No %(n)s answers fit what is shown.", n=self.n)
        if self.solutions == 1:
            return say_counted(
                "What is shown gives the %(n)s answer away.", "What is shown gives all %(n)s answers away.", n=self.n
            )
        return say_counted(
            "%(solutions)s different sets of %(n)s answer fit what is shown.",
            "%(solutions)s different sets of %(n)s answers fit what is shown.",
            n=self.n,
            solutions=self.solutions,
        )


def compatible_answers(
    facts: Sequence[Fact],
    *,
    n: int,
    scale: Scale,
    parts: int = 1,
    known: Sequence[int] = (),
) -> CompatibleAnswers:
    """Find how many sets of n answers fit everything shown of one item in one group, and between which counts they lie.

    With `parts` a set is one of scores that are means of so many items: 17 levels for four items on 1-5. `known` counts
    answers that the audience knows, by level, such as its own. The search is exact: fractions only, and where the rule
    for ties is not known, ties count both ways.

    Source: complete enumeration of multisets; GRIM and GRIMMER (Brown and Heathers 2017, SPPS 8; Anaya 2016, PeerJ
    Preprints 4) ask whether one exists, CLOSURE (R unsum) and rsprite2 list them.

    Raises:
        InputError: when n is below 1, or a fact, `parts` or `known` makes no sense.
        TooManySteps: when neither writing down nor counting them is possible within the limits.
    """
    if n < 1 or parts < 1:
        raise InputError(f"there is at least one answer and one part, not {n} and {parts}")
    levels = parts * (scale.high - scale.low) + 1
    plain = tuple(known)
    if plain and (len(plain) != levels or min(plain) < 0):
        raise InputError(f"known answers are one count for each of the {levels} levels")
    conditions = conditions_of(tuple(facts), n=n, scale=scale, parts=parts, known=plain)
    found = fitting(conditions, _low_levels(scale, parts))
    return CompatibleAnswers(
        scale=scale,
        parts=parts,
        n=n,
        facts=tuple(facts),
        known=plain,
        solutions=found.solutions,
        min_counts=found.least,
        max_counts=found.most,
        min_low=found.least_low,
        max_low=found.most_low,
        example=found.first,
    )


def _low_levels(scale: Scale, parts: int) -> int:
    """How many levels, from the lowest up, are low: all scores up to the last value below the middle."""
    return 1 + parts * (low_values(scale) - 1)


def conditions_of(facts: tuple[Fact, ...], *, n: int, scale: Scale, parts: int, known: Counts = ()) -> Conditions:
    """What a set of answers must meet to fit the facts, in whole numbers.

    Raises:
        InputError: when a share is not about values of the scale, or about scores of several items, or a statistic is
            one that cannot be audited.
    """
    levels = parts * (scale.high - scale.low) + 1
    weighted: list[tuple[Counts, Range]] = []
    spreads: list[Range] = []
    for fact in facts:
        if fact.statistic is Statistic.MEAN:
            weighted.append((tuple(range(levels)), _sum_range(fact.printed, n, scale, parts)))
        elif fact.statistic is Statistic.SHARE:
            if parts != 1 or not fact.values or not set(fact.values) <= set(scale.values):
                raise InputError(f"a share is about values of {scale}, not {fact.values}")
            weights = tuple(int(value in fact.values) for value in scale.values)
            weighted.append((weights, fact.printed.span.whole(Fraction(n, 100), least=0, most=n)))
        elif fact.statistic in (Statistic.SD_SAMPLE, Statistic.SD_POPULATION):
            spreads.append(_spread_range(fact, n, parts))
        else:
            raise InputError(f"what a figure of the kind {fact.statistic} gives away cannot be audited")
    return Conditions(n, levels, tuple(weighted), tuple(spreads), known)


def _sum_range(printed: Printed, n: int, scale: Scale, parts: int) -> Range:
    """The range of the sum of steps above the lowest level."""
    lowest = n * parts * scale.low
    first, last = printed.span.whole(n * parts, least=lowest, most=n * parts * scale.high)
    return first - lowest, last - lowest


def _spread_range(fact: Fact, n: int, parts: int) -> Range:
    """The range of n times the sum of squared steps minus the squared sum: n² parts² times the population variance."""
    divisor = n if fact.statistic is Statistic.SD_POPULATION else n - 1
    if fact.printed.side is not Side.ABOUT or divisor == 0:
        raise InputError("an SD is shown as a rounded number, of at least two answers where it divides by n - 1")
    half = fact.printed.unit / 2
    low, high = max(fact.printed.value - half, Fraction(0)), fact.printed.value + half
    factor = n * divisor * parts * parts
    last = high * high * factor
    # A tie rounded up would have been shown as the next number.
    is_excluded = fact.printed.ties_up and last.denominator == 1
    return ceil(low * low * factor), floor(last) - is_excluded
