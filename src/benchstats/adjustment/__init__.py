"""Like with like: case mix, standardisation, and organisations held against the mean of all."""

from benchstats.adjustment.adjusted_mean import AdjustedMean, Coefficient
from benchstats.adjustment.case_mix import CaseMix, case_mix
from benchstats.adjustment.case_mix_display import CaseMixDisplay, case_mix_display
from benchstats.adjustment.contrasts import mean_contrasts
from benchstats.adjustment.covariate_impact import covariate_impact
from benchstats.adjustment.direct import DirectRate, direct_rate
from benchstats.adjustment.impact import CovariateImpact
from benchstats.adjustment.indirect import IndirectRatio, indirect_ratio
from benchstats.adjustment.mean_contrast import MeanContrast, MeanContrasts
from benchstats.adjustment.standardisation import standardise

__all__ = [
    "AdjustedMean",
    "CaseMix",
    "CaseMixDisplay",
    "Coefficient",
    "CovariateImpact",
    "DirectRate",
    "IndirectRatio",
    "MeanContrast",
    "MeanContrasts",
    "case_mix",
    "case_mix_display",
    "covariate_impact",
    "direct_rate",
    "indirect_ratio",
    "mean_contrasts",
    "standardise",
]
