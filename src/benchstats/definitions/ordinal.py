"""Words and sources: the ordinal summaries, agreement, weights and two-group comparisons."""

from __future__ import annotations

from benchstats.definitions.definition import Definition

ROWS = (
    Definition(
        "item_summary",
        "The answers to one item: how many, their distribution, middle, spread and percentages",
        "summary of one item",
        "R stats::quantile types 7 and 6 (Hyndman and Fan 1996, The American Statistician 50); psych::interp.median",
    ),
    Definition(
        "share_of_answers",
        "Share of answers that count, with the interval that is named beside it",
        "share with Wilson, Jeffreys or Clopper-Pearson interval",
        "Brown, Cai and DasGupta 2001, Statistical Science 16; Clopper and Pearson 1934, Biometrika 26",
    ),
    Definition(
        "dispersion",
        "How far the answers agree, judged by their order alone",
        "van der Eijk's agreement A, with Tastle-Wierman consensus, Leik's D and the Berry-Mielke index",
        "van der Eijk 2001, Quality & Quantity 35; Tastle and Wierman 2007, Int. J. Approximate Reasoning 45; "
        "Leik 1966, Pacific Sociological Review 9; Berry and Mielke 1992, Perceptual and Motor Skills 74; R agrmt",
    ),
    Definition(
        "superiority",
        "Share of pairs in which somebody of the first group answers higher than somebody of the second, ties half",
        "probability of superiority with Cliff's delta",
        "Cliff 1993, Psychological Bulletin 114; interval: Feng and Cliff 2004, J. Modern Applied Stat. Methods 3",
    ),
    Definition(
        "p_midrank",
        "Chance of a difference in order at least this large if the answers were dealt to the groups at random",
        "exact two-sided Wilcoxon test with midranks",
        "Wilcoxon 1945, Biometrics Bulletin 1; Streitberg and Röhmel 1986, Statistical Software Newsletter 12; "
        "R coin::wilcox_test",
    ),
    Definition(
        "cumulative_shift",
        "Shift of the second group against the first behind the answers, on the scale of the link",
        "cumulative link model, maximum likelihood",
        "McCullagh 1980, JRSS B 42; R ordinal::clm",
    ),
    Definition(
        "direction_check",
        "Whether the mean and the order of the answers say the same about which group answers higher",
        "sign of the mean difference against the sign of the cumulative probit shift",
        "Liddell and Kruschke 2018, J. Experimental Social Psychology 79",
    ),
    Definition(
        "weighted_mean",
        "Mean of the answers in which each counts with its weight",
        "weighted mean with Taylor-linearised standard error",
        "Särndal, Swensson and Wretman 1992, Model Assisted Survey Sampling; R survey::svymean; "
        "Kish 1965, Survey Sampling",
    ),
)
