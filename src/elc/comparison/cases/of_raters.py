"""Answers cases by the package of benchstats on raters: areas raters and qualitative."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import numpy as np

from benchstats.raters import (
    KrippendorffAlpha,
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
from benchstats.raters.weights import Weighting
from benchstats.results import Interval
from benchstats.scales import Scale
from elc.comparison.cases.case import Answerer, Case, Json, having

SEED = 20_260_101
WEIGHTINGS: tuple[Weighting, ...] = ("unweighted", "linear", "quadratic")


def _ends(interval: Interval | None) -> list[float] | None:
    return None if interval is None else [interval.low, interval.high]


def _krippendorff(case: Case) -> Mapping[str, Json]:
    units = list(zip(*case.input["rows_raters_cols_units"], strict=True))

    def alpha(level: Json) -> KrippendorffAlpha:
        return krippendorff_alpha(units, level=level, generator=np.random.default_rng(SEED))

    found: dict[str, Json] = {"alpha": {level: alpha(level).value for level in case.expected.get("alpha", ())}}
    answers: dict[str, Callable[[Json], Json]] = {
        r"(\w+)_unit_bootstrap_percentile95": lambda level: _ends(alpha(level).interval),
        r"hughes_(\w+)_point": lambda level: hughes_alpha(units, level=level).value,
        r"hughes_jackknife_ci95_(\w+)": lambda level: _ends(hughes_alpha(units, level=level).interval),
        r"alpha_(nominal|ordinal|interval|ratio)": lambda level: alpha(level).value,
    }
    for key in case.expected:
        for pattern, answer in answers.items():
            if match := re.fullmatch(pattern, key):
                found[key] = answer(match[1])
    return found


def _icc(case: Case) -> Mapping[str, Json]:
    found = rater_icc(case.input["ratings_rows_plans_cols_raters"])
    values = {
        "ICC1": found.icc1,
        "ICC2_1": found.icc2,
        "ICC3_1": found.icc3,
        "ICC1_k": found.icc1_k,
        "ICC2_k": found.icc2_k,
        "ICC3_k": found.icc3_k,
    }
    values |= {"ICC1_1": found.icc1, "irr_ICC_A_1": found.icc2, "irr_ICC_A_k": found.icc2_k}
    values |= {"irr_ICC_C_1": found.icc3, "irr_ICC_C_k": found.icc3_k}
    points = {name: one.value for name, one in values.items()}
    return points | {f"{name}_ci95": _ends(one.interval) for name, one in values.items()}


def _kappa(case: Case) -> Mapping[str, Json]:
    """Levels are the scale's; only keys that end in `levels_present` ask for those that occur."""
    first, second = case.input["rater1"], case.input["rater2"]
    given = case.input.get("scale")
    present = sorted({level for level in (*first, *second) if level is not None})
    scale = Scale(*given) if given else present
    pairs = list(zip(first, second, strict=True))
    found: dict[str, Json] = {}
    for weights in WEIGHTINGS:
        for ending, levels in (("", scale), ("_fixed_levels", scale), ("_levels_present", present)):
            if ending == "_levels_present" and len(present) < 2:
                found[f"kappa_{weights}{ending}"] = None  # one level alone is no scale
                continue
            kappa = cohen_kappa(first, second, levels=levels, weights=weights)
            found |= {f"kappa_{weights}{ending}": kappa.value, f"kappa_{weights}{ending}_ci95": _ends(kappa.interval)}
        found[f"gwet_{weights}"] = gwet_ac(pairs, levels=scale, weights=weights).value
    found["psych_weighted"] = found["kappa_quadratic"]
    plain = cohen_kappa(first, second, levels=scale, weights="unweighted")
    found |= {"n": plain.n, "exact_agreement": plain.exact_share, "within_1_agreement": plain.within_one_share}
    return found


def _severity(case: Case) -> Mapping[str, Json]:
    rows = case.input["rows"]
    scores, plans, raters = ([row[key] for row in rows] for key in ("score", "plan", "rater"))
    fixed = rater_severity(scores, plans=plans, raters=raters)
    random = crossed_effects(scores, plans=plans, raters=raters)
    return {
        "raw_plan_mean": {one.plan: one.raw for one in fixed.plans},
        "adjusted_plan_mean": {one.plan: one.adjusted for one in fixed.plans},
        "adjusted_plan_se": {one.plan: one.se for one in fixed.plans},
        "rater_severity_effect_sum_zero": {one.rater: one.effect for one in fixed.raters},
        "rater_severity_se": {one.rater: one.se for one in fixed.raters},
        "connected": fixed.is_connected,
        "n_components": len(fixed.components),
        "components": [sorted((*part.plans, *part.raters)) for part in fixed.components],
        "reml": {
            "var_plan": random.var_plan,
            "var_rater": random.var_rater,
            "var_residual": random.var_residual,
            "intercept": random.mean,
            "blup_plan": dict(random.plan_effects),
            "blup_rater": dict(random.rater_effects),
        },
    }


def _codes(case: Case) -> Mapping[str, Json]:
    """Triples of coder, comment and codes."""
    triples = case.input["codes"]
    coders, units = (list(dict.fromkeys(triple[place] for triple in triples)) for place in (0, 1))
    given = {(coder, unit): codes for coder, unit, codes in triples}
    table = [[given.get((coder, unit)) for coder in coders] for unit in units]
    overall = masi_alpha(table, generator=np.random.default_rng(SEED))
    by_code = {one.code: one.value for one in code_alphas(table)}
    return {
        "alpha_masi": overall.value,
        "n_units": overall.n,
        "masi_unit_bootstrap_percentile95": _ends(overall.interval),
        "alpha_per_code": by_code,
        "binary_alpha": by_code,
    }


ANSWERERS: tuple[Answerer, ...] = (
    Answerer("raters", having("rows_raters_cols_units"), _krippendorff),
    Answerer("raters", having("ratings_rows_plans_cols_raters"), _icc),
    Answerer("raters", having("rater1", "rater2"), _kappa),
    Answerer("raters", having("rows"), _severity),
    Answerer("qualitative", having("codes"), _codes),
    Answerer("qualitative", having("rows_raters_cols_units"), _krippendorff),
)
