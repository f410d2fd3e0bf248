"""The page of docs/methods on: unanimous group."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
    title="Unanimous group",
    statistics=("group_disclosure",),
    formula="""
Of counts c with sum n: all alike when max c = n; all (none) positive when the positive counts sum to n (to 0); all but
a few alike when n − max c ≤ the number of insiders, who know their own answers.
""",
    use="""
Before counts, a distribution or a share of a group are shown: where everybody answered alike, the figure tells what
each person answered, whatever the size of the group.
""",
    avoid="""
It needs the counts themselves. What follows from rounded figures is found by compatible answers and the audit.
""",
    reader="""
“All 7 answers are alike, so the figure would tell what each person answered.”
""",
    example="""
>>> from benchstats import Scale
>>> from benchstats.disclosure import group_disclosure
>>> print(group_disclosure([0, 0, 0, 0, 7], scale=Scale(1, 5)).sentence().text)
All 7 answers are alike, so the figure would tell what each person answered.
>>> group_disclosure([0, 0, 1, 2, 8], scale=Scale(1, 5)).is_safe
True
""",
)
