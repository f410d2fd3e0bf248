"""Partial pooling of few, small, unequal groups: what can be said of each, and how surely."""

from benchstats.pooling.draws import Draws, above_others, standard_draws
from benchstats.pooling.exceedance import Exceedance, exceeds
from benchstats.pooling.leave_one_out import LeaveOneOut, Other, leave_one_out
from benchstats.pooling.partial_pooling import PRIOR_SCALE, PartialPooling, partial_pooling, prior_sensitivity
from benchstats.pooling.random_effects import RandomEffects, random_effects
from benchstats.pooling.standings import Standings, standings
from benchstats.pooling.within import PooledVariance, pooled_variance, pooled_variance_of_summaries

__all__ = [
    "PRIOR_SCALE",
    "Draws",
    "Exceedance",
    "LeaveOneOut",
    "Other",
    "PartialPooling",
    "PooledVariance",
    "RandomEffects",
    "Standings",
    "above_others",
    "exceeds",
    "leave_one_out",
    "partial_pooling",
    "pooled_variance",
    "pooled_variance_of_summaries",
    "prior_sensitivity",
    "random_effects",
    "standard_draws",
    "standings",
]
