"""Method pages: relationships between performances."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGES: list[Page] = [
    Page(
        title="Correlation between organisations",
        statistics=("pearson_r", "spearman_rho", "kendall_tau_b"),
        formula="""
Pearson's `r` with Fisher's interval `tanh(atanh r ± 1.96 / sqrt(n - 3))`; Spearman's `rho` is `r` of midranks;
Kendall's `tau_b` is concordant less discordant pairs over `sqrt((pairs - ties_x)(pairs - ties_y))`. The permutation p
is the share of arrangements at least as far from 0: all of them up to 9 organisations, above that drawn from a seeded
generator (100 000), where the observed one counts too.
""",
        use="""
For coordinators, as a first look and beside the corrected correlation. Spearman or Kendall where there are ties.
""",
        avoid="""
Not for a statement: scores of two dimensions from the same respondents go together by shared error alone, and
permutation does not cure that. See Corrected correlation.
""",
        reader="""
"Across 8 organisations the two go together with a correlation of 0.90; its likely range is 0.55 to 0.98." Never words
of cause.
""",
        example="""
>>> from benchstats.relationships import kendall, pearson, spearman
>>> x, y = [3.9, 4.1, 3.7, 4.3, 4.1, 3.8, 4.5, 4.0], [71, 80, 66, 79, 83, 70, 88, 70]
>>> print(pearson(x, y).sentence().text)
Across 8 organisations the two go together with a correlation of 0.90; its likely range is 0.55 to 0.98.
>>> found = spearman(x, y)
>>> round(found.rho, 6), round(found.permutation.p_value, 6), found.permutation.is_exact
(0.879518, 0.0062, True)
>>> round(kendall(x, y).tau_b, 6)
0.740741
""",
    ),
    Page(
        title="What a correlation between few organisations can show",
        statistics=("correlation_limits",),
        formula="Smallest exact two-sided p: `2 / k!`. Critical correlation at 5 %: `t / sqrt(k - 2 + t^2)`.",
        use="Before anybody looks at a correlation between few organisations.",
        avoid="Ties make the smallest p larger. It says nothing on shared sampling error.",
        reader='"With 4 organisations chance can explain any correlation, even a perfect one."',
        example="""
>>> from benchstats.relationships import correlation_limits
>>> [(k, round(correlation_limits(k).smallest_p, 4), round(correlation_limits(k).critical_r, 2)) for k in (3, 4, 5, 6)]
[(3, 0.3333, 1.0), (4, 0.0833, 0.95), (5, 0.0167, 0.88), (6, 0.0028, 0.81)]
>>> print(correlation_limits(4).sentence().text)
With 4 organisations chance can explain any correlation, even a perfect one.
""",
    ),
    Page(
        title="Corrected correlation",
        statistics=("corrected_r", "sampling_errors"),
        formula="""
`C = S_12 - mean(c_12)`, `V_d = S_dd - mean(v_d)`, `r = C / sqrt(V_1 V_2)`, not computed where a `V` is not positive.
`S` is the covariance between organisations (k - 1); `c_12i = s_w12 / n_i` and `v_di = s_wdd / n_i` are the sampling
covariance and variances from the pooled within-organisation covariance. Test: jackknife over organisations on `C`
(pseudo-values, t with k - 1). Range of `r`: linearised pseudo-values, cut at -1 and 1.
""",
        use="""
Two dimensions answered by the same people, from 6 organisations on. In words: dimension A from one half of the staff,
B from the other half; averaged over all random halves, that has the same numerator.
""",
        avoid="""
Power is poor: a true correlation of 0.6 at an ICC of 0.06 is found in 8 % of networks of 20 and in 26 % of 40. Say so.
Under 6 organisations nothing is shown.
""",
        reader="""
"Apart from chance in the answers, the two go together with a correlation of about 0.04 across 12 organisations; its
likely range is -0.86 to 0.93."
""",
        example="""
>>> from benchstats.relationships import corrected_correlation, sampling_errors
>>> y1 = [3.506, 3.5067, 4.1044, 3.6634, 3.8604, 3.7427, 3.9999, 3.7988, 3.6348, 4.2665, 3.8243, 3.473]
>>> y2 = [3.9626, 4.1149, 3.9966, 3.6501, 4.2405, 4.0981, 4.0745, 3.7378, 4.3138, 4.2029, 3.5427, 3.7433]
>>> sizes = [52, 13, 36, 23, 11, 50, 44, 13, 56, 10, 38, 28]
>>> v, c = [0.5625 / n for n in sizes], [0.28125 / n for n in sizes]
>>> found = corrected_correlation(y1, y2, first_variances=v, second_variances=v, covariances=c)
>>> round(found.naive_r, 3), round(found.r, 3), round(found.jackknife.p_value, 3)
(0.232, 0.036, 0.932)
>>> print(found.sentence().text)
Apart from chance in the answers, the two go together with a correlation of about 0.04 across 12 organisations; its
likely range is -0.86 to 0.93.
>>> respondents = sampling_errors([1, 3, 5, 5, 2], [2, 4, 1, 3, 2], groups=["a", "a", "b", "b", "b"])
>>> [round(one, 3) for one in respondents.covariances]
[0.333, 0.222]
""",
    ),
    Page(
        title="Bivariate model of true levels",
        statistics=("bivariate_rho",),
        formula="""
