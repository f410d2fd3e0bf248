"""Method pages: agreement and severity of those who rate plans and code comments."""

from __future__ import annotations

from tests.spec.methods.page import Page

DATA_C = """>>> ratings = [[1, 1, None, 1], [2, 2, 3, 2], [3, 3, 3, 3], [3, 3, 3, 3], [2, 2, 2, 2], [1, 2, 3, 4],
...            [4, 4, 4, 4], [1, 1, 2, 1], [2, 2, 2, 2], [None, 5, 5, 5], [None, None, 1, 1], [None, None, 3, None]]
"""
PAGES: list[Page] = [
    Page(
        title="Krippendorff's alpha",
        statistics=("krippendorff_alpha", "hughes_alpha"),
        formula="""
`alpha = 1 - D_o / D_e`: the observed disagreement of all pairs of ratings of one plan over that expected if ratings
were dealt to plans at random; distance by level (nominal, ordinal, interval, ratio). Any number of raters, gaps
allowed; plans rated once count for nothing.

- Bootstrap over plans, percentiles of 2,000; resamples with a single value are left out.
- Hughes: `(MSA/MSE - 1) / (MSA/MSE + size - 1)` of plans and rest, with a jackknife over plans on `log(MSA/MSE)`.
""",
        use="""
Reviews of individual plans by two or more raters. From 0.80 firm, from 0.667 tentative, below: ratings stay with those
who gave them.
""",
        avoid="""
With fewer than 20 plans read the intervals first, and both: the bootstrap is too narrow, and on the example below the
jackknife reaches from below chance to full agreement. R irr 0.84.1 gives another value for complete data of more than
two raters; it is not followed.
""",
        reader="""
"With only 11 units the agreement may lie anywhere from 0.44 to 0.99, where 1 is full agreement and 0 is chance."
""",
        example=f"""
>>> import numpy as np
>>> from benchstats.raters import hughes_alpha, krippendorff_alpha
{DATA_C}>>> [round(krippendorff_alpha(ratings, level=level).value, 3) for level in ("nominal", "ordinal", "interval")]
[0.743, 0.815, 0.849]
>>> found = krippendorff_alpha(ratings, level="ratio", generator=np.random.default_rng(1))
>>> print(found.sentence().text)
With only 11 units the agreement may lie anywhere from 0.44 to 0.99, where 1 is full agreement and 0 is chance.
>>> hughes = hughes_alpha(ratings)
>>> round(hughes.value, 4), round(hughes.interval.low, 3), round(hughes.interval.high, 3)
(0.8582, -0.05, 0.994)
""",
    ),
    Page(
        title="Kappa and AC2",
        statistics=("cohen_kappa", "gwet_ac"),
        formula="""
Two raters on the fixed levels of the scale: `kappa = (p_o - p_e) / (1 - p_e)` with weights for near misses (none,
linear, quadratic) and chance from both raters' own margins; interval after Fleiss, Cohen and Everitt. AC1 and AC2 take
chance from how often each level is used by all raters together; for any number of raters, with gaps.
""",
        use="""
Two raters: quadratic kappa, always with the percent of equal scores and of scores within one step. AC2 where nearly all
ratings are high, which makes kappa low although raters agree.
""",
        avoid="""
Levels that nobody gave still count: take the scale, not what occurs. A kappa without plain agreement beside it
misleads.
""",
        reader="""
"Of 15 plans the two raters gave 8 the same score, and 15 the same or the next one."
""",
        example=f"""
>>> from benchstats import Scale
>>> from benchstats.raters import cohen_kappa, gwet_ac
>>> first = [3, 2, 5, 4, 4, 1, 3, 5, 2, 4, 3, 5, 1, 2, 4]
>>> second = [3, 3, 4, 4, 5, 1, 2, 5, 2, 4, 3, 4, 2, 2, 5]
>>> found = cohen_kappa(first, second, levels=Scale(1, 5), weights="quadratic")
>>> round(found.value, 3), round(found.interval.low, 2), round(found.interval.high, 2)
(0.858, 0.77, 0.95)
>>> print(found.sentence().text)
Of 15 plans the two raters gave 8 the same score, and 15 the same or the next one.
{DATA_C}>>> ac1 = gwet_ac(ratings, levels=Scale(1, 5), weights="unweighted")
>>> round(ac1.value, 5), round(ac1.se, 5)
(0.77544, 0.14295)
""",
    ),
    Page(
        title="ICC of raters",
        statistics=("rater_icc",),
        formula="""
Mean squares of plans, raters and rest of a complete table of `n` plans and `k` raters give ICC(1), (2,1), (3,1) for one
rater and (1,k), (2,k), (3,k) for the mean of all. (2,.) asks for the same scores, (3,.) for the same order. F
intervals; Satterthwaite's degrees for (2,.).
""",
        use="""
ICC(2,k) for the scores that are used when each plan has the mean of the same k raters.
""",
        avoid="""
Not with gaps: use alpha, or severity. With few plans its interval is very wide.
""",
        reader="""
"About 62 of 100 parts of the differences in the mean of 4 raters come from the 6 plans themselves."
""",
        example="""
>>> from benchstats.raters import rater_icc
>>> judged = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]
>>> found = rater_icc(judged)  # Shrout and Fleiss 1979
>>> [round(one.value, 2) for one in (found.icc1, found.icc2, found.icc3, found.icc1_k, found.icc2_k, found.icc3_k)]
[0.17, 0.29, 0.71, 0.44, 0.62, 0.91]
>>> print(found.sentence().text)
About 62 of 100 parts of the differences in the mean of 4 raters come from the 6 plans themselves.
""",
    ),
    Page(
        title="Severity of raters",
        statistics=("rater_severity", "crossed_effects"),
        formula="""
`score = plan + rater` by least squares on an incomplete design, raters adding up to 0; the adjusted mean of a plan is
what all raters together would have given. With 4 raters or more, plans and raters as random effects by REML. Every plan
and rater must hang together through shared plans: the parts that do not are named, and nothing is compared across them.
""",
        use="""
When not all raters see all plans: every plan two raters, each pair of raters a shared plan, some plans for all, and
nobody rates the own organisation.
""",
        avoid="""
No verdict on a person: raters see their own severity privately. Organisations see adjusted means, with a note where one
moves by more than a quarter of a point.
""",
        reader="""
"With every plan seen by all 3 raters alike, the means of 4 of 6 plans move by more than a quarter of a point."
""",
        example="""
>>> from benchstats.raters import crossed_effects, rater_severity
>>> scores = [4, 5, 4, 3, 2, 4, 5, 3, 4, 2, 3, 5]
>>> plans, raters = list("112233445566"), list("ABBCCAABBCCA")
>>> found = rater_severity(scores, plans=plans, raters=raters)
>>> [(one.rater, round(one.effect, 2)) for one in found.raters]
[('A', 0.83), ('B', 0.33), ('C', -1.17)]
>>> print(found.sentence().text)
With every plan seen by all 3 raters alike, the means of 4 of 6 plans move by more than a quarter of a point.
>>> fit = crossed_effects(scores, plans=plans, raters=raters)
>>> round(fit.var_rater, 3), round(fit.var_residual, 3)
(0.972, 0.444)
""",
    ),
    Page(
        title="Agreement on codes of comments",
        statistics=("code_alpha", "masi_alpha"),
        formula="""
Coders give each comment a set of codes. Over all codes: alpha with MASI distance `1 - J M`, `J` the shared part of both
sets and `M` 1 where equal, 2/3 where one holds the other, 1/3 where they overlap. For each code by itself: nominal
alpha of given or not.
""",
        use="""
Two coders on all comments, or on a fifth of many. A code is counted from 0.667.
""",
        avoid="""
A code that hardly anybody gave has a wide interval whatever its alpha. What coders settle together is not agreement.
""",
        reader="""
"Please settle the differences on “pace” between the coders before it is counted (3 comments)."
""",
        example="""
>>> from benchstats.raters import code_alphas, masi_alpha
>>> comments = [[{"pace", "peers"}, {"peers"}], [{"venue"}, {"venue"}], [{"pace"}, {"pace", "venue"}]]
>>> round(masi_alpha(comments).value, 3)
0.455
>>> for one in code_alphas(comments):
...     print(one.sentence().text)
Please settle the differences on “pace” between the coders before it is counted (3 comments).
The coders agree well enough on “peers” to count it (3 comments).
Please settle the differences on “venue” between the coders before it is counted (3 comments).
""",
    ),
]
