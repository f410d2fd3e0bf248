"""Answers cases of shares and rates pooled, of three levels and of funnels."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import sqrt

from benchstats.counts import PooledRate, PooledShare, beta_binomial, gamma_poisson, pooled_rates, pooled_shares
from benchstats.funnel import (
    Funnel,
    FunnelLimits,
    RatioScale,
    funnel_of_counts,
    funnel_of_means,
    funnel_of_ratios,
    funnel_of_shares,
)
from benchstats.multilevel import UnitVariance, three_levels
from benchstats.pooling import pooled_variance_of_summaries
from benchstats.results import Interval
from elc.comparison.cases.case import PROSE, Answerer, Case, Json, expecting, having, in_parts, numbers

FITTED = ("loglik", "rho", "glmmTMB_mean", "reference_fit")
"""Expected keys that only a fit by maximum likelihood gives."""


def _ends(intervals: Iterable[Interval | None]) -> list[list[float] | None]:
    return [None if one is None else [one.low, one.high] for one in intervals]


def _shares(case: Case) -> Mapping[str, Json]:
    x, n = case.input["x"], case.input["n"]
    is_fitted = any(key in case.expected for key in FITTED)
    size = case.input.get("concentration", case.input.get("prior_n"))

    def pooled_keys() -> Mapping[str, Json]:
        pooled = pooled_shares(
            x,
            answers=n,
            alpha=case.input.get("alpha"),
            beta=case.input.get("beta"),
            estimate_from=2 if is_fitted else 15,
            **({} if size is None else {"concentration": float(size)}),
        )
        total = None if pooled.alpha is None or pooled.beta is None else pooled.alpha + pooled.beta
        return _of_pooled(pooled.organisations) | {
            "alpha": pooled.alpha,
            "beta": pooled.beta,
            "mean": pooled.mean,
            "glmmTMB_phi": total,
            "share": [one.share for one in pooled.organisations],
            "posterior_mean": [one.mean for one in pooled.organisations],
        }

    def fitted_keys() -> Mapping[str, Json]:
        fit = beta_binomial(x, answers=n)
        kernel = fit.log_likelihood_kernel
        return {
            "rho": fit.rho,
            "loglik": kernel if case.input.get("loglik") == "kernel" else fit.log_likelihood,
            "loglik_kernel": kernel,
            "glmmTMB_mean": fit.mean,
        }

    return in_parts(pooled_keys, fitted_keys)


def _of_pooled(organisations: Sequence[PooledShare | PooledRate]) -> dict[str, Json]:
    """What is told of each organisation, under each name that a case may give it."""
    intervals = _ends(one.interval for one in organisations)
    return {
        "posterior_ci95_plugin": intervals,
        "posterior_ci95": intervals,
        "ci95": intervals,
        "prob_above_mean": [one.above_mean for one in organisations],
    }


def _rates(case: Case) -> Mapping[str, Json]:
    observed, expected = case.input["O"], numbers(case.input["E"])
    shape, rate = case.input.get("shape"), case.input.get("rate")
    asks_for_fit = shape is None and any(key in case.expected for key in ("shape", "rate", "loglik"))

    def pooled_keys() -> Mapping[str, Json]:
        least = 2 if asks_for_fit else 15
        pooled = pooled_rates(observed, expected=expected, shape=shape, rate=rate, estimate_from=least)
        means = [one.mean for one in pooled.organisations]
        return _of_pooled(pooled.organisations) | {
            "shape": pooled.shape,
            "rate": pooled.rate,
            "mean_rate": pooled.mean_rate,
            "posterior_mean_rate": means,
            "posterior_mean": means,
            "smr": [one.ratio for one in pooled.organisations],
        }

    return in_parts(pooled_keys, lambda: {"loglik": gamma_poisson(observed, expected=expected).log_likelihood})


def _three_levels(case: Case) -> Mapping[str, Json]:
    rows = case.records()
    found = three_levels(
        [None if row["y"] is None else float(row["y"]) for row in rows],
        units=[row["unit"] for row in rows],
        organisations=[row["org"] for row in rows],
        unit_variance=UnitVariance.ESTIMATED,  # as the reference does, whatever the numbers
    )
    wanted = case.expected.get("blup_unit", {})
    by_pair = {f"{organisation}:{unit}": effect for (organisation, unit), effect in found.blup_unit}
    by_name = {str(unit): effect for (_, unit), effect in found.blup_unit}
    return {
        "var_org": found.var_org,
        "var_unit": found.var_unit,
        "var_residual": found.var_residual,
        "mu": found.mu,
        "se_mu": found.se_mu,
        "blup_org": {str(name): effect for name, effect in found.blup_org},
        "blup_unit": by_pair if any(key in by_pair for key in wanted) else by_name,
        "reml_deviance": found.reml_deviance,
    }


def _drawn(case: Case) -> Funnel:
    """The funnel of the case's type: PR shares, SR observed to expected, RC ratios of counts, else means."""
    given = case.input
    kind = given.get("type") or ("SR" if "E" in given else "PR" if "x" in given else "means")
    target = {} if given.get("target") is None else {"target": float(given["target"])}
    if kind == "PR":
        return funnel_of_shares(given["x"], answers=given["n"], **target)
    if kind == "SR":
        scale = RatioScale.LOGARITHM if given.get("sr_method", "CQC") == "SHMI" else RatioScale.SQUARE_ROOT
        return funnel_of_ratios(given["O"], expected=numbers(given["E"]), scale=scale, **target)
    if kind == "RC":
        first, second = _first_of(given, "numerator", "x", "O"), _first_of(given, "denominator", "n", "E")
        return funnel_of_counts(first, second=second, **target)
    return funnel_of_means(numbers(_first_of(given, "y", "mean")), sizes=given["n"], sd_within=_spread(given), **target)


