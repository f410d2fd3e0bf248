"""Words and sources: shares and rates pooled."""

from __future__ import annotations

from benchstats.definitions.definition import Definition

ROWS: tuple[Definition, ...] = (
    Definition(
        "beta_binomial",
        "How far the true shares of organisations lie apart",
        "beta-binomial model, maximum likelihood",
        "Skellam 1948, JRSS B 10; R VGAM::vglm(betabinomialff), glmmTMB(betabinomial)",
    ),
    Definition(
        "pooled_share",
        "Share of an organisation, drawn towards the others by as much as its own answers leave open",
        "beta posterior with an estimated, assumed or given prior",
        "Carlin and Louis 2000, Bayes and Empirical Bayes Methods for Data Analysis; R qbeta, pbeta",
    ),
    Definition(
        "gamma_poisson",
        "How far the true rates of organisations lie apart",
        "gamma-Poisson (negative binomial) model, maximum likelihood",
        "Greenwood and Yule 1920, JRSS 83; R MASS::glm.nb with offset",
    ),
    Definition(
        "pooled_rate",
        "Rate of an organisation, drawn towards the others by as much as its own occurrences leave open",
        "gamma posterior with an estimated, assumed or given prior",
        "Clayton and Kaldor 1987, Biometrics 43; R qgamma, pgamma",
    ),
)
