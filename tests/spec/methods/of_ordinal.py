"""Pages on benchstats.ordinal."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGES: list[Page] = [
    Page(
        title="Summary of one item",
        statistics=("item_summary",),
        formula="""
Missing and “not applicable” are counted apart and are in no number. A reversed item is turned first, x' = low + high
− x. Quartiles by name: type 7 interpolates at place 1 + (n − 1) p of the ordered answers, type 6 at (n + 1) p.
Interpolated median: m − ½ + (n/2 − answers below m) / answers equal to m, where m is the median and at least two
answers equal it. Percentages are of n: positive above the middle of the scale, negative below it, neutral exactly
there, top its highest value; another rule is given as `Boxes`. Net score = positive − negative, in percentage points.
""",
        use="""
One item, one group; from the answers or from their counts. On short scales the interpolated median moves where the
median jumps.
""",
        avoid="""
Its standard error is for showing one group only; groups are compared with the pooled within-group variance.
""",
        reader="“Of 11 answers 64 % are positive, 27 % are neutral and 9 % are negative.”",
        example="""
>>> from benchstats import Scale
>>> from benchstats.ordinal import item_summary
>>> found = item_summary([5, 4, 3, 3, 5, 4, 5, 3, None, 5, 4, 2], scale=Scale(1, 5))
>>> found.n, found.n_missing, found.median, found.interpolated_median
(11, 1, 4.0, 4.0)
>>> found.q1_type7, found.q3_type7, found.q1_type6, found.q3_type6
(3.0, 5.0, 3.0, 5.0)
>>> round(found.net_score, 1), round(found.se_mean, 6)
(54.5, 0.314918)
""",
    ),
    Page(
        title="Interval of a share",
        statistics=("share_of_answers",),
        formula="""
x of n. Wilson: the p with |x/n − p| = z √(p (1 − p) / n). Jeffreys: the 2.5 and 97.5 % quantiles of Beta(x + ½, n − x
+ ½), the lower end 0 at x = 0 and the upper 1 at x = n. Clopper-Pearson: quantiles of Beta(x, n − x + 1) and Beta(x +
1, n − x).
""",
        use="""
Wilson by default; Jeffreys beside Bayesian figures; Clopper-Pearson where the level must hold for every true share.
""",
        avoid="""
The simple p ± 1.96 se is not offered: at 0 of n it has no width. Several shares are compared by the beta-binomial
model.
""",
        reader="“9 of 11, that is 82 %; with so many answers the true share is probably between 52 and 95 %.”",
        example="""
>>> from benchstats.ordinal import share_interval
>>> for method in ("wilson", "jeffreys", "clopper_pearson"):   # R prop.test, qbeta, binom.test: 0 of 5
...     interval = share_interval(0, 5, method=method).interval
...     print(method, round(interval.low, 4), round(interval.high, 4))
wilson 0.0 0.4345
jeffreys 0.0 0.3794
clopper_pearson 0.0 0.5218
""",
    ),
    Page(
        title="Agreement on an ordered scale",
        statistics=("dispersion",),
        formula="""
van der Eijk: the counts are cut into layers of equal height; a layer with S of K values filled has A = U (1 − (S −
1)/(K − 1)), U = ((K − 2) T₁ − (K − 1) T₂) / ((K − 2)(T₁ + T₂)), where T₁ counts the triples of values filled like 110
or 011 and T₂ those like 101; A of all is the mean over the answers. Consensus: 1 + Σ p_v log₂(1 − |v − m|/(K − 1)).
Leik: D = 2 Σ min(F_v, 1 − F_v) / (K − 1). Berry-Mielke: Σ of the distances of all pairs over its maximum. The word:
*broad* from A = ½ (an even spread over three neighbours of five), *split* below A = 0 (the even spread over the whole
scale, which only two camps undercut), else *mixed*. A is computed in fractions, so the word never hangs on rounding.
""",
        use="To say whether a mean hides two camps, without taking the answers for distances. From 10 answers on.",
        avoid="No interval is offered and no comparison of two groups' values. A scale of two values has no A.",
        reader="""
“The 36 answers are mixed.” / “The 11 answers are close together.” / “… split: they agree less than if they were
spread evenly over the whole scale.”
""",
        example="""
>>> from benchstats.ordinal import dispersion
>>> found = dispersion([2, 3, 15, 11, 5])                       # R agrmt 1.42.12
>>> round(found.van_der_eijk_a, 6), round(found.consensus, 6), round(found.leik_d, 6), round(found.berry_mielke, 6)
(0.472222, 0.637983, 0.388889, 0.53858)
>>> found.word.value, dispersion([18, 0, 0, 0, 18]).word.value, dispersion([0, 0, 0, 5, 6]).word.value
('mixed', 'split', 'broad')
""",
    ),
    Page(
        title="Probability of superiority",
        statistics=("superiority", "p_midrank"),
        formula="""
