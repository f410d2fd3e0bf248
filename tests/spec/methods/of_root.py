"""Pages on descriptives, permutation test, adjustments and reconstruction."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGES: list[Page] = [
    Page(
        title="Mean, two SDs and positive share",
        statistics=("count", "mean", "mean_interval", "sd_sample", "sd_population", "share_positive"),
        formula="""
From counts c_v of the answers v, with n = Σ c_v: mean m = Σ c_v v / n; `sd_sample` = √(Σ c_v (v − m)² / (n − 1));
`sd_population` = √(Σ c_v (v − m)² / n); t interval m ± t(0.975; n − 1) · sd_sample / √n, from 10 answers on. The
positive share x / n, x being the answers above the middle of the scale, has the Wilson interval: its ends solve |x/n
− p| = 1.96 √(p (1 − p) / n).
""",
        use="""
For one item in one group, wherever the counts themselves may be seen. The two SDs carry their divisor in their names,
because a table with both under one word cannot be read (the article of 2016 has such a table).
""",
        avoid="""
Never as a weight: seven people who all answer 5 have an SD of 0. Below 10 answers the mean has no interval of its
own; use the pooled model. Below 50 answers no numeric SD leaves the house, because with the mean it gives the answers
away.
""",
        reader="""
“The mean of 11 answers is 3.9 on a scale from 1 to 5; the true mean is probably between 3.2 and 4.6.” The share is
always told with its n: “7 of 11 answers are positive, 64 %; …”
""",
        example="""
>>> from benchstats import Scale, describe
>>> found = describe([0, 1, 3, 3, 4], scale=Scale(1, 5))   # R: mean, sd of 5 4 3 3 5 4 5 3 5 4 2
>>> found.n, round(found.mean, 6), round(found.sd_sample, 6), round(found.sd_population, 6)
(11, 3.909091, 1.044466, 0.995859)
>>> round(found.interval.low, 3), round(found.interval.high, 3)
(3.207, 4.611)
>>> print(found.share_positive.sentence().text)
7 of 11 answers are positive, 64 %; with so many answers the true share is probably between 35 and 85 %.
""",
    ),
    Page(
        title="Exact permutation test of two means",
        statistics=("p_permutation",),
        formula="""
All ways to deal the n_a + n_b pooled answers to groups of n_a and n_b are equally likely. p is the share of deals
whose sum in the first group is at least as far from its expectation n_a Σ / (n_a + n_b) as the observed one. The
shift algorithm adds the deals up value by value, in whole numbers, so p is exact.
""",
        use="""
Two groups of any size with answers on a short scale, for coordinators; ties and tiny groups are no problem.
""",
        avoid="""
Not for saying that groups are equal: a large p says that these answers cannot tell. Not item by item without an
adjustment for the number of items. Several groups are compared by the pooled model instead.
""",
        reader="""
Members are not shown p values. Coordinators read: “… dealing the same answers at random gives at least as large a
difference in 13.73 of 100 deals.”
""",
        example="""
>>> from benchstats import Scale, permutation_test
>>> found = permutation_test([0, 0, 0, 0, 11], [0, 0, 0, 2, 5], scale=Scale(1, 5))   # item 10 of the two pilots
>>> round(found.difference, 4), round(found.p_value, 6)
(0.2857, 0.137255)
""",
    ),
    Page(
        title="Adjustments for many comparisons",
        statistics=("p_adjusted", "p_adjusted_by", "p_adjusted_holm"),
        formula="""
With p values in order, p(1) ≤ … ≤ p(m). Benjamini-Hochberg: min over j ≥ i of m p(j) / j. Benjamini-Yekutieli: the
same times 1 + 1/2 + … + 1/m. Holm: max over j ≤ i of (m − j + 1) p(j). Each at most 1.
""",
        use="""
Benjamini-Hochberg for screens by coordinators, where a few false alarms among many are bearable. Benjamini-Yekutieli
where the comparisons depend on each other in unknown ways, as all pairs of dimensions do. Holm where not one may be
false.
""",
        avoid="""
Not for statements to members: those come from the probabilities of the pooled model and its own false discovery rate.
""",
        reader="Nobody but coordinators reads adjusted p values. Members read statements, or that there are none.",
        example="""
>>> from benchstats import benjamini_hochberg, benjamini_yekutieli, holm
>>> p_values = [0.01, 0.04, 0.03, 0.005, 0.2, 0.2]      # R p.adjust
>>> [round(p, 4) for p in benjamini_hochberg(p_values)]
[0.03, 0.06, 0.06, 0.03, 0.2, 0.2]
>>> [round(p, 4) for p in benjamini_yekutieli(p_values)]
[0.0735, 0.147, 0.147, 0.0735, 0.49, 0.49]
>>> [round(p, 4) for p in holm(p_values)]
[0.05, 0.12, 0.12, 0.03, 0.4, 0.4]
""",
    ),
    Page(
        title="Answers behind a printed table",
        statistics=("answers_behind_table",),
        formula="""
Every vector of counts c with Σ c_v = n whose mean and SD lie in the rounding intervals of what was printed, ties
rounded either way. The search runs over sums and sums of squares in whole numbers and leaves a branch as soon as the
answers still to be placed cannot reach them. Cells of one group are then read together: one definition of the SD and
one n explain them.
""",
        use="""
To see what a table that is about to be printed would give away, and which definition of the SD an old table used.
Exact and complete: what it does not find does not exist.
""",
        avoid="""
Several matching sets of answers are not a likely answer; nothing is said about which of them it was. With thousands
of answers nearly everything fits, and the search is refused.
""",
        reader="“13 of the 26 printed cells leave only one set of answers that can be behind them.”",
        example="""
>>> from benchstats import Scale
>>> from benchstats.reconstruct import Cell, Published, reconstruct_table
>>> cell = Cell("7", "Vilnius", Published.parse("4.29"), Published.parse("0.88"), n=7)
>>> found = reconstruct_table([cell], scale=Scale(1, 5))
>>> [(one.definition, one.counts) for one in found.cells[0].solutions]   # two people gave 3
[('sd_population', (0, 0, 2, 1, 4))]
>>> print(found.sentence().text)
1 of the 1 printed cells leave only one set of answers that can be behind them.
""",
    ),
]
