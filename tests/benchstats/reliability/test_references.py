"""Reliability and aggregation on one table, against R: psych 2.2.9, lavaan 0.6.14, multilevel 2.7, lme4 1.1.31."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from benchstats import Reason
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
    reml_icc,
    rwg,
    rwg_j,
)
from benchstats.reliability.polychoric import binormal
from benchstats.results import Interval

# 40 persons, 5 items, drawn once in R from one common factor.
FORTY: list[list[float | None]] = [
    [3, 4, 1, 2, 2], [3, 3, 3, 4, 3], [5, 4, 4, 4, 4], [2, 3, 2, 4, 1], [4, 4, 4, 5, 3], [2, 3, 3, 4, 4],
    [3, 4, 4, 4, 2], [5, 3, 4, 3, 5], [2, 3, 1, 3, 1], [4, 3, 5, 5, 3], [3, 2, 3, 3, 2], [2, 2, 3, 2, 2],
    [3, 2, 4, 3, 3], [2, 4, 2, 3, 3], [2, 3, 4, 3, 4], [3, 3, 1, 4, 3], [2, 2, 4, 4, 3], [4, 3, 2, 2, 4],
    [5, 5, 3, 3, 5], [3, 3, 3, 3, 4], [3, 3, 2, 3, 3], [3, 2, 1, 2, 4], [3, 4, 2, 3, 2], [2, 3, 2, 2, 3],
    [4, 4, 4, 3, 2], [2, 3, 3, 2, 5], [4, 4, 3, 3, 4], [5, 2, 4, 4, 4], [2, 3, 5, 5, 4], [2, 3, 3, 2, 3],
    [4, 4, 3, 3, 3], [4, 4, 5, 3, 4], [5, 3, 4, 4, 4], [4, 5, 5, 4, 3], [3, 2, 4, 5, 2], [5, 3, 4, 3, 4],
    [5, 4, 4, 4, 3], [4, 3, 3, 3, 3], [2, 3, 1, 2, 3], [4, 4, 5, 3, 4],
]  # fmt: skip
MEANS = np.array(FORTY, dtype=float).mean(axis=1)
GROUPS = ["A"] * 18 + ["B"] * 15 + ["C"] * 7

# Unequal groups that do differ.
SCORES = [3.1, 2.9, 3.4, 3.3, 2.2, 2.6, 2.4, 4.1, 4.4, 3.9, 4.6, 4.0, 3.0, 3.2, 2.8, 3.6, 3.5]
LABELS = [*"aaaabbbcccccdddee"]


def ends(interval: Interval | None) -> tuple[float, float]:
    assert interval is not None
    return interval.low, interval.high


def of_group(name: str) -> list[list[float | None]]:
    return [row for row, group in zip(FORTY, GROUPS, strict=True) if group == name]


def test_alpha_with_all_that_goes_with_it() -> None:
    """R psych::alpha(check.keys = FALSE) and alpha.ci."""
    found = cronbach_alpha(FORTY)
    assert (found.value, found.standardised, found.average_r) == pytest.approx(
        (0.638372877199436, 0.619839302136362, 0.245905252516434), abs=1e-12
    )
    assert found.if_dropped == pytest.approx(
        (0.490974729241877, 0.644569399230541, 0.474242424242424, 0.625475285171103, 0.633493498384776), abs=1e-12
    )
    assert found.item_total == pytest.approx(
        (0.561066145582373, 0.244382161099675, 0.576543445473376, 0.299635124429120, 0.287367386213492), abs=1e-12
    )
    assert ends(found.interval) == pytest.approx((0.424877319215668, 0.789267617687837), abs=1e-10)


def test_alpha_leaves_incomplete_rows_out() -> None:
    holed: list[list[float | None]] = [*FORTY, [None, 4, 4, 4, 4], [1, float("nan"), 5, 1, 5]]
    assert cronbach_alpha(holed) == cronbach_alpha(FORTY)
    within = alpha_within(holed, groups=[*GROUPS, "A", "D"])
    assert within == alpha_within(FORTY, groups=GROUPS)


def test_alpha_of_two_items_has_none_without_an_item() -> None:
    found = cronbach_alpha([row[:2] for row in FORTY])
    assert found.if_dropped == (None, None)
    assert found.value is not None


def test_an_item_that_nobody_answers_differently_has_no_correlation() -> None:
    found = cronbach_alpha([[*row[:3], 4] for row in FORTY])
    assert found.standardised is None
    assert found.average_r is None
    assert found.item_total[3] is None
    assert found.value == pytest.approx(0.507037747920665, abs=1e-12)  # R, by the formula


def test_alpha_within_groups() -> None:
    """R psych::alpha of the items less ave(item, group), and qf with 37 and 148 degrees."""
    found = alpha_within(FORTY, groups=GROUPS)
    assert found.value == pytest.approx(0.640907824539372, abs=1e-12)
    assert ends(found.interval) == pytest.approx((0.422232349101523, 0.794025157116344), abs=1e-10)


def test_groups_of_one_leave_nothing_to_compare() -> None:
    assert alpha_within([[1, 2], [2, 1]], groups=["a", "b"]).reason is Reason.TOO_FEW_ANSWERS


def test_omega_with_its_interval() -> None:
    """R lavaan with std.lv and omega as a defined parameter (delta method, expected information)."""
    found = omega_total(FORTY)
    assert found.value == pytest.approx(0.684432438881, abs=1e-6)
    assert ends(found.interval) == pytest.approx((0.539007404147, 0.829857473614), abs=1e-5)
    assert found.loadings == pytest.approx(
        (0.429345825896, 0.147092007815, 0.990770731108, 0.540057193766, 0.311865681647), abs=2e-5
    )
    assert not found.is_heywood


def test_omega_does_not_depend_on_the_units_of_a_constant() -> None:
    moved = np.array(FORTY) * 25.0 - 25.0
    assert omega_total(moved).value == pytest.approx(omega_total(FORTY).value, abs=1e-7)


def test_omega_of_items_that_repeat_each_other_is_not_identified() -> None:
    assert omega_total([[a, b, a] for a, b, *_ in FORTY]).reason is Reason.NOT_IDENTIFIED
    assert omega_total([row[:2] for row in FORTY]).reason is Reason.NOT_IDENTIFIED
    assert omega_total([[3, *row[:3]] for row in FORTY]).reason is Reason.NO_VARIATION
    assert omega_total(FORTY[:5]).reason is Reason.TOO_FEW_ANSWERS


@pytest.mark.parametrize(
    ("rho", "probability"),
    [(-0.95, 0.01000810109573823), (-0.3, 0.1223359302992218), (0.5, 0.2123841899728251), (0.99, 0.241963652223073)],
)
def test_probability_of_two_normals(rho: float, probability: float) -> None:
    """R mvtnorm::pmvnorm(upper = c(0.4, -0.7)) by TVPACK."""
    found = binormal(np.array([0.4]), np.array([-0.7]), rho)
    assert float(found[0]) == pytest.approx(probability, abs=1e-10)
    assert float(binormal(np.array([np.inf]), np.array([0.0]), rho)[0]) == pytest.approx(0.5, abs=1e-15)
    assert float(binormal(np.array([-np.inf]), np.array([0.0]), rho)[0]) == 0.0


def test_ordinal_alpha_and_its_correlations() -> None:
    """R optimize (tolerance 1e-9) on the likelihood by mvtnorm::pmvnorm; psych and polycor agree to four digits."""
    found = ordinal_alpha(FORTY)
    first = (1.0, 0.3871430631294805, 0.425715311666217, 0.2765215702058285, 0.451625910302919)
    assert found.correlations[0] == pytest.approx(first, abs=5e-8)
    assert found.correlations[4][3] == pytest.approx(-0.109017159387960, abs=5e-8)
    assert found.value == pytest.approx(0.653710090339072, abs=5e-8)
    psych = (1.0, 0.3871278424187803, 0.425701112341508, 0.2765181016495569, 0.451623021869787)
    assert found.correlations[0] == pytest.approx(psych, abs=2e-5)
    assert not found.is_steady


def test_ordinal_alpha_of_a_table_without_exception_stays_finite() -> None:
    found = ordinal_alpha([[1, 1], [2, 2], [3, 3]] * 5)
    assert found.correlations[0][1] == pytest.approx(0.9999)
    turned = ordinal_alpha([[1, 3], [2, 2], [3, 1]] * 5)
    assert turned.correlations[0][1] == pytest.approx(-0.9999)
    assert turned.value is not None
    assert turned.value < 0
    assert "different directions" in ordinal_alpha([[1, 3], [2, 2], [3, 1]] * 70).sentence().text


@given(st.lists(st.tuples(st.integers(1, 4), st.integers(1, 4)), min_size=4, max_size=40))
@settings(max_examples=60, deadline=None)
def test_a_reversed_item_turns_the_sign_of_its_correlation(pairs: list[tuple[int, int]]) -> None:
    """Also in tables that send the correlation to an end, but for one exception."""
    assume(min(len({one for one, _ in pairs}), len({other for _, other in pairs})) > 1)
    plain = ordinal_alpha([[one, other] for one, other in pairs])
    turned = ordinal_alpha([[one, 5 - other] for one, other in pairs])
    assert turned.correlations[0][1] == pytest.approx(-plain.correlations[0][1], abs=1e-7)


def test_assessment_needs_ten_answers_an_item_as_well() -> None:
    """11 items need 110 complete rows although 100 are there; omega's lower end decides, not alpha's."""
    rows = (FORTY * 3)[:105]
    assert assess_reliability(rows).needed == 100
    wide = [[*row, *row, *row[:1]] for row in rows]
    found = assess_reliability(wide)
    assert (found.needed, found.showing, found.reason) == (110, Showing.NOT_ASSESSED, Reason.NOT_ASSESSED)
    assert found.alpha.value is not None  # computed all the same


def test_assessment_goes_by_the_lower_end_of_omega() -> None:
    """At 120 rows omega begins at 0.600..., above its mark, while alpha's interval begins below it."""
    found = assess_reliability(FORTY * 3, groups=GROUPS * 3)
    assert found.interval == found.omega.interval
    assert ends(found.omega.interval)[0] >= 0.60
    assert ends(found.alpha.interval)[0] < 0.60
    assert found.showing is Showing.AS_SCORE
    assert found.within is not None
    assert found.ordinal is None
    assert assess_reliability(FORTY * 5).ordinal is not None


