"""Every stored figure, recomputed from the submissions by another route: Python's statistics and fractions."""

from __future__ import annotations

import statistics
from collections import Counter
from fractions import Fraction
from itertools import combinations
from math import comb

import pytest
from tests.factories.second_route import mean, range_of_mean, students_t, wilson

from elc.collection.models import Submission
from elc.comparison.models import Run, StoredFigure

pytestmark = pytest.mark.django_db


def answers(run: Run, group: str, item: str) -> list[int]:
    sent = Submission.objects.filter(round=run.snapshot.round, group__label=group)
    return [s.answers[item] for s in sent if isinstance(s.answers.get(item), int)]


def expected(row: StoredFigure, values: list[int], missing: int) -> float:
    if row.statistic == "count":
        return Counter(values)[int(row.definition.rsplit(" ", 1)[1])]
    return {
        "mean": mean(values),
        "sd_sample": statistics.stdev(values),
        "sd_population": statistics.pstdev(values),
        "share_positive": sum(value > 3 for value in values) / len(values),
        "count_missing": missing,
        "count_dont_know": 0,
        "count_not_applicable": 0,
    }[row.statistic]


def test_every_figure_of_a_round() -> None:
    rows = list(StoredFigure.objects.filter(run__against=None).select_related("run__snapshot__round"))
    assert len(rows) == 2 * 13 * (4 + 5 + 3)
    for row in rows:
        values = answers(row.run, row.group, row.measure)
        submissions = Submission.objects.filter(round=row.run.snapshot.round).count()
        is_of_everybody = row.statistic.startswith("count_")
        assert row.n == (submissions if is_of_everybody else len(values)), row
        assert row.value == pytest.approx(expected(row, values, submissions - len(values)), abs=1e-12), row
        assert row.withheld is None
        assert row.snapshot == row.run.snapshot.digest
        if row.statistic == "share_positive":
            assert (row.low, row.high) == pytest.approx(wilson(sum(v > 3 for v in values), len(values)), abs=1e-9)


def test_the_second_route_to_students_t_agrees_with_the_tables() -> None:
    """From R's qt at 0.975: 9, 10 and 54 degrees of freedom."""
    found = [students_t(freedom) for freedom in (9, 10, 54)]
    assert found == pytest.approx([2.262157163, 2.228138852, 2.004879288], abs=1e-8)


def test_ranges_of_means_are_students_within_the_scale() -> None:
    ranges = 0
    for row in StoredFigure.objects.filter(run__against=None, statistic="mean").select_related("run__snapshot__round"):
        low, high = range_of_mean(answers(row.run, row.group, row.measure), 1, 5)
        if low is None:
            assert (row.low, row.high, row.method) == (None, None, "arithmetic mean"), row
            continue
        ranges += 1
        assert (row.low, row.high) == pytest.approx((low, high), abs=1e-8), row
        assert row.method == "arithmetic mean; range: t interval, 95 %"
    assert ranges == 11  # of Tallinn's 13 criteria; all gave 5 to criteria 4 and 10


def p_by_dealing(a: list[int], b: list[int]) -> float:
    """All ways to choose the smaller group among all answers, one by one."""
    pooled, small = a + b, min(a, b, key=len)
    mean = Fraction(sum(pooled), len(pooled)) * len(small)
    observed = abs(sum(small) - mean)
    as_far = sum(abs(sum(chosen) - mean) >= observed for chosen in combinations(pooled, len(small)))
    return as_far / comb(len(pooled), len(small))


def test_every_figure_of_the_contrast() -> None:
    run = Run.objects.select_related("snapshot__round", "against__round").get(against__isnull=False)
    figures = {(row.measure, row.statistic): row for row in run.figures.all()}
    assert len(figures) == 13 * 4
    items = sorted({measure for measure, _ in figures})
    assert len(items) == 13
    p_values = []
    for item in items:
        a = [s.answers[item] for s in Submission.objects.filter(round=run.snapshot.round) if item in s.answers]
        b = [s.answers[item] for s in Submission.objects.filter(round=run.against.round) if item in s.answers]
        difference = Fraction(sum(a), len(a)) - Fraction(sum(b), len(b))
        assert figures[item, "mean_difference"].value == pytest.approx(float(difference), abs=1e-12)
        p_values.append(p_by_dealing(a, b))
        assert figures[item, "p_permutation"].value == pytest.approx(p_values[-1], abs=1e-12)
        assert figures[item, "p_permutation"].n == len(a) + len(b)
    # No criterion tells the events apart: the smallest of 13 p values is 0.14, all adjusted ones are 1.
    assert round(min(p_values), 2) == 0.14
    by_size = sorted(p_values)
    for item, p in zip(items, p_values, strict=True):
        later = [q * 13 / (rank + 1) for rank, q in enumerate(by_size) if q >= p]
        assert figures[item, "p_adjusted"].value == pytest.approx(min(1, *later, 1), abs=1e-9)
        assert figures[item, "differs_clearly"].value == 0
        assert figures[item, "differs_clearly"].n == figures[item, "p_permutation"].n