def _first_of(given: Mapping[str, Json], *names: str) -> Json:
    for name in names:
        if name in given:
            return given[name]
    raise KeyError(f"none of {', '.join(names)}")


def _spread(given: Mapping[str, Json]) -> float:
    """The SD within organisations, told as one number or as one for each organisation, which are pooled."""
    told = _first_of(given, "sd_within", "s_w", "sd")
    if not isinstance(told, list):
        return float(told)
    variances = [None if one is None else float(one) ** 2 for one in told]
    pooled = pooled_variance_of_summaries(variances, sizes=given["n"]).pooled
    if pooled is None:
        raise ValueError("no organisation has an SD within it")
    return sqrt(pooled)


def _limits(limits: FunnelLimits, prefix: str) -> dict[str, float]:
    values = limits.low95, limits.high95, limits.low998, limits.high998
    return {f"{prefix}{name}": value for name, value in zip(("ll95", "ul95", "ll998", "ul998"), values, strict=True)}


def _funnel(case: Case) -> Mapping[str, Json]:
    drawn = _drawn(case)
    points = drawn.organisations
    by_size = {one.n: one for one in points}
    sizes = sorted(by_size)
    used = [one.z_used for one in points]
    return {
        "limit_note": PROSE,
        "target": drawn.target,
        "z_unadjusted": [one.z for one in points],
        "z_winsorised": used,
        "z_truncated": used,
        "phi": drawn.phi,
        "tau2": drawn.tau2,
        "z_adjusted": [one.z_adjusted for one in points],
        "denominators": sizes,
        "unadjusted_limits": [_limits(by_size[size].unadjusted, "") for size in sizes],
        "overdispersed_limits": [_limits(by_size[size].overdispersed, "od") for size in sizes],
    }


ANSWERERS: tuple[Answerer, ...] = (
    Answerer("beta_binomial", having("x", "n"), _shares),
    Answerer("gamma_poisson", having("O", "E"), _rates),
    Answerer("three_level", expecting("var_org"), _three_levels),
    Answerer("funnel", lambda case: True, _funnel),
)
