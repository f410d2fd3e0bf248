"""Answers cases by the packages of benchstats on relationships."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from benchstats.relationships import (
    PermutationP,
    all_pairs,
    bivariate_model,
    corrected_correlation,
    correlation_limits,
    kendall,
    pearson,
    spearman,
    stratified_correlation,
)
from benchstats.results import Interval
from elc.comparison.cases.case import Answerer, Case, Json, having


def _ends(interval: Interval | None) -> list[float] | None:
    return None if interval is None else [interval.low, interval.high]


def _by_chance(found: PermutationP | None, name: str) -> Mapping[str, Json]:
    """The permutation p under each name that a case may give it."""
    p_value = None if found is None else found.p_value
    endings = ("p_exact_permutation", "p_permutation", "p_permutation_mc", "p_mc_permutation")
    return {f"{name}_{ending}": p_value for ending in endings}


def _pair(case: Case) -> Mapping[str, Json]:
    x, y = case.input["x"], case.input["y"]
    draws, seed = int(case.input.get("draws", 100_000)), int(case.input.get("seed", 1))
    straight = pearson(x, y, draws=draws, generator=np.random.default_rng(seed))
    ordered = spearman(x, y, draws=draws, generator=np.random.default_rng(seed))
    signed = kendall(x, y, draws=draws, generator=np.random.default_rng(seed))
    limits = correlation_limits(straight.n)
    return {
        "k": straight.n,
        "pearson_r": straight.r,
        "pearson_p": straight.p_value,
        "pearson_p_t": straight.p_value,
        "pearson_fisher_ci95": _ends(straight.interval),
        **_by_chance(straight.permutation, "pearson"),
        "spearman_rho": ordered.rho,
        "spearman_p_t_approx": ordered.p_value,
        **_by_chance(ordered.permutation, "spearman"),
        "kendall_tau_b": signed.tau_b,
        **_by_chance(signed.permutation, "kendall"),
        "min_exact_p": limits.smallest_p,
        "critical_abs_r_05": limits.critical_r,
    }


def _limits(case: Case) -> Mapping[str, Json]:
    given = case.input["k"]
    if not isinstance(given, list):
        one = correlation_limits(given)
        return {"min_exact_p": one.smallest_p, "critical_abs_r_05": one.critical_r}
    found = [correlation_limits(k) for k in given]
    return {
        "min_exact_p": [one.smallest_p for one in found],
        "critical_abs_r_05": [one.critical_r for one in found],
    }


def _strata(case: Case) -> Mapping[str, Json]:
    found = stratified_correlation(case.input["x"], case.input["y"], strata=case.input["strata"])
    return {
        "k": found.n,
        "r_within": [one.r for one in found.strata],
        "r": found.r,
        "p": found.p_value,
        "ci95": _ends(found.interval),
        "q": found.q,
        "q_p": found.q_p_value,
        "tau2": found.tau2,
        "r_random": found.r_random,
    }


def _screen(case: Case) -> Mapping[str, Json]:
    coefficient = case.input.get("coefficient", case.input.get("method", "spearman"))
    found = all_pairs(case.input["scores"], coefficient=coefficient, q=float(case.input.get("q", 0.10)))
    correlations = [pair.correlation for pair in found.pairs]
    return {
        "pairs": [[pair.first, pair.second] for pair in found.pairs],
        "rho": correlations,
        "r": correlations,
        "p": [pair.p_value for pair in found.pairs],
        "p_bh": [pair.p_benjamini_hochberg for pair in found.pairs],
        "p_by": [pair.p_benjamini_yekutieli for pair in found.pairs],
        "p_holm": [pair.p_holm for pair in found.pairs],
        "rejected_bh_10": [pair.passes for pair in found.pairs],
    }


def _errors(case: Case) -> Mapping[str, Json]:
    given = case.input
    return {
        "first_variances": given["v1"],
        "second_variances": given["v2"],
        "covariances": given["c12"],
    }


def _corrected(case: Case) -> Mapping[str, Json]:
    found = corrected_correlation(case.input["y1"], case.input["y2"], **_errors(case))
    tested = found.jackknife
    reliabilities = found.reliabilities or (None, None)
    answers: dict[str, Json] = {
        "corrected_covariance": found.covariance,
        "corrected_var1": found.variance_first,
        "corrected_var2": found.variance_second,
        "corrected_r": found.r,
        "jackknife_estimate": tested and tested.estimate,
        "jackknife_se": tested and tested.standard_error,
        "t": tested and tested.t,
        "df": tested and tested.degrees,
        "p": tested and tested.p_value,
        "naive_pearson_r": found.naive_r,
        "pearson_observed": found.naive_r,
        "naive_p": found.naive_p,
        "moment_disattenuated": {
            "reliability1": reliabilities[0],
            "reliability2": reliabilities[1],
            "covariance_corrected": found.covariance,
            "r": found.r,
        },
    }
    if any(key.startswith(("reml", "mu")) for key in case.expected):
        answers |= _fitted(case)
    return answers


def _fitted(case: Case) -> Mapping[str, Json]:
    model = bivariate_model(case.input["y1"], case.input["y2"], **_errors(case))
    return {"reml_rho": model.rho, "reml_tau2": model.tau2, "mu": model.mu}


ANSWERERS: tuple[Answerer, ...] = (
    Answerer("relationships", having("y1", "y2", "v1", "v2", "c12"), _corrected),
    Answerer("relationships", having("x", "y", "strata"), _strata),
    Answerer("relationships", having("x", "y"), _pair),
    Answerer("relationships", having("k"), _limits),
    Answerer("relationships", having("scores"), _screen),
)
