"""Cases as a later author may write them: the same fields with other data and options, answered without new code.

Every expected value is from outside: R, or worked out by hand where the comment says how.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from elc.comparison.cases.answerers import judge
from elc.comparison.cases.case import Case

Json = dict[str, Any]
TABLE = [[20, 6, 3, 12], [8, 15, 2, 9], [14, 7, 11, 4], [5, 10, 6, 13]]


def missed(area: str, given: Json, expected: Json, tolerance: Any = 1e-8) -> list[str]:
    """The keys that are not met."""
    return [one.key for one in judge(Case("X-99", area, "", given, expected, tolerance, Path()))]


FURTHER: dict[str, tuple[str, Json, Json]] = {
    # by hand: 5, 4, 2 remain; "NA" is counted apart where the case asks for it
    "one item with texts that do not apply": (
        "descriptives",
        {"scale": [1, 5], "answers": [5, "NA", 4, None, 2, "NA"]},
        {"n": 3, "n_missing": 1, "n_na": 2, "mean": 11 / 3, "counts_1to5": [0, 1, 0, 1, 1]},
    ),
    "one item with texts that are missing": (
        "descriptives",
        {"answers": [5, "NA", 4, None, 2, ""]},
        {"n": 3, "n_missing": 3, "median": 4, "pct_positive_4_5": 200 / 3},
    ),
    # R: m = sum(wx)/sum(w), sqrt(n/(n-1) sum((w(x-m)/sum(w))^2)), without the two rows that lack a weight or an answer
    "weights with gaps and no units": (
        "descriptives",
        {"answers": [5, 2, 3, 4, 5, 4, "NA", 2, 5], "weights": [0.8, 1.4, 1.3, None, 1.6, 1.6, 2.0, 1.6, 1.0]},
        {
            "weighted_mean": 3.5806451613,
            "se_linearised": 0.5293606597,
            "weighted_variance_sample_type": 1.8898138513,
            "kish_n_eff": 6.6684656901,
        },
    ),
    # by hand: 4 and 2 of 1 weight each
    "no weights at all": (
        "descriptives",
        {"answers": [4, 2], "weights": None},
        {"weighted_mean": 3, "se_linearised": 1, "kish_n_eff": 2},
    ),
    # R prop.test(1, 2, correct = FALSE, conf.level = 0.9); 0 of 0 has no share
    "an interval of another level, and of nobody": (
        "descriptives",
        {"pairs": [[1, 2], [0, 0]]},
        {"results": [{"p": 0.5, "wilson90": [0.1208663194, 0.8791336806]}, {"p": None, "wilson95": None}]},
    ),
    # R t.test(b, a); nobody is known to be in both rounds
    "rounds of unequal length": (
        "change",
        {"round1": [3.1, 3.9, 4.2, 2.8, 3.5], "round2": [3.6, 4.1, 4.4, 3.3]},
        {
            "n_paired": 0,
            "n_only_round1": 5,
            "n_only_round2": 4,
            "paired_mean_change": None,
            "paired_p": None,
            "wilcoxon_signed_rank_exact_p": None,
            "welch_difference": 0.35,
            "welch_ci95": [-0.4908981743, 1.1908981743],
            "welch_t": 0.98666607,
            "welch_df": 6.9149818035,
            "welch_p": 0.3570635547,
        },
    ),
    # R: cov(y1, y2), var - mean(v), jackknife over organisations, with nothing to take off the covariance
    "a corrected correlation of two groups of respondents": (
        "relationships",
        {
            "y1": [3.6, 4.1, 3.9, 4.4, 3.7, 4.0, 4.3],
            "y2": [3.5, 4.2, 3.6, 4.3, 3.9, 3.8, 4.5],
            "v1": [0.02, 0.03, 0.01, 0.04, 0.02, 0.01, 0.02],
            "v2": [0.03, 0.02, 0.02, 0.03, 0.01, 0.02, 0.03],
        },
        {
            "corrected_covariance": 0.0933333333333,
            "corrected_var1": 0.0652380952381,
            "corrected_var2": 0.1161904761905,
            "corrected_r": 1.0720150306,
            "jackknife_se": 0.0407243931,
            "t": 2.2918287127,
            "df": 6,
            "p": 0.0617888795,
            "naive_pearson_r": 0.8502153697,
        },
    ),
    # R psych::cohen.kappa; linear by the definition with weights 1 - |i - j| / 4
    "kappa on a scale told level by level": (
        "raters",
        {
            "rater1": [3, 2, 5, 1, 4, 3, 5, 2, 4, 4, "NA"],
            "rater2": [3, 3, 4, 2, 4, 2, 5, 2, 5, 4, 1],
            "scale": [1, 2, 3, 4, 5],
        },
        {"n": 10, "kappa_unweighted": 0.3506493506, "kappa_quadratic": 0.8251748252, "kappa_linear": 0.6268656716},
    ),
    # R FunnelPlotR at 9020d49: transformed_zscore, winsorisation, phi_func, tau_func with data_type = "RC"
    "a funnel of ratios of counts": (
        "funnel",
        {
            "O": [40, 12, 5, 20, 9, 30, 3, 0, 15, 66, 11, 7],
            "E": [10, 11, 9, 14, 12, 18, 8, 6, 15, 13, 9, 12],
            "type": "RC",
        },
        {"target": 218 / 137, "phi": 3.016894135962, "tau2": 0.328531383463, "denominators": [6, *range(8, 16), 18]},
    ),
    # by hand: pooled SD sqrt((3 * 1 + 3 * 4) / 6) = sqrt 2.5, z = (y - 3) / (sqrt 2.5 / 2)
    "a funnel of means with an SD for each": (
        "funnel",
        {"y": [2, 4], "n": [4, 4], "sd": [1, 2], "type": "means"},
        {"target": 3, "z_unadjusted": [-1.2649110641, 1.2649110641]},
    ),
    # by hand: rho is 0 where both shares are the same
    "shares that differ by chance only": (
        "beta_binomial",
        {"x": [5, 5, 5], "n": [10, 10, 10]},
        {"mean": 0.5, "rho": 0, "glmmTMB_mean": 0.5},
    ),
    # R: enumeration of all counts of 11 and of 9 answers
    "answers behind a mean and percentages": (
        "disclosure",
        {
            "scale": [1, 5],
            "queries": [
                {"n": 11, "mean": "4.1", "dm": 1, "pct_positive": 73},
                {"n": 11, "mean": "4.1", "dm": 1, "sd": None, "kind": None, "pct_positive": 75, "rounding_base": 5},
                {"n": 9, "pct_negative_1_2": 22, "percent_top": 33},
            ],
        },
        {
            "results": [
                {"solutions": 8, "min_counts": [0, 0, 0, 0, 4], "max_counts": [2, 3, 3, 4, 8]},
                {"solutions": 8, "min_counts": [0, 0, 0, 0, 4], "max_counts": [2, 3, 3, 4, 8]},
                {"solutions": 15, "min_counts": [0, 0, 0, 0, 3], "max_counts": [2, 2, 4, 4, 3]},
            ]
        },
    ),
    # by hand: 3 scores of 2 items on 1-3 have steps 0 to 4; 024, 114, 033, 123 and 222 add up to 6
    "scores of several items behind a mean": (
        "disclosure",
        {
            "scale": [1, 3],
            "queries": [
                {"n": 3, "mean": "2.0", "dm": 1, **parts} for parts in ({"items": 2}, {"levels": 5}, {"step": 0.5})
            ],
        },
        {"results": [{"solutions": 5, "max_counts": [1, 2, 3, 2, 1]}] * 3},
    ),
    # by hand: each member has the largest of its own row in another group
    "one capacity for every workshop": (
        "matching",
        {"scores": [[7, 3, 5], [2, 8, 4], [6, 6, 9]], "capacity": 1},
        {"total": 24},
    ),
    # by hand: 3 places hold topic 0 (weight 6) or topics 1 and 2 (5 + 4); greedy takes 5 for 1 first
    "a programme of sessions of unequal length": (
        "matching",
        {"topics": [[0], [1], [2]], "need_weight": [6, 5, 4], "slots": 3, "costs": [3, 1, 2]},
        {"optimal_covered_weight": 9, "greedy_choice": [1, 2], "greedy_covered_weight": 9},
    ),
    # by hand: with costs 2 and 1 and shares of 1 each, two members pay t0, one pays t1
    "equal shares told in another order": (
        "matching",
        {"costs": [2, 1], "approvals": [[0], [0], [1]], "budget": 3},
        {"selected": ["t1", "t0"]},
    ),
    "a programme of no protection": (
        "disclosure",
        {"table": TABLE, "primary": [[1, 2]], "protection": 0},
        {"min_additional_cells": 0, "min_suppressed_value": 0, "one_best": []},
    ),
    # by hand: one contribution of 100 %
    "contributions under the p % rule alone": (
        "disclosure",
        {"p": 10, "contributions": [[5]]},
        {"results": [{"total": 5, "p_percent_sensitive": True}]},
    ),
}


@pytest.mark.parametrize("name", FURTHER)
def test_a_further_case_is_answered(name: str) -> None:
    area, given, expected = FURTHER[name]
    tolerance = 1e-7 if "interval" in name else 1e-9 if area == "funnel" else 1e-8
    assert missed(area, given, expected, tolerance) == []


@pytest.mark.parametrize("name", FURTHER)
def test_a_further_case_can_fail(name: str) -> None:
    """One number of each expectation moved: exactly its key is told."""
    area, given, expected = FURTHER[name]
    key = next(
        key for key, value in expected.items() if isinstance(value, int | float) or key in ("results", "selected")
    )
    value = expected[key]
    wrong = (
        value + 1 if isinstance(value, int | float) else ["t0", "t0"] if key == "selected" else [{"p": 7}, *value[1:]]
    )
    assert {one.split("[")[0] for one in missed(area, given, expected | {key: wrong}, 1e-7)} == {key}


TAU_OF_THREE = {
    # R metafor 3.8.1: rma(y, v, method = ...), test = "knha" and "adhoc", blup
    "tau2_reml": 90.27964855,
    "tau2_pm": 93.61889619,
    "tau2_dl": 75.9,
    "tau2_ml": 52.15154241,
    "Q": 11.86996099,
    "I2_reml_pct": 85.44382817,
    "mu_reml": 71.06737998,
    "se_hk": 6.049325538,
    "ci95_hk": [45.03923294, 97.09552702],
    "eb_shrunken": [72.37012867, 61.75109767, 79.0809136],
    "eb_se_metafor": [2.911355862, 3.794232845, 4.609633592],
}
TAU_OF_TWO = {"tau2_reml": 0.655, "tau2_ml": 0.2932468711, "mu_reml": 3.779166667, "eb_shrunken": [3.233333333, 4.325]}


@pytest.mark.parametrize(
    ("y", "v", "expected"),
    [([72.5, 60.1, 81.3], [9, 16, 25], TAU_OF_THREE), ([3.2, 4.4], [0.04, 0.09], TAU_OF_TWO)],
)
def test_random_effects_of_few_organisations_on_any_scale(y: list[float], v: list[float], expected: Json) -> None:
    assert missed("partial_pooling", {"y": y, "v": v}, expected, 1e-5) == []


@pytest.mark.parametrize(
    ("area", "given", "possible", "impossible"),
    [
        ("relationships", {"x": [1, 2], "y": [2, 1]}, {"spearman_rho": None}, "pearson_r"),
        (
            "raters",
            {"rows_raters_cols_units": [[1, 2, 3, 3], [1, 2, 3, 4]]},
            {"alpha": {"nominal": 0.6956521739}},
            "hughes_jackknife_ci95_ordinal",
        ),
        ("standardisation", {"events": [1], "population": [10], "standard_population": [100]}, {}, "indirect"),
        ("partial_pooling", {"y": [3, 4], "v": [1, 1], "tau_prior": "half-Cauchy 1"}, {"k": 2}, "tau_median"),
        ("relationships", {"k": [5, None]}, {}, "critical_abs_r_05"),
        ("disclosure", {"queries": [{"n": 5, "mean": "4.0", "mode": 4}]}, {}, "results"),
    ],
)
def test_a_key_that_cannot_be_answered_costs_no_other(area: str, given: Json, possible: Json, impossible: str) -> None:
    wanted = {"critical_abs_r_05": [0.878339448, 1.0], "results": [{"solutions": 1}]}
    expected = possible | {impossible: wanted.get(impossible, {"sir": 1})}
    told = missed(area, given, expected, 1e-8)
    assert told
    assert {one.split("[")[0] for one in told} == {impossible}
