"""How severe each rater is, and the plans' means without that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import ClassVar

import numpy as np

from benchstats.inputs import NOTHING, Floats, Gapped
from benchstats.raters.design import Component, Design, rating_design
from benchstats.results import Interval, Reason, Result, Sentence, say

NOTED_FROM = 0.25


@dataclass(frozen=True, slots=True)
class PlanMean:
    """A plan's mean of `n` scores as given (`raw`), and as if all raters had rated it (`adjusted`)."""

    plan: str
    n: int
    raw: float
    adjusted: float | None
    se: float | None

    @property
    def is_noted(self) -> bool:
        """Whether the adjustment is more than 0.25 of a point either way, so that the organisation is told."""
        return self.adjusted is not None and abs(self.adjusted - self.raw) > NOTED_FROM


@dataclass(frozen=True, slots=True)
class RaterEffect:
    """How many points a rater with `n` scores stands above the mean of all raters; negative is more severe."""

    rater: str
    n: int
    effect: float | None
    se: float | None


@dataclass(frozen=True, slots=True)
class RaterSeverity(Result):
    """The additive model of `n` scores: `plans` and `raters` in order of label.

    The effects of the raters add up to 0. Standard errors are None where no degrees of freedom are left; `sigma` is the
    residual standard error with `degrees`. Where the plan-rater graph falls into several `components`, nothing can be
    adjusted: the raters of different parts were never compared.
    """

    statistic: ClassVar[str] = "rater_severity"

    n: int
    plans: tuple[PlanMean, ...]
    raters: tuple[RaterEffect, ...]
    sigma: float | None
    degrees: int
    components: tuple[Component, ...]
    interval: Interval | None = None
    reason: Reason | None = None

    @property
    def is_connected(self) -> bool:
        """Whether every rater can be compared with every other by way of shared plans."""
        return len(self.components) == 1

    def sentence(self) -> Sentence:
        """How many plans' means are adjusted by much, or why none is."""
        if self.reason is Reason.NOT_CONNECTED:
            return say(
                "The raters fall into %(parts)s groups that share no plan, so their severity cannot be compared.",
                parts=len(self.components),
            )
        if self.reason:
            return say("There are no scores to compare raters by.")
        return say(
            "Plans whose mean moves by more than a quarter of a point when each counts as seen by all "
            "raters alike: %(noted)s of %(plans)s (raters: %(raters)s).",
            raters=len(self.raters),
            noted=sum(plan.is_noted for plan in self.plans),
            plans=len(self.plans),
        )


def rater_severity(scores: Gapped, *, plans: Sequence[object], raters: Sequence[object]) -> RaterSeverity:
    """The additive model score = plan + rater on an incomplete design, raters adding up to 0, by least squares.

    `scores` is a vector with the plan and the rater of each; None and NaN are missing. The adjusted mean of a plan
    gives every rater equal weight. The design must hang together; otherwise the result has no effects, names the
    components and has the reason NOT_CONNECTED.
    Source: Searle 1987, Linear Models for Unbalanced Data, 4; equals R `lm(score ~ plan + rater)` with sum contrasts
    and `emmeans(~ plan)`.

    Raises:
        InputError: when the scores are no vector, or there is not one plan and one rater for each.
    """
    design = rating_design(scores, plans=plans, raters=raters)
    components = design.components()
    if len(components) != 1:
        reason = Reason.NOT_CONNECTED if components else Reason.TOO_FEW_ANSWERS
        nothing = np.full(len(design.plans), np.nan)
        told = _told(design, nothing, nothing), _severities(design, np.full(len(design.raters), np.nan), None)
        return RaterSeverity(design.n, *told, None, 0, components, reason=reason)
    inverse, effects = _least_squares(design)
    shares = design.counts / design.plan_sizes[:, None]
    adjusted = design.sums.sum(axis=1) / design.plan_sizes - shares @ effects
    degrees = design.n - len(design.plans) - len(design.raters) + 1
    sigma = sqrt(_residual(design, adjusted, effects) / degrees) if degrees > 0 else None
    spread = np.sqrt(1 / design.plan_sizes + np.einsum("pr,rs,ps->p", shares, inverse, shares))
    return RaterSeverity(
        n=design.n,
        plans=_told(design, adjusted, spread * (np.nan if sigma is None else sigma)),
        raters=_severities(design, effects, None if sigma is None else sigma * np.sqrt(np.diag(inverse))),
        sigma=sigma,
        degrees=degrees,
        components=components,
    )


def _least_squares(design: Design) -> tuple[Floats, Floats]:
    """The (generalised) inverse of the raters' information after the plans are taken out, and the raters' effects."""
    shares = design.counts / design.plan_sizes[:, None]
    information = np.diag(design.rater_sizes) - design.counts.T @ shares
    # Adding a constant matrix makes it regular and picks the solution that adds up to zero.
    constant = np.full_like(information, 1 / len(information))
    inverse = np.linalg.inv(information + constant) - constant
    wanted = design.sums.sum(axis=0) - shares.T @ design.sums.sum(axis=1)
    return inverse, inverse @ wanted


def _residual(design: Design, adjusted: Floats, effects: Floats) -> float:
    explained = float(adjusted @ design.sums.sum(axis=1) + effects @ design.sums.sum(axis=0))
    left = design.squares - explained
    return left if left > NOTHING * design.squares else 0.0


def _told(design: Design, adjusted: Floats, errors: Floats) -> tuple[PlanMean, ...]:
    raw = design.centre + design.sums.sum(axis=1) / design.plan_sizes
    return tuple(
        PlanMean(plan, int(n), float(mean), _known(design.centre + level), _known(se))
        for plan, n, mean, level, se in zip(design.plans, design.plan_sizes, raw, adjusted, errors, strict=True)
    )


def _severities(design: Design, effects: Floats, errors: Floats | None) -> tuple[RaterEffect, ...]:
    ses = np.full(len(effects), np.nan) if errors is None else errors
    return tuple(
        RaterEffect(rater, int(n), _known(effect), _known(se))
        for rater, n, effect, se in zip(design.raters, design.rater_sizes, effects, ses, strict=True)
    )


def _known(number: float) -> float | None:
    return None if np.isnan(number) else float(number)
