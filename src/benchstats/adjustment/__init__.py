"""Like with like: case mix, standardisation, and organisations held against the mean of all."""

from benchstats.adjustment.case_mix import (
    AdjustedMean,
    CaseMix,
    CaseMixDisplay,
    Coefficient,
    case_mix,
    case_mix_display,
)
from benchstats.adjustment.contrasts import MeanContrast, MeanContrasts, mean_contrasts
from benchstats.adjustment.covariate_impact import CovariateImpact, covariate_impact
from benchstats.adjustment.standardisation import DirectRate, IndirectRatio, direct_rate, indirect_ratio, standardise

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
