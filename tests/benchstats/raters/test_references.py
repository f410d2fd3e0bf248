"""Raters against other software: R irrCAC, psych 2.2.9, krippendorffsalpha 2.0, emmeans, lme4 1.1.31; nltk 3.10.4."""

from __future__ import annotations

from itertools import product
from typing import Any, Literal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchstats import InputError, Reason, Scale
from benchstats.raters import (
    Firmness,
    RaterIcc,
    code_alphas,
    cohen_kappa,
    crossed_effects,
    gwet_ac,
    hughes_alpha,
    krippendorff_alpha,
    masi_alpha,
    rater_icc,
    rater_severity,
)
from benchstats.raters.disagreement import bootstrap_interval
from benchstats.results import Interval

FIVE = Scale(1, 5)
FIRST = [3, 2, 5, 1, 4, 3, 5, 2, 4, 4, 1, 3, 5, 2, 3]
SECOND = [3, 3, 4, 2, 4, 2, 5, 2, 5, 4, 1, 3, 5, 3, 4]

# Gwet 2014, Handbook of Inter-Rater Reliability, page 120: 12 units, 4 raters, gaps (irrCAC cac.raw4raters).
GWET: list[list[int | None]] = [
    [1, 1, None, 1], [2, 2, 3, 2], [3, 3, 3, 3], [3, 3, 3, 3], [2, 2, 2, 2], [1, 2, 3, 4], [4, 4, 4, 4], [1, 1, 2, 1],
    [2, 2, 2, 2], [None, 5, 5, 5], [None, None, 1, 1], [None, None, 3, None],
]  # fmt: skip
# The same with the last unit gone: all rated twice or more.
PAIRED = GWET[:11]
# Shrout and Fleiss 1979, table 2.
JUDGED: list[list[float | None]] = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]

PLANS = [1, 1, 1, 2, 2, 3, 3, 3, 4, 4, 5, 5, 6, 6, 6, 7, 7, 8, 8]
RATERS = [1, 2, 3, 2, 4, 1, 3, 4, 1, 2, 3, 4, 1, 2, 4, 2, 3, 1, 3]
SCORES = [4, 3.5, 5, 2, 3, 4.5, 5, 5, 1, 1.5, 4, 3, 2, 1, 2.5, 3, 4, 3.5, 4.5]

Weights = Literal["unweighted", "linear", "quadratic"]


def ends(interval: Interval | None) -> tuple[float, float]:
    assert interval is not None
    return interval.low, interval.high


@pytest.mark.parametrize(
    ("weights", "observed", "expected", "value", "se", "low", "high"),
    [
        ("unweighted", 0.818181818182, 0.190321180556, 0.77544, 0.14295, 0.461, 1.0),
        ("linear", 0.939393939394, 0.570963541667, 0.85874, 0.11733, 0.600, 1.0),
        ("quadratic", 0.975378787879, 0.713704427083, 0.91400, 0.10396, 0.685, 1.0),
    ],
)
def test_gwet_with_gaps(
    weights: Weights, observed: float, expected: float, value: float, se: float, low: float, high: float
) -> None:
    """R irrCAC::gwet.ac1.raw(weights, categ.labels = 1:5)."""
    found = gwet_ac(GWET, levels=FIVE, weights=weights)
    assert (found.observed, found.expected) == pytest.approx((observed, expected), abs=1e-12)
    assert (found.value, found.se) == pytest.approx((value, se), abs=5.1e-6)
    assert ends(found.interval) == pytest.approx((low, high), abs=5.1e-4)
    assert (found.n, found.paired, found.raters) == (12, 11, 4)


