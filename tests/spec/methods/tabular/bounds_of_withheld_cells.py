"""The page of docs/methods on: bounds of withheld cells."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
    title="Bounds of withheld cells",
    statistics=("cell_bounds",),
    formula="""
For each withheld cell x_c: the smallest and the largest x_c over all tables x with l ≤ a'x ≤ u for every published sum
a'x (l = u where it is exact, the rounding interval where it is rounded) and 0 ≤ x. Once with fractions (linear
program) and once with whole numbers (integer program). A cell is *exactly disclosed* when both whole ends are equal.
What an audience knows of itself is fixed before: the audit runs once for each audience.
""",
    use="""
Before any table with withheld cells is released, for the public and for each organisation with its own row known, and
with every earlier release still in. Every whole-number end is reached by a table that was checked against each sum.
""",
    avoid="""
It says nothing of means with SDs of small groups: the answers behind those are enumerated by `reconstruct`. A pattern
that passes for the public may fail for one organisation that knows its own row.
""",
    reader="""
Only the office reads it: “Withheld cells that can be worked out exactly from what is shown: 4 of 4.”
""",
    example="""
>>> from benchstats.tabular import table_bounds            # reference case DISC-04: SciPy linprog, CP-SAT, lpSolve
>>> table = [[9, 4, 0, 7], [3, 12, 5, 6], [8, None, 10, None], [6, 7, 3, 11], [2, None, 4, None]]
>>> totals = {"row_totals": [20, 26, 21, 27, 20], "column_totals": [28, 30, 22, 34]}
>>> public = table_bounds(table, **totals)
>>> [(one.cell, one.whole_low, one.whole_high) for one in public.cells]
[((2, 1), 0, 3), ((2, 3), 0, 3), ((4, 1), 4, 7), ((4, 3), 7, 10)]
>>> print(public.sentence().text)
Not one of the withheld cells (4) can be worked out exactly from what is shown.
>>> own = table_bounds(table, **totals, known={(4, 1): 5, (4, 3): 9})      # the organisation of row 4 looks on
>>> print(own.sentence().text)
Withheld cells that can be worked out exactly from what is shown: 4 of 4.
""",
)
