"""Words and sources: agreement and severity of raters."""

from __future__ import annotations

from benchstats.definitions.definition import Definition

ROWS: tuple[Definition, ...] = (
    Definition(
        "krippendorff_alpha",
        "How far raters agree beyond chance, for any number of raters and with gaps (Krippendorff's alpha)",
        "Krippendorff's alpha with percentile bootstrap over units, 95 %",
        "Hayes and Krippendorff 2007, Communication Methods and Measures 1; Python krippendorff 0.9.0",
    ),
    Definition(
        "hughes_alpha",
        "How far raters agree beyond chance, with an interval that stays honest for few plans (Hughes)",
        "analysis-of-variance alpha with jackknife interval on log(MSA/MSE), 95 %",
        "Hughes 2022, arXiv 2210.13265; R krippendorffsalpha 2.0, method analytical",
    ),
    Definition(
        "masi_alpha",
        "How far coders agree beyond chance where a comment may carry several codes",
        "Krippendorff's alpha with MASI distance",
        "Passonneau 2006, LREC; Python nltk 3.10.4, masi_distance",
    ),
    Definition(
        "code_alpha",
        "How far coders agree beyond chance on whether a comment carries one code",
        "binary Krippendorff's alpha of one code",
        "Krippendorff 2019, Content Analysis, 4th edition, 12.3",
    ),
    Definition(
        "cohen_kappa",
        "How far two raters agree beyond chance, nearness counted by the weights",
        "Cohen's kappa on the fixed levels of the scale, with large-sample interval, 95 %",
        "Cohen 1968, Psychological Bulletin 70; Fleiss, Cohen and Everitt 1969, Psychological Bulletin 72; "
        "R psych::cohen.kappa",
    ),
    Definition(
        "gwet_ac",
        "How far raters agree beyond chance, where most answers may be alike (AC1 unweighted, AC2 weighted)",
        "Gwet's AC1 or AC2 with t interval, 95 %",
        "Gwet 2008, British Journal of Mathematical and Statistical Psychology 61; R irrCAC::gwet.ac1.raw",
    ),
    Definition(
        "rater_icc",
        "Share of the differences between scores that lies between the plans and not in the raters",
        "intraclass correlations of raters with F intervals, 95 %",
        "Shrout and Fleiss 1979, Psychological Bulletin 86; McGraw and Wong 1996, Psychological Methods 1; "
        "R psych::ICC",
    ),
    Definition(
        "rater_severity",
        "How much higher or lower a rater scores than the others on the same plans, and the plans' means without that",
        "additive model of plan and rater, raters summing to zero",
        "Searle 1987, Linear Models for Unbalanced Data; R stats::lm with emmeans",
    ),
    Definition(
        "crossed_effects",
        "How much of the differences between scores comes from plans, from raters and from the rest",
        "crossed random effects by restricted maximum likelihood",
        "Bates, Mächler, Bolker and Walker 2015, Journal of Statistical Software 67(1); R lme4::lmer",
    ),
)
