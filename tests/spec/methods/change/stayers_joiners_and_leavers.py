"""The page of docs/methods on: stayers, joiners and leavers."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
    title="Stayers, joiners and leavers",
    statistics=("composition_change",),
    formula="""
`M_2 - M_1 = (S_2 - S_1) + (M_2 - S_2) - (M_1 - S_1)`: `M` the unweighted mean of all organisations of a round, `S`
that of the organisations in both. The parts are: stayers' change, effect of joiners, effect of leavers. All are
weighted sums of the organisations' means, so each has the variance `sum w^2 v`, and they add up exactly.
""",
    use="""
Whenever a network's mean is drawn over rounds with other organisations (or units) in it. `stayers` is the change that
speaks of anybody's learning.
""",
    avoid="Never for persons. The ranges speak of these organisations, not of others like them.",
    reader="""
"The mean moved by -0.80: 0.30 from the organisations in both rounds (2), and -1.10 because others came (1) or left
(1)."
""",
    example="""
>>> from benchstats.change import composition_change
>>> found = composition_change(
...     [3, 4, 5, None],
...     [3.2, 4.4, None, 2],
...     first_variances=[0.01, 0.02, 0.03, None],
...     second_variances=[0.01, 0.02, None, 0.04],
... )
>>> [round(part.change, 2) for part in (found.total, found.stayers, found.joiners, found.leavers)]
[-0.8, 0.3, -0.6, -0.5]
>>> print(found.sentence().text)
The mean moved by -0.80: 0.30 from the organisations in both rounds (2), and -1.10 because others came (1) or left
(1).
""",
)