@pytest.mark.parametrize(
    ("weights", "value", "se", "low", "high"),
    [
        ("unweighted", 0.41949, 0.16559, 0.064, 0.775),
        ("linear", 0.7166, 0.0809, 0.543, 0.890),
        ("quadratic", 0.88976, 0.03203, 0.821, 0.958),
    ],
)
def test_gwet_of_two_raters(weights: Weights, value: float, se: float, low: float, high: float) -> None:
    """R irrCAC::gwet.ac1.raw of two raters, five levels."""
    found = gwet_ac(list(zip(FIRST, SECOND, strict=True)), levels=FIVE, weights=weights)
    assert (found.value, found.se) == pytest.approx((value, se), abs=5.1e-6)
    assert ends(found.interval) == pytest.approx((low, high), abs=5.1e-4)


def test_gwet_stays_high_where_kappa_falls() -> None:
    """Gwet's point: 18 of 20 alike, nearly all on one level."""
    first, second = [5] * 18 + [4, 5], [5] * 18 + [5, 4]
    kappa = cohen_kappa(first, second, levels=FIVE, weights="unweighted").value
    ac1 = gwet_ac(list(zip(first, second, strict=True)), levels=FIVE, weights="unweighted").value
    assert kappa is not None
    assert ac1 is not None
    assert kappa < 0
    assert ac1 > 0.88


def test_gwet_of_full_agreement_has_no_interval_and_of_gaps_no_value() -> None:
    alike = gwet_ac([[5, 5]] * 6, levels=FIVE, weights="quadratic")
    assert (alike.value, alike.interval) == (1.0, None)
    assert gwet_ac([[5, None]] * 6, levels=FIVE, weights="quadratic").reason is Reason.TOO_FEW_ANSWERS
    with pytest.raises(InputError):
        gwet_ac([[5, 5]], levels=FIVE, weights="cubic")  # type: ignore[arg-type]
    with pytest.raises(InputError):
        gwet_ac([[5, 5]], levels=[5, 5], weights="linear")


@pytest.mark.parametrize(
    ("weights", "value", "se"),
    [
        ("unweighted", 0.406779661017, 0.164964807),
        ("linear", 0.670846394984, 0.103171548392),
        ("quadratic", 0.853146853147, 0.0555076789112),
    ],
)
def test_kappa_with_its_standard_error(weights: Weights, value: float, se: float) -> None:
    """R psych::cohen.kappa (unweighted: variance 0.0272133878362) and irrCAC::kappa2.table (weighted)."""
    found = cohen_kappa(FIRST, SECOND, levels=FIVE, weights=weights)
    assert (found.value, found.se) == pytest.approx((value, se), abs=1e-8)
    assert ends(found.interval) == pytest.approx((value - 1.959963985 * se, value + 1.959963985 * se), abs=1e-8)
    assert (found.exact, found.within_one, found.n) == (8, 15, 15)
    assert (found.exact_share, found.within_one_share) == (8 / 15, 1.0)


def test_a_level_in_the_middle_that_nobody_gave_still_counts() -> None:
    """R irrCAC::kappa2.table with linear weights: 0.7826 on 1:5, 0.7015 on the four levels that occur."""
    first, second = [1, 1, 2, 4, 5, 5, 2, 1, 4, 5], [1, 2, 2, 4, 4, 5, 1, 1, 5, 5]
    on_scale = cohen_kappa(first, second, levels=FIVE, weights="linear")
    assert (on_scale.value, on_scale.se) == pytest.approx((0.782608695652, 0.0873204761133), abs=1e-11)
    present = cohen_kappa(first, second, levels=[1, 2, 4, 5], weights="linear")
    assert (present.value, present.se) == pytest.approx((0.701492537313, 0.121961496907), abs=1e-11)


def test_kappa_of_one_level_is_none_and_of_full_agreement_has_no_interval() -> None:
    same = cohen_kappa([4] * 5, [4] * 5, levels=FIVE, weights="linear")
    assert (same.value, same.reason, same.exact) == (None, Reason.NO_VARIATION, 5)
    full = cohen_kappa([4, 5, 3], [4, 5, 3], levels=FIVE, weights="linear")
    assert full.value == pytest.approx(1.0)
    assert full.interval is None


