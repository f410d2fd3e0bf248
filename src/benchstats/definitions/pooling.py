"""Words and sources: partial pooling of few, unequal groups."""

from __future__ import annotations

from benchstats.definitions.definition import Definition

ROWS = (
    Definition(
        "random_effects",
        "The common middle of the groups and how much their true levels differ, apart from chance",
        "normal random effects, REML by default, modified Hartung-Knapp interval",
        "Viechtbauer 2005, Journal of Educational and Behavioral Statistics 30; Röver, Knapp and Friede 2015, "
        "BMC Medical Research Methodology 15:99; R metafor 3.8",
    ),
    Definition(
        "partial_pooling",
        "The likely true level of each group, drawn towards the common middle the more, the fewer answers it has",
        "normal random effects, flat mu, half-normal tau integrated out on a grid",
        "Röver 2020, Journal of Statistical Software 93(6); R bayesmeta 3.4",
    ),
    Definition(
        "leave_one_out",
        "The difference between one group and the middle of all the others",
        "difference to the REML mean of the others",
        "Viechtbauer and Cheung 2010, Research Synthesis Methods 1; R metafor 3.8",
    ),
    Definition(
        "standings",
        "The order of the groups as far as it is known: how likely each position is for each group",
        "positions of independent normal posteriors by Poisson-binomial quadrature",
        "Goldstein and Spiegelhalter 1996, JRSS A 159; Lingsma et al. 2009, BMC Medical Research Methodology 9:53",
    ),
    Definition(
        "pooled_variance",
        "How much the answers vary within one group, from all groups together",
        "pooled within-group variance, moderated where groups differ",
        "Smyth 2004, Statistical Applications in Genetics and Molecular Biology 3(1); Brown and Forsythe 1974, JASA 69",
    ),
    Definition(
        "exceedance",
        "How likely the true level of one group is above that of another by more than a margin",
        "pairwise probability from the joint posterior of partial pooling",
        "Röver 2020, Journal of Statistical Software 93(6)",
    ),
)
