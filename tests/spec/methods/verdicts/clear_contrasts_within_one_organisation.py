"""The page of docs/methods on: clear contrasts within one organisation."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
    title="Clear contrasts within one organisation",
    statistics=("own_contrast",),
    formula="""
With `D` dimensions answered by the same `n` persons, dimension `d` is held against the mean of the others:
`c_d = m_d - sum(m_e, e != d) / (D - 1)`, with the variance `w' S w / n`, where `S` is the covariance of one person's
scores, pooled within the organisations of the round. t with the degrees of freedom of `S`; where the organisation's own
covariance gives a larger p value, that one counts. Adjusted over the dimensions by Benjamini and Hochberg. Clear is a
contrast of 0.15 or more (1-5) with an adjusted p value of 5 % or less; never with fewer than 5 persons.
""",
    use="""
When nothing differs between organisations, which is the normal case with 4 or 5 of them: what an organisation does more
and less of by its own measure is often clear, because the same persons answered all of it.
""",
    avoid="""
Dimensions of different difficulty are not comparable by nature: a low one may be low everywhere. Show the others' mean
beside it. Not across instruments, and not for items.
""",
    reader="""
"Clearly above your own average of the other topics (n = 23)."
""",
    example="""
>>> import numpy as np
>>> from benchstats.verdicts import contrasts_of_means, within_covariance
>>> within = within_covariance([np.random.default_rng(5).normal(4, 0.7, (40, 3))])
>>> for one in contrasts_of_means([4.3, 3.6, 3.9], n=23, within=within):
...     print(round(one.contrast, 2), one.sentence().text)
0.55 Clearly above your own average of the other topics (n = 23).
-0.5 Clearly below your own average of the other topics (n = 23).
-0.05 No clear difference from your own average of the other topics (n = 23).
""",
)
