"""The page of docs/methods on: answers behind a printed table."""

from __future__ import annotations

from tests.spec.methods.page import Page

PAGE = Page(
    title="Answers behind a printed table",
    statistics=("answers_behind_table",),
    formula="""
Every vector of counts c with Σ c_v = n whose mean and SD lie in the rounding intervals of what was printed, ties
rounded either way. The search runs over sums and sums of squares in whole numbers and leaves a branch as soon as the
answers still to be placed cannot reach them. Cells of one group are then read together: one definition of the SD and
one n explain them.
""",
    use="""
To see what a table that is about to be printed would give away, and which definition of the SD an old table used.
Exact and complete: what it does not find does not exist.
""",
    avoid="""
Several matching sets of answers are not a likely answer; nothing is said about which of them it was. With thousands
of answers nearly everything fits, and the search is refused.
""",
    reader="“Printed cells that leave only one set of answers that can be behind them: 13 of 26.”",
    example="""
>>> from benchstats import Scale
>>> from benchstats.reconstruct import Cell, Published, reconstruct_table
>>> cell = Cell("7", "Vilnius", Published.parse("4.29"), Published.parse("0.88"), n=7)
>>> found = reconstruct_table([cell], scale=Scale(1, 5))
>>> [(one.definition, one.counts) for one in found.cells[0].solutions]   # two people gave 3
[('sd_population', (0, 0, 2, 1, 4))]
>>> print(found.sentence().text)
Printed cells that leave only one set of answers that can be behind them: 1 of 1.
""",
)
