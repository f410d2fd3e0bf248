"""Reliability of a scale and of group means against R and published values."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchstats import InputError, Reason, Scale
from benchstats.reliability import (
    SLIGHT_SKEW_VARIANCE,
    Showing,
    ad_m,
    aggregation_icc,
    alpha_within,
    assess_reliability,
    cronbach_alpha,
    omega_total,
    ordinal_alpha,
    organisation_reliability,
    reml_icc,
    respondents_needed,
    rwg,
    rwg_j,
    uniform_variance,
)

TEN = [
    [4, 4, 5, 4], [3, 2, 3, 3], [5, 5, 5, 4], [2, 2, 1, 3], [4, 3, 4, 4], [3, 4, 3, 3], [5, 4, 5, 5], [2, 3, 2, 2],
    [4, 4, 3, 4], [3, 3, 3, 2],
]  # fmt: skip
LABELS = [*"AAAAABBBCCCCDDD"]
SCORES = [4.4, 4.2, 3.9, 3.1, 3.4, 3.9, 4.1, 2.9, 3.3, 3.0, 3.6, 3.2, 4.8, 4.1, 2.2]


def test_alpha_of_r() -> None:
    """R 4.2.2: k/(k-1) (1 - sum(apply(X, 2, var)) / var(rowSums(X))), cor, and qf for Feldt's interval."""
    found = cronbach_alpha(TEN)
    assert found.value == pytest.approx(0.917439923863907, abs=1e-12)
    assert found.standardised == pytest.approx(0.920971786986632, abs=1e-12)
    assert found.interval is not None
    assert (found.interval.low, found.interval.high) == pytest.approx((0.782796362358, 0.976967171072), abs=1e-10)
    assert (found.n, found.items) == (10, 4)


def test_alpha_without_an_item_is_the_alpha_of_the_rest() -> None:
    found = cronbach_alpha(TEN)
    for item, without in enumerate(found.if_dropped or ()):
        rest = [[*row[:item], *row[item + 1 :]] for row in TEN]
        assert without == pytest.approx(cronbach_alpha(rest).value, abs=1e-12)


def test_omega_of_r() -> None:
    """R 4.2.2 stats::factanal(X, 1): loadings and uniquenesses; the first item's is held at its bound of 0.005."""
    found = omega_total(TEN)
    assert found.is_heywood
    assert found.loadings == pytest.approx((0.99753210, 0.74638416, 0.91599979, 0.85116876), abs=2e-6)
    assert found.uniquenesses == pytest.approx((0.005, 0.44291047, 0.16094440, 0.27551177), abs=2e-6)
    assert found.value == pytest.approx(0.938819346, abs=2e-6)


def test_alpha_may_be_negative_and_may_be_nothing() -> None:
    """Reference case REL-03 (psych::alpha without automatic keys): -6, and no value at all."""
    assert cronbach_alpha([[1, 5, 2], [2, 4, 5], [5, 1, 3], [4, 3, 1], [3, 2, 4]]).value == pytest.approx(-6)
    nothing = cronbach_alpha([[1, 5], [2, 4], [5, 1], [4, 2], [3, 3]])
    assert nothing.value is None
    assert nothing.reason is Reason.NO_VARIATION
    assert nothing.total_variance == 0


def test_ordinal_alpha_of_two_values_follows_the_tetrachoric_correlation() -> None:
    """Two items halved at their medians: r = sin(2 pi (p11 - 1/4)) (Sheppard 1898); p11 = 0.35 gives 0.5878."""
    both, one = 35, 15  # of 100: 35 and 35 alike, 15 and 15 not
    rows = [[1, 1]] * both + [[2, 2]] * both + [[1, 2]] * one + [[2, 1]] * one
    r = 0.5877852522924731
    found = ordinal_alpha(rows)
    assert found.correlations[0][1] == pytest.approx(r, abs=1e-4)
    assert found.value == pytest.approx(2 * r / (1 + r), abs=1e-4)


def test_alpha_within_groups_leaves_their_differences_out() -> None:
    shifted = [[one + 4 * (at >= 5) for one in row] for at, row in enumerate(TEN)]
    groups = ["A"] * 5 + ["B"] * 5
    plain, moved = alpha_within(TEN, groups=groups), alpha_within(shifted, groups=groups)
    assert plain.value == pytest.approx(moved.value)
    assert cronbach_alpha(shifted).value != pytest.approx(cronbach_alpha(TEN).value)


