"""Words and sources: relationships between performances."""

from __future__ import annotations

from benchstats.definitions.definition import Definition

ROWS: tuple[Definition, ...] = (
    Definition(
        "pearson_r",
        "How closely the scores of organisations in two dimensions follow a straight line (-1 to 1)",
        "Pearson correlation with Fisher interval, 95 %",
        "Pearson 1896, Philosophical Transactions A 187; Fisher 1921, Metron 1; SciPy pearsonr",
    ),
    Definition(
        "spearman_rho",
        "How closely the orders of organisations in two dimensions agree (-1 to 1)",
        "Spearman correlation of midranks",
        "Spearman 1904, American Journal of Psychology 15; SciPy spearmanr",
    ),
    Definition(
        "kendall_tau_b",
        "Pairs of organisations in the same order in both dimensions less those in opposite order, ties corrected",
        "Kendall tau-b",
        "Kendall 1945, Biometrika 33; SciPy kendalltau",
    ),
    Definition(
        "correlation_limits",
        "What a correlation between so few organisations can show at all",
        "smallest exact p and critical correlation at 5 %",
        "Pitman 1937, JRSS Supplement 4; Student's t distribution",
    ),
    Definition(
        "sampling_errors",
        "How much of the scores is chance in the answers, also the part that two dimensions share",
        "pooled within-organisation covariance over the number of respondents",
        "multivariate analysis of variance within groups; statistics specification 4.1",
    ),
    Definition(
        "corrected_r",
        "Correlation of two dimensions between organisations with the shared chance in the answers taken off",
        "moment-corrected correlation, jackknife over organisations",
        "Spearman 1904 (attenuation); Miller 1974, Biometrika 61 (jackknife); O'Malley 2022 (background)",
    ),
    Definition(
        "bivariate_rho",
        "Correlation of the true levels of two dimensions between organisations",
        "bivariate random effects by REML with known sampling covariances; profile likelihood interval, 95 %",
        "van Houwelingen, Arends and Stijnen 2002, Statistics in Medicine 21; metafor rma.mv (struct UN)",
    ),
    Definition(
        "pair_screen",
        "All pairs of dimensions looked at together, chances adjusted for their number",
        "all pairwise correlations with Benjamini-Hochberg, Benjamini-Yekutieli and Holm adjustment",
        "Benjamini and Hochberg 1995, JRSS B 57; Benjamini and Yekutieli 2001, Annals of Statistics 29; Holm 1979",
    ),
    Definition(
        "relationship_evidence",
        "What may be said on a relationship between two dimensions",
        "minimum-evidence rule: 6 and 20 organisations, false discovery rate 10 %, another round",
        "statistics specification 4.3; Benjamini and Hochberg 1995, JRSS B 57",
    ),
    Definition(
        "stratified_r",
        "Correlation of two dimensions between organisations of the same country, put together over countries",
        "meta-analysis of Fisher z over strata",
        "Hedges and Olkin 1985, Statistical Methods for Meta-Analysis; metafor rma (ZCOR)",
    ),
)
