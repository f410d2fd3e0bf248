"""Answers cases by the packages of benchstats on relationships."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial

import numpy as np

from benchstats.relationships import (
    PairScreen,
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
from elc.comparison.cases.case import Answerer, Case, Json, Unanswered, attempt, having, in_parts

REJECTED = re.compile(r"rejected_bh_(\d+)")


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

    def straight() -> Mapping[str, Json]:
        found = pearson(x, y, draws=draws, generator=np.random.default_rng(seed))
        return {
            "k": found.n,
            "pearson_r": found.r,
            "pearson_p": found.p_value,
            "pearson_p_t": found.p_value,
            "pearson_fisher_ci95": _ends(found.interval),
            **_by_chance(found.permutation, "pearson"),
        }

    def limits() -> Mapping[str, Json]:
        there = sum(one is not None and other is not None for one, other in zip(x, y, strict=True))
        found = correlation_limits(there)
        return {"min_exact_p": found.smallest_p, "critical_abs_r_05": found.critical_r}

    def ordered() -> Mapping[str, Json]:
        found = spearman(x, y, draws=draws, generator=np.random.default_rng(seed))
        chance = _by_chance(found.permutation, "spearman")
        return {"spearman_rho": found.rho, "spearman_p_t_approx": found.p_value, **chance}

    def signed() -> Mapping[str, Json]:
        found = kendall(x, y, draws=draws, generator=np.random.default_rng(seed))
        return {"kendall_tau_b": found.tau_b, **_by_chance(found.permutation, "kendall")}

    return in_parts(straight, ordered, signed, limits)


def _limits(case: Case) -> Mapping[str, Json]:
    given = case.input["k"]
    found = [attempt(partial(correlation_limits, k)) for k in (given if isinstance(given, list) else [given])]
    told = {
        "min_exact_p": [one if isinstance(one, Unanswered) else one.smallest_p for one in found],
        "critical_abs_r_05": [one if isinstance(one, Unanswered) else one.critical_r for one in found],
    }
    return told if isinstance(given, list) else {key: values[0] for key, values in told.items()}


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

    def screened(rate: float) -> PairScreen:
        return all_pairs(case.input["scores"], coefficient=coefficient, q=rate)

    def passed(key: str, percent: str) -> Mapping[str, Json]:
        return {key: [pair.passes for pair in screened(int(percent) / 100).pairs]}

    def values() -> Mapping[str, Json]:
        found = screened(float(case.input.get("q", 0.10)))
        correlations = [pair.correlation for pair in found.pairs]
        return {
            "pairs": [[pair.first, pair.second] for pair in found.pairs],
            "n": [pair.n for pair in found.pairs],
            "rho": correlations,
            "r": correlations,
            "p": [pair.p_value for pair in found.pairs],
            "p_bh": [pair.p_benjamini_hochberg for pair in found.pairs],
            "p_by": [pair.p_benjamini_yekutieli for pair in found.pairs],
            "p_holm": [pair.p_holm for pair in found.pairs],
            "rejected_bh": [pair.passes for pair in found.pairs],
        }

    rates = [match for key in case.expected if (match := REJECTED.fullmatch(key))]
    return in_parts(values, *(partial(passed, match[0], match[1]) for match in rates))


def _errors(case: Case) -> Mapping[str, Json]:
    """Known errors of both scores; without covariances they are those of different people, which share none."""
    given = case.input
    return {
        "first_variances": given["v1"],
        "second_variances": given["v2"],
        "covariances": given["c12"] if given.get("c12") is not None else [0.0] * len(given["v1"]),
    }


def _corrected(case: Case) -> Mapping[str, Json]:
    return in_parts(partial(_of_moments, case), partial(_fitted, case))


def _of_moments(case: Case) -> Mapping[str, Json]:
    found = corrected_correlation(case.input["y1"], case.input["y2"], **_errors(case))
    tested = found.jackknife
    reliabilities = found.reliabilities or (None, None)
    return {
        "k": found.n,
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


def _fitted(case: Case) -> Mapping[str, Json]:
    model = bivariate_model(case.input["y1"], case.input["y2"], **_errors(case))
    return {"reml_rho": model.rho, "reml_tau2": model.tau2, "mu": model.mu}


ANSWERERS: tuple[Answerer, ...] = (
    Answerer("relationships", having("y1", "y2", "v1", "v2"), _corrected),
    Answerer("relationships", having("x", "y", "strata"), _strata),
    Answerer("relationships", having("x", "y"), _pair),
    Answerer("relationships", having("k"), _limits),
    Answerer("relationships", having("scores"), _screen),
)