@pytest.mark.parametrize(
    ("name", "value", "low", "high"),
    [
        ("icc1", 0.165741768405, -0.1329323248748, 0.722560062328),
        ("icc2", 0.289763779528, 0.0187865133747, 0.761084369649),
        ("icc3", 0.714840714841, 0.3424647650339, 0.945858259955),
        ("icc1_k", 0.442797133679, -0.8844421552381, 0.912415420341),
        ("icc2_k", 0.620050547599, 0.0711368153025, 0.927232040168),
        ("icc3_k", 0.909315542377, 0.6756747138163, 0.985891678169),
    ],
)
def test_each_icc_with_its_interval(name: str, value: float, low: float, high: float) -> None:
    """R psych::ICC(lmer = FALSE) on the data of Shrout and Fleiss."""
    one = getattr(rater_icc(JUDGED), name)
    assert one.value == pytest.approx(value, abs=1e-11)
    assert ends(one.interval) == pytest.approx((low, high), abs=1e-8)


def test_icc_leaves_plans_with_a_gap_out_and_does_not_mind_the_order_of_raters() -> None:
    gapped: list[list[float | None]] = [*JUDGED, [1, None, 2, 3]]
    assert rater_icc(gapped) == rater_icc(JUDGED)
    turned = rater_icc([row[::-1] for row in JUDGED])
    assert turned.icc2_k.value == pytest.approx(rater_icc(JUDGED).icc2_k.value, abs=1e-12)


def test_icc_where_all_agree_and_where_raters_only_differ_by_a_constant() -> None:
    full = rater_icc([[1, 1], [3, 3], [5, 5]])
    assert [one.value for one in six(full)] == [1.0] * 6
    assert {one.interval for one in six(full)} == {None}
    shifted = rater_icc([[1, 2], [3, 4], [4, 5]])
    assert (shifted.icc3.value, shifted.icc3.interval) == (1.0, None)
    assert shifted.icc2.value is not None
    assert shifted.icc2.value < 1
    assert shifted.icc2.interval is not None


def six(found: RaterIcc) -> list[Any]:
    return [found.icc1, found.icc2, found.icc3, found.icc1_k, found.icc2_k, found.icc3_k]


@pytest.mark.parametrize(
    ("level", "value", "low", "high"),
    [
        ("nominal", 0.757118927973, 0.230350617449, 0.951787742648),
        ("interval", 0.8582387004588, -0.0500116063663, 0.9943273493942),
        ("ratio", 0.808959326403, 0.103623703330, 0.981021469236),
    ],
)
def test_hughes_at_each_level(
    level: Literal["nominal", "interval", "ratio"], value: float, low: float, high: float
) -> None:
    """R krippendorffsalpha 2.0, method = "analytical", on the units rated twice or more."""
    found = hughes_alpha(GWET, level=level)
    assert found.value == pytest.approx(value, abs=1e-11)
    assert ends(found.interval) == pytest.approx((low, high), abs=1e-9)
    assert found == hughes_alpha(PAIRED, level=level)


def test_hughes_of_two_units_or_of_full_agreement() -> None:
    assert hughes_alpha([[1, 2], [2, 3]]).reason is Reason.TOO_FEW_ANSWERS
    full = hughes_alpha([[1, 1], [2, 2], [3, 3], [4, 4]])
    assert (full.value, full.interval) == (1.0, None)
    assert hughes_alpha([[2, 2]] * 4).reason is Reason.NO_VARIATION
    with pytest.raises(InputError):
        hughes_alpha(GWET, level="ordinal")  # type: ignore[arg-type]


