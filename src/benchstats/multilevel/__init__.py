"""Respondents in units in organisations: variances by REML, and how sure an organisation's mean is."""

from benchstats.multilevel.levels import ThreeLevels, UnitVariance
from benchstats.multilevel.mean_variance import MeanVariance, Units, mean_variance
from benchstats.multilevel.three_levels import three_levels

__all__ = ["MeanVariance", "ThreeLevels", "UnitVariance", "Units", "mean_variance", "three_levels"]
