"""Answers cases by the package of benchstats on pooling: areas partial_pooling, pipeline and ranks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial

import numpy as np

from benchstats import Scale
from benchstats.pooling import (
    PRIOR_SCALE,
    PartialPooling,
    PooledVariance,
    RandomEffects,
    partial_pooling,
    pooled_variance,
    random_effects,
    standard_draws,
    standings,
)
from benchstats.pooling.heterogeneity import Estimator
from benchstats.results import Interval
from benchstats.scoring import person_scores
from elc.comparison.cases.case import Answerer, Case, Json, having, in_parts, needed_items, numbers

ONE_TO_FIVE = (1, 5)  # the answers of the cases' data sets
DRAWS = 400_000  # as many as the reference software drew
ESTIMATORS: dict[str, Estimator] = {
    "tau2_reml": "reml",
    "tau2_pm": "paule_mandel",
    "tau2_dl": "dersimonian_laird",
    "tau2_ml": "ml",
}


def _ends(interval: Interval | None) -> list[float] | None:
    return None if interval is None else [interval.low, interval.high]


def _variances(case: Case) -> list[float]:
    if "v" in case.input:
        return numbers(case.input["v"])
    errors = case.input.get("sigma") or case.input["se"]
    return [one * one for one in numbers(errors)]


def _prior_scale(case: Case) -> float:
    """The scale of a half-normal prior, from a number or from words such as `half-normal scale 0.4`."""
    told = case.input.get("tau_prior")
    if told is None:
        return PRIOR_SCALE
    if isinstance(told, int | float):
        return float(told)
    found = re.search(r"half-?\s?normal\D*(\d+(?:\.\d+)?)", str(told), re.IGNORECASE)
    if not found:
        raise ValueError(f"{told!r} is no half-normal prior with a scale")
    return float(found[1])


def _pooled(case: Case) -> Mapping[str, Json]:
    """Classical keys, posterior keys, or both; what is not expected is not looked at."""
    means, variances = numbers(case.input["y"]), _variances(case)
    return _of_estimates(case, means, variances)


def _of_estimates(case: Case, means: list[float], variances: list[float], *, posterior: str = "") -> Mapping[str, Json]:
    """Both models of the same estimates; `posterior` is what the keys of the second one begin with."""

    def estimated(key: str, estimator: Estimator) -> Mapping[str, Json]:
        return {key: random_effects(means, variances=variances, estimator=estimator).tau2}

    def posterior_keys() -> Mapping[str, Json]:
        found = partial_pooling(means, variances=variances, prior_scale=_prior_scale(case))
        return {f"{posterior}{key}": value for key, value in _of_partial_pooling(found).items()}

    return in_parts(
        lambda: _of_random_effects(random_effects(means, variances=variances)),
        *(partial(estimated, key, estimator) for key, estimator in ESTIMATORS.items()),
        posterior_keys,
    )


def _of_random_effects(found: RandomEffects) -> dict[str, Json]:
    return {
        "k": found.n,
        "Q": found.q,
        "Q_p": found.q_p_value,
        "I2_reml_pct": None if found.i2 is None else 100 * found.i2,
        "mu_reml": found.mu,
        "mu": found.mu,
        "se_wald": found.se_wald,
        "ci95_wald": _ends(found.interval_wald),
        "se_hk": found.se_hk,
        "ci95_hk": _ends(found.interval_hk),
        "ci95_hk_modified_q_ge_1": _ends(found.interval_hk_modified),
        "ci95_hk_modified": _ends(found.interval_hk_modified),
        "tau2_ci95_qprofile": _ends(found.tau2_interval),
        "eb_shrunken": found.shrunken,
        "eb_se_metafor": found.shrunken_se,
        "shrinkage_B": found.shrinkage,
        "reliability": found.shrinkage and [1 - one for one in found.shrinkage],
        "rankability": found.rankability,
        "rankability_reml": found.rankability,
    }


def _of_partial_pooling(found: PartialPooling) -> dict[str, Json]:
    return {
        "tau_median": found.tau_median,
        "tau_mean": found.tau_mean,
        "tau_ci95_shortest": _ends(found.tau_interval),
        "mu_median": found.mu_median,
        "mu_mean": found.mu_mean,
        "mu_ci95": _ends(found.interval),
        "mu_ci95_shortest": _ends(found.interval),
        "theta_mean": found.theta_mean,
        "theta_sd": found.theta_sd,
        "theta_median": found.theta_median,
        "theta_ci95_central": [_ends(one) for one in found.theta_intervals],
        "theta_new_sd": found.theta_new_sd,
        "prob_theta_above_mu_median": found.above_mu_median,
        "prob_theta_above_mu_mean": found.above_mu_mean,
    }


def _scores_by_group(case: Case) -> dict[str, list[float | None]]:
    """The person scores of the dimension, by organisation in the order of the alphabet."""
    items = [str(item) for item in case.input["items"]]
    turned = [at for at, item in enumerate(items) if item in (case.input.get("reverse") or ())]
    records = case.records()
    answers = [[None if row[item] is None else float(str(row[item])) for item in items] for row in records]
    scale, needed = Scale(*case.input.get("scale", ONE_TO_FIVE)), needed_items(case.input.get("score"))
    scores = person_scores(answers, scale=scale, reversed_items=turned, needed=needed).scores
    groups: dict[str, list[float | None]] = {name: [] for name in sorted({str(row["org"]) for row in records})}
    for row, score in zip(records, scores, strict=True):
        groups[str(row["org"])].append(score)
    return groups


def _pipeline(case: Case) -> Mapping[str, Json]:
    groups = _scores_by_group(case)
    within = pooled_variance(list(groups.values()))

    def estimates() -> Mapping[str, Json]:
        means, variances = within.estimates()
        return _of_estimates(case, list(means), list(variances), posterior="bayes_")

    return in_parts(lambda: _of_groups(list(groups), within), estimates)


def _of_groups(names: list[str], within: PooledVariance) -> dict[str, Json]:
    return {
        "org": names,
        "n": within.sizes,
        "mean": within.means,
        "pooled_within_variance": within.pooled,
        "se": [None if one is None else one**0.5 for one in within.sampling],
        "v": within.sampling,
    }


def _positions(case: Case) -> Mapping[str, Json]:
    means = numbers(case.input["posterior_mean"])
    draws = standard_draws(np.random.default_rng(1), groups=len(means), draws=DRAWS)
    found = standings(means, sds=numbers(case.input["posterior_sd"]), draws=draws)
    return {
        "rank_probabilities_rank1_is_highest": found.positions,
        "expected_rank": found.expected,
        "pcer_pct": found.pcer,
        "prob_best": found.highest,
        "prob_better_than_at_least_half_of_peers": found.above_half,
        "prob_above_median_of_peers_mc": found.above_others,
    }


ANSWERERS: tuple[Answerer, ...] = (
    Answerer("partial_pooling", having("y"), _pooled),
    Answerer("pipeline", having("dataset", "items"), _pipeline),
    Answerer("ranks", having("posterior_mean", "posterior_sd"), _positions),
)