def test_ordinal_alpha_is_that_of_its_definition() -> None:
    """Krippendorff's own sum: squared (what lies between two values, ends by half), over all pairs, by hand."""
    rows = [[1, 2], [2, 2], [5, 4], [1, 1], [4, 4], [3, 5]]
    flat = [one for row in rows for one in row]
    often = {level: flat.count(level) for level in range(1, 6)}

    def apart(one: int, other: int) -> float:
        low, high = sorted((one, other))
        return (sum(often[level] for level in range(low, high + 1)) - (often[low] + often[high]) / 2) ** 2

    observed = sum(2 * apart(*row) for row in rows) / len(flat)
    expected = sum(apart(*pair) for pair in product(flat, repeat=2)) / (len(flat) * (len(flat) - 1))
    found = krippendorff_alpha(rows, level="ordinal")
    assert (found.observed, found.expected) == pytest.approx((observed, expected), rel=1e-12)


@pytest.mark.parametrize("level", ["nominal", "ordinal", "interval", "ratio"])
def test_bootstrap_is_the_alpha_of_resampled_units(level: Any) -> None:
    """Each resample worked by hand: the units drawn, laid out again, and their alpha taken."""
    times = np.random.default_rng(7).multinomial(11, np.full(11, 1 / 11), size=200)
    alphas = []
    for drawn in times:
        rows = [row for row, often in zip(PAIRED, drawn, strict=True) for _ in range(often)]
        value = krippendorff_alpha(rows, level=level).value
        if value is not None:
            alphas.append(value)
    found = krippendorff_alpha(GWET, level=level, generator=np.random.default_rng(7), resamples=200)
    assert ends(found.interval) == pytest.approx(np.quantile(alphas, [0.025, 0.975]), abs=1e-9)


def test_bootstrap_skips_resamples_with_one_value_and_may_have_none_left() -> None:
    rows = [[1, 1]] * 9 + [[2, 2]]
    found = krippendorff_alpha(rows, level="nominal", generator=np.random.default_rng(1), resamples=50)
    assert ends(found.interval) == (1.0, 1.0)  # many resamples are all ones; those that are not agree fully
    only_ones = np.array([[2.0, 0.0]] * 5)
    assert bootstrap_interval(only_ones, distances=None, generator=np.random.default_rng(1)) is None
    with pytest.raises(InputError):
        krippendorff_alpha(GWET, generator=np.random.default_rng(1), resamples=0)


@given(st.permutations(range(4)), st.permutations(range(12)))
@settings(max_examples=20)
def test_alpha_does_not_mind_the_order_of_raters_or_units(raters: list[int], units: list[int]) -> None:
    turned = [[GWET[unit][rater] for rater in raters] for unit in units]
    assert krippendorff_alpha(turned, level="ordinal").value == pytest.approx(0.815387503755, abs=1e-11)


def test_nominal_alpha_takes_words_and_ratio_wants_a_true_zero() -> None:
    words = [[None if one is None else "abcde"[one - 1] for one in row] for row in GWET]
    assert krippendorff_alpha(words, level="nominal").value == pytest.approx(0.743421052632, abs=1e-12)
    for level in ("ordinal", "interval", "ratio"):
        with pytest.raises(InputError):
            krippendorff_alpha(words, level=level)
    with pytest.raises(InputError):
        krippendorff_alpha([[-1, 1], [2, 2]], level="ratio")
    with pytest.raises(InputError):
        krippendorff_alpha([[float("inf"), 1], [2, 2]], level="interval")
    with pytest.raises(InputError):
        krippendorff_alpha([[1, 1], [2]], level="interval")


def test_sentence_says_first_how_little_few_units_tell() -> None:
    drawn = krippendorff_alpha(GWET, generator=np.random.default_rng(1))
    assert drawn.sentence().text.startswith("With so few units (11)")
    said = {
        label: krippendorff_alpha(rows, level="nominal").sentence().text
        for label, rows in {
            Firmness.FIRM: [[1, 1], [2, 2], [3, 3]] * 10,
            Firmness.TENTATIVE: [[1, 1], [2, 2], [3, 3], [3, 3], [1, 2]] * 6,
            Firmness.LOCAL: [[1, 2], [2, 2], [3, 1]] * 10,
        }.items()
    }
    assert "agree firmly" in said[Firmness.FIRM]
    assert "fairly well" in said[Firmness.TENTATIVE]
    assert "too little" in said[Firmness.LOCAL]