@pytest.mark.parametrize(("people", "showing"), [(99, Showing.NOT_ASSESSED), (100, Showing.AS_SCORE)])
def test_a_hundred_complete_answers_are_needed(people: int, showing: Showing) -> None:
    rows = (TEN * 10)[:people]
    assert assess_reliability(rows).showing is showing


def test_a_scale_that_does_not_hold_together_is_shown_by_its_items() -> None:
    loose = [[1, 5, 3, 2], [4, 1, 2, 5], [2, 2, 5, 1], [5, 4, 1, 3], [3, 3, 4, 4]] * 20
    assert assess_reliability(loose).showing is Showing.ITEMS_ONLY


def test_icc_of_r() -> None:
    """R 4.2.2 anova(lm(y ~ g)): mean squares 0.218388888889 and 0.528560606061, F 0.4131766, p 0.7468919."""
    found = aggregation_icc(SCORES, groups=LABELS)
    assert (found.msb, found.msw) == pytest.approx((0.218388888889, 0.528560606061), abs=1e-11)
    assert (found.f, found.p) == pytest.approx((0.4131766, 0.7468919), abs=1e-7)
    sizes = [5, 3, 4, 3]
    n0 = (15 - sum(size**2 for size in sizes) / 15) / 3
    assert found.n0 == pytest.approx(n0)
    msb, msw = 0.218388888889, 0.528560606061
    assert found.icc1_n0 == pytest.approx((msb - msw) / (msb + (n0 - 1) * msw))
    assert found.icc1_mean_size == pytest.approx((msb - msw) / (msb + (15 / 4 - 1) * msw))
    assert found.icc2 == pytest.approx((msb - msw) / msb)


def test_reml_icc_of_lme4() -> None:
    """R lme4 1.1.31 lmer(y ~ 1 + (1 | g)): variances 0 and 0.462095238, mean 3.606667 (a singular fit)."""
    found = reml_icc(SCORES, groups=LABELS)
    assert (found.tau2, found.sigma2, found.mean) == pytest.approx((0.0, 0.462095238, 3.6066667), abs=1e-6)
    assert found.icc == 0.0


@given(st.lists(st.integers(1, 5), min_size=2, max_size=20))
def test_agreement_of_one_item_by_its_formula(answers: list[int]) -> None:
    n, mean = len(answers), sum(answers) / len(answers)
    variance = sum((one - mean) ** 2 for one in answers) / (n - 1)
    expected = max(0.0, 1 - variance / 2)
    assert rwg(answers, null_variance=2.0).value == pytest.approx(expected)
    j = 3
    q = variance / 2
    whole = max(0.0, j * (1 - q) / (j * (1 - q) + q)) if q < 1 else 0.0
    assert rwg_j([[one] * j for one in answers], null_variance=2.0).value == pytest.approx(whole)


def test_agreement_by_hand() -> None:
    assert uniform_variance(scale=Scale(1, 5)) == 2.0
    assert SLIGHT_SKEW_VARIANCE == 1.34
    assert ad_m([[4, 3], [5, 3], [3, 3]]).value == pytest.approx((2 / 3 + 0) / 2)


def test_reliability_of_a_provider_and_the_answers_it_takes() -> None:
    """76, 37 and 18 for .70 with ICC .03, .06 and .12: table of the specification, 1.6."""
    found = organisation_reliability([0.07, 0.04], tau2=0.035, sizes=[7, 12])
    assert [one.value for one in found] == pytest.approx([1 / 3, 0.035 / 0.075])
    assert [respondents_needed(icc).n for icc in (0.03, 0.06, 0.12)] == [76, 37, 18]
    assert respondents_needed(0.0).n is None


@pytest.mark.parametrize(
    "call",
    [
        lambda: cronbach_alpha([[1], [2]]),
        lambda: cronbach_alpha([[1, float("inf")]]),
        lambda: aggregation_icc([1, 2, 3], groups=["A"]),
        lambda: rwg([1, 2], null_variance=0.0),
        lambda: organisation_reliability([0.1], tau2=-1.0, sizes=[5]),
        lambda: respondents_needed(2.0),
        lambda: respondents_needed(0.1, reliability=1.0),
    ],
)
def test_nonsense_is_refused(call: Callable[[], object]) -> None:
    with pytest.raises(InputError):
        call()
