"""Case mix, standardisation and contrasts, held against R 4.2.2."""

from math import inf, nan
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchstats import InputError, Reason
from benchstats.adjustment import (
    CaseMixDisplay,
    DirectRate,
    IndirectRatio,
    case_mix,
    case_mix_display,
    covariate_impact,
    direct_rate,
    indirect_ratio,
    mean_contrasts,
    standardise,
)

SCORES = [4.2, 3.9, 4.8, 3.1, 3.3, 2.9, 4.4, 4.1, 3.8, 4.9, 2.8, 3.6, 4.0, 3.2]
HOMES = list("AAAABBBBBCCCCC")
ROLES = list("xyxyyyxzzxyzxz")
YEARS = [1, 4, 2, 8, 6, 9, 2, 3, 5, 1, 7, 4, 3, 6]
MIX: dict[str, Any] = {"organisations": HOMES, "covariates": {"role": ROLES, "years": YEARS}}

# R: lm(v ~ g) with contr.sum of these, twice, so that each level has its row.
VALUES = [4, 5, 3, 2, 3, 5, 4, 4, 5, 1, 3]
GROUPS = list("aaabbccccdd")

STRATA: dict[str, Any] = {
    "population": [20, 40, 31, 4],
    "standard_events": [10, 30, 55, 8],
    "standard_population": [500, 700, 600, 90],
}


def test_case_mix_is_r_lm() -> None:
    """R: lm(y ~ 0 + org + centred model matrix of relevel(role, "y") + years)."""
    found = case_mix(SCORES, references={"role": "y"}, **MIX)
    rows = found.organisations
    assert [one.organisation for one in rows] == ["A", "B", "C"]
    assert [one.mean for one in rows] == pytest.approx([4.0, 3.7, 3.7])
    assert [one.adjusted for one in rows] == pytest.approx([3.85907450467, 3.86709417236, 3.64564622390], abs=1e-10)
    assert [one.se for one in rows] == pytest.approx([0.15450836746, 0.12846923261, 0.13008266497], abs=1e-10)
    told = [(one.covariate, one.level) for one in found.coefficients]
    assert told == [("role", "x"), ("role", "z"), ("years", None)]
    values = [0.31904035266, 0.08501186843, -0.19704984741]
    assert [one.value for one in found.coefficients] == pytest.approx(values, abs=1e-10)
    errors = [0.36025659774, 0.26150190317, 0.06182771134]
    assert [one.se for one in found.coefficients] == pytest.approx(errors, abs=1e-10)
    assert found.degrees == 8


def test_reference_level_changes_words_not_means() -> None:
    """Without one named, the first in order stands, as in R."""
    first = case_mix(SCORES, **MIX)
    other = case_mix(SCORES, references={"role": "y"}, **MIX)
    assert [one.level for one in first.coefficients] == ["y", "z", None]
    assert [one.adjusted for one in first.organisations] == pytest.approx([one.adjusted for one in other.organisations])


def test_without_covariates_nothing_is_adjusted() -> None:
    found = case_mix(SCORES, organisations=HOMES, covariates={})
    assert [one.adjusted for one in found.organisations] == [one.mean for one in found.organisations]


def test_incomplete_answers_are_left_out() -> None:
    """As R's na.omit; an adjusted mean beside an unadjusted one of other people would mislead."""
    found = case_mix(
        [*SCORES, None, 3.0, 4.0, nan],
        organisations=[*HOMES, "A", "B", "C", "A"],
        covariates={"role": [*ROLES, "x", None, "", "y"], "years": [*YEARS, 1, 2, 3, 4]},
    )
    assert found.left_out == 4
    assert found.organisations == case_mix(SCORES, **MIX).organisations


def test_large_adjustments_are_explained() -> None:
    """statistics.md 2.7: |adjusted - raw| > 0.2."""
    scores = [5.0, 4.0, 5.1, 1.0, 2.0, 0.9, 2.1]
    found = case_mix(scores, organisations=list("AAABBBB"), covariates={"t": [0, 1, 0, 3, 2, 3, 2]})
    assert all(one.must_be_explained for one in found.organisations)
    assert "who answered here" in found.organisations[0].sentence().text
    assert not any(one.must_be_explained for one in case_mix(SCORES, **MIX).organisations)