P = (pairs in which the first answers higher + half of the ties) / (n_a n_b); Cliff's delta d = 2P − 1. With d_i the
share of the other group below answer i minus the share above it, the unbiased variance is s² = (n_b² Σ(d_i − d)² +
n_a² Σ(d_j − d)² − ΣΣ(d_ij − d)²) / (n_a n_b (n_a − 1)(n_b − 1)), at least (1 − d²)/(n_a n_b − 1); ends (d − d³ ± t s
√((1 − d²)² + t² s²)) / (1 − d² + t² s²), with n_a + n_b − 2 degrees. At |d| = 1 the inner end is ±(n − t²)/(n + t²),
n being the smaller group. The exact test deals the pooled answers' midranks as the permutation test deals the
answers.
""",
        use="Two groups on any ordered scale; it needs no distances and is easily said. The test is for coordinators.",
        avoid="""
Not for many groups (pooled model), nor for the same people twice (paired). Groups of more than about 60 are too many
for the exact test.
""",
        reader="""
“A randomly chosen person of the first group (12 answers) answers higher than one of the second (15 answers) in 72 of
100 pairs, counting ties half; probably in 49 to 87.”
""",
        example="""
>>> from benchstats.ordinal import midrank_test, superiority
>>> a, b = [0, 1, 2, 5, 4], [0, 3, 6, 5, 1]                     # reference case ORD-01 (R coin, orddom)
>>> found = superiority(a, b)
>>> round(found.probability, 6), round(found.cliffs_delta, 6)
(0.716667, 0.433333)
>>> round(found.delta_interval.low, 6), round(found.delta_interval.high, 6)
(-0.015009, 0.736596)
>>> round(midrank_test(a, b).p_value, 10)
0.0541795666
""",
    ),
    Page(
        title="Cumulative link model",
        statistics=("cumulative_shift", "direction_check"),
        formula="""
link P(Y ≤ j) = θ_j − β x, x = 1 in the second group; link is logit or probit. Maximum likelihood in the thresholds θ
and the shift β; the log-likelihood is concave, so there is one maximum. SE from the observed information, Wald
interval. Values that never occur are dropped. Rule of direction: where the sign of the difference of means and the
sign of the probit shift of the same two groups differ, only the distribution is shown.
""",
        use="""
As a check of every statement that rests on means of ordinal answers, and as a model where a shift is wanted.
""",
        avoid="""
Groups that do not overlap have no largest shift: it is None, with its direction. With several groups use the pooled
model.
""",
        reader="""
“The mean and the order of the answers (5 here, 6 elsewhere) point different ways, so only the distribution is shown.”
""",
        example="""
>>> from benchstats import Scale
>>> from benchstats.ordinal import cumulative_link, direction_check
>>> found = cumulative_link([0, 1, 2, 5, 4], [0, 3, 6, 5, 1])    # R ordinal::clm, reference case ORD-01
>>> round(found.shift, 5), round(found.se, 5), round(found.log_likelihood, 5)
(-1.56088, 0.77477, -33.53886)
>>> check = direction_check([0, 0, 1, 4, 0], [2, 0, 0, 0, 4], scale=Scale(1, 5))
>>> round(check.mean_difference, 3), round(check.probit_shift, 3), check.may_be_stated
(0.133, -0.566, False)
""",
    ),
    Page(
        title="Weighted mean",
        statistics=("weighted_mean",),
        formula="""
m = Σ w x / Σ w. Linearised: with u_i = w_i (x_i − m) / Σ w, SE² = n/(n − 1) Σ u_i²; over sampled units, the u_i are
added up within each of the g units first and the factor is g/(g − 1). Variance: n/(n − 1) Σ w (x − m)² / Σ w. Kish:
n_eff = (Σ w)² / Σ w². Weights above 5 times their median are cut to it.
""",
        use="""
Where some groups of staff answered less often than others and weights put that right. Every minimum number of answers
is held against min(n, n_eff).
""",
        avoid="""
The default is an unweighted census of staff. Weights made from few answers cost more than they give: watch n_eff. No
finite-population correction.
""",
        reader="“The weighted mean of 21 answers is 3.8; with these weights it is worth 19.8 answers.”",
        example="""
>>> from benchstats.ordinal import trimmed_weights, weighted_mean
>>> found = weighted_mean([5, 4, 2], weights=[1, 1, 2])
>>> found.mean, round(found.n_eff, 4), round(found.se, 4)
(3.25, 2.6667, 0.9622)
>>> trimmed_weights([1, 1, 1, 2, 30])
(1.0, 1.0, 1.0, 2.0, 5.0)
>>> print(found.sentence().text)
The weighted mean of 3 answers is 3.2; with these weights it is worth 2.7 answers.
""",
    ),
]