`(y_1, y_2)_i ~ N(mu, G + V_i)` with known `V_i`; the three parts of `G` by restricted maximum likelihood over its
Cholesky factor, from five starts. Range of `rho`: all values whose best restricted likelihood costs less than 3.84
more.
""",
        use="A second opinion to the corrected correlation from 20 organisations on.",
        avoid="""
With few organisations the estimate often lies at -1, 1 or at a variance of 0; then there is no number.
""",
        reader="""
"Apart from chance in the answers, the two go together with a correlation of 0.96 across 10 organisations; its likely
range is 0.38 to 1.00."
""",
        example="""
>>> from benchstats.relationships import bivariate_model
>>> found = bivariate_model(
...     [3.606, 4.385, 3.461, 3.925, 4.499, 3.689, 3.735, 3.678, 3.8, 3.948],
...     [4.04, 4.179, 3.477, 3.986, 4.205, 3.825, 3.765, 3.408, 3.978, 3.982],
...     first_variances=[0.02, 0.02174, 0.01562, 0.02941, 0.01351, 0.01852, 0.01613, 0.03333, 0.01429, 0.01316],
...     second_variances=[0.024, 0.02609, 0.01875, 0.03529, 0.01622, 0.02222, 0.01935, 0.04, 0.01714, 0.01579],
...     covariances=[0.008, 0.0087, 0.00625, 0.01176, 0.00541, 0.00741, 0.00645, 0.01333, 0.00571, 0.00526],
... )
>>> round(found.rho, 3), [round(one, 4) for one in found.tau2]
(0.961, [0.0965, 0.0392])
>>> print(found.sentence().text)
Apart from chance in the answers, the two go together with a correlation of 0.96 across 10 organisations; its likely
range is 0.38 to 1.00.
""",
    ),
    Page(
        title="Evidence for relationships",
        statistics=("relationship_evidence", "pair_screen"),
        formula="""
Fewer than 6 organisations: profile lines only, no coefficient. 6 to 19: corrected correlation with its range, called
exploratory; none where a corrected variance is not positive. From 20 on a relationship is stated where the jackknife's
p passes Benjamini-Hochberg at 10 % over all pairs *and* the other round's corrected covariance has the same sign.
`all_pairs` is the naive screen of all pairs (Benjamini-Hochberg, Benjamini-Yekutieli, Holm), for comparison.
""",
        use="Wherever somebody asks whether two dimensions go together in a network.",
        avoid="""
Never words of cause. Never the naive screen as evidence: among 15 pairs without any true relationship it found
something in 60-98 % of networks. Countries: see Correlation within strata.
""",
        reader="""
"There is not enough evidence: 5 organisations show their profile lines only." "There is not enough evidence for a
statement from 8 organisations; a first look gives 0.83, likely between 0.43 and 1.00." "Organisations higher in one
tend to be higher in the other (24 organisations)."
""",
        example="""
>>> from benchstats.relationships import all_pairs, relationship_evidence
>>> scores = [[3.5, 3.9], [4.1, 4.0], [3.2, 3.4], [4.4, 4.0], [3.9, 3.5], [3.0, 3.6], [4.6, 4.4], [3.7, 3.9]]
>>> errors = [[[0.02, 0.01], [0.01, 0.02]]] * 8
>>> (pair,) = relationship_evidence(scores, sampling_covariances=errors)
>>> print(pair.evidence.value, pair.sentence().text)
exploratory There is not enough evidence for a statement from 8 organisations; a first look gives 0.83, likely between
0.43 and 1.00.
>>> (pair,) = relationship_evidence(scores[:5], sampling_covariances=errors[:5])
>>> print(pair.evidence.value, pair.sentence().text)
profiles_only There is not enough evidence: 5 organisations show their profile lines only.
>>> print(all_pairs(scores).sentence().text)
Pairs of topics that stand out from chance across 8 organisations: 1 of 1; part of that can be chance in the answers,
which this look does not take off.
""",
    ),
    Page(
        title="Correlation within strata",
        statistics=("stratified_r",),
        formula="""
In each country with at least 4 organisations `z = atanh r`, with the variance `1 / (n - 3)`; common effect by inverse
variances, Cochran's `Q`, and a random-effects version (REML, modified Hartung-Knapp); back by `tanh`.
""",
        use="Several countries (or services): differences between them then neither make nor hide a relationship.",
        avoid="""
Sampling error is not taken off. With fewer than 4 organisations a country cannot be used and is told.
""",
        reader="""
"Within countries the two go together with a correlation of 0.54 (14 organisations); its likely range is -0.09 to
0.86."
""",
        example="""
>>> from benchstats.relationships import pearson, stratified_correlation
>>> x = [3.1, 3.4, 3.2, 3.7, 3.5, 3.6, 3.3, 4.2, 4.5, 4.1, 4.6, 4.4, 4.0, 4.3]
>>> y = [4.2, 4.3, 4.5, 4.6, 4.3, 4.4, 4.1, 3.4, 3.3, 3.2, 3.6, 3.5, 3.3, 3.1]
>>> found = stratified_correlation(x, y, strata=["EE"] * 7 + ["LT"] * 7)
>>> round(pearson(x, y).r, 2), [round(one.r, 2) for one in found.strata], round(found.r, 2)
(-0.8, [0.54, 0.54], 0.54)
>>> print(found.sentence().text)
Within countries the two go together with a correlation of 0.54 (14 organisations); its likely range is -0.09 to 0.86.
""",
    ),
]
