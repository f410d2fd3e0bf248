"""Which answers can be behind what is shown: brute force, references, and the proof of the item rule."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from fractions import Fraction
from itertools import combinations_with_replacement
from math import comb, isqrt
from statistics import median

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.benchstats.refusing import refusing

from benchstats import Scale, TooManySteps
from benchstats.disclosure.compatible import CompatibleAnswers, Fact, compatible_answers, conditions_of
from benchstats.disclosure.multisets import Conditions, number_of_sets
from benchstats.disclosure.policy import CONFIDENTIAL
from benchstats.disclosure.presenting import presented
from benchstats.disclosure.printed import Printed, shown
from benchstats.disclosure.rules import Basis
from benchstats.disclosure.words import Audience, Kind, Side, Statistic

SCALE = Scale(1, 5)
TOP_TWO = (4, 5)


def mean(text: str) -> Fact:
    return Fact(Statistic.MEAN, Printed.parse(text))


def sd(text: str, statistic: Statistic = Statistic.SD_SAMPLE) -> Fact:
    return Fact(statistic, Printed.parse(text))


def share(text: str, values: tuple[int, ...] = TOP_TWO, base: int | None = None) -> Fact:
    printed = Printed.parse(text)
    return Fact(Statistic.SHARE, Printed(printed.value, Fraction(base)) if base else printed, values)


# Reference case DISC-08 (exact rational enumeration): n, mean, sample SD -> how many, least and most at each value.
DISC_08 = [
    (7, "4.29", "0.95", 1, (0, 0, 2, 1, 4), (0, 0, 2, 1, 4)),
    (11, "4.6", None, 5, (0, 0, 0, 0, 7), (1, 1, 2, 4, 10)),
    (11, "4.55", None, 6, (0, 0, 0, 0, 6), (1, 1, 2, 5, 9)),
    (11, "4.6", "0.8", 1, (0, 0, 2, 0, 9), (0, 0, 2, 0, 9)),
    (20, "3.95", "0.94", 6, (0, 0, 0, 3, 4), (1, 3, 9, 14, 8)),
    (20, "4.0", "0.9", 26, (0, 0, 0, 3, 4), (1, 3, 9, 14, 9)),
    (30, "3.9", None, 1127, (0, 0, 0, 0, 0), (8, 11, 17, 29, 22)),
]


@pytest.mark.parametrize(("n", "shown_mean", "shown_sd", "solutions", "least", "most"), DISC_08)
def test_disc_08(
    n: int, shown_mean: str, shown_sd: str | None, solutions: int, least: tuple[int, ...], most: tuple[int, ...]
) -> None:
    found = compatible_answers([mean(shown_mean), *([sd(shown_sd)] if shown_sd else [])], n=n, scale=SCALE)
    assert (found.solutions, found.min_counts, found.max_counts) == (solutions, least, most)
    assert found.is_determined is (solutions == 1)
    assert (found.n, found.scale, found.parts, found.known, found.interval) == (n, SCALE, 1, (), None)
    assert len(found.facts) == 1 + bool(shown_sd)


# Reference case DISC-10 (exact rational enumeration): shares of three classes in percent, rounded to a base.
DISC_10 = [
    (11, (9, 9, 82), 1, 1, (1, 1, 9)),
    (11, (10, 10, 80), 5, 1, (1, 1, 9)),
    (24, (13, 21, 67), 1, 1, (3, 5, 16)),
    (24, (15, 20, 65), 5, 2, (3, 5, 16)),
    (58, (10, 20, 70), 5, 6, (5, 11, 42)),
]


@pytest.mark.parametrize(("n", "percent", "base", "solutions", "example"), DISC_10)
def test_disc_10(n: int, percent: tuple[int, ...], base: int, solutions: int, example: tuple[int, ...]) -> None:
    facts = [share(str(one), (value,), base) for value, one in enumerate(percent, 1)]
    found = compatible_answers(facts, n=n, scale=Scale(1, 3))
    assert (found.solutions, found.example) == (solutions, example)


# SEED-01: given n and the definition, every cell of the article's table has exactly one solution.
@pytest.mark.parametrize(
    ("event", "statistic"), [("Tallinn", Statistic.SD_SAMPLE), ("Vilnius", Statistic.SD_POPULATION)]
)
def test_seed_01(
    event: str,
    statistic: Statistic,
    article_cells: list[object],
    pilot_answers: dict[str, list[tuple[int, ...]]],
) -> None:
    cells = [cell for cell in article_cells if cell.group == event]  # type: ignore[attr-defined]
    assert len(cells) == 13
    for cell, counts in zip(cells, pilot_answers[event], strict=True):
        facts = [
            Fact(Statistic.MEAN, Printed(cell.mean.value, Fraction(1, 100))),  # type: ignore[attr-defined]
            Fact(statistic, Printed(cell.sd.value, Fraction(1, 100))),  # type: ignore[attr-defined]
        ]
        found = compatible_answers(facts, n=sum(counts), scale=SCALE)
        assert (found.solutions, found.example) == (1, counts)
        assert (found.min_counts, found.max_counts) == (counts, counts)
        assert found.sentence().text == f"What is shown gives all {sum(counts)} answers away."


def test_the_disclosure_to_prevent() -> None:
    """0.1: "one cell tells that two of seven people in Vilnius gave '3'" (4,29/0,88)."""
    found = compatible_answers([mean("4,29"), sd("0,88", Statistic.SD_POPULATION)], n=7, scale=SCALE)
    assert found.example == (0, 0, 2, 1, 4)
    assert compatible_answers([mean("4,29"), sd("0,88")], n=7, scale=SCALE).solutions == 0


def plain_search(n: int, low: int, high: int, parts: int, facts: list[Fact]) -> list[tuple[int, ...]]:
    """All sets of n scores on low..high in steps of 1/parts; each statistic by its own formula on fractions."""
    levels = [Fraction(low) + Fraction(step, parts) for step in range(parts * (high - low) + 1)]
    found = []
    for answers in combinations_with_replacement(levels, n):
        average = sum(answers, Fraction(0)) / n
        squares = sum((one - average) ** 2 for one in answers)
        for fact in facts:
            half, value = fact.printed.unit / 2, fact.printed.value
            if fact.statistic is Statistic.MEAN:
                fits = value - half <= average <= value + half
            elif fact.statistic is Statistic.SHARE:
                fits = value - half <= Fraction(100 * sum(one in fact.values for one in answers), n) <= value + half
            else:
                variance = squares / (n - (fact.statistic is Statistic.SD_SAMPLE))
                fits = max(Fraction(0), value - half) ** 2 <= variance <= (value + half) ** 2
            if not fits:
                break
        else:
            counts = Counter(answers)
            found.append(tuple(counts[level] for level in levels))
    return sorted(found)


@settings(max_examples=60)
@given(st.data(), st.integers(2, 6), st.sampled_from([(1, 5, 1), (0, 3, 1), (1, 4, 2), (0, 1, 1), (1, 3, 3)]))
def test_against_a_plain_search(data: st.DataObject, n: int, shape: tuple[int, int, int]) -> None:
    low, high, parts = shape
    steps = data.draw(st.lists(st.integers(0, parts * (high - low)), min_size=n, max_size=n))
    scores = [Fraction(low) + Fraction(step, parts) for step in steps]
    average = sum(scores, Fraction(0)) / n
    decimals = data.draw(st.integers(0, 2))
    unit = Fraction(1, 10**decimals)
    facts = [Fact(Statistic.MEAN, Printed(round(average / unit) * unit, unit))]
    if data.draw(st.booleans()):
        statistic = data.draw(st.sampled_from([Statistic.SD_SAMPLE, Statistic.SD_POPULATION]))
        variance = sum((one - average) ** 2 for one in scores) / (n - (statistic is Statistic.SD_SAMPLE))
        facts.append(Fact(statistic, Printed(Fraction(isqrt(int(variance * 10_000)), 100) // unit * unit, unit)))
    if parts == 1 and data.draw(st.booleans()):
        values = (high,)
        facts.append(
            Fact(
                Statistic.SHARE,
                Printed(Fraction(round(20 * Fraction(scores.count(Fraction(high)), n)) * 5), Fraction(5)),
                values,
            )
        )
    found = compatible_answers(facts, n=n, scale=Scale(low, high), parts=parts)
    expected = plain_search(n, low, high, parts, facts)
    assert found.solutions == len(expected)
    if expected:
        assert found.example == expected[0]
        assert found.min_counts == tuple(map(min, zip(*expected, strict=True)))
        assert found.max_counts == tuple(map(max, zip(*expected, strict=True)))
        # Low answers are those up to the last value below the middle, "1 or 2" on 1-5, whatever the steps between.
        last = max(value for value in range(low, high + 1) if 2 * value < low + high) - low
        lows = [sum(counts[: parts * last + 1]) for counts in expected]
        assert (found.min_low, found.max_low) == (min(lows), max(lows))
    else:
        assert (found.min_counts, found.max_counts, found.example) == ((), (), None)


def test_ties_count_both_ways_unless_the_rule_is_known() -> None:
    # Two answers with a mean of 4.5 are shown as 4 or as 5 by somebody, as 5 by this library.
    for text in ("4", "5"):
        assert (4, 5) in pairs_behind(Fact(Statistic.MEAN, Printed.parse(text)))
    assert (4, 5) in pairs_behind(Fact(Statistic.MEAN, Printed(Fraction(5), Fraction(1), ties_up=True)))
    assert (4, 5) not in pairs_behind(Fact(Statistic.MEAN, Printed(Fraction(4), Fraction(1), ties_up=True)))
    # The same of an SD: that of 4 and 5 is 0.5 with n, and 1/sqrt(2) with n - 1.
    population = Statistic.SD_POPULATION
    assert (4, 5) in pairs_behind(Fact(population, Printed(Fraction(0), Fraction(1))))
    assert (4, 5) not in pairs_behind(Fact(population, Printed(Fraction(0), Fraction(1), ties_up=True)))
    assert (4, 5) in pairs_behind(Fact(population, Printed(Fraction(1), Fraction(1), ties_up=True)))
    assert (4, 5) in pairs_behind(Fact(population, Printed(Fraction(1), Fraction(1))))
    assert (4, 5) in pairs_behind(Fact(Statistic.SD_SAMPLE, Printed(Fraction(1), Fraction(1), ties_up=True)))
    assert (4, 4) in pairs_behind(Fact(population, Printed(Fraction(0), Fraction(1), ties_up=True)))
    # Where no tie is possible its rule changes nothing: 0.7 is not the SD of two answers, 0.70 to 0.75 holds one.
    assert pairs_behind(
        Fact(Statistic.SD_SAMPLE, Printed(Fraction(7, 10), Fraction(1, 10), ties_up=True))
    ) == pairs_behind(Fact(Statistic.SD_SAMPLE, Printed(Fraction(7, 10), Fraction(1, 10))))


def pairs_behind(fact: Fact) -> list[tuple[int, int]]:
    """Which pairs of answers fit, by knowing each of them to be there."""
    pairs = list(combinations_with_replacement(range(1, 6), 2))
    return [
        pair
        for pair in pairs
        if compatible_answers([fact], n=2, scale=SCALE, known=[pair.count(value) for value in SCALE.values]).solutions
    ]


def test_bounds_are_facts_too() -> None:
    at_least = Fact(Statistic.SHARE, Printed(Fraction(90), Fraction(10), Side.AT_LEAST), TOP_TWO)
    assert compatible_answers([at_least], n=10, scale=SCALE).solutions == 11 + 10 * 3
    at_most = Fact(Statistic.MEAN, Printed(Fraction(12, 10), Fraction(1, 10), Side.AT_MOST))
    found = compatible_answers([at_most], n=5, scale=SCALE)  # a sum of at most 6: all ones, or a single two
    assert (found.solutions, found.min_low, found.max_low) == (2, 5, 5)


def test_known_answers_narrow_what_fits() -> None:
    facts = [mean("4.6")]
    alone = compatible_answers(facts, n=11, scale=SCALE)
    insider = compatible_answers(facts, n=11, scale=SCALE, known=(1, 0, 0, 0, 0))
    assert (alone.min_low, alone.unknown_low) == (0, 0)
    assert insider.known == (1, 0, 0, 0, 0)
    assert (insider.solutions, insider.min_counts, insider.min_low, insider.unknown_low) == (1, (1, 0, 0, 0, 10), 1, 0)
    assert compatible_answers([mean("1.5")], n=4, scale=SCALE, known=(0, 1, 0, 0, 0)).unknown_low == 3
    assert compatible_answers(facts, n=11, scale=SCALE, known=(3, 0, 0, 0, 0)).unknown_low == 0
    # Scores of two items: low are 1, 1.5 and 2.
    scores = compatible_answers([mean("1.50")], n=3, scale=SCALE, parts=2, known=(0, 0, 1, 0, 0, 0, 0, 0, 0))
    assert (scores.min_low, scores.unknown_low) == (3, 2)


def test_nothing_shown_and_many_answers() -> None:
    found = compatible_answers([], n=200, scale=SCALE)
    assert (found.solutions, found.example, found.min_low, found.max_low) == (comb(204, 4), None, 0, 200)
    # n = 200 and a mean is counted, not written down: the sum 780 in steps is 580 above the least.
    counted = compatible_answers([mean("3.90")], n=200, scale=SCALE)
    assert counted.example is None
    first, last = 779, 781
    ways = np.zeros((201, last - 200 + 1), dtype=np.int64)
    ways[0, 0] = 1
    for step in range(5):
        for taken in range(1, 201):
            ways[taken, step:] += ways[taken - 1, : ways.shape[1] - step]
    assert counted.solutions == ways[200, first - 200 : last - 200 + 1].sum()
    with pytest.raises(TooManySteps):
        compatible_answers([mean("3.90"), sd("0.9")], n=200, scale=SCALE)


# 6.3: "under the item rule every n from 10 to 59 and every possible answer pattern leaves >= 41 compatible
# multisets and never proves that a '1 or 2' exists". All patterns with the same share are shown alike, so one of
# each is enough.
def test_the_item_rule_leaves_enough_for_every_pattern() -> None:
    least = {}
    for n in range(10, 60):
        seen: dict[Printed, int] = Counter()
        fewest: dict[Printed, int] = {}
        for positive in range(n + 1):
            found = presented(Fraction(positive, n), kind=Kind.ITEM_PERCENT, audience=Audience.OWN, basis=Basis(n=n))
            assert found.number is not None
            # A route by itself: k positive answers fall into two values, the rest into three.
            seen[found.number] += (positive + 1) * comb(n - positive + 2, 2)
            fewest.setdefault(found.number, positive)
        for printed, solutions in seen.items():
            facts = (Fact(Statistic.SHARE, printed, TOP_TWO),)
            conditions = conditions_of(facts, n=n, scale=SCALE, parts=1)
            assert number_of_sets(conditions) == solutions
            # One set without any low answer fits, so that none is proved.
            nobody_low = (0, 0, n - fewest[printed], 0, fewest[printed])
            assert number_of_sets(replace(conditions, known=nobody_low)) == 1
            if n <= 20:
                behind = compatible_answers(facts, n=n, scale=SCALE)
                assert (behind.solutions, behind.min_low) == (solutions, 0)
        assert sum(seen.values()) == comb(n + 4, 4)  # every pattern is behind one shown number
        least[n] = min(seen.values())
    assert min(least.values()) == 41
    assert [n for n, solutions in least.items() if solutions == 41] == [10]


def test_an_item_mean_cannot_promise_that() -> None:
    """6.3: "any mean below 3.0 proves one", hence from 50 answers on only."""
    for n in (10, 30, 59):
        assert compatible_answers([mean("2.8")], n=n, scale=SCALE).min_low > 0
        assert compatible_answers([mean("3.0")], n=n, scale=SCALE).min_low == 0
    rule = CONFIDENTIAL.rule(Kind.ITEM_MEAN, Audience.OWN)
    assert rule is not None
    assert rule.least_answers == 50


# 6.2: four items, 17 levels, n = 7, mean and SD with one decimal: "a median of 173 compatible multisets". Typical
# answers have 25 % fives; the specification does not say the rest, so the median is held to its size, not to the
# digit.
def test_a_dimension_keeps_answers_apart() -> None:
    generator = np.random.default_rng(20260401)
    solutions = []
    for _ in range(41):
        answers = generator.choice(np.arange(1, 6), p=[0.05, 0.10, 0.20, 0.40, 0.25], size=(7, 4))
        sums = answers.sum(axis=1)
        average = Fraction(int(sums.sum()), 28)
        deviation = float(np.std(sums / 4, ddof=1))
        facts = [
            Fact(Statistic.MEAN, shown(average, unit=Fraction(1, 10), codes=None)),
            sd(f"{deviation:.1f}"),
        ]
        solutions.append(compatible_answers(facts, n=7, scale=SCALE, parts=4).solutions)
    assert 100 <= median(solutions) <= 300
    assert min(solutions) > 1


def test_conditions_in_whole_numbers() -> None:
    facts = (mean("4.29"), share("70"), sd("0.95"), sd("0.88", Statistic.SD_POPULATION))
    found = conditions_of(facts, n=7, scale=SCALE, parts=1, known=(0, 0, 1, 0, 0))
    # Sum: 7 * 4.285 = 29.995 to 7 * 4.295 = 30.065, that is 30, 23 above the least. Share: 4.865 to 4.935 of 7: none.
    # Spread: 42 * 0.945 ** 2 = 37.51 to 42 * 0.955 ** 2 = 38.30; 49 * 0.875 ** 2 = 37.52 to 49 * 0.885 ** 2 = 38.38.
    assert found == Conditions(
        7, 5, (((0, 1, 2, 3, 4), (23, 23)), ((0, 0, 0, 1, 1), (5, 4))), ((38, 38), (38, 38)), (0, 0, 1, 0, 0)
    )
    scores = conditions_of((mean("4.29"), sd("0.9")), n=7, scale=SCALE, parts=4)
    # 28 * 4.285 = 119.98 to 28 * 4.295 = 120.26: 120, 92 above the least; 672 * 0.85 ** 2 = 485.52, 0.95 ** 2: 606.48.
    assert scores == Conditions(7, 17, ((tuple(range(17)), (92, 92)),), ((486, 606),), ())


def test_what_makes_no_sense_is_refused() -> None:
    for n, parts in ((0, 1), (1, 0)):
        with refusing(f"there is at least one answer and one part, not {n} and {parts}"):
            compatible_answers([], n=n, scale=SCALE, parts=parts)
    assert compatible_answers([], n=1, scale=SCALE).solutions == 5
    for known in ((1,), (0, 0, 0, 0, -1), (0,) * 6):
        with refusing("known answers are one count for each of the 5 levels"):
            compatible_answers([], n=3, scale=SCALE, known=known)
    with refusing("known answers are one count for each of the 9 levels"):
        compatible_answers([], n=3, scale=SCALE, parts=2, known=(0,) * 5)
    for values in ((), (6,), (5, 6)):
        with refusing(f"a share is about values of 1-5, not {values}"):
            compatible_answers([share("50", values)], n=4, scale=SCALE)
    with refusing("a share is about values of 1-5, not (4, 5)"):
        compatible_answers([share("50")], n=4, scale=SCALE, parts=2)
    # A share of all values says nothing, but makes sense.
    assert compatible_answers([share("100", (1, 2, 3, 4, 5))], n=2, scale=SCALE).solutions == 15
    bound = Fact(Statistic.SD_POPULATION, Printed(Fraction(1), Fraction(1), Side.AT_LEAST))
    for fact, n in ((sd("0.5"), 1), (bound, 4)):
        with refusing("an SD is shown as a rounded number, of at least two answers where it divides by n - 1"):
            compatible_answers([fact], n=n, scale=SCALE)
    assert compatible_answers([sd("0", Statistic.SD_POPULATION)], n=1, scale=SCALE).solutions == 5


def test_sentences() -> None:
    def said(facts: list[Fact]) -> str:
        return compatible_answers(facts, n=11, scale=SCALE).sentence().text

    assert said([mean("4.6")]) == "5 different sets of 11 answers fit what is shown."
    assert said([mean("5.0"), sd("2.0")]) == "No 11 answers fit what is shown."
    assert said([mean("5.00")]) == "What is shown gives all 11 answers away."


def test_a_result_of_nothing_is_determined_by_nothing() -> None:
    found = compatible_answers([mean("5.0"), sd("2.0")], n=11, scale=SCALE)
    assert isinstance(found, CompatibleAnswers)
    assert (found.is_determined, found.solutions, found.min_low, found.unknown_low) == (False, 0, 0, 0)