@pytest.mark.parametrize(
    ("answers", "organisations", "display"),
    [
        (200, 8, CaseMixDisplay.ADJUSTED),
        (199, 8, CaseMixDisplay.STRATIFIED),
        (200, 7, CaseMixDisplay.STRATIFIED),
    ],
)
def test_minimum_evidence(answers: int, organisations: int, display: CaseMixDisplay) -> None:
    assert case_mix_display(answers, organisations=organisations) is display


def test_sentences_of_case_mix() -> None:
    small = case_mix(SCORES, **MIX)
    large = case_mix(SCORES * 15, organisations=[f"{home}{at}" for at in range(15) for home in HOMES],
                     covariates={"years": YEARS * 15})  # fmt: skip
    assert "too few to adjust" in small.sentence().text
    assert large.sentence().text.startswith("210 answers were adjusted")


@pytest.mark.parametrize("years", [[1] * 14, [1.0 if home == "A" else 2.0 for home in HOMES]])
def test_a_covariate_that_does_not_vary_within(years: list[float]) -> None:
    found = case_mix(SCORES, organisations=HOMES, covariates={"years": years})
    assert found.reason is Reason.NO_VARIATION
    assert [one.adjusted for one in found.organisations] == [None] * 3
    assert [one.mean for one in found.organisations] == pytest.approx([4.0, 3.7, 3.7])
    assert "could not be adjusted" in found.organisations[0].sentence().text


def test_two_covariates_that_are_one() -> None:
    doubled = {"years": YEARS, "months": [12 * year for year in YEARS]}
    assert case_mix(SCORES, organisations=HOMES, covariates=doubled).reason is Reason.NO_VARIATION


def test_too_few_answers_for_a_slope() -> None:
    found = case_mix([1.0, 2.0], organisations=["A", "B"], covariates={"t": [1, 2]})
    assert found.reason is Reason.TOO_FEW_ANSWERS
    assert case_mix([], organisations=[], covariates={}).organisations == ()


@settings(max_examples=25)
@given(st.integers(0, 10**6))
def test_same_as_dummies_for_organisations(seed: int) -> None:
    """The slow way: least squares on a dummy for each organisation."""
    draw = np.random.default_rng(seed)
    place = np.repeat(np.arange(5), draw.integers(3, 8, size=5))
    t, y = draw.normal(size=place.size), draw.normal(size=place.size)
    design = np.column_stack([(place[:, None] == np.arange(5)).astype(float), t - t.mean()])
    slopes, rest, _, _ = np.linalg.lstsq(design, y, rcond=None)
    errors = np.sqrt(np.diag(np.linalg.inv(design.T @ design)) * rest[0] / (place.size - 6))
    found = case_mix(y.tolist(), organisations=place.tolist(), covariates={"t": t.tolist()})
    assert [one.adjusted for one in found.organisations] == pytest.approx(slopes[:5].tolist())
    assert [one.se for one in found.organisations] == pytest.approx(errors[:5].tolist())
    assert found.coefficients[0].value == pytest.approx(slopes[5])


@pytest.mark.parametrize(
    ("covariates", "references", "told"),
    [
        ({"t": [1]}, None, "one value for each"),
        ({"t": [1, "a"]}, None, "mixes numbers with words"),
        ({"t": [1, inf]}, None, "not finite"),
        ({"t": ["a", "b"]}, {"t": "c"}, "no level 'c'"),
        ({"t": ["a", "b"]}, {"u": "a"}, "no covariate 'u'"),
    ],
)
def test_unfit_covariates_are_refused(covariates: dict[str, Any], references: dict[str, str] | None, told: str) -> None:
    with pytest.raises(InputError, match=told):
        case_mix([1.0, 2.0], organisations=["A", "B"], covariates=covariates, references=references)


