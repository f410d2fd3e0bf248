"""Words and sources: reliability and aggregation."""

from __future__ import annotations

from benchstats.definitions.definition import Definition

ROWS: tuple[Definition, ...] = (
    Definition(
        "cronbach_alpha",
        "How consistently the items of a dimension answer the same question (Cronbach's alpha)",
        "Cronbach's alpha with Feldt interval, 95 %",
        "Cronbach 1951, Psychometrika 16; Feldt 1965, Psychometrika 30; R psych::alpha, psych::alpha.ci",
    ),
    Definition(
        "alpha_within",
        "Cronbach's alpha around each organisation's own mean, so that differences between them do not raise it",
        "Cronbach's alpha, centred within organisations, with Feldt interval, 95 %",
        "Cronbach 1951, Psychometrika 16, on the pooled within covariance; R psych::statsBy with psych::alpha",
    ),
    Definition(
        "omega_total",
        "Share of the variance of a scale score that its one common factor explains (omega total)",
        "omega total by one-factor maximum likelihood, with delta interval, 95 %",
        "McDonald 1999, Test Theory; Lawley and Maxwell 1971, Factor Analysis as a Statistical Method; R lavaan::cfa",
    ),
    Definition(
        "ordinal_alpha",
        "Alpha of the continuous scale that is thought to lie behind the answers; not that of the score that is shown",
        "standardised alpha of the two-step polychoric matrix",
        "Zumbo, Gadermann and Zeisser 2007, JMASM 6; Olsson 1979, Psychometrika 44; R psych::polychoric",
    ),
    Definition(
        "reliability_assessment",
        "Whether the answers are enough to judge a dimension, and whether it may be shown as one score",
        "minimum evidence, then the lower end of the interval of omega or alpha",
        "House rule: 100 complete answers and 10 an item; lower end 0.60",
    ),
    Definition(
        "icc_aggregation",
        "Share of the differences between people that lies between groups (ICC(1)), and how far the groups' means "
        "can be relied on (ICC(2))",
        "ICC(1) and ICC(2) by analysis of variance",
        "Bliese 2000, in Klein and Kozlowski; Donner 1986, International Statistical Review 54; R multilevel::ICC1",
    ),
    Definition(
        "icc_reml",
        "Share of the differences between people that lies between groups, by the likelihood",
        "one-way random effects by restricted maximum likelihood, with profile interval, 95 %",
        "Patterson and Thompson 1971, Biometrika 58; R lme4::lmer",
    ),
    Definition(
        "rwg",
        "How far a group is of one mind on one item, against answers given at random",
        "within-group agreement r_wg",
        "James, Demaree and Wolf 1984, Journal of Applied Psychology 69; R multilevel::rwg",
    ),
    Definition(
        "rwg_j",
        "How far a group is of one mind over several items together, against answers given at random",
        "within-group agreement r_wg(j)",
        "James, Demaree and Wolf 1984, Journal of Applied Psychology 69; R multilevel::rwg.j",
    ),
    Definition(
        "ad_m",
        "How far an answer lies from its group's mean on average, in points of the scale",
        "average deviation index AD_M",
        "Burke, Finkelstein and Dusig 1999, Organizational Research Methods 2; R multilevel::ad.m",
    ),
    Definition(
        "organisation_reliability",
        "Share of the spread of an organisation's mean that is true difference between organisations",
        "reliability of a group mean, tau2 / (tau2 + v)",
        "Snijders and Bosker 2012, Multilevel Analysis, 3.5; Adams 2009, The Reliability of Provider Profiling (RAND)",
    ),
    Definition(
        "respondents_needed",
        "How many answers an organisation needs for a wanted reliability of its mean",
        "Spearman-Brown formula solved for n",
        "Spearman 1910 and Brown 1910, British Journal of Psychology 3",
    ),
)
