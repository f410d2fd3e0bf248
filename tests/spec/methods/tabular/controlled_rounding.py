"""The page of docs/methods on: controlled rounding."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
    title="Controlled rounding",
    statistics=("controlled_rounding",),
    formula="""
Each cell and total a becomes a multiple of the base b next to it: b⌊a/b⌋ or b⌊a/b⌋ + b, and a itself where it is a
multiple. Rows and columns add up. Among all such tables Σ |change| over cells and totals is smallest, by an integer
program.
""",
    use="""
For printed tables of counts that must add up: base 5, or 3 below 200 people. A two-way table always has such a
rounding.
""",
    avoid="""
Means and percentages next to it must be computed from the rounded counts, or they give the true ones back. At n ≤ 20,
rounding percentages to 5 protects nothing, because one person is more than 5 %. Never round the same table twice.
""",
    reader="""
“All figures of this table are rounded to a multiple of 3, so that rows and columns still add up.”
""",
    example="""
>>> from benchstats.tabular import controlled_rounding     # reference case DISC-13: CP-SAT and CBC find 22
>>> found = controlled_rounding([[20, 6, 3, 12], [8, 15, 2, 9], [14, 7, 11, 4], [5, 10, 6, 13]], base=3)
>>> found.total_change, found.rounded[-1][-1]
(22, 144)
>>> print(found.sentence().text)
All figures of this table are rounded to a multiple of 3, so that rows and columns still add up.
""",
)