def test_impact_is_r_anova() -> None:
    """R: anova(lm(y ~ org + years), lm(y ~ org + role + years)) gives RSS 0.703960760270, 0.626280094947, p 0.62644;
    deviance(lm(y ~ org)) is 5.56; anova of the predicted part on org has mean squares 0.00635824886191 and
    0.02341925117954, p 0.7672, and means 0.02128808797, -0.04041927045, 0.02338880008.
    """
    found = covariate_impact(SCORES, covariate="role", references={"role": "y"}, **MIX)
    assert found.predictive_power == pytest.approx((0.703960760270 - 0.626280094947) / 5.56, abs=1e-10)
    assert found.p_predictive == pytest.approx(0.62644, abs=1e-5)
    assert found.p_uneven == pytest.approx(0.7672, abs=5e-5)
    assert found.heterogeneity == 0
    assert found.largest_shift == pytest.approx(0.04041927045, abs=1e-10)
    assert not found.is_kept
    assert "need not be adjusted" in found.sentence().text


def test_uneven_and_predictive_is_kept() -> None:
    """By hand: MSB / MSW of 0, 1 in A and 4, 5 in B (times 3 each) gives heterogeneity (F - 1) / 6."""
    t = [0, 1] * 3 + [4, 5] * 3
    scores = [value + step for value, step in zip(t, [0.1, -0.1, 0.05, -0.05, 0, 0.02] * 2, strict=True)]
    found = covariate_impact(scores, organisations=["A"] * 6 + ["B"] * 6, covariates={"t": t}, covariate="t")
    assert found.heterogeneity == pytest.approx((48 / (3 / 10) - 1) / 6)
    assert found.predictive_power is not None
    assert found.impact == pytest.approx(found.predictive_power * (48 / (3 / 10) - 1) / 6)
    assert found.is_kept
    assert "worth adjusting" in found.sentence().text


def test_impact_that_cannot_be_told() -> None:
    flat = covariate_impact(SCORES, organisations=HOMES, covariates={"t": [1] * 14}, covariate="t")
    assert (flat.impact, flat.reason, flat.is_kept) == (None, Reason.NO_VARIATION, False)
    assert "cannot be told" in flat.sentence().text
    same = covariate_impact([3.0] * 14, organisations=HOMES, covariates={"t": YEARS}, covariate="t")
    assert same.reason is Reason.NO_VARIATION
    few = covariate_impact([1.0, 2.0], organisations=["A", "B"], covariates={"t": YEARS[:2]}, covariate="t")
    assert few.reason is Reason.TOO_FEW_ANSWERS
    with pytest.raises(InputError, match="no covariate 'u'"):
        covariate_impact(SCORES, covariate="u", **MIX)


def test_direct_rate_is_r() -> None:
    """R: the formulas of epitools 0.5-10.1 ageadjust.direct on these strata, with qgamma."""
    found = direct_rate(
        [0, 3, 5, 1], population=STRATA["population"], standard_population=STRATA["standard_population"]
    )
    assert found.crude_rate == pytest.approx(0.0947368421053)
    assert found.rate == pytest.approx(0.0908858166923)
    assert (found.interval.low, found.interval.high) == pytest.approx((0.0414429770218, 0.1784166663209))
    assert not found.is_allowed
    assert "too small" in found.sentence().text


def test_indirect_ratio_is_r() -> None:
    """R: epitools' ageadjust.indirect by formula, and poisson.test(9, 5.3115079365079)."""
    found = indirect_ratio([0, 3, 5, 1], **STRATA)
    assert (found.expected, found.ratio) == pytest.approx((5.3115079365079, 1.6944340679866))
    assert found.interval_lognormal is not None
    near = found.interval_lognormal.low, found.interval_lognormal.high
    assert near == pytest.approx((0.8816390683443, 3.2565557877843))
    assert (found.interval.low, found.interval.high) == pytest.approx((0.7748031531859, 3.2165636681043), rel=1e-9)
    assert found.rate == pytest.approx(0.0923421740755)
    assert "not with another organisation" in found.sentence().text


def test_no_event_still_has_an_interval() -> None:
    """The upper end is -log(0.025) = 3.688879454 over expected, or times the largest weight."""
    ratio = indirect_ratio([0], population=[10], standard_events=[5], standard_population=[50])
    assert ratio.interval_lognormal is None
    assert (ratio.interval.low, ratio.interval.high) == pytest.approx((0.0, 3.688879454), abs=1e-9)
    direct = direct_rate([0], population=[10], standard_population=[50])
    assert (direct.rate, direct.interval.low) == (0.0, 0.0)
    assert direct.interval.high == pytest.approx(3.688879454 / 10)