def test_codes_of_three_coders_with_gaps() -> None:
    """Python nltk 3.10.4, AnnotationTask(data, distance=masi_distance).alpha(), two empty sets counted as equal."""
    comments: list[list[set[str] | None]] = [
        [{"a", "b"}, {"a"}, {"a", "b"}], [{"c"}, {"c"}, None], [{"b", "c"}, {"b", "d"}, {"b"}],
        [{"a", "c"}, {"a"}, set()], [{"d"}, {"d"}, {"d", "a"}], [None, {"b"}, None],
        [{"a", "b", "c"}, {"a", "b"}, {"c"}],
    ]  # fmt: skip
    found = masi_alpha(comments, generator=np.random.default_rng(2), resamples=300)
    assert found.value == pytest.approx(0.3070559610705591, abs=1e-12)
    assert (found.n, found.coders) == (6, 3)
    low, high = ends(found.interval)
    assert low < 0.307 < high
    assert found.firmness is Firmness.LOCAL


def test_a_code_by_itself_is_the_nominal_alpha_of_given_or_not() -> None:
    comments: list[list[set[str] | None]] = [[{"a"}, {"a", "b"}], [set(), {"a"}], [{"b"}, {"b"}], [None, {"b"}]]
    found = {one.code: one for one in code_alphas(comments, codes=["a", "b", "c"])}
    binary: dict[str, list[list[int | None]]] = {
        "a": [[1, 1], [0, 1], [0, 0], [None, 0]],
        "b": [[0, 1], [0, 0], [1, 1], [None, 1]],
    }
    for code, rows in binary.items():
        assert found[code].value == krippendorff_alpha(rows, level="nominal").value
    assert (found["a"].given, found["b"].given, found["c"].given) == (2, 3, 0)
    assert (found["c"].value, found["c"].reason, found["c"].is_reportable) == (None, Reason.NO_VARIATION, False)
    for unfit in ("ab", [1], 3):
        with pytest.raises(InputError):
            code_alphas([[unfit, {"a"}]])  # type: ignore[list-item]


def test_severity_on_an_unbalanced_design() -> None:
    """R lm(y ~ p + r) with contr.sum, vcov, sigma, and emmeans(~ p) to two places."""
    found = rater_severity(SCORES, plans=PLANS, raters=RATERS)
    effects = [one.effect for one in found.raters]
    assert effects[:3] == pytest.approx([-0.293432203390, -0.640312018490, 0.655142526965], abs=1e-11)
    assert sum(one for one in effects if one is not None) == pytest.approx(0.0, abs=1e-12)
    assert [one.se for one in found.raters] == pytest.approx(
        [0.154106037347, 0.157797723208, 0.157797723208, 0.173440622729], abs=1e-11
    )
    assert found.sigma == pytest.approx(0.352914415065, abs=1e-11)
    assert found.degrees == 8
    assert [one.adjusted for one in found.plans] == pytest.approx(
        [4.26, 2.68, 4.62, 1.72, 3.03, 2.05, 3.49, 3.82], abs=0.0051
    )
    assert [one.se for one in found.plans] == pytest.approx(
        [0.212, 0.267, 0.210, 0.267, 0.267, 0.210, 0.265, 0.267], abs=0.00051
    )
    # From R's figures: plan 4 moves from 1.25 to 1.72 and plan 5 from 3.5 to 3.03, the others by less than 0.25.
    assert [one.plan for one in found.plans if one.is_noted] == ["4", "5"]


def test_severity_of_a_tree_has_effects_but_no_standard_errors() -> None:
    """Three scores, two plans, two raters: the model fits exactly, and says nothing of its error."""
    found = rater_severity([3, 5, 4], plans=["a", "a", "b"], raters=["X", "Y", "X"])
    assert [one.effect for one in found.raters] == pytest.approx([-1.0, 1.0])
    assert [one.adjusted for one in found.plans] == pytest.approx([4.0, 5.0])
    assert (found.sigma, found.degrees) == (None, 0)
    assert {one.se for one in found.plans} | {one.se for one in found.raters} == {None}


