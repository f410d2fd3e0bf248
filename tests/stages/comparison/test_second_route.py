"""Every stored figure, recomputed from the submissions by another route: Python's statistics and fractions."""

from __future__ import annotations

import statistics
from collections import Counter
from fractions import Fraction
from itertools import combinations
from math import comb, sqrt

import pytest

from elc.collection.models import Submission
from elc.comparison.models import Run, StoredFigure

pytestmark = pytest.mark.django_db


def answers(run: Run, group: str, item: str) -> list[int]:
    sent = Submission.objects.filter(round=run.snapshot.round, group__label=group)
    return [s.answers[item] for s in sent if isinstance(s.answers.get(item), int)]


def wilson(count: int, n: int) -> tuple[float, float]:
    """Wilson 1927 as the roots of (p - count/n)^2 = z^2 p (1 - p) / n."""
    z = statistics.NormalDist().inv_cdf(0.975)
    a, b, c = 1 + z * z / n, -(2 * count / n + z * z / n), (count / n) ** 2
    root = sqrt(max(b * b - 4 * a * c, 0))
    return (-b - root) / (2 * a), (-b + root) / (2 * a)


def expected(row: StoredFigure, values: list[int], missing: int) -> float:
    if row.statistic == "count":
        return Counter(values)[int(row.definition.rsplit(" ", 1)[1])]
    return {
        "mean": float(Fraction(sum(values), len(values))),
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


# Student's t at 0.975 from R's qt: 10 and 9 degrees of freedom.
T = {11: 2.228138852, 10: 2.262157163}


def test_intervals_of_means_are_students() -> None:
    for row in StoredFigure.objects.filter(run__against=None, statistic="mean").select_related("run__snapshot__round"):
        values = answers(row.run, row.group, row.measure)
        if len(values) < 10:
            assert (row.low, row.high) == (None, None)
            continue
        half = T[len(values)] * statistics.stdev(values) / sqrt(len(values))
        assert row.value is not None
        assert (row.low, row.high) == pytest.approx((row.value - half, row.value + half), abs=1e-7)


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
