"""The page of docs/methods on: ICC of raters."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
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
)