def test_severity_leaves_missing_scores_out() -> None:
    holed = rater_severity([*SCORES, None], plans=[*PLANS, 99], raters=[*RATERS, 1])
    assert holed == rater_severity(SCORES, plans=PLANS, raters=RATERS)
    assert rater_severity([], plans=[], raters=[]).reason is Reason.TOO_FEW_ANSWERS


def test_crossed_effects_inside_their_bounds() -> None:
    """R lme4::lmer(y ~ 1 + (1 | p) + (1 | r)), bobyqa to 1e-12: VarCorr, fixef, ranef, REMLcrit."""
    found = crossed_effects(SCORES, plans=PLANS, raters=RATERS)
    assert (found.var_plan, found.var_rater, found.var_residual) == pytest.approx(
        (1.037705601587, 0.327098501580, 0.121074739404), abs=2e-7
    )
    assert found.mean == pytest.approx(3.21042014313, abs=1e-7)
    assert found.criterion == pytest.approx(44.49401316, abs=1e-8)
    assert [effect for _, effect in found.plan_effects] == pytest.approx(
        [0.997559670090, -0.499077553072, 1.368109848270, -1.441071255738, -0.137668940864, -1.123322102286,
         0.261596510017, 0.573873823583], abs=2e-7
    )  # fmt: skip
    assert [effect for _, effect in found.rater_effects] == pytest.approx(
        [-0.265774945949, -0.604785231346, 0.630230041744, 0.240330135551], abs=2e-7
    )
    assert found.has_enough_raters


def test_crossed_effects_are_told_only_where_there_are_some() -> None:
    apart = crossed_effects([1, 2, 3, 4], plans=[1, 1, 2, 2], raters=["a", "b", "c", "d"])
    assert apart.reason is Reason.NOT_CONNECTED
    assert crossed_effects([1, 2], plans=[1, 2], raters=["a", "a"]).reason is Reason.TOO_FEW_GROUPS
    assert crossed_effects([1.0, 2, 3], plans=[1, 2, 3], raters=list("aba")).reason is Reason.NOT_CONNECTED
    flat = crossed_effects([3] * 6, plans=[1, 1, 2, 2, 3, 3], raters=list("ababab"))
    assert flat.reason is Reason.NO_VARIATION
    exact = crossed_effects([1, 2, 2, 3, 4, 5], plans=[1, 1, 2, 2, 3, 3], raters=list("ababab"))
    assert exact.reason is Reason.NOT_IDENTIFIED  # plan and rater leave no rest


@given(st.floats(-50, 50), st.floats(0.1, 20))
@settings(max_examples=15, deadline=None)
def test_crossed_effects_follow_the_scale(shift: float, factor: float) -> None:
    plain = crossed_effects(SCORES, plans=PLANS, raters=RATERS)
    moved = crossed_effects([shift + factor * one for one in SCORES], plans=PLANS, raters=RATERS)
    for name in ("var_plan", "var_rater", "var_residual"):
        assert getattr(moved, name) == pytest.approx(factor**2 * getattr(plain, name), rel=1e-5)


@pytest.mark.parametrize("weights", ["unweighted", "linear", "quadratic"])
def test_the_interval_of_kappa_ends_at_1(weights: Weights) -> None:
    """One plan apart of ten: value plus 1.96 standard errors is above 1, which kappa cannot be."""
    first, second = [1, 2, 3, 4, 5, 1, 2, 3, 4, 5], [1, 2, 3, 4, 5, 1, 2, 3, 4, 4]
    found = cohen_kappa(first, second, levels=FIVE, weights=weights)
    assert found.value is not None
    assert found.se is not None
    assert found.interval is not None
    assert found.value + 1.959964 * found.se > 1
    assert found.interval.high == 1
    assert found.interval.low == pytest.approx(found.value - 1.959964 * found.se)