def test_icc_by_anova() -> None:
    """R anova(lm(y ~ g)): F 31.6774847870183, p 2.71693595395409e-06, mean squares 1.72246..., 0.054375."""
    found = aggregation_icc(SCORES, groups=LABELS)
    assert (found.f, found.p) == pytest.approx((31.6774847870183, 2.71693595395409e-06), rel=1e-10)
    assert (found.msb, found.msw) == pytest.approx((1.7224632352941184, 0.054375), rel=1e-12)
    assert found.is_icc1_usual
    assert found.is_icc2_usual


def test_icc_with_the_mean_size_and_below_zero() -> None:
    """R multilevel::ICC1 and ICC2 of the persons' means."""
    found = aggregation_icc(MEANS, groups=GROUPS)
    assert found.sizes == (("A", 18), ("B", 15), ("C", 7))
    assert found.icc1_mean_size == pytest.approx(0.0193053724848575, abs=1e-12)
    assert found.icc2 == pytest.approx(0.2079032799270456, abs=1e-12)
    alike = aggregation_icc([1, 5, 1, 5.2], groups=["a", "a", "b", "b"])
    assert alike.icc1_n0 is not None
    assert alike.icc1_n0 < 0


def test_icc_interval_of_equal_groups() -> None:
    """Shrout and Fleiss 1979, table 4 data as groups of four: R psych::ICC gives -0.1329 to 0.7226 for ICC(1,1)."""
    table = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]
    flat = [one for row in table for one in row]
    found = aggregation_icc(flat, groups=[at // 4 for at in range(24)])
    assert found.icc1_n0 == pytest.approx(0.165741768405, abs=1e-10)
    assert found.icc1_n0 == pytest.approx(found.icc1_mean_size)
    assert ends(found.interval) == pytest.approx((-0.1329323248748, 0.722560062328), abs=1e-8)


def test_reml_icc_with_its_profile_interval() -> None:
    """R lme4::lmer; interval by uniroot on its REML deviance function, less qchisq(0.95, 1)."""
    found = reml_icc(SCORES, groups=LABELS)
    assert (found.tau2, found.sigma2) == pytest.approx((0.4332358332665444, 0.0542689194797745), abs=1e-7)
    assert found.mean == pytest.approx(3.26674249966245, abs=1e-8)
    assert found.icc == pytest.approx(0.888680215620465, abs=1e-8)
    assert ends(found.interval) == pytest.approx((0.621629114712991, 0.982447508023940), abs=1e-6)


def test_reml_icc_of_a_small_share() -> None:
    """R lme4::lmer: standard deviations 0.08449473126939 and 0.64318390346757."""
    found = reml_icc(MEANS, groups=GROUPS)
    assert (found.tau2, found.sigma2) == pytest.approx((0.08449473126939**2, 0.64318390346757**2), abs=1e-6)
    assert found.interval is not None
    assert found.interval.low == 0.0


def test_icc_at_the_ends() -> None:
    """Groups without inner differences have an ICC of 1; one group, groups of one and no difference have none."""
    alone = reml_icc([1, 1, 2, 2, 3, 3], groups="aabbcc")
    assert (alone.icc, alone.sigma2, alone.tau2) == (1.0, 0.0, 1.0)
    whole = aggregation_icc([1, 1, 2, 2, 3, 3], groups="aabbcc")
    assert (whole.icc1_n0, whole.icc2, whole.f) == (1.0, 1.0, None)
    for method in (aggregation_icc, reml_icc):
        assert method([1, 2, 3], groups="aaa").reason is Reason.TOO_FEW_GROUPS
        assert method([1, 2, 3], groups="abc").reason is Reason.TOO_FEW_ANSWERS
        assert method([2, 2, 2, 2], groups="aabb").reason is Reason.NO_VARIATION
        assert method([], groups=[]).reason is Reason.TOO_FEW_GROUPS


def test_icc_keeps_its_digits_far_from_zero() -> None:
    far = [one + 1e7 for one in SCORES]
    assert reml_icc(far, groups=LABELS).icc == pytest.approx(0.888680215620465, abs=1e-6)
    assert aggregation_icc([1e15 + 0.5] * 6, groups="aabbcc").reason is Reason.NO_VARIATION


@pytest.mark.parametrize(
    ("group", "uniform", "skewed", "one_uniform", "one_skewed", "apart"),
    [
        ("A", 0.826130319148936, 0.605283018867925, 0.470588235294118, 0.2098331870061457, 0.779012345679012),
        ("B", 0.847639484978541, 0.675057208237986, 0.371428571428571, 0.0618336886993605, 0.750222222222222),
        ("C", 0.808080808080808, 0.539393939393940, 0.428571428571429, 0.1471215351812367, 0.759183673469388),
    ],
)  # fmt: skip
def test_agreement_within_groups(
    group: str, uniform: float, skewed: float, one_uniform: float, one_skewed: float, apart: float
) -> None:
    """R multilevel::rwg.j, rwg (of the first item) and ad.m."""
    rows = of_group(group)
    first = [row[0] for row in rows]
    assert rwg_j(rows, null_variance=2.0).value == pytest.approx(uniform, abs=1e-12)
    assert rwg_j(rows, null_variance=SLIGHT_SKEW_VARIANCE).value == pytest.approx(skewed, abs=1e-12)
    assert rwg(first, null_variance=2.0).value == pytest.approx(one_uniform, abs=1e-12)
    assert rwg(first, null_variance=SLIGHT_SKEW_VARIANCE).value == pytest.approx(one_skewed, abs=1e-12)
    assert ad_m(rows).value == pytest.approx(apart, abs=1e-12)


def test_views_are_split_below_a_half() -> None:
    split = rwg([1, 1, 5, 5, 3], null_variance=2.0)
    assert (split.value, split.is_split, split.is_usual) == (0.0, True, False)
    alike = rwg([4, 4, 4, 4], null_variance=2.0)
    assert (alike.value, alike.is_split, alike.is_usual) == (1.0, False, True)
    assert not rwg([4], null_variance=2.0).is_split
