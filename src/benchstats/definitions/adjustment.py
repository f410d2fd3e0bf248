"""Words and sources: case mix, standardisation and bands."""

from __future__ import annotations

from benchstats.definitions.definition import Definition

ROWS: tuple[Definition, ...] = (
    Definition(
        "case_mix",
        "Mean of an organisation if all had the same mix of people",
        "regression within organisations, covariates centred at the overall mean",
        "O'Malley, Zaslavsky and others 2005, Health Services Research 40; R stats::lm",
    ),
    Definition(
        "covariate_impact",
        "How much a characteristic of people matters for comparing organisations",
        "predictive power times heterogeneity",
        "O'Malley, Zaslavsky and others 2005, Health Services Research 40",
    ),
    Definition(
        "direct_rate",
        "Rate that the standard mix of people would have here",
        "direct standardisation with gamma interval",
        "Fay and Feuer 1997, Statistics in Medicine 16; R epitools::ageadjust.direct",
    ),
    Definition(
        "indirect_ratio",
        "Occurrences observed for each one expected with this mix of people",
        "indirect standardisation with exact Poisson interval",
        "Breslow and Day 1987, Statistical Methods in Cancer Research II; Garwood 1936; R epitools::ageadjust.indirect",
    ),
    Definition(
        "mean_contrast",
        "Distance of an organisation's mean from the mean of all organisations, each counting once",
        "contrast with the unweighted mean of means, pooled SD within organisations",
        "Searle, Speed and Milliken 1980, The American Statistician 34; R emmeans contrast eff",
    ),
)
