"""Answers cases by the package of benchstats on raters: areas raters and qualitative."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial

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
from elc.comparison.cases.case import Answerer, Case, Json, attempt, having, in_parts, missing_as_none

SEED = 20_260_101
WEIGHTINGS: tuple[Weighting, ...] = ("unweighted", "linear", "quadratic")


def _ends(interval: Interval | None) -> list[float] | None:
    return None if interval is None else [interval.low, interval.high]


def _krippendorff(case: Case) -> Mapping[str, Json]:
    units = list(zip(*case.input["rows_raters_cols_units"], strict=True))

    def alpha(level: Json) -> KrippendorffAlpha:
        return krippendorff_alpha(units, level=level, generator=np.random.default_rng(SEED))

    def value(level: Json) -> Json:
        return alpha(level).value

    levels = case.expected.get("alpha")
    overall = {level: attempt(partial(value, level)) for level in levels} if isinstance(levels, Mapping) else None
    found: dict[str, Json] = {"alpha": overall}
    answers: dict[str, Callable[[Json], Json]] = {
        r"(\w+)_unit_bootstrap_percentile95": lambda level: _ends(alpha(level).interval),
        r"hughes_(\w+)_point": lambda level: hughes_alpha(units, level=level).value,
        r"hughes_jackknife_ci95_(\w+)": lambda level: _ends(hughes_alpha(units, level=level).interval),
        r"alpha_(nominal|ordinal|interval|ratio)": value,
    }
    for key in case.expected:
        for pattern, answer in answers.items():
            if match := re.fullmatch(pattern, key):
                found[key] = attempt(partial(answer, match[1]))
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


def _scale_of(given: Sequence[Json]) -> Scale | list[Json]:
    """A scale told by its two ends, or by all its levels."""
    return Scale(*given) if len(given) == 2 and all(isinstance(end, int) for end in given) else list(given)


def _kappa(case: Case) -> Mapping[str, Json]:
    """Levels are the scale's; only keys that end in `levels_present` ask for those that occur."""
    first, second = (missing_as_none(case.input[name]) for name in ("rater1", "rater2"))
    present = sorted({level for level in (*first, *second) if level is not None})
    scale = _scale_of(case.input["scale"]) if case.input.get("scale") else present
    pairs = list(zip(first, second, strict=True))

    def kappa(ending: str, levels: Scale | list[Json], weights: Weighting) -> Mapping[str, Json]:
        name = f"kappa_{weights}{ending}"
        if not isinstance(levels, Scale) and len(levels) < 2:
            return {name: None, f"{name}_ci95": None}  # one level alone is no scale
        found = cohen_kappa(first, second, levels=levels, weights=weights)
        psych = {"psych_weighted": found.value} if weights == "quadratic" and not ending else {}
        return {name: found.value, f"{name}_ci95": _ends(found.interval)} | psych

    def gwet(weights: Weighting) -> Mapping[str, Json]:
        value = gwet_ac(pairs, levels=scale, weights=weights).value
        names = (
            ("gwet_unweighted", "gwet_ac1") if weights == "unweighted" else (f"gwet_{weights}", f"gwet_ac2_{weights}")
        )
        return dict.fromkeys(names, value)

    def plain() -> Mapping[str, Json]:
        found = cohen_kappa(first, second, levels=scale, weights="unweighted")
        return {"n": found.n, "exact_agreement": found.exact_share, "within_1_agreement": found.within_one_share}

    levels = (("", scale), ("_fixed_levels", scale), ("_levels_present", present))
    return in_parts(
        *(partial(kappa, ending, some, weights) for weights in WEIGHTINGS for ending, some in levels),
        *(partial(gwet, weights) for weights in WEIGHTINGS),
        plain,
    )


def _severity(case: Case) -> Mapping[str, Json]:
    rows = case.input["rows"]
    scores, plans, raters = ([row[key] for row in rows] for key in ("score", "plan", "rater"))

    def fixed() -> Mapping[str, Json]:
        found = rater_severity(scores, plans=plans, raters=raters)
        return {
            "raw_plan_mean": {one.plan: one.raw for one in found.plans},
            "adjusted_plan_mean": {one.plan: one.adjusted for one in found.plans},
            "adjusted_plan_se": {one.plan: one.se for one in found.plans},
            "rater_severity_effect_sum_zero": {one.rater: one.effect for one in found.raters},
            "rater_severity_se": {one.rater: one.se for one in found.raters},
            "connected": found.is_connected,
            "n_components": len(found.components),
            "components": [sorted((*part.plans, *part.raters)) for part in found.components],
        }

    def random() -> Mapping[str, Json]:
        found = crossed_effects(scores, plans=plans, raters=raters)
        return {
            "var_plan": found.var_plan,
            "var_rater": found.var_rater,
            "var_residual": found.var_residual,
            "intercept": found.mean,
            "blup_plan": dict(found.plan_effects),
            "blup_rater": dict(found.rater_effects),
        }

    return in_parts(fixed, lambda: {"reml": random()})


def _codes(case: Case) -> Mapping[str, Json]:
    """Triples of coder, comment and codes."""
    triples = case.input["codes"]
    coders, units = (list(dict.fromkeys(triple[place] for triple in triples)) for place in (0, 1))
    given = {(coder, unit): codes for coder, unit, codes in triples}
    table = [[given.get((coder, unit)) for coder in coders] for unit in units]

    def overall() -> Mapping[str, Json]:
        found = masi_alpha(table, generator=np.random.default_rng(SEED))
        return {
            "alpha_masi": found.value,
            "n_units": found.n,
            "masi_unit_bootstrap_percentile95": _ends(found.interval),
        }

    def by_code() -> Mapping[str, Json]:
        alphas = {one.code: one.value for one in code_alphas(table)}
        return {"alpha_per_code": alphas, "binary_alpha": alphas}

    return in_parts(overall, by_code)


ANSWERERS: tuple[Answerer, ...] = (
    Answerer("raters", having("rows_raters_cols_units"), _krippendorff),
    Answerer("raters", having("ratings_rows_plans_cols_raters"), _icc),
    Answerer("raters", having("rater1", "rater2"), _kappa),
    Answerer("raters", having("rows"), _severity),
    Answerer("qualitative", having("codes"), _codes),
    Answerer("qualitative", having("rows_raters_cols_units"), _krippendorff),
)
