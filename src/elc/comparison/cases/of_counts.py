"""Answers cases of shares and rates pooled, of three levels and of funnels."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from benchstats.counts import beta_binomial, gamma_poisson, pooled_rates, pooled_shares
from benchstats.funnel import Funnel, FunnelLimits, RatioScale, funnel_of_means, funnel_of_ratios, funnel_of_shares
from benchstats.multilevel import UnitVariance, three_levels
from benchstats.results import Interval
from elc.comparison.cases.case import PROSE, Answerer, Case, Json, expecting, having, numbers

FITTED = ("loglik", "rho", "glmmTMB_mean", "reference_fit")
"""Expected keys that only a fit by maximum likelihood gives."""


def _ends(intervals: Iterable[Interval | None]) -> list[list[float] | None]:
    return [None if one is None else [one.low, one.high] for one in intervals]


def _shares(case: Case) -> Mapping[str, Json]:
    x, n = case.input["x"], case.input["n"]
    is_fitted = any(key in case.expected for key in FITTED)
    fit = beta_binomial(x, answers=n)
    size = case.input.get("concentration", case.input.get("prior_n"))
    pooled = pooled_shares(
        x,
        answers=n,
        alpha=case.input.get("alpha"),
        beta=case.input.get("beta"),
        estimate_from=2 if is_fitted else 15,
        **({} if size is None else {"concentration": float(size)}),
    )
    intervals = _ends(one.interval for one in pooled.organisations)
    total = None if pooled.alpha is None or pooled.beta is None else pooled.alpha + pooled.beta
    likelihood = fit.log_likelihood
    if case.input.get("loglik") == "kernel":
        likelihood = fit.log_likelihood_kernel
    return {
        "alpha": pooled.alpha,
        "beta": pooled.beta,
        "mean": pooled.mean,
        "rho": None if total is None else fit.rho,
        "loglik": likelihood,
        "loglik_kernel": fit.log_likelihood_kernel,
        "glmmTMB_mean": fit.mean,
        "glmmTMB_phi": total,
        "share": [one.share for one in pooled.organisations],
        "posterior_mean": [one.mean for one in pooled.organisations],
        "posterior_ci95_plugin": intervals,
        "posterior_ci95": intervals,
        "ci95": intervals,
        "prob_above_mean": [one.above_mean for one in pooled.organisations],
    }


def _rates(case: Case) -> Mapping[str, Json]:
    observed, expected = case.input["O"], numbers(case.input["E"])
    shape, rate = case.input.get("shape"), case.input.get("rate")
    asks_for_fit = shape is None and "shape" in case.expected
    pooled = pooled_rates(observed, expected=expected, shape=shape, rate=rate, estimate_from=2 if asks_for_fit else 15)
    intervals = _ends(one.interval for one in pooled.organisations)
    return {
        "shape": pooled.shape,
        "rate": pooled.rate,
        "mean_rate": pooled.mean_rate,
        "loglik": gamma_poisson(observed, expected=expected).log_likelihood,
        "posterior_mean_rate": [one.mean for one in pooled.organisations],
        "posterior_mean": [one.mean for one in pooled.organisations],
        "posterior_ci95_plugin": intervals,
        "posterior_ci95": intervals,
        "ci95": intervals,
        "prob_above_mean": [one.above_mean for one in pooled.organisations],
        "smr": [one.ratio for one in pooled.organisations],
    }


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
    given = case.input
    target = {} if given.get("target") is None else {"target": float(given["target"])}
    if given["type"] == "PR":
        return funnel_of_shares(given["x"], answers=given["n"], **target)
    if given["type"] == "SR":
        scale = RatioScale.LOGARITHM if given.get("sr_method", "CQC") == "SHMI" else RatioScale.SQUARE_ROOT
        return funnel_of_ratios(given["O"], expected=numbers(given["E"]), scale=scale, **target)
    return funnel_of_means(
        numbers(given["y"]), sizes=given["n"], sd_within=float(given.get("sd_within", given.get("s_w"))), **target
    )


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
    Answerer("funnel", having("type"), _funnel),
)
