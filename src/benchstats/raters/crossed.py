"""Plans and raters as crossed random effects, by restricted maximum likelihood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from typing import ClassVar

import numpy as np
from scipy import linalg, optimize

from benchstats.inputs import NOTHING, Floats, Gapped
from benchstats.raters.design import Design, rating_design
from benchstats.results import Interval, Reason, Result, Sentence, say

ENOUGH_RATERS = 4
_LARGEST = log(1e8)
_STARTS = ((1.0, 1.0), (1.0, 0.05), (0.05, 1.0))


@dataclass(frozen=True, slots=True)
class CrossedEffects(Result):
    """Variances of `n` scores by plan, rater and the rest, the mean, and each plan's and rater's shrunken effect.

    `plan_effects` and `rater_effects` are pairs of label and effect (conditional modes), in order of label;
    `criterion` is the REML criterion at the fit. There is no interval: with few raters their variance is hardly known.
    """

    statistic: ClassVar[str] = "crossed_effects"

    n: int
    plans: int
    raters: int
    var_plan: float | None = None
    var_rater: float | None = None
    var_residual: float | None = None
    mean: float | None = None
    plan_effects: tuple[tuple[str, float], ...] = ()
    rater_effects: tuple[tuple[str, float], ...] = ()
    criterion: float | None = None
    interval: Interval | None = None
    reason: Reason | None = None

    @property
    def has_enough_raters(self) -> bool:
        """Whether there are the four raters from which the house takes random effects instead of fixed ones."""
        return self.raters >= ENOUGH_RATERS

    def sentence(self) -> Sentence:
        """How much of the differences comes from the raters."""
        if self.var_plan is None or self.var_rater is None or self.var_residual is None:
            return say("How much the raters matter cannot be told from these scores (n = %(n)s).", n=self.n)
        return say(
            "Of 100 parts of the differences between the %(n)s scores about %(plans)s come from the plans and "
            "%(raters)s from the raters.",
            n=self.n,
            plans=round(100 * self.var_plan / (self.var_plan + self.var_rater + self.var_residual)),
            raters=round(100 * self.var_rater / (self.var_plan + self.var_rater + self.var_residual)),
        )


def crossed_effects(scores: Gapped, *, plans: Sequence[object], raters: Sequence[object]) -> CrossedEffects:
    """The model score = mean + plan + rater + rest with plans and raters random, by REML.

    `scores` is a vector with the plan and the rater of each; None and NaN are missing. The house uses it from four
    raters on and asks for a connected design, as `rater_severity` does.
    Source: Bates, Mächler, Bolker and Walker 2015, Journal of Statistical Software 67(1), eq. 41; equals R
    `lme4::lmer(score ~ 1 + (1 | plan) + (1 | rater))`. Searched by `scipy.optimize` with the exact derivative.

    Raises:
        InputError: when the scores are no vector, or there is not one plan and one rater for each.
    """
    design = rating_design(scores, plans=plans, raters=raters)
    shape = (design.n, len(design.plans), len(design.raters))
    reason = _why_not(design)
    if reason:
        return CrossedEffects(*shape, reason=reason)
    fits = [_search(design, start) for start in _STARTS]
    best = min(fits, key=lambda fit: float(fit.fun))
    if max(best.x) > _LARGEST - 1:
        return CrossedEffects(*shape, reason=Reason.NOT_IDENTIFIED)
    at = _Point(design, *np.expm1(best.x))
    by_plan, by_rater = at.effects()
    return CrossedEffects(
        *shape,
        var_plan=at.plan * at.residual,
        var_rater=at.rater * at.residual,
        var_residual=at.residual,
        mean=design.centre + at.mean,
        plan_effects=tuple(zip(design.plans, map(float, by_plan), strict=True)),
        rater_effects=tuple(zip(design.raters, map(float, by_rater), strict=True)),
        criterion=at.criterion + (design.n - 1) * (1 + log(2 * np.pi)),
    )


def _why_not(design: Design) -> Reason | None:
    components = design.components()
    if len(components) > 1:
        return Reason.NOT_CONNECTED
    if min(len(design.plans), len(design.raters)) < 2:
        return Reason.TOO_FEW_GROUPS
    if design.n <= max(len(design.plans), len(design.raters)):
        return Reason.TOO_FEW_ANSWERS
    return Reason.NO_VARIATION if design.squares <= NOTHING * design.n * max(1.0, design.centre**2) else None


def _search(design: Design, start: tuple[float, float]) -> optimize.OptimizeResult:
    """Search over log(1 + variance ratio): a variance of 0 is inside, and large ratios are in reach."""

    def misfit(logs: Floats) -> tuple[float, Floats]:
        at = _Point(design, *np.expm1(logs))
        return at.criterion, at.slope() * np.exp(logs)

    return optimize.minimize(
        misfit,
        np.log1p(start),
        jac=True,
        method="L-BFGS-B",
        bounds=[(0.0, _LARGEST)] * 2,
        options={"ftol": 1e-15, "gtol": 1e-10, "maxiter": 500},
    )


class _Point:
    """The model at given ratios of the plans' and the raters' variance to the residual one.

    All sums run over the table of plans and raters; with V the covariance in units of the residual variance, and
    Z the plans' and raters' indicators, the large matrices never appear.
    """

    def __init__(self, design: Design, plan: float, rater: float) -> None:
        self.design, self.plan, self.rater = design, float(plan), float(rater)
        self.own = 1 + self.plan * design.plan_sizes
        left = design.counts / self.own[:, None]
        self.information = np.diag(design.rater_sizes) - self.plan * design.counts.T @ left
        self.factored = linalg.cho_factor(np.eye(len(design.raters)) + self.rater * self.information)
        ones = self._solved(design.plan_sizes, design.rater_sizes)
        scores = self._solved(design.sums.sum(axis=1), design.sums.sum(axis=0))
        weight = float(design.n - self.plan * design.plan_sizes @ ones[0] - self.rater * design.rater_sizes @ ones[1])
        total = float(design.sums.sum() - self._spent(ones))
        self.weight, self.mean = weight, total / weight
        self.ones = ones
        self.residuals = (scores[0] - self.mean * ones[0], scores[1] - self.mean * ones[1])
        misfit = design.squares - self._spent(scores) - self.mean * total
        self.residual = max(misfit, NOTHING * design.squares) / (design.n - 1)

    def _spent(self, solved: tuple[Floats, Floats]) -> float:
        """What plans and raters explain of the scores' product with a solved vector."""
        sums = self.design.sums
        by_plan = self.plan * float(sums.sum(axis=1) @ solved[0])
        return by_plan + self.rater * float(sums.sum(axis=0) @ solved[1])

    def _solved(self, by_plan: Floats, by_rater: Floats) -> tuple[Floats, Floats]:
        """Z' V^-1 a for a vector a whose sums by plan and by rater are given."""
        counts = self.design.counts
        rater = linalg.cho_solve(self.factored, by_rater - self.plan * counts.T @ (by_plan / self.own))
        return (by_plan - self.rater * counts @ rater) / self.own, rater

    @property
    def criterion(self) -> float:
        """Minus twice the restricted log likelihood, but for a constant."""
        spread = float(np.log(self.own).sum()) + 2 * float(np.log(np.diag(self.factored[0])).sum())
        return spread + log(self.weight) + (self.design.n - 1) * log(self.residual)

    def slope(self) -> Floats:
        """The derivative of the criterion by the two ratios."""
        inverse = linalg.cho_solve(self.factored, np.eye(len(self.design.raters)))
        counts, sizes = self.design.counts, self.design.plan_sizes
        within = np.einsum("pr,rs,ps->p", counts, inverse, counts)
        traces = (
            float((sizes / self.own).sum() - self.rater * (within / self.own**2).sum()),
            float((inverse * self.information).sum()),
        )
        seen = [
            trace - float(ones @ ones) / self.weight - float(left @ left) / self.residual
            for trace, ones, left in zip(traces, self.ones, self.residuals, strict=True)
        ]
        return np.array(seen)

    def effects(self) -> tuple[Floats, Floats]:
        """The conditional modes of plans and raters."""
        return self.plan * self.residuals[0], self.rater * self.residuals[1]
