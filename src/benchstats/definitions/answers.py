"""Statistics of the answers to one item, and of two groups of answers."""

from __future__ import annotations

from benchstats.definitions.definition import Definition

ROWS = (
    Definition("count", "Number of answers", "count", "whole-number sum of the counts"),
    Definition("mean", "Mean of the answers", "arithmetic mean", "exact whole-number sums, divided once"),
    Definition(
        "mean_interval",
        "Likely range of the mean (95 %, from the group's own SD, shown from 10 answers on)",
        "t interval, 95 %",
        "Student 1908, The probable error of a mean, Biometrika 6",
    ),
    Definition(
        "sd_sample",
        "SD, sample (divides by n - 1)",
        "sample standard deviation",
        "R stats::sd; numpy.std with ddof=1",
    ),
    Definition(
        "sd_population",
        "SD, population (divides by n)",
        "population standard deviation",
        "numpy.std with ddof=0",
    ),
    Definition(
        "share_positive",
        "Share of answers above the middle of the scale",
        "share with Wilson interval, 95 %",
        "Wilson 1927, JASA 22; Brown, Cai and DasGupta 2001, Statistical Science 16",
    ),
    Definition(
        "p_permutation",
        "Chance of a difference at least this large if the answers were dealt to the two groups at random",
        "exact two-sided permutation test of the difference in means",
        "Pitman 1937, JRSS Supplement 4; Streitberg and Röhmel 1986, Statistical Software Newsletter 12",
    ),
    Definition(
        "p_adjusted",
        "Chance adjusted for the number of comparisons looked at together",
        "Benjamini-Hochberg adjustment",
        "Benjamini and Hochberg 1995, JRSS B 57",
    ),
    Definition(
        "p_adjusted_by",
        "Chance adjusted for the number of comparisons looked at together, whatever their dependence",
        "Benjamini-Yekutieli adjustment",
        "Benjamini and Yekutieli 2001, Annals of Statistics 29",
    ),
    Definition(
        "p_adjusted_holm",
        "Chance adjusted so that not even one of the comparisons is likely to mislead",
        "Holm adjustment",
        "Holm 1979, Scandinavian Journal of Statistics 6",
    ),
    Definition(
        "answers_behind_table",
        "Sets of answers that can be behind the means and SDs of a printed table",
        "exact search of all sets of answers",
        "Brown and Heathers 2017, SPPS 8 (GRIM); Anaya 2016, PeerJ Preprints 4 (GRIMMER); "
        "Heathers et al. 2018, PeerJ Preprints 6 (SPRITE)",
    ),
)
