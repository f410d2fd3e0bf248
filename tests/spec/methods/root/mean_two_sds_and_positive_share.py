"""The page of docs/methods on: mean, two SDs and positive share."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
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
always told with its n: “Positive answers: 7 of 11, 64 %; …”
""",
    example="""
>>> from benchstats import Scale, describe
>>> found = describe([0, 1, 3, 3, 4], scale=Scale(1, 5))   # R: mean, sd of 5 4 3 3 5 4 5 3 5 4 2
>>> found.n, round(found.mean, 6), round(found.sd_sample, 6), round(found.sd_population, 6)
(11, 3.909091, 1.044466, 0.995859)
>>> round(found.interval.low, 3), round(found.interval.high, 3)
(3.207, 4.611)
>>> print(found.share_positive.sentence().text)
Positive answers: 7 of 11, 64 %; with so many answers the true share is probably between 35 and 85 %.
""",
)