def test_smallest_stratum_decides() -> None:
    """statistics.md 2.7: directly where every stratum has n >= 5."""
    assert isinstance(standardise([0, 3, 5, 1], **STRATA), IndirectRatio)
    assert isinstance(standardise([0, 3, 5, 1], **{**STRATA, "population": [20, 40, 31, 5]}), DirectRate)


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(5, 200)), min_size=1, max_size=5))
def test_a_standard_like_the_own_mix_changes_nothing(strata: list[tuple[int, int]]) -> None:
    events, people = zip(*strata, strict=True)
    found = direct_rate(events, population=people, standard_population=[3 * n for n in people])
    assert found.rate == pytest.approx(found.crude_rate)
    assert found.interval.low <= found.rate <= found.interval.high


def test_unfit_strata_are_refused() -> None:
    with pytest.raises(InputError, match="no stratum"):
        direct_rate([], population=[], standard_population=[])
    with pytest.raises(InputError, match="2 strata but 1"):
        direct_rate([1, 2], population=[1], standard_population=[1, 2])
    with pytest.raises(InputError, match="above 0"):
        indirect_ratio([1], population=[0], standard_events=[1], standard_population=[2])


def test_contrasts_are_r() -> None:
    """R: lm(v ~ g) with contr.sum; estimates, standard errors, t and p of the four levels."""
    found = mean_contrasts(VALUES, organisations=GROUPS)
    rows = found.organisations
    assert [one.contrast for one in rows] == pytest.approx([0.75, -0.75, 1.25, -1.25])
    errors = [0.4568428145, 0.5236234789, 0.4194845193, 0.5236234789]
    assert [one.se for one in rows] == pytest.approx(errors)
    assert [one.t for one in rows] == pytest.approx([1.641702520, -1.432326911, 2.979847748, -2.387211518])
    p_values = [1.446555970e-01, 1.951539805e-01, 2.051929018e-02, 4.836663302e-02]
    assert [one.p for one in rows] == pytest.approx(p_values, rel=1e-8)
    adjusted = [4 / 3 * p_values[0], p_values[1], 4 * p_values[2], 2 * p_values[3]]
    assert [one.p_adjusted for one in rows] == pytest.approx(adjusted, rel=1e-8)
    assert found.sd_within == pytest.approx(0.886405260428)
    assert found.degrees == 7
    assert found.mean_of_means == pytest.approx(3.25)


def test_contrast_interval_is_t() -> None:
    """R qt(0.975, 7) = 2.364624252."""
    one = mean_contrasts(VALUES, organisations=GROUPS).organisations[0]
    assert one.interval is not None
    assert one.interval.high == pytest.approx(0.75 + 2.364624252 * 0.4568428145)


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 5)), min_size=2, max_size=40))
def test_contrasts_add_up_to_nothing(rows: list[tuple[int, int]]) -> None:
    found = mean_contrasts([float(y) for _, y in rows], organisations=[g for g, _ in rows])
    assert sum(one.contrast for one in found.organisations) == pytest.approx(0, abs=1e-9)


def test_contrasts_that_cannot_be_told() -> None:
    alone = mean_contrasts([1.0, 2.0], organisations=["a", "a"])
    assert (alone.reason, alone.mean_of_means) == (Reason.TOO_FEW_GROUPS, None)
    single = mean_contrasts([1.0, 2.0], organisations=["a", "b"])
    assert (single.reason, single.sd_within) == (Reason.TOO_FEW_ANSWERS, None)
    alike = mean_contrasts([1.1, 1.1, 2.3, 2.3], organisations=list("aabb"))
    assert (alike.reason, alike.sd_within) == (Reason.NO_VARIATION, 0.0)
    assert [one.contrast for one in alike.organisations] == pytest.approx([-0.6, 0.6])
    assert "cannot be told" in alike.organisations[0].sentence().text
    with pytest.raises(InputError, match="finite"):
        mean_contrasts([1.0, inf], organisations=["a", "b"])
