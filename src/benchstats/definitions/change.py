"""Words and sources: the learning curve over rounds."""

from __future__ import annotations

from benchstats.definitions.definition import Definition

ROWS: tuple[Definition, ...] = (
    Definition(
        "paired_change",
        "Mean change of the organisations or units that were in both rounds",
        "paired t interval, 95 %",
        "Student 1908, Biometrika 6; R t.test(paired = TRUE)",
    ),
    Definition(
        "unlinked_change",
        "Change of the mean between two rounds whose respondents are not linked",
        "Welch t interval, 95 %",
        "Welch 1947, Biometrika 34; R t.test",
    ),
    Definition(
        "overlapping_change",
        "Change of the mean between two rounds in which some units were in both and others in one",
        "partially overlapping samples t interval, unequal variances, 95 %",
        "Derrick, Russ, Toher and White 2017, Journal of Modern Applied Statistical Methods 16; R Partiallyoverlapping",
    ),
    Definition(
        "smallest_change",
        "Smallest change that two rounds of so many answers can tell from chance",
        "half width of the normal 95 % interval of a difference",
        "statistics specification 3.1",
    ),
    Definition(
        "wilcoxon_signed",
        "Chance of changes at least this one-sided if every unit were as likely to rise as to fall",
        "exact two-sided Wilcoxon signed test with ties and zeros",
        "Wilcoxon 1945, Biometrics Bulletin 1; Pratt 1959, JASA 54; R coin wilcoxsign_test",
    ),
    Definition(
        "composition_change",
        "Change of a network's mean, split into those who stayed, came and left",
        "additive decomposition of the unweighted mean",
        "Kitagawa 1955, JASA 50",
    ),
    Definition(
        "network_changes",
        "Changes of all organisations seen together, those with few answers drawn towards the middle",
        "partial pooling of changes, half-normal spread",
        "Röver 2020, Journal of Statistical Software 93(6)",
    ),
    Definition(
        "change_against_network",
        "Change less the average change of the other organisations",
        "difference from the leave-one-out REML mean",
        "Viechtbauer 2010, Journal of Statistical Software 36(3) (metafor); Satterthwaite 1946, Biometrics Bulletin 2",
    ),
    Definition(
        "network_trends",
        "Slope over rounds of each organisation beside those of the others",
        "random slopes with known variances: REML, and posterior on a grid",
        "Gasparrini, Armstrong and Kenward 2012, Statistics in Medicine 31; metafor rma.mv (struct GEN)",
    ),
    Definition(
        "regression_to_mean",
        "The next score to be expected if nothing real happens",
        "REML shrinkage towards the network mean",
        "Efron and Morris 1977, Scientific American 236; metafor rma and blup",
    ),
    Definition(
        "corrected_change",
        "Change with the part taken off that was to be expected because the first score was unusual",
        "change corrected for regression to the mean",
        "James 1973, Biometrics 29; statistics specification 3.4",
    ),
    Definition(
        "xmr_chart",
        "One figure over many rounds with the limits of its usual ups and downs",
        "XmR chart with Making Data Count rules",
        "Wheeler 2000, Understanding Variation; NHSRplotthedots 0.2.2",
    ),
    Definition(
        "p_prime_chart",
        "A share over many rounds with the limits of its usual ups and downs",
        "Laney p' chart with Making Data Count rules",
        "Laney 2002, Quality Engineering 14; qicharts2 0.8.1",
    ),
)
