"""What is known of how much a covariate matters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from benchstats.results import Interval, Reason, Result, Sentence, say

ALPHA = 0.05


@dataclass(frozen=True, slots=True)
class CovariateImpact(Result):
    """How much a covariate matters; `n` is the number of complete answers.

    `predictive_power` is the share of the variation within organisations that the covariate explains beyond the other
    ones; `heterogeneity` the variance between organisations of what it predicts, over the variance within, freed from
    chance and at least 0; `impact` their product. `largest_shift` is the most it moves any organisation's mean. The
    two p values are of F tests, for coordinators.
    """

    statistic: ClassVar[str] = "covariate_impact"

    covariate: str
    n: int
    predictive_power: float | None
    heterogeneity: float | None
    impact: float | None
    largest_shift: float | None
    p_predictive: float | None
    p_uneven: float | None
    interval: Interval | None = None
    reason: Reason | None = None

    @property
    def is_kept(self) -> bool:
        """Whether the covariate both predicts answers and is unevenly spread, each at the 5 % level."""
        return all(p is not None and p < ALPHA for p in (self.p_predictive, self.p_uneven))

    def sentence(self) -> Sentence:
        """Whether to adjust for it."""
        if self.impact is None or self.largest_shift is None:
            return say("Whether %(covariate)s matters cannot be told from these answers.", covariate=self.covariate)
        if self.is_kept:
            return say(
                "%(covariate)s is worth adjusting for: it goes with the answers, is unevenly spread, and moves a mean"
                " by up to %(shift)s (%(n)s answers).",
                covariate=self.covariate,
                shift=self.largest_shift,
                n=self.n,
            )
        return say(
            "%(covariate)s need not be adjusted for: it would have to go with the answers and be unevenly spread"
            " (%(n)s answers).",
            covariate=self.covariate,
            n=self.n,
        )
